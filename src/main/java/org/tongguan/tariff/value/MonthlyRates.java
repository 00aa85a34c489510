package org.tongguan.tariff.value;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Csv;
import org.tongguan.formats.Decimals;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.schedule.Rows;

/**
 * Reads a table of monthly exchange rates and says of each row what is wrong with it. Columns {@code currency, month, rate, source}; the validity
 * ({@code valid_from, valid_to}) is the month where it is not given; {@code units} tells for how many units of the currency the rate is given
 * (1 unless told, 100 in many bank tables); {@code fixed_on} tells the day whose rate it is. The Chinese headings of a published table are
 * understood as well.
 */
@Component
class MonthlyRates {

    /** Rates of one currency in neighbouring months that are further apart were given for other units. */
    private static final BigDecimal ABSURD = BigDecimal.valueOf(5);
    private static final Map<String, List<String>> HEADINGS = Map.of("currency", List.of("币制", "货币代码", "币种代码"), "month", List.of("月份", "适用月份"),
            "rate", List.of("汇率", "中间价", "计征汇率"), "units", List.of("单位", "外币单位"), "source", List.of("来源"), "fixed_on", List.of("公布日", "汇率日期"),
            "valid_from", List.of("生效日"), "valid_to", List.of("失效日"));
    private final ExchangeFixing fixing;
    private final CodeLists codes;
    private final Texts texts;

    MonthlyRates(ExchangeFixing fixing, CodeLists codes, Texts texts) {
        this.fixing = fixing;
        this.codes = codes;
        this.texts = texts;
    }

    /** The stream is not closed. */
    Rows<ExchangeRates.Rate> read(InputStream in) {
        return Rows.read(in, texts, Set.of(), (rows, row) -> row(rows, named(row)));
    }

    /** Puts the names of our columns in the place of Chinese headings. */
    private static Csv.Row named(Csv.Row row) {
        Map<String, String> values = new LinkedHashMap<>(row.values());
        HEADINGS.forEach((column, headings) -> headings.stream().filter(h -> row.values().containsKey(h) && !row.values().containsKey(column))
                .findFirst().ifPresent(h -> values.put(column, row.values().get(h))));
        return new Csv.Row(row.line(), values);
    }

    private Rows.Read<ExchangeRates.Rate> row(Rows<ExchangeRates.Rate> rows, Csv.Row row) {
        int before = rows.errors().size();
        // A column that is not there at all is told once, for the header row.
        List<String> absent = List.of("currency", "month", "rate", "source").stream().filter(c -> !row.values().containsKey(c)).toList();
        if (!absent.isEmpty()) {
            absent.stream().filter(c -> rows.errors().stream().noneMatch(e -> e.line() == 1 && e.column().equals(c)))
                    .forEach(c -> rows.error(1, c, "import.column"));
            return null;
        }
        String currency = row.get("currency");
        if (!currency.matches("[A-Z]{3}") || "CNY".equals(currency)) {
            rows.error(row.line(), "currency", "import.currency", currency);
        }
        YearMonth month = month(rows, row);
        BigDecimal rate = rate(rows, row);
        rows.required(row, "source");
        LocalDate from = date(rows, row, "valid_from", month == null ? null : month.atDay(1));
        // Where only the beginning is told the rate stays; where neither is, it is the month's.
        boolean ends = !row.get("valid_to").isEmpty() || row.get("valid_from").isEmpty();
        LocalDate to = ends ? date(rows, row, "valid_to", month == null ? null : month.plusMonths(1).atDay(1)) : null;
        LocalDate fixed = date(rows, row, "fixed_on", null);
        if (from == null || month == null || rate == null || !rows.validity(row, from, to)) {
            return null;
        }
        if (!YearMonth.from(from).equals(month)) {
            rows.error(row.line(), "valid_from", "import.exchange.month", from, month);
        }
        if (rows.errors().size() == before && !codes.isValid("currency", currency, from)) {
            rows.error(row.line(), "currency", "import.exchange.currency", currency, from);
        }
        if (fixed != null && !fixed.equals(fixing.dayFor(month))) {
            rows.error(row.line(), "fixed_on", "import.exchange.fixing", fixed, month, fixing.dayFor(month));
        }
        return new Rows.Read<>(row.line(), currency, new ExchangeRates.Rate(currency, month.toString(), rate, from, to, row.get("source")));
    }

    private static YearMonth month(Rows<?> rows, Csv.Row row) {
        String text = row.get("month");
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // Told below: a month 13 is no month.
        }
        rows.error(row.line(), "month", "import.month", text);
        return null;
    }

    /** For one unit of the currency. */
    private static BigDecimal rate(Rows<?> rows, Csv.Row row) {
        BigDecimal rate = Decimals.parse(row.get("rate"));
        if (rate == null || rate.signum() < 0) {
            rows.error(row.line(), "rate", "import.number", row.get("rate"));
            return null;
        }
        if (rate.signum() == 0) {
            rows.error(row.line(), "rate", "import.positive", row.get("rate"));
            return null;
        }
        String units = row.get("units");
        if (!Set.of("", "1", "100", "1000", "10000").contains(units)) {
            rows.error(row.line(), "units", "import.exchange.units", units);
            return null;
        }
        return units.isEmpty() ? rate : rate.movePointLeft(units.length() - 1);
    }

    private static LocalDate date(Rows<?> rows, Csv.Row row, String column, LocalDate otherwise) {
        return row.get(column).isEmpty() ? otherwise : rows.date(row, column, true);
    }

    /** Tells rates that cannot be for the same units as those of the month before. */
    static void refuseAbsurd(Rows<ExchangeRates.Rate> rows, Collection<ExchangeRates.Rate> standing) {
        for (Rows.Read<ExchangeRates.Rate> read : rows.rows()) {
            ExchangeRates.Rate rate = read.value();
            standing.stream().filter(s -> s.currency().equals(rate.currency()) && s.validFrom().isBefore(rate.validFrom()))
                    .max(Comparator.comparing(ExchangeRates.Rate::validFrom)).filter(s -> isAbsurd(s.rate(), rate.rate()))
                    .ifPresent(s -> rows.error(read.line(), "rate", "import.exchange.absurd", rate.rate().toPlainString(), s.month(),
                            s.rate().toPlainString()));
        }
    }

    private static boolean isAbsurd(BigDecimal one, BigDecimal other) {
        return one.compareTo(other.multiply(ABSURD)) > 0 || other.compareTo(one.multiply(ABSURD)) > 0;
    }
}
