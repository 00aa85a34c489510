package org.tongguan.tariff.expression.dialect;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongguan.tariff.expression.Expected;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.RateSyntaxException;
import org.tongguan.tariff.expression.Reason;
import org.tongguan.tariff.expression.Units;

/**
 * Duty expressions of TARIC and of the tariffs that came from it. {@code A MIN B} is at least B, {@code A MAX B} at most B. Plus and minus bind
 * tighter than MIN and MAX, and the expression is taken apart at the last conjunction:
 * {@code 13.8% MIN 13 GBP/DTN MAX 15 GBP/DTN - 7 GBP/DTN} is at most 8 a quintal of what is at least 13 a quintal or 13.8 %.
 */
public final class TaricRates {

    private static final Pattern COMPONENT = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,12})?) *(?:(%)(?! *vol)|([A-Z]{3})\\b(?: */? *(.+))?)?");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** Money per so many of a unit, perhaps times a strength. */
    private record Per(int per, String unit, String strength) { }

    private static final Map<String, Per> UNITS = Map.ofEntries(entry("DTN 100kg 100kg/net", 100, "035"), entry("KGM kg kg/net", 1, "035"),
            entry("TNE 1000kg tonne 1000kg/net", 1, "070"), entry("GRM g gi", 1, "036"), entry("HLT hl 100l", 100, "095"), entry("LTR l", 1, "095"),
            entry("KLT 1000l", 1, "063"), entry("MTQ m3 m³", 1, "033"), entry("MTK m2 m²", 1, "032"), entry("MTR m", 1, "030"),
            entry("NAR p/st item", 1, "007"), entry("CEN 100p/st", 100, "007"), entry("MIL 1000p/st", 1000, "007"), entry("NPR pa pair", 1, "025"), entry("CTM c/k ct/l carat", 1, "084"),
            entry("KWH kWh", 1, "062"), entry("LPA lalc.100%", 1, Units.PURE_ALCOHOL)).entrySet().stream()
            .flatMap(e -> java.util.Arrays.stream(e.getKey().split(" ")).map(name -> Map.entry(name, e.getValue())))
            .collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Map<String, Per> STRENGTHS = Map.of("%vol/hl", new Per(100, "095", Units.ALCOHOL), "ASVX", new Per(100, "095", Units.ALCOHOL),
            "ASV/HLT", new Per(100, "095", Units.ALCOHOL), "100kg/net/%sacchar.", new Per(100, "035", Units.SUCROSE),
            "DTNZ", new Per(100, "035", Units.SUCROSE));
    private static final Pattern ELSEWHERE = Pattern.compile("EA|AC|E A|ADSZ|AD S/Z|SD|ADFM|AD F/M|FD|A[0-9]{3}");
    private final String text;

    private TaricRates(String text) {
        this.text = text;
    }

    private static Map.Entry<String, Per> entry(String names, int per, String unit) {
        return Map.entry(names, new Per(per, unit, null));
    }

    /**
     * Reads an expression.
     *
     * @throws RateSyntaxException with the character where it goes wrong
     */
    public static RateExpression read(String written) {
        String text = TAG.matcher(written).replaceAll("").replace("£", "GBP ").replace("€", "EUR ").strip();
        if ("NIHIL".equals(text)) {
            return new RateExpression.Stated(Reason.NOT_APPLICABLE, "");
        }
        return new TaricRates(text).rate(0, text.length());
    }

    private RateExpression rate(int from, int to) {
        int min = conjunction("MIN", from, to);
        int max = conjunction("MAX", from, to);
        if (min < 0 && max < 0) {
            return chain(from, to);
        }
        int at = Math.max(min, max);
        List<RateExpression> both = List.of(rate(from, at), chain(at + 3, to));
        return min > max ? new RateExpression.Max(both) : new RateExpression.Min(both);
    }

    private int conjunction(String word, int from, int to) {
        Matcher m = Pattern.compile("\\b" + word + "\\b").matcher(text).region(from, to);
        int last = -1;
        while (m.find()) {
            last = m.start();
        }
        return last;
    }

    private RateExpression chain(int from, int to) {
        int at = from;
        RateExpression whole = null;
        char sign = '+';
        while (true) {
            int end = at;
            while (end < to && text.charAt(end) != '+' && text.charAt(end) != '-') {
                end++;
            }
            RateExpression part = component(at, end);
            whole = whole == null ? part : sign == '-' ? new RateExpression.Difference(whole, part) : plus(whole, part);
            if (end == to) {
                return whole;
            }
            sign = text.charAt(end);
            at = end + 1;
        }
    }

    private static RateExpression plus(RateExpression whole, RateExpression part) {
        if (whole instanceof RateExpression.Sum sum) {
            return new RateExpression.Sum(java.util.stream.Stream.concat(sum.parts().stream(), java.util.stream.Stream.of(part)).toList());
        }
        return new RateExpression.Sum(List.of(whole, part));
    }

    private RateExpression component(int from, int to) {
        String part = text.substring(from, to).strip();
        int at = from + Math.max(0, text.substring(from, to).indexOf(part)) + 1;
        if (ELSEWHERE.matcher(part).matches()) {
            return new RateExpression.Stated(Reason.COMPONENT, part);
        }
        Matcher m = COMPONENT.matcher(part.replaceFirst("^([A-Z]{3}) +([0-9.]+)", "$2 $1"));
        if (!m.matches()) {
            throw new RateSyntaxException(text, at, Expected.DIALECT);
        }
        BigDecimal number = new BigDecimal(m.group(1));
        if (m.group(3) == null) {
            return new RateExpression.Percent(number);
        }
        String unit = m.group(4) == null ? "" : m.group(4).replace(" ", "");
        Per per = STRENGTHS.getOrDefault(unit, UNITS.get(unit));
        if (per == null) {
            throw new RateSyntaxException(text, at + Math.max(0, part.lastIndexOf('/')) + 1, Expected.UNIT);
        }
        return new RateExpression.Specific(number, m.group(3), per.per(), per.unit(), per.strength());
    }
}
