package org.tongguan.tariff.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tongguan.formats.Csv;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.expression.NationalRates;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.dialect.ChinaRates;
import org.tongguan.tariff.schedule.Agreement;

/**
 * The national tariff as the Chinese spreadsheets lay it out: titles above, a row of headings, then a row for each line, with headings and
 * subheadings between that carry no rate. An "ex" before the code marks a provisional rate that covers part of a line. A column of an agreement
 * is named by the agreement, {@code RCEP/JP} by agreement and column.
 */
final class ChinaSheet {

    private static final String SOURCE = "China, tariff schedule";
    private static final Map<String, Set<String>> HEADINGS = new LinkedHashMap<>();
    private static final Set<String> RATES = Set.of("mfn", "general", "provisional", "export_duty", "export_provisional", "consumption");

    static {
        HEADINGS.put("code", Set.of("税则号列", "税则号", "税号", "商品编码", "商品编号", "海关编码", "hs编码", "code"));
        HEADINGS.put("name", Set.of("货品名称", "商品名称", "品名", "名称", "name_zh"));
        HEADINGS.put("name_en", Set.of("英文名称", "英文品名", "name_en"));
        HEADINGS.put("mfn", Set.of("最惠国税率", "最惠国", "进口最惠国税率", "进口最惠国", "优惠税率", "mfn"));
        HEADINGS.put("general", Set.of("普通税率", "普通", "进口普通税率", "进口普通", "general"));
        HEADINGS.put("provisional", Set.of("暂定税率", "进口暂定税率", "暂定", "年暂定税率", "provisional"));
        HEADINGS.put("export_duty", Set.of("出口税率", "出口关税", "出口关税率", "export_duty"));
        HEADINGS.put("export_provisional", Set.of("出口暂定税率", "export_provisional"));
        HEADINGS.put("vat", Set.of("增值税率", "增值税", "进口环节增值税率", "vat"));
        HEADINGS.put("refund", Set.of("出口退税率", "退税率", "出口退税", "vat_refund"));
        HEADINGS.put("consumption", Set.of("消费税率", "消费税", "consumption"));
        HEADINGS.put("unit", Set.of("计量单位", "法定计量单位", "法定单位", "第一法定单位", "第一单位", "unit1"));
        HEADINGS.put("unit2", Set.of("第二法定单位", "第二单位", "unit2"));
        HEADINGS.put("documents", Set.of("监管条件", "监管证件", "监管证件代码", "海关监管条件"));
        HEADINGS.put("inspection", Set.of("检验检疫类别", "检验检疫", "检验检疫监管条件"));
        HEADINGS.put("source", Set.of("来源", "source"));
    }

    private final Intake intake;
    private final List<Agreement> agreements;
    private final Function<String, Optional<String>> unit;
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, String> agreementColumns = new LinkedHashMap<>();
    private boolean begun;

    /**
     * @param agreements those a column may belong to
     * @param unit       customs code of a unit's Chinese name
     */
    ChinaSheet(Intake intake, List<Agreement> agreements, Function<String, Optional<String>> unit) {
        this.intake = intake;
        this.agreements = agreements;
        this.unit = unit;
    }

    /** Whether a row of cells names the columns: it has the code and the most-favoured-nation rate. */
    static boolean isHeader(List<String> cells) {
        List<String> names = cells.stream().map(ChinaSheet::simple).toList();
        return names.stream().anyMatch(HEADINGS.get("code")::contains) && names.stream().anyMatch(HEADINGS.get("mfn")::contains);
    }

    /** A heading without blanks, brackets and years. */
    private static String simple(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[（(][^）)]*[）)]|[%％\\s*]|[0-9]{4}年?", "");
    }

    void row(Csv.Row row) {
        if (!begun) {
            begin(row);
        }
        String written = row.get(columns.getOrDefault("code", "")).toLowerCase(Locale.ROOT);
        boolean part = written.startsWith("ex");
        String code = code(part ? written.substring(2) : written);
        boolean rated = RATES.stream().anyMatch(name -> !cell(row, name).isEmpty());
        if (!rated && agreementColumns.keySet().stream().allMatch(column -> row.get(column).isEmpty())) {
            return;
        }
        if (!code.matches("[0-9]{8}([0-9]{2})?")) {
            intake.error(row.line(), columns.get("code"), "import.code", written);
            return;
        }
        LocalDate from = intake.options().validFrom();
        if (from == null) {
            return;
        }
        line(row, code, part, from);
        agreementColumns.forEach((column, target) -> {
            String rate = rate(row, column);
            if (!rate.isEmpty()) {
                String[] parts = target.split("/", 2);
                intake.add(row.line(), new Agreement.Rate(parts[0], parts.length == 1 ? "" : parts[1], code, "", rate, from, intake.options().validTo(),
                        intake.source(SOURCE)));
            }
        });
    }

    /** Spreadsheets drop the leading nought of a code that looks like a number. */
    private static String code(String written) {
        String digits = written.replaceAll("[.\\s]", "");
        return digits.matches("[1-9][0-9]{6}([0-9]{2})?") ? "0" + digits : digits;
    }

    private void begin(Csv.Row first) {
        begun = true;
        if (intake.options().validFrom() == null) {
            intake.error(1, "", "import.day");
        }
        for (String heading : first.values().keySet()) {
            Optional<String> known = HEADINGS.entrySet().stream().filter(e -> e.getValue().contains(simple(heading))).map(Map.Entry::getKey).findFirst();
            if (known.isPresent()) {
                columns.putIfAbsent(known.get(), heading);
            } else {
                agreement(heading);
            }
        }
        for (String needed : List.of("code", "name", "mfn", "general")) {
            if (!columns.containsKey(needed)) {
                intake.error(1, HEADINGS.get(needed).stream().sorted().findFirst().orElseThrow(), "import.column");
            }
        }
    }

    /** A column of rates that belongs to no agreement is told: rates are not passed over in silence. */
    private void agreement(String heading) {
        String name = heading.replaceAll("[%％\\s]|协定税率|特惠税率|税率", "").replace('（', '/').replace('(', '/').replaceAll("[）)]", "");
        String[] parts = name.split("/", 2);
        Optional<Agreement> found = agreements.stream().filter(a -> a.code().equalsIgnoreCase(parts[0])
                || parts[0].length() > 1 && a.name().zh().contains(parts[0])).findFirst();
        if (found.isPresent()) {
            boolean key = parts.length == 2 && parts[1].matches("[A-Z0-9_]{1,20}");
            agreementColumns.put(heading, found.get().code() + (key ? "/" + parts[1] : ""));
        } else if (heading.contains("税率") || heading.contains("协定") || heading.contains("特惠")) {
            intake.error(1, heading, "import.agreement.column", heading);
        }
    }

    private String cell(Csv.Row row, String name) {
        String column = columns.get(name);
        String text = column == null ? "" : row.get(column);
        return "-".equals(text) || "—".equals(text) || "－".equals(text) ? "" : text;
    }

    private void line(Csv.Row row, String code, boolean part, LocalDate from) {
        String name = cell(row, "name").replaceAll("^[-－—\\s]+", "");
        if (name.isEmpty()) {
            intake.error(row.line(), columns.get("name"), "import.required");
        }
        String[] units = cell(row, "unit").split("[/／]", 2);
        String second = cell(row, "unit2").isEmpty() && units.length == 2 ? units[1] : cell(row, "unit2");
        String consumption = cell(row, "consumption").isEmpty() ? "" : rate(row, columns.get("consumption"));
        if (!consumption.isEmpty() && RateExpression.parse(consumption).highestPercent().compareTo(BigDecimal.valueOf(100)) >= 0) {
            intake.error(row.line(), columns.get("consumption"), "import.consumption", consumption);
        }
        String source = cell(row, "source").isEmpty() ? intake.source(SOURCE) : cell(row, "source");
        intake.add(row.line(), new TariffLine(code, Text.of(name, cell(row, "name_en")), unit(row, "unit", units[0]), unit(row, "unit2", second),
                named(row, "mfn"), named(row, "general"), named(row, "provisional"), part, percent(row, "vat"), consumption, named(row, "export_duty"),
                named(row, "export_provisional"), percent(row, "refund"), documents(row, true), documents(row, false), cell(row, "inspection").replace("/", ""),
                from, intake.options().validTo(), source));
    }

    /** The column holds the letters of both directions; which is for which is a matter of the code list, so both get them all. */
    private String documents(Csv.Row row, boolean imports) {
        String[] both = cell(row, "documents").split("/", 2);
        return both.length == 2 && !imports ? both[1] : both[0];
    }

    private String unit(Csv.Row row, String name, String text) {
        if (text.isBlank() || "-".equals(text.strip())) {
            return "";
        }
        String stripped = text.strip();
        Optional<String> code = stripped.matches("[0-9]{3}") ? Optional.of(stripped) : unit.apply(stripped);
        if (code.isEmpty()) {
            intake.error(row.line(), columns.getOrDefault(name, columns.get("unit")), "import.unit.name", stripped);
        }
        return code.orElse("");
    }

    private String named(Csv.Row row, String name) {
        return cell(row, name).isEmpty() ? "" : rate(row, columns.get(name));
    }

    /** A national rate must come to an amount in yuan. */
    private String rate(Csv.Row row, String column) {
        String text = row.get(column);
        String rate = intake.rate(row.line(), column, text, written -> ChinaRates.read(written, unit));
        if (!rate.isEmpty()) {
            NationalRates.problem(RateExpression.parse(rate)).ifPresent(key -> intake.error(row.line(), column, key, text));
        }
        return rate;
    }

    private BigDecimal percent(Csv.Row row, String name) {
        String text = cell(row, name).replace("%", "");
        BigDecimal number = Decimals.parse(text);
        if (!text.isEmpty() && (number == null || number.signum() < 0 || number.compareTo(BigDecimal.valueOf(100)) > 0)) {
            intake.error(row.line(), columns.get(name), "import.number", text);
            return null;
        }
        return number;
    }
}
