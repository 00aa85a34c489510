package org.tongguan.preference.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tongguan.preference.rates.StagingFinder.Outcome;
import org.tongguan.runtime.Json;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;

/** Reductions in equal yearly stages: the cases of {@code cases/preference}, Japan's published ones, and properties of all. */
class StagingTest {

    private static final LocalDate IN_FORCE = LocalDate.of(2022, 1, 1);
    private static final MonthDay APRIL = MonthDay.of(4, 1);

    @TestFactory
    Stream<DynamicTest> cases() throws Exception {
        Yaml plain = new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(new DumperOptions()), new DumperOptions(), new Resolver() {
            @Override
            protected void addImplicitResolvers() { }
        });
        List<Map<String, Object>> cases = plain.load(Files.readString(Path.of("cases/preference/staging.yaml")));
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.get("case").toString(), () -> check(one)));
    }

    private static void check(Map<String, Object> one) {
        MonthDay yearly = MonthDay.parse("--" + one.get("yearly"));
        List<Integer> tried = Arrays.stream(one.get("tried").toString().split(" ")).map(Integer::valueOf).toList();
        List<DatedRate> published = dated(one.get("published")).entrySet().stream().map(e -> rate(e.getKey(), e.getValue())).toList();
        StagingFinder.Answer answer = new StagingFinder(tried).find(new BigDecimal(one.get("base").toString()), LocalDate.parse(one.get("in_force").toString()),
                yearly, published);
        assertThat(answer.outcome()).isEqualTo(Outcome.valueOf(one.getOrDefault("outcome", "FOUND").toString()));
        if (answer.outcome() == Outcome.FOUND) {
            Staging staging = answer.staging();
            assertThat(staging.stages()).isEqualTo(Integer.parseInt(one.get("stages").toString()));
            dated(one.get("remaining")).forEach((day, n) -> assertThat(staging.remaining(day)).as("cuts after %s", day).isEqualTo(Integer.parseInt(n)));
            dated(one.get("rates")).forEach((day, r) -> assertThat(staging.rate(day)).as("rate on %s", day).isEqualByComparingTo(r));
            assertThat(staging.freeFrom()).isEqualTo(one.get("free_from").toString());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<LocalDate, String> dated(Object map) {
        Map<LocalDate, String> dated = new java.util.TreeMap<>();
        ((Map<String, Object>) map).forEach((day, value) -> dated.put(LocalDate.parse(day), value.toString()));
        return dated;
    }

    private static DatedRate rate(LocalDate from, String percent) {
        return new DatedRate(percent + "%", new BigDecimal(percent), from, null, "");
    }

    @Test
    void everyPublishedReductionIntoJapanIsFound() throws Exception {
        Path file = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "vectors/jp_rcep_staging.json");
        assumeTrue(Files.exists(file), "skipped: the published reductions " + file + " are not here");
        StagingFinder finder = new StagingFinder(List.of(11, 16, 21));
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (JsonNode one : Json.tree(Files.readString(file)).at("/cases")) {
            StagingFinder.Answer answer = finder.find(new BigDecimal(one.at("/base_rate").asString()), IN_FORCE, APRIL,
                    List.of(rate(LocalDate.of(2026, 4, 1), one.at("/fy2026").asString()), rate(LocalDate.of(2025, 4, 1), one.at("/fy2025").asString())));
            boolean fits = answer.outcome() == Outcome.FOUND && answer.staging().stages() == one.at("/equal_stages").asInt()
                    && answer.staging().cuts(LocalDate.of(2025, 4, 1)) == one.at("/fy2025_year_index").asInt()
                    && answer.staging().rate(LocalDate.of(2026, 4, 1)).compareTo(new BigDecimal(one.at("/fy2026").asString())) == 0;
            if (!fits) {
                wrong.add(one + " → " + answer);
            }
            count++;
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(1950);
        System.out.println("reductions into Japan found: " + count);
    }

    @Test
    void ratesNeverRiseEndAtZeroAndAreFoundAgain() {
        Random random = new Random(20260401);
        for (int i = 0; i < 500; i++) {
            int stages = 1 + random.nextInt(25);
            Staging staging = new Staging(BigDecimal.valueOf(1 + random.nextInt(600), 1), stages, IN_FORCE.plusDays(random.nextInt(1000)),
                    MonthDay.of(1 + random.nextInt(12), 1));
            LocalDate last = staging.firstCut();
            BigDecimal before = staging.base();
            for (int k = 0; k <= stages; k++) {
                BigDecimal now = staging.rate(last);
                assertThat(now).as("%s on %s", staging, last).isLessThanOrEqualTo(before);
                before = now;
                last = last.plusYears(1);
            }
            assertThat(staging.rate(last)).isZero();
            assertThat(staging.remaining(last)).isZero();
            assertThat(staging.rate(staging.freeFrom())).isZero();
            assertThat(staging.freeFrom().equals(staging.firstCut()) || staging.rate(staging.freeFrom().minusDays(1)).signum() > 0).isTrue();
            StagingFinder.Answer again = new StagingFinder(List.of(stages)).find(staging.base(), staging.firstCut(), staging.yearly(),
                    List.of(rate(staging.firstCut(), staging.rate(staging.firstCut()).toPlainString())));
            assertThat(again.outcome()).isIn(Outcome.FOUND, Outcome.FREE);
        }
    }
}
