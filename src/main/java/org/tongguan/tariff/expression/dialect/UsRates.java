package org.tongguan.tariff.expression.dialect;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tongguan.tariff.expression.Expected;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.RateSyntaxException;
import org.tongguan.tariff.expression.Reason;
import org.tongguan.tariff.expression.Units;

/**
 * Rates of the annual tariff database of the United States: a rate type code with its fields. 0 free; 1 specific × Q1; 2 specific × Q2;
 * 3 specific × Q1 + other × Q2; 4 specific × Q1 + ad valorem; 5 specific × Q2 + ad valorem; 6 specific × Q1 + other × Q2 + ad valorem;
 * 7 ad valorem. 9, K, T and X send the reader to the schedule: they come to no amount here. (CBP CATAIR appendix F; code key of the database.)
 */
public final class UsRates {

    /** A customs unit with a factor. */
    private record Counted(int per, String unit, int times) { }

    private static final Map<String, Counted> UNITS = Map.ofEntries(one("KG", "035"), one("G", "036"), one("GM", "036"), one("T", "070"), one("TON", "070"),
            one("NO", "007"), one("PCS", "007"), one("L", "095"), one("LITER", "095"), one("M", "030"), one("M2", "032"), one("M3", "033"), one("CBM", "033"),
            one("DOZ", "127"), one("GRS", "129"), one("PRS", "025"), one("CAR", "084"), one("KWH", "062"),
            Map.entry("K", new Counted(1000, "007", 1)), Map.entry("THS", new Counted(1000, "007", 1)), Map.entry("HUN", new Counted(100, "007", 1)),
            // A proof litre is a litre of half alcohol.
            Map.entry("PFL", new Counted(1, Units.PURE_ALCOHOL, 2)));

    private UsRates() { }

    private static Map.Entry<String, Counted> one(String name, String unit) {
        return Map.entry(name, new Counted(1, unit, 1));
    }

    /**
     * The rate fields of one column of one line.
     *
     * @param type     rate type code
     * @param adValorem as a fraction: 0.068 = 6.8 %; null = empty
     * @param specific in dollars; null = empty
     * @param other    in dollars; null = empty
     * @param unit1    unit of Q1 as the database names it, may be empty
     * @param unit2    unit of Q2
     * @param text     the printed rate
     */
    public record Fields(String type, BigDecimal adValorem, BigDecimal specific, BigDecimal other, String unit1, String unit2, String text) { }

    /**
     * Reads the fields.
     *
     * @throws RateSyntaxException when the code is unknown or a field it needs is empty
     */
    public static RateExpression read(Fields f) {
        return switch (f.type()) {
            case "0" -> new RateExpression.Percent(BigDecimal.ZERO);
            case "1" -> first(f);
            case "2" -> quantity(f, f.specific(), f.unit2(), Units.SECOND);
            case "3" -> new RateExpression.Sum(List.of(first(f), second(f)));
            case "4" -> new RateExpression.Sum(List.of(first(f), value(f)));
            case "5" -> new RateExpression.Sum(List.of(quantity(f, f.specific(), f.unit2(), Units.SECOND), value(f)));
            case "6" -> new RateExpression.Sum(List.of(first(f), second(f), value(f)));
            case "7" -> value(f);
            case "9" -> new RateExpression.Stated(Reason.SHARE_OF_OTHER_DUTY, f.text());
            case "K", "X" -> new RateExpression.Stated(Reason.SEE_SCHEDULE, f.text());
            case "T" -> new RateExpression.Stated(Reason.LONGER_CODE, f.text());
            default -> throw new RateSyntaxException(f.type(), 1, Expected.RATE_TYPE);
        };
    }

    private static RateExpression first(Fields f) {
        return quantity(f, f.specific(), f.unit1(), Units.FIRST);
    }

    private static RateExpression second(Fields f) {
        return quantity(f, f.other(), f.unit2(), Units.SECOND);
    }

    private static RateExpression value(Fields f) {
        return new RateExpression.Percent(needed(f, f.adValorem()).movePointRight(2));
    }

    private static RateExpression quantity(Fields f, BigDecimal amount, String unit, String otherwise) {
        String name = unit.strip().toUpperCase(Locale.ROOT).replace(".", "");
        Counted counted = UNITS.getOrDefault(name, new Counted(1, otherwise, 1));
        return new RateExpression.Specific(needed(f, amount).multiply(BigDecimal.valueOf(counted.times())), "USD", counted.per(), counted.unit(), null);
    }

    private static BigDecimal needed(Fields f, BigDecimal number) {
        if (number == null || number.signum() <= 0) {
            throw new RateSyntaxException(f.type() + " " + f.text(), 1, Expected.RATE_FIELD);
        }
        return number;
    }
}
