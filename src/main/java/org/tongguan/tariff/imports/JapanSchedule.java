package org.tongguan.tariff.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.expression.dialect.JapanRates;
import org.tongguan.tariff.schedule.Agreement;

/**
 * Japan's schedule in one of two layouts: rates under an agreement by fiscal year ({@code line_code, agreement, origin_group, fy2025_rate,
 * fy2026_rate, … general_rate, temporary_rate, wto_rate}), where Japan's fiscal year begins on 1 April; or the whole schedule, a line with a
 * column for each tariff ({@code line_code, general, temporary, wto, …} or the Japanese headings), for days the caller names.
 */
final class JapanSchedule {

    private static final Pattern FISCAL_YEAR = Pattern.compile("fy([0-9]{4})_rate");
    private static final String SOURCE = "Japan Customs, customs tariff schedule";
    private static final Map<String, String> HEADINGS = Map.ofEntries(Map.entry("統計番号", "line_code"), Map.entry("品名", "name"),
            Map.entry("基本", "general_rate"), Map.entry("暫定", "temporary_rate"), Map.entry("WTO協定", "wto_rate"), Map.entry("general", "general_rate"),
            Map.entry("temporary", "temporary_rate"), Map.entry("wto", "wto_rate"), Map.entry("code", "line_code"), Map.entry("description", "name"));
    private static final Map<String, String> AGREEMENTS = Map.ofEntries(Map.entry("特恵", "GSP"), Map.entry("gsp", "GSP"), Map.entry("特別特恵", "LDC"),
            Map.entry("ldc", "LDC"), Map.entry("シンガポール", "SG"), Map.entry("メキシコ", "MX"), Map.entry("マレーシア", "MY"), Map.entry("チリ", "CL"),
            Map.entry("タイ", "TH"), Map.entry("インドネシア", "ID"), Map.entry("ブルネイ", "BN"), Map.entry("アセアン", "AJCEP"), Map.entry("フィリピン", "PH"),
            Map.entry("スイス", "CH"), Map.entry("ベトナム", "VN"), Map.entry("インド", "IN"), Map.entry("ペルー", "PE"), Map.entry("豪州", "AU"),
            Map.entry("モンゴル", "MN"), Map.entry("TPP11", "CPTPP"), Map.entry("欧州連合", "EU"), Map.entry("英国", "GB"), Map.entry("日米貿易協定", "US"),
            Map.entry("RCEP（アセアン/豪州/ニュージーランド）", "RCEP/ASEAN_AU_NZ"), Map.entry("RCEP（中国）", "RCEP/CN"), Map.entry("RCEP（韓国）", "RCEP/KR"));
    private final Intake intake;
    /** First line and rates of a code that was seen, to tell rows that contradict each other. */
    private final Map<String, Csv.Row> seen = new HashMap<>();
    private Map<String, LocalDate> years;

    JapanSchedule(Intake intake) {
        this.intake = intake;
    }

    void row(Csv.Row raw) {
        Csv.Row row = named(raw);
        if (years == null) {
            begin(row);
        }
        boolean heading = row.values().entrySet().stream().noneMatch(e -> !e.getValue().isBlank() && isRate(e.getKey()));
        if (heading || years.isEmpty() && intake.options().validFrom() == null) {
            return;
        }
        String code = row.get("line_code").replace(".", "");
        if (!code.matches("[0-9]{6}([0-9]{3})?")) {
            intake.error(row.line(), "line_code", "import.code.japan", code);
            return;
        }
        if (years.isEmpty()) {
            whole(row, code);
        } else {
            byYear(row, code);
        }
    }

    private static boolean isRate(String column) {
        return column.endsWith("_rate") || !agreement(column).isEmpty();
    }

    /** Agreement and column a heading stands for, empty when it is no agreement's. */
    private static String agreement(String column) {
        return AGREEMENTS.getOrDefault(column, column.matches("[A-Z0-9]{2,12}(/[A-Z0-9_]{1,20})?") ? column : "");
    }

    private static Csv.Row named(Csv.Row raw) {
        Map<String, String> values = new TreeMap<>();
        raw.values().forEach((column, value) -> values.put(HEADINGS.getOrDefault(column.strip(), column.strip()), value));
        return new Csv.Row(raw.line(), values);
    }

    private void begin(Csv.Row first) {
        years = new TreeMap<>();
        for (String column : first.values().keySet()) {
            Matcher year = FISCAL_YEAR.matcher(column);
            if (year.matches()) {
                years.put(column, LocalDate.of(Integer.parseInt(year.group(1)), 4, 1));
            }
        }
        List<String> needed = new ArrayList<>(List.of("line_code", "general_rate", "temporary_rate", "wto_rate"));
        if (!years.isEmpty()) {
            needed.addAll(List.of("agreement", "origin_group"));
        } else if (intake.options().validFrom() == null) {
            intake.error(1, "", "import.day");
        }
        needed.stream().filter(column -> !first.values().containsKey(column)).forEach(column -> intake.error(1, column, "import.column"));
    }

    private String rate(Csv.Row row, String column) {
        return intake.rate(row.line(), column, row.get(column), JapanRates::read);
    }

    private void byYear(Csv.Row row, String code) {
        String agreement = row.get("agreement");
        String group = row.get("origin_group");
        if (!agreement.matches("[A-Z0-9]{1,12}")) {
            intake.error(row.line(), "agreement", "import.pattern", agreement);
        }
        if (!group.matches("[A-Z0-9_]{1,20}")) {
            intake.error(row.line(), "origin_group", "import.pattern", group);
        }
        years.forEach((column, from) -> {
            String rate = rate(row, column);
            if (!rate.isEmpty()) {
                intake.add(row.line(), new Agreement.Rate(agreement, group, code, "", rate, from, from.plusYears(1), intake.source(SOURCE)));
            }
        });
        if (isFirst(row, code)) {
            years.values().forEach(from -> line(row, code, from, from.plusYears(1)));
        }
    }

    /** The rates that do not depend on the origin stand in every row of a code and must be the same in all. */
    private boolean isFirst(Csv.Row row, String code) {
        Csv.Row first = seen.putIfAbsent(code, row);
        if (first != null) {
            for (String column : List.of("general_rate", "temporary_rate", "wto_rate")) {
                if (!first.get(column).equals(row.get(column))) {
                    intake.error(row.line(), column, "import.contradicts", code, first.line(), first.get(column));
                }
            }
        }
        return first == null;
    }

    private void whole(Csv.Row row, String code) {
        LocalDate from = intake.options().validFrom();
        LocalDate to = intake.options().validTo();
        Csv.Row first = seen.putIfAbsent(code, row);
        if (first != null) {
            intake.error(row.line(), "line_code", "import.twice", code, first.line());
            return;
        }
        line(row, code, from, to);
        row.values().forEach((column, text) -> {
            String target = agreement(column);
            if (!target.isEmpty() && !text.isBlank()) {
                String[] parts = target.split("/", 2);
                String rate = rate(row, column);
                if (!rate.isEmpty()) {
                    intake.add(row.line(), new Agreement.Rate(parts[0], parts.length == 1 ? "" : parts[1], code, "", rate, from, to, intake.source(SOURCE)));
                }
            }
        });
    }

    private void line(Csv.Row row, String code, LocalDate from, LocalDate to) {
        intake.add(row.line(), new TariffLine(code, Text.of(row.get("name"), row.get("name")), "", "", rate(row, "wto_rate"), rate(row, "general_rate"),
                rate(row, "temporary_rate"), false, null, "", "", "", null, "", "", "", from, to, intake.source(SOURCE)));
    }
}
