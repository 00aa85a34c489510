package org.tongguan.tariff.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.tongguan.formats.Csv;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.RateSyntaxException;
import org.tongguan.tariff.expression.dialect.UsRates;
import org.tongguan.tariff.schedule.Agreement;

/**
 * The annual tariff database of the United States: a line with three rate fields and a rate type code for the general column ({@code mfn_…}), for
 * column 2 ({@code col2_…}) and for each programme that has rates of its own ({@code usmca_…}, {@code korea_…} and so on).
 */
final class UsDatabase {

    private static final String TYPE = "_rate_type_code";
    private static final String SOURCE = "USITC, annual tariff database";
    private static final List<DateTimeFormatter> DATES = List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT));
    private final Intake intake;
    private List<String> programmes;

    UsDatabase(Intake intake) {
        this.intake = intake;
    }

    void row(Csv.Row row) {
        if (programmes == null) {
            programmes = row.values().keySet().stream().filter(c -> c.endsWith(TYPE)).map(c -> c.substring(0, c.length() - TYPE.length()))
                    .filter(p -> !p.equals("mfn") && !p.equals("col2")).toList();
            List.of("hts8", "mfn" + TYPE, "mfn_ad_val_rate", "mfn_specific_rate", "begin_effect_date").stream()
                    .filter(column -> !row.values().containsKey(column)).forEach(column -> intake.error(1, column, "import.column"));
        }
        String code = row.get("hts8").replace(".", "");
        if (!code.matches("[0-9]{8}")) {
            intake.error(row.line(), "hts8", "import.code.eight", code);
            return;
        }
        LocalDate from = date(row, "begin_effect_date", intake.options().validFrom());
        LocalDate ends = date(row, "end_effective_date", null);
        if (from == null) {
            intake.error(row.line(), "begin_effect_date", "import.required");
            return;
        }
        // The database names the last day, and a day far ahead where there is none.
        LocalDate to = ends == null || ends.getYear() >= 2049 ? intake.options().validTo() : ends.plusDays(1);
        if (to != null && !to.isAfter(from)) {
            intake.error(row.line(), "end_effective_date", "import.validity", from, to);
            return;
        }
        String name = row.get("brief_description");
        String units = row.get("quantity_1_code") + "|" + row.get("quantity_2_code");
        intake.add(row.line(), new TariffLine(code, Text.of(name, name), "", "", rate(row, "mfn", units), rate(row, "col2", units), "", false, null, "", "", "",
                null, "", "", "", from, to, intake.source(SOURCE)));
        for (String programme : programmes) {
            String rate = rate(row, programme, units);
            String agreement = programme.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
            if (!rate.isEmpty() && agreement.length() <= 12) {
                intake.add(row.line(), new Agreement.Rate(agreement, "", code, "", rate, from, to, intake.source(SOURCE)));
            } else if (!rate.isEmpty()) {
                intake.error(1, programme + TYPE, "import.pattern", agreement);
            }
        }
    }

    /** The fields stand for one text, so that equal rates are read once and told once. */
    private String rate(Csv.Row row, String column, String units) {
        String type = row.get(column + TYPE);
        if (type.isEmpty()) {
            return "";
        }
        String text = row.get(column + "_text_rate");
        String fields = String.join("|", type, row.get(column + "_ad_val_rate"), row.get(column + "_specific_rate"), row.get(column + "_other_rate"), units,
                text);
        return intake.rate(row.line(), column + TYPE, fields, written -> read(written.split("\\|", -1)));
    }

    private static RateExpression read(String[] f) {
        return UsRates.read(new UsRates.Fields(f[0], number(f[1], f), number(f[2], f), number(f[3], f), f[4], f[5], f[6]));
    }

    private static BigDecimal number(String text, String[] fields) {
        BigDecimal number = Decimals.parse(text);
        if (number == null && !text.isEmpty()) {
            throw new RateSyntaxException(String.join("|", fields), 1, org.tongguan.tariff.expression.Expected.RATE_FIELD);
        }
        return number;
    }

    private LocalDate date(Csv.Row row, String column, LocalDate otherwise) {
        String text = row.get(column);
        String day = text.contains(" ") ? text.substring(0, text.indexOf(' ')) : text;
        if (day.isEmpty()) {
            return otherwise;
        }
        for (DateTimeFormatter format : DATES) {
            try {
                return LocalDate.parse(day, format);
            } catch (DateTimeException e) {
                continue;
            }
        }
        intake.error(row.line(), column, "import.date", text);
        return null;
    }
}
