package org.tongguan.tariff.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongguan.runtime.Json;
import org.tongguan.tariff.expression.dialect.JapanRates;
import org.tongguan.tariff.expression.dialect.TaricRates;
import org.yaml.snakeyaml.Yaml;

/** The published sums of {@code cases/rates}. */
class RateCasesTest {

    private static final Path PUBLISHED = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "vectors/duty_intl_worked.json");
    /** Not a sum by a rate: which of two tariffs a trader in Northern Ireland pays. */
    private static final Set<String> NO_SUM = Set.of("UK-019");

    private static List<Map<String, Object>> read() throws IOException {
        return new Yaml().load(Files.readString(Path.of("cases/rates/expressions.yaml")));
    }

    static Stream<Arguments> cases() throws IOException {
        return read().stream().map(one -> Arguments.of(one.get("case"), one));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theSumIsThePublishedOne(String name, Map<String, Object> given) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        amounts.put("value", number(given.get("value")));
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        map(given.get("quantities")).forEach((unit, quantity) -> quantities.put(Units.code(unit).orElse(unit), number(quantity)));
        Map<String, String> exchange = map(given.get("exchange")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
        for (Object step : (List<?>) given.get("steps")) {
            Map<String, Object> one = map(step);
            BigDecimal exact = amount(one, amounts, new Quantities(quantities, null), exchange);
            if (one.containsKey("exact")) {
                assertThat(exact).as("%s", one.get("name")).isEqualByComparingTo(number(one.get("exact")));
            }
            BigDecimal carried = exact;
            if (one.containsKey("down")) {
                BigDecimal to = number(one.get("down"));
                carried = exact.divide(to, 0, RoundingMode.DOWN).multiply(to);
            }
            if (one.containsKey("printed")) {
                assertThat(carried.setScale(2, RoundingMode.HALF_UP)).as("%s", one.get("name")).isEqualByComparingTo(number(one.get("printed")));
            }
            amounts.put(one.get("name").toString(), carried);
        }
    }

    private static BigDecimal amount(Map<String, Object> step, Map<String, BigDecimal> amounts, Quantities quantities, Map<String, String> exchange) {
        if (step.containsKey("amount")) {
            return number(step.get("amount"));
        }
        if (step.containsKey("sum")) {
            return ((List<?>) step.get("sum")).stream().map(name -> amounts.get(name.toString())).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        BigDecimal base = amounts.get(step.getOrDefault("of", "value").toString());
        if (step.containsKey("share")) {
            String[] share = step.get("share").toString().split("/");
            return base.multiply(new BigDecimal(share[0])).divide(new BigDecimal(share[1]), 6, RoundingMode.DOWN);
        }
        RateExpression rate = step.containsKey("taric") ? TaricRates.read(step.get("taric").toString())
                : step.containsKey("japan") ? JapanRates.read(step.get("japan").toString()) : RateExpression.parse(step.get("rate").toString());
        RateExpression own = exchange.isEmpty() ? rate : rate.in(exchange.get("currency"), currency -> new BigDecimal(exchange.get(currency)));
        return ((Outcome.Amount) own.evaluate(base, quantities)).amount();
    }

    @Test
    void everyPublishedCaseStandsHereWithItsAmounts() throws IOException {
        Assumptions.assumeTrue(Files.isReadable(PUBLISHED), "the published cases are not at hand at " + PUBLISHED + ": they are not compared here");
        String here = Files.readString(Path.of("cases/rates/expressions.yaml"));
        Set<String> missing = new TreeSet<>();
        Json.tree(Files.readString(PUBLISHED)).get("cases").values().forEach(one -> {
            String id = one.get("id").asString();
            if (!NO_SUM.contains(id) && !here.contains("(" + id + ")")) {
                missing.add(id);
            }
            one.get("expected").values().stream().filter(value -> value.isString() && value.asString().matches("[0-9.]+")).map(value -> value.asString())
                    .filter(value -> !here.contains(value)).forEach(value -> missing.add(id + ": " + value));
        });
        assertThat(missing).isEmpty();
    }

    private static BigDecimal number(Object text) {
        return new BigDecimal(text.toString());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
