package org.tongguan.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.support.PlatformTest;
import org.tongguan.tariff.choice.RateDay;
import org.tongguan.tariff.schedule.LawKind;
import org.tongguan.tariff.value.ExchangeRates;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.Tag;

/** The golden cases of {@code cases/duty}. */
class DutyCasesTest extends PlatformTest {

    @Autowired Tariff tariff;
    @Autowired Duties duties;
    @Autowired ExchangeRates exchangeRates;

    @BeforeEach
    void aTestCurrency() {
        exchangeRates.importRates(DutyBench.stream("currency,month,rate,valid_from,valid_to,source\nXTS,2026-03,7.1013,2026-03-01,2026-04-01,test\n"));
    }

    static Stream<Arguments> cases() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("cases/duty"))) {
            for (Path file : files.sorted().toList()) {
                // Everything is text: a date or a number stays as it is written.
                Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(new DumperOptions()), new DumperOptions(), new Resolver() {
                    @Override
                    protected void addImplicitResolvers() {
                        addImplicitResolver(Tag.NULL, NULL, "~nN\0");
                    }
                });
                List<Map<String, Object>> cases = yaml.load(Files.readString(file));
                cases.forEach(one -> all.add(Arguments.of(file.getFileName() + ": " + one.get("case"), one)));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theShipmentOwesWhatTheCaseSays(String name, Map<String, Object> given) {
        if (given.containsKey("occasion")) {
            assertThat(occasion(given)).isEqualTo(given.get("expect"));
            return;
        }
        Shipment shipment = shipment(given);
        Quote quote = duties.quote(shipment);
        assertThat(quote.assessment()).isEqualTo(duties.assess(shipment));
        AssessmentView view = duties.view(quote);
        Map<String, Object> expect = map(given.get("expect"));
        Map<String, Object> got = new LinkedHashMap<>();
        expect.keySet().forEach(key -> got.put(key, switch (key) {
            case "value" -> view.lines().stream().map(AssessmentView.LineView::customsValue).toList();
            case "remedies" -> view.remedies();
            case "saving" -> view.saving();
            case "ways" -> view.lines().getFirst().alternatives().stream().map(a -> Stream.of(a.kind(), a.agreement(), a.rate(), a.total(),
                    a.applied() ? "applied" : null).filter(java.util.Objects::nonNull).collect(java.util.stream.Collectors.joining(" "))).toList();
            case "because" -> view.lines().getFirst().decisions().stream().map(AssessmentView.StepView::key).toList();
            case "duty" -> view.duty();
            case "consumptionTax" -> view.consumptionTax();
            case "vat" -> view.vat();
            case "exportDuty" -> view.exportDuty();
            case "total" -> view.total();
            case "secured" -> view.secured();
            case "kind" -> view.lines().stream().map(l -> l.taxes().getFirst().rateKind()).toList();
            case "treatment" -> view.lines().stream().map(l -> l.treatment().name()).toList();
            case "findings" -> view.findings().stream().map(f -> f.code()).toList();
            default -> throw new IllegalArgumentException(key);
        }));
        assertThat(got).isEqualTo(expect);
        if (!expect.containsKey("findings")) {
            assertThat(view.findings()).isEmpty();
        }
        everySentenceIsWhole(view);
    }

    private static void everySentenceIsWhole(AssessmentView view) {
        view.lines().forEach(line -> Stream.of(line.worked().stream(), line.taxes().stream().flatMap(t -> t.worked().stream()),
                line.decisions().stream()).flatMap(s -> s).forEach(step -> {
            assertThat(step.text().zh()).doesNotContain("{").doesNotStartWith("step.");
            assertThat(step.text().en()).doesNotContain("{").doesNotStartWith("step.");
        }));
        view.findings().forEach(f -> assertThat(f.text().en()).doesNotContain("{").doesNotStartWith("finding."));
    }

    /** The day of the rates with its reason and article, or what is missing. */
    private Map<String, Object> occasion(Map<String, Object> given) {
        Map<String, Object> o = map(given.get("occasion"));
        RateDay day = RateDay.of(new Occasion(Occasion.Kind.valueOf(text(o, "kind", "")), day(o, "declared"), day(o, "entered"), day(o, "atDestination"),
                day(o, "formalities"), day(o, "breach"), day(o, "discovered")));
        if (day.day() == null) {
            return Map.of("findings", day.findings().stream().map(f -> f.code() + " " + f.pointer()).toList());
        }
        AssessmentView view = duties.view(duties.quote(new Shipment(Shipment.Direction.IMPORT, day.day(), day.day(), "1", null, null, null, "101", false,
                List.of(DutyBench.goods(1, "01012900", "1")))).with(day.steps(), List.of()));
        assertThat(view.day().getFirst().text().en()).contains(day.day().toString());
        return Map.of("day", day.day().toString(), "article", view.day().getFirst().article().en());
    }

    private static LocalDate day(Map<String, Object> map, String key) {
        return map.containsKey(key) ? LocalDate.parse(String.valueOf(map.get(key))) : null;
    }

    /** Rows of the law that only this case knows: agreement rates, quotas, remedies on its own line. */
    private void law(Map<String, Object> line, String code) {
        rows(line, "parties", LawKind.PARTIES, "agreement,country,column_key,valid_from,valid_to,source", code);
        rows(line, "agreements", LawKind.AGREEMENT_RATES, "agreement,column_key,quota,rate,valid_from,valid_to,source,code", code);
        rows(line, "quota", LawKind.QUOTAS, "quota,name_zh,rate,provisional,document,valid_from,valid_to,source,code", code);
        rows(line, "remedies", LawKind.REMEDIES, "measure,kind,origin,firm,rate,valid_from,valid_to,source,code", code);
    }

    private void rows(Map<String, Object> line, String key, LawKind kind, String columns, String code) {
        if (!line.containsKey(key)) {
            return;
        }
        StringBuilder csv = new StringBuilder(columns + "\n");
        for (Object one : (List<?>) line.get(key)) {
            Map<String, Object> row = map(one);
            for (String column : columns.split(",")) {
                csv.append('"').append(switch (column) {
                    case "code" -> code;
                    case "name_zh" -> "试验";
                    case "source" -> "test";
                    case "document" -> "t";
                    case "valid_from" -> text(row, "from", "2018-08-01");
                    case "valid_to" -> text(row, "to", "");
                    case "column_key" -> text(row, "column", "");
                    default -> text(row, column, "");
                }).append("\",");
            }
            csv.setLength(csv.length() - 1);
            csv.append('\n');
        }
        assertThat(tariff.importRows(kind, DutyBench.stream(csv.toString())).errors()).isEmpty();
    }

    private static Claim claim(Map<String, Object> line) {
        Map<String, Object> c = map(line.getOrDefault("claim", Map.of()));
        return new Claim(text(c, "agreement", null), null, text(c, "proof", null), text(c, "quota", null), text(c, "firm", null),
                c.containsKey("proven") ? Boolean.valueOf(text(c, "proven", "")) : null);
    }

    private Shipment shipment(Map<String, Object> given) {
        LocalDate day = LocalDate.parse(text(given, "day", ""));
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        for (Object one : (List<?>) given.get("lines")) {
            lines.add(goods(map(one), lines.size() + 1));
        }
        return new Shipment(Shipment.Direction.valueOf(text(given, "direction", "IMPORT")), day, day, text(given, "terms", ""), charge(given.get("freight")),
                charge(given.get("insurance")), charge(given.get("other")), text(given, "levyNature", "101"), "true".equals(given.get("suspended")), lines);
    }

    private Shipment.GoodsLine goods(Map<String, Object> line, int item) {
        String code = text(line, "code", "");
        if (line.containsKey("tariff")) {
            Map<String, Object> t = map(line.get("tariff"));
            code = DutyBench.line(tariff, text(t, "mfn", ""), text(t, "general", ""), text(t, "provisional", ""), "true".equals(t.get("ex")),
                    text(t, "vat", ""), text(t, "consumption", ""), text(t, "exportDuty", ""), text(t, "exportProvisional", ""));
            law(line, code);
        }
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        map(line.getOrDefault("quantities", Map.of())).forEach((unit, quantity) -> quantities.put(unit, new BigDecimal(String.valueOf(quantity))));
        String weight = text(line, "netWeightKg", "");
        return new Shipment.GoodsLine(item, code + text(line, "suffix", ""), "trial", new BigDecimal(text(line, "price", "")), text(line, "currency", "CNY"),
                weight.isEmpty() ? null : new BigDecimal(weight), quantities, text(line, "origin", "DEU"), text(line, "mode", "1"), claim(line));
    }

    private static Shipment.Charge charge(Object given) {
        return given == null ? null : new Shipment.Charge(text(map(given), "mark", ""), new BigDecimal(text(map(given), "amount", "")),
                text(map(given), "currency", null));
    }

    private static String text(Map<String, Object> map, String key, String otherwise) {
        return map.containsKey(key) ? String.valueOf(map.get(key)) : otherwise;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
