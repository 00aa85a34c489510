package org.tongguan.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongguan.support.YamlCases.map;
import static org.tongguan.support.YamlCases.text;

import java.nio.file.Path;
import java.time.LocalDate;
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
import org.tongguan.support.SecondPlatform;
import org.tongguan.support.YamlCases;
import org.tongguan.tariff.choice.RateDay;
import org.tongguan.tariff.value.ExchangeRates;

/** The golden cases of {@code cases/duty} and, for customs values, of {@code cases/duty/value}. */
@SecondPlatform
class DutyCasesTest extends PlatformTest {

    @Autowired Tariff tariff;
    @Autowired Duties duties;
    @Autowired ExchangeRates exchangeRates;

    @BeforeEach
    void aTestCurrency() {
        exchangeRates.importRates(DutyBench.stream("currency,month,rate,valid_from,valid_to,source\nXTS,2026-03,7.1013,2026-03-01,2026-04-01,test\n"));
    }

    static Stream<Arguments> cases() {
        return Stream.of("cases/duty", "cases/duty/value").flatMap(folder -> YamlCases.list(Path.of(folder)).stream())
                .map(one -> Arguments.of(one.get("file") + ": " + one.get("case"), one));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theShipmentOwesWhatTheCaseSays(String name, Map<String, Object> given) {
        if (given.containsKey("occasion")) {
            assertThat(occasion(given)).isEqualTo(given.get("expect"));
            return;
        }
        Shipment shipment = new CaseShipments(tariff).of(given);
        Quote quote = duties.quote(shipment);
        assertThat(quote.assessment()).isEqualTo(duties.assess(shipment));
        AssessmentView view = duties.view(quote);
        Map<String, Object> expect = map(given.get("expect"));
        Map<String, Object> got = new LinkedHashMap<>();
        expect.keySet().forEach(key -> got.put(key, switch (key) {
            case "value" -> view.lines().stream().map(l -> String.valueOf(l.customsValue())).toList();
            case "saving" -> view.saving();
            case "ways" -> view.lines().getFirst().alternatives().stream().map(a -> Stream.of(a.kind(), a.agreement(), a.rate(), a.total(),
                    a.applied() ? "applied" : null).filter(java.util.Objects::nonNull).collect(java.util.stream.Collectors.joining(" "))).toList();
            case "because" -> view.lines().getFirst().decisions().stream().map(AssessmentView.StepView::key).toList();
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
            case "told" -> ((java.util.List<?>) expect.get("told")).stream().filter(t -> view.lines().stream()
                    .flatMap(l -> Stream.concat(l.worked().stream(), l.taxes().stream().flatMap(tax -> tax.worked().stream())))
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
        view.lines().forEach(line -> Stream.of(line.worked().stream(), line.taxes().stream().flatMap(t -> t.worked().stream()),
                line.decisions().stream()).flatMap(s -> s).forEach(step -> {
            assertThat(step.text().zh()).doesNotContain("{", " ，").doesNotStartWith("step.");
            assertThat(step.text().en()).doesNotContain("{", " ,").doesNotStartWith("step.");
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
}
