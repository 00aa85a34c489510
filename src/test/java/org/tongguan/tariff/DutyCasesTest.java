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
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
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
        Assessment assessment = duties.assess(shipment(given));
        AssessmentView view = duties.view(assessment);
        Map<String, Object> expect = map(given.get("expect"));
        Map<String, Object> got = new LinkedHashMap<>();
        expect.keySet().forEach(key -> got.put(key, switch (key) {
            case "value" -> view.lines().stream().map(AssessmentView.LineView::customsValue).toList();
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
        view.lines().forEach(line -> Stream.concat(line.worked().stream(), line.taxes().stream().flatMap(t -> t.worked().stream())).forEach(step -> {
            assertThat(step.text().zh()).doesNotContain("{").doesNotStartWith("step.");
            assertThat(step.text().en()).doesNotContain("{").doesNotStartWith("step.");
        }));
        view.findings().forEach(f -> assertThat(f.text().en()).doesNotContain("{").doesNotStartWith("finding."));
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
                    text(t, "vat", ""), text(t, "consumption", ""), text(t, "exportDuty", ""));
        }
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        map(line.getOrDefault("quantities", Map.of())).forEach((unit, quantity) -> quantities.put(unit, new BigDecimal(String.valueOf(quantity))));
        String weight = text(line, "netWeightKg", "");
        return new Shipment.GoodsLine(item, code + text(line, "suffix", ""), "trial", new BigDecimal(text(line, "price", "")), text(line, "currency", "CNY"),
                weight.isEmpty() ? null : new BigDecimal(weight), quantities, text(line, "origin", "DEU"), text(line, "mode", "1"));
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
