package org.tongguan.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tongguan.support.YamlCases.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.revenue.LateDeclarations;
import org.tongguan.revenue.LateFees;
import org.tongguan.revenue.PaymentTerms;
import org.tongguan.runtime.Json;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.YamlCases;
import org.tongguan.tariff.tax.PersonalTaxes;
import org.tongguan.tariff.value.ExchangeRates;
import tools.jackson.databind.JsonNode;

/**
 * The published worked cases of {@code cases/duty/published}: every figure as published, to its last decimal. Where the collection they come from is at
 * hand, also that none of it is left out and that what the cases call published is what is published.
 */
class PublishedCasesTest extends PlatformTest {

    private static final Path CASES = Path.of("cases/duty/published");
    private static final Path COLLECTION = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "vectors");
    @Autowired Tariff tariff;
    @Autowired Duties duties;
    @Autowired ExchangeRates exchangeRates;
    @Autowired LateFees lateFees;
    @Autowired PaymentTerms terms;
    @Autowired LateDeclarations lateDeclarations;
    @Autowired PersonalTaxes personal;

    @BeforeEach
    void aTestCurrency() {
        exchangeRates.importRates(DutyBench.stream("currency,month,rate,valid_from,valid_to,source\nXTS,2026-03,7.1013,2026-03-01,2026-04-01,test\n"
                + "XTS,2024-11,7.1013,2024-11-01,2024-12-01,test\n"));
    }

    private PublishedAnswers answers() {
        return new PublishedAnswers(duties, new CaseShipments(tariff), lateFees, terms, lateDeclarations, personal);
    }

    static Stream<Arguments> cases() {
        return YamlCases.list(CASES).stream().map(one -> Arguments.of(text(one, "vector", "—") + " " + one.get("case"), one));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theAnswerIsThePublishedOne(String name, Map<String, Object> given) {
        Map<String, String> computed = answers().of(given);
        Map<String, String> published = YamlCases.flat(given.get("published"));
        assertThat(published).isNotEmpty();
        if (given.containsKey("wrong")) {
            publishedAnswerIsWrong(given, computed, published);
            return;
        }
        BigDecimal unit = new BigDecimal(text(given, "unit", "1"));
        Map<String, String> got = new LinkedHashMap<>();
        published.forEach((key, answer) -> got.put(key, printed(computed.get(key), answer, unit)));
        assertThat(got).isEqualTo(published);
    }

    /** A published answer that the law does not bear out: ours, why, and how theirs comes about. */
    private void publishedAnswerIsWrong(Map<String, Object> given, Map<String, String> ours, Map<String, String> published) {
        Map<String, Object> wrong = YamlCases.map(given.get("wrong"));
        assertThat(text(wrong, "proof", "")).isNotBlank();
        assertThat(printed(ours, published)).isEqualTo(YamlCases.flat(wrong.get("ours"))).isNotEqualTo(published);
        Map<String, Object> theirs = new LinkedHashMap<>(given);
        theirs.putAll(YamlCases.map(wrong.get("comesOutWith")));
        assertThat(printed(answers().of(theirs), published)).isEqualTo(published);
    }

    private static Map<String, String> printed(Map<String, String> computed, Map<String, String> published) {
        Map<String, String> got = new LinkedHashMap<>();
        published.forEach((key, answer) -> got.put(key, printed(computed.get(key), answer, BigDecimal.ONE)));
        return got;
    }

    /** A computed figure in the unit and with the decimals of the published one. */
    private static String printed(String computed, String published, BigDecimal unit) {
        if (computed == null || !published.matches("-?[0-9]+(\\.[0-9]+)?") || !computed.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return computed;
        }
        BigDecimal exact = new BigDecimal(computed).divide(unit, java.math.MathContext.DECIMAL128);
        return exact.setScale(new BigDecimal(published).scale(), RoundingMode.HALF_UP).toPlainString();
    }

    @Test
    void noneOfTheCollectionIsLeftOutOrMistold() throws Exception {
        assumeTrue(Files.exists(COLLECTION.resolve("cn-tax-vectors.json")), "skipped: the collection of worked cases " + COLLECTION + " is not here");
        Map<String, Map<String, String>> told = new TreeMap<>();
        YamlCases.list(CASES).stream().filter(c -> c.containsKey("vector"))
                .forEach(c -> told.computeIfAbsent(text(c, "vector", ""), v -> new TreeMap<>()).putAll(YamlCases.flat(c.get("published"))));
        Map<String, Map<String, String>> collected = collected();
        assertThat(collected).hasSizeGreaterThan(40);
        TreeSet<String> missing = new TreeSet<>(collected.keySet());
        missing.removeAll(told.keySet());
        assertThat(missing).as("worked cases without a case of ours").isEmpty();
        collected.forEach((id, answers) -> assertThat(told.get(id)).as(id).isEqualTo(answers));
    }

    private static Map<String, Map<String, String>> collected() throws Exception {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (JsonNode one : Json.tree(Files.readString(COLLECTION.resolve("cn-tax-vectors.json")))) {
            all.put(one.get("id").asString(), expected(one.get("expected")));
        }
        for (String file : List.of("duty_cn_worked.json", "duty_intl_worked.json")) {
            for (JsonNode one : Json.tree(Files.readString(COLLECTION.resolve(file))).get("cases")) {
                all.put(one.get("id").asString(), expected(one.get("expected")));
            }
        }
        for (JsonNode one : Json.tree(Files.readString(COLLECTION.resolve("duty_cn_worked.json"))).at("/formula_cases/cases")) {
            Map<String, String> answers = expected(one);
            answers.remove("pi");
            all.put("formula:" + one.get("pi").asString(), answers);
        }
        return all;
    }

    private static Map<String, String> expected(JsonNode node) {
        Map<String, String> answers = new TreeMap<>();
        expected("", node, answers);
        return answers;
    }

    private static void expected(String at, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(e -> expected(at.isEmpty() ? e.getKey() : at + "." + e.getKey(), e.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                expected(at + "." + i, node.get(i), into);
            }
        } else {
            into.put(at, node.isNumber() ? node.decimalValue().toPlainString() : node.asString());
        }
    }
}
