package org.tongguan.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongguan.support.YamlCases.map;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.YamlCases;
import org.tongguan.tariff.value.ExchangeRates;

/** The golden cases of {@code cases/duty/value}: additions, deductions, other methods, special goods. */
class ValueCasesTest extends PlatformTest {

    @Autowired Tariff tariff;
    @Autowired Duties duties;
    @Autowired ExchangeRates exchangeRates;

    @BeforeEach
    void aTestCurrency() {
        exchangeRates.importRates(DutyBench.stream("currency,month,rate,valid_from,valid_to,source\nXTS,2026-03,7.1013,2026-03-01,2026-04-01,test\n"));
    }

    static Stream<Arguments> cases() {
        return YamlCases.list(Path.of("cases/duty/value")).stream().map(one -> Arguments.of(one.get("file") + ": " + one.get("case"), one));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theShipmentOwesWhatTheCaseSays(String name, Map<String, Object> given) {
        Assessment assessment = duties.assess(new CaseShipments(tariff).of(given));
        AssessmentView view = duties.view(assessment);
        Map<String, Object> expect = map(given.get("expect"));
        Map<String, Object> got = new LinkedHashMap<>();
        expect.keySet().forEach(key -> got.put(key, switch (key) {
            case "value" -> view.lines().stream().map(l -> String.valueOf(l.customsValue())).toList();
            case "duty" -> view.duty();
            case "remedies" -> view.remedies();
            case "consumptionTax" -> view.consumptionTax();
            case "vat" -> view.vat();
            case "exportDuty" -> view.exportDuty();
            case "total" -> view.total();
            case "secured" -> view.secured();
            case "kind" -> view.lines().stream().map(l -> l.taxes().getFirst().rateKind()).toList();
            case "treatment" -> view.lines().stream().map(l -> l.treatment().name()).toList();
            case "findings" -> view.findings().stream().map(f -> f.code()).toList();
            case "at" -> view.findings().stream().map(f -> f.pointer()).toList();
            case "told" -> ((java.util.List<?>) expect.get("told")).stream().filter(t -> view.lines().stream().flatMap(l -> l.worked().stream())
                    .anyMatch(s -> s.text().en().contains(String.valueOf(t)))).toList();
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
}
