package org.tongguan.tariff.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.expression.dialect.TaricRates;
import org.tongguan.tariff.schedule.Agreement;
import org.tongguan.tariff.schedule.QuotaRate;
import org.tongguan.tariff.schedule.Remedy;

/**
 * Measures of TARIC and of the tariffs that came from it, one a row ({@code commodity__code, measure__type__id, measure__duty_expression,
 * measure__geographical_area__id, measure__effective_start_date, …}): third-country duty, suspensions, preferences, quotas and trade remedies.
 * Measures that levy nothing (prohibitions, documents, supplementary units) are passed over.
 */
final class TaricMeasures {

    private static final String CODE = "commodity__code";
    private static final String TYPE = "measure__type__id";
    private static final String DUTY = "measure__duty_expression";
    private static final String AREA = "measure__geographical_area__id";
    private static final String FROM = "measure__effective_start_date";
    private static final String TO = "measure__effective_end_date";
    private static final String ORDER = "measure__quota__order_number";
    private static final String FIRM = "measure__additional_code__code";
    private static final String EVERYBODY = "1011";
    private static final Map<String, Remedy.Kind> REMEDIES = Map.of("551", Remedy.Kind.ANTI_DUMPING, "552", Remedy.Kind.ANTI_DUMPING,
            "553", Remedy.Kind.COUNTERVAILING, "554", Remedy.Kind.COUNTERVAILING, "695", Remedy.Kind.RETALIATORY, "696", Remedy.Kind.SAFEGUARD);
    private final Intake intake;
    private boolean begun;

    TaricMeasures(Intake intake) {
        this.intake = intake;
    }

    void row(Csv.Row row) {
        if (!begun) {
            begun = true;
            List.of(CODE, TYPE, DUTY, AREA, FROM).stream().filter(column -> !row.values().containsKey(column))
                    .forEach(column -> intake.error(1, column, "import.column"));
        }
        String code = row.get(CODE).replace(" ", "");
        if (!code.matches("[0-9]{10}")) {
            intake.error(row.line(), CODE, "import.code.ten", code);
            return;
        }
        LocalDate from = intake.date(row.line(), FROM, row.get(FROM));
        LocalDate last = intake.date(row.line(), TO, row.get(TO));
        LocalDate to = last == null ? null : last.plusDays(1);
        if (from == null) {
            if (row.get(FROM).isEmpty()) {
                intake.error(row.line(), FROM, "import.required");
            }
            return;
        }
        if (to != null && !to.isAfter(from)) {
            intake.error(row.line(), TO, "import.validity", from, to);
            return;
        }
        measure(row, code, from, to);
    }

    private void measure(Csv.Row row, String code, LocalDate from, LocalDate to) {
        String type = row.get(TYPE);
        String area = row.get(AREA);
        String source = intake.source("TARIC measures, " + intake.schedule());
        Remedy.Kind remedy = REMEDIES.get(type);
        if (remedy != null) {
            remedy(row, code, remedy, from, to, source);
            return;
        }
        switch (type) {
            case "103" -> {
                String rate = duty(row);
                String name = row.get("commodity__description");
                if (!rate.isEmpty()) {
                    intake.add(row.line(), new TariffLine(code, Text.of(name, name), "", "", rate, "", "", false, null, "", "", "", null, "", "", "", from, to,
                            source));
                }
            }
            // Suspensions hold for part of a line and for uses that are certified: they stand as an arrangement beside the duty.
            case "105", "112", "115" -> preference(row, code, "SUSPENSION" + type.substring(1), "", from, to, source);
            case "142", "145", "106" -> preference(row, code, area, "", from, to, source);
            case "143", "146" -> preference(row, code, area, row.get(ORDER).isEmpty() ? "QUOTA" : row.get(ORDER), from, to, source);
            case "122", "123" -> {
                String rate = duty(row);
                if (!rate.isEmpty()) {
                    intake.add(row.line(), new QuotaRate(row.get(ORDER).isEmpty() ? "QUOTA" : row.get(ORDER), Text.of("", ""), code, rate, "", "", from, to,
                            source));
                }
            }
            default -> { }
        }
    }

    private void preference(Csv.Row row, String code, String area, String quota, LocalDate from, LocalDate to, String source) {
        String rate = duty(row);
        if (!area.matches("[A-Z0-9]{1,12}")) {
            intake.error(row.line(), AREA, "import.pattern", area);
        } else if (!rate.isEmpty()) {
            intake.add(row.line(), new Agreement.Rate(area, "", code, quota, rate, from, to, source));
        }
    }

    private void remedy(Csv.Row row, String code, Remedy.Kind kind, LocalDate from, LocalDate to, String source) {
        String origin = origin(row.get(AREA));
        String rate = duty(row);
        if (origin.isEmpty()) {
            intake.error(row.line(), AREA, "import.area", row.get(AREA));
        } else if (!rate.isEmpty()) {
            String measure = row.get("measure__sid").matches("[0-9]{1,30}") ? row.get("measure__sid") : "L" + row.line();
            intake.add(row.line(), new Remedy(measure, kind, Text.of("", ""), code, origin, row.get(FIRM), rate, Text.of("", ""), from, to, source));
        }
    }

    /** Three letters of a country, * for everybody, empty for what is neither. */
    private static String origin(String area) {
        if (EVERYBODY.equals(area)) {
            return "*";
        }
        try {
            return area.matches("[A-Z]{2}") ? Locale.of("", area).getISO3Country() : "";
        } catch (MissingResourceException e) {
            return "";
        }
    }

    private String duty(Csv.Row row) {
        if (row.get(DUTY).isEmpty()) {
            intake.error(row.line(), DUTY, "import.required");
        }
        return intake.rate(row.line(), DUTY, row.get(DUTY), TaricRates::read);
    }
}
