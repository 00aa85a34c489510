package org.tongguan.tariff.value;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.tongguan.formats.Csv;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.reference.ImportReport;
import org.tongguan.reference.Texts;

/**
 * A table of monthly exchange rates, row by row, and what is wrong with each. Columns {@code currency, month, rate, source}; the validity
 * ({@code valid_from, valid_to}) is the month where it is not given; {@code units} tells for how many units of the currency the rate is given
 * (1 unless told, 100 in many bank tables); {@code fixed_on} tells the day whose rate it is. The Chinese headings of a published table are
 * understood as well.
 */
final class ExchangeRateFile {

    private static final int MAX_ERRORS = 1000;
    /** Rates of one currency in neighbouring months that are further apart were given for other units. */
    private static final BigDecimal ABSURD = BigDecimal.valueOf(5);
    private static final Map<String, List<String>> HEADINGS = Map.of("currency", List.of("币制", "货币代码", "币种代码"), "month", List.of("月份", "适用月份"),
            "rate", List.of("汇率", "中间价", "计征汇率"), "units", List.of("单位", "外币单位"), "source", List.of("来源"), "fixed_on", List.of("公布日", "汇率日期"),
            "valid_from", List.of("生效日"), "valid_to", List.of("失效日"));
    private final Texts texts;
    private final List<ImportReport.RowError> errors = new ArrayList<>();
    private final List<Read> rows = new ArrayList<>();

    /** A row with its line in the file. */
    record Read(int line, ExchangeRates.Rate rate) { }

    /**
     * What the rows are compared with.
     *
     * @param known    whether a currency is one on a day
     * @param fixing   the day whose rate a month must carry
     * @param standing rates that are there already
     */
    record Check(BiPredicate<String, LocalDate> known, Function<YearMonth, LocalDate> fixing, List<ExchangeRates.Rate> standing) { }

    private ExchangeRateFile(Texts texts) {
        this.texts = texts;
    }

    static ExchangeRateFile read(InputStream in, Texts texts, Check check) {
        ExchangeRateFile file = new ExchangeRateFile(texts);
        file.read(in, check);
        return file;
    }

    List<ImportReport.RowError> errors() {
        return errors.stream().sorted(Comparator.comparingInt(ImportReport.RowError::line)).toList();
    }

    List<ExchangeRates.Rate> rates() {
        return rows.stream().map(Read::rate).toList();
    }

    private void read(InputStream in, Check check) {
        List<Csv.Row> all = new ArrayList<>();
        try {
            Csv.read(in, all::add);
        } catch (IOException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "import.unreadable", String.valueOf(e.getMessage()));
        }
        if (all.isEmpty()) {
            error(1, "", "import.empty");
            return;
        }
        Set<String> columns = all.getFirst().values().keySet();
        List.of("currency", "month", "rate", "source").stream().filter(column -> heading(columns, column) == null)
                .forEach(column -> error(1, column, "import.column"));
        if (!errors.isEmpty()) {
            return;
        }
        all.forEach(row -> row(row, check));
        compare(check.standing());
    }

    private static String heading(Set<String> columns, String column) {
        return columns.contains(column) ? column : HEADINGS.get(column).stream().filter(columns::contains).findFirst().orElse(null);
    }

    private static String get(Csv.Row row, String column) {
        String heading = heading(row.values().keySet(), column);
        return heading == null ? "" : row.get(heading);
    }

    private void row(Csv.Row row, Check check) {
        int before = errors.size();
        String currency = get(row, "currency");
        if (!currency.matches("[A-Z]{3}") || "CNY".equals(currency)) {
            error(row.line(), "currency", "import.currency", currency);
        }
        YearMonth month = month(row);
        BigDecimal rate = rate(row);
        if (get(row, "source").isEmpty()) {
            error(row.line(), "source", "import.required");
        }
        LocalDate from = date(row, "valid_from", month == null ? null : month.atDay(1));
        boolean ends = !get(row, "valid_to").isEmpty() || get(row, "valid_from").isEmpty();
        LocalDate to = ends ? date(row, "valid_to", month == null ? null : month.plusMonths(1).atDay(1)) : null;
        LocalDate fixed = date(row, "fixed_on", null);
        if (from == null || month == null || rate == null) {
            return;
        }
        if (!YearMonth.from(from).equals(month)) {
            error(row.line(), "valid_from", "import.exchange.month", from, month);
        }
        if (to != null && !to.isAfter(from)) {
            error(row.line(), "valid_to", "import.validity", from, to);
        }
        if (errors.size() == before && !check.known().test(currency, from)) {
            error(row.line(), "currency", "import.exchange.currency", currency, from);
        }
        if (fixed != null && !fixed.equals(check.fixing().apply(month))) {
            error(row.line(), "fixed_on", "import.exchange.fixing", fixed, month, check.fixing().apply(month));
        }
        if (errors.size() == before) {
            rows.add(new Read(row.line(), new ExchangeRates.Rate(currency, month.toString(), rate, from, to, get(row, "source"))));
        }
    }

    private YearMonth month(Csv.Row row) {
        String text = get(row, "month");
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // Told below: a month 13 is no month.
        }
        error(row.line(), "month", "import.month", text);
        return null;
    }

    /** For one unit of the currency. */
    private BigDecimal rate(Csv.Row row) {
        BigDecimal rate = Decimals.parse(get(row, "rate"));
        if (rate == null || rate.signum() < 0) {
            error(row.line(), "rate", "import.number", get(row, "rate"));
            return null;
        }
        if (rate.signum() == 0) {
            error(row.line(), "rate", "import.positive", get(row, "rate"));
            return null;
        }
        String units = get(row, "units");
        if (!Set.of("", "1", "100", "1000", "10000").contains(units)) {
            error(row.line(), "units", "import.exchange.units", units);
            return null;
        }
        return units.isEmpty() ? rate : rate.movePointLeft(units.length() - 1);
    }

    private LocalDate date(Csv.Row row, String column, LocalDate otherwise) {
        String text = get(row, column);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            error(row.line(), column, "import.date", text);
            return null;
        }
    }

    /** Overlapping validity in the file and with what stands; rates that cannot be for the same units as their neighbours. */
    private void compare(List<ExchangeRates.Rate> standing) {
        List<Read> sorted = rows.stream().sorted(Comparator.comparing((Read r) -> r.rate().currency()).thenComparing(r -> r.rate().validFrom())).toList();
        for (int i = 1; i < sorted.size(); i++) {
            ExchangeRates.Rate rate = sorted.get(i).rate();
            Read before = sorted.get(i - 1);
            if (rate.currency().equals(before.rate().currency()) && rate.overlaps(before.rate())) {
                error(sorted.get(i).line(), "valid_from", "import.overlap.line", rate.currency(), before.line(), rate.validFrom());
            }
        }
        for (Read read : sorted) {
            ExchangeRates.Rate rate = read.rate();
            List<ExchangeRates.Rate> staying = standing.stream().filter(s -> s.currency().equals(rate.currency()))
                    .filter(s -> sorted.stream().noneMatch(r -> r.rate().currency().equals(s.currency()) && r.rate().validFrom().equals(s.validFrom())))
                    .toList();
            staying.stream().filter(rate::overlaps).findFirst().ifPresent(s -> error(read.line(), "valid_from", "import.overlap.standing", rate.currency(),
                    s.validFrom(), s.validTo() == null ? "…" : s.validTo(), rate.validFrom()));
            staying.stream().filter(s -> s.validFrom().isBefore(rate.validFrom())).max(Comparator.comparing(ExchangeRates.Rate::validFrom))
                    .filter(s -> isAbsurd(s.rate(), rate.rate()))
                    .ifPresent(s -> error(read.line(), "rate", "import.exchange.absurd", rate.rate(), s.month(), s.rate()));
        }
    }

    private static boolean isAbsurd(BigDecimal one, BigDecimal other) {
        return one.compareTo(other.multiply(ABSURD)) > 0 || other.compareTo(one.multiply(ABSURD)) > 0;
    }

    private void error(int line, String column, String key, Object... args) {
        if (errors.size() < MAX_ERRORS) {
            Object[] plain = java.util.Arrays.stream(args).map(a -> a instanceof BigDecimal d ? d.toPlainString() : a).toArray();
            errors.add(new ImportReport.RowError(line, column, texts.get(key, plain)));
        }
    }
}
