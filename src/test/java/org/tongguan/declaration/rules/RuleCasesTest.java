package org.tongguan.declaration.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tongguan.formats.Dictionary;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.ShippedReference;
import org.yaml.snakeyaml.Yaml;

/** The golden cases of the rules: every rule is seen to find what it is for, at its place, and to leave the rest alone. */
class RuleCasesTest {

    /** A case of a rule: a base declaration, the change that must be found and the one that must not. */
    private record RuleCase(String rule, String base, String title, Map<String, Object> fail, List<String> expect, Map<String, Object> pass) { }

    private static final List<RuleCase> CASES = read();

    @SuppressWarnings("unchecked")
    private static List<RuleCase> read() {
        List<RuleCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("cases/declarations/rules"))) {
            for (Path file : files.sorted().toList()) {
                List<Map<String, Object>> entries = new Yaml().load(Files.readString(file));
                entries.forEach(e -> cases.add(new RuleCase((String) e.get("rule"), (String) e.get("base"), (String) e.get("title"),
                        (Map<String, Object>) e.get("fail"), (List<String>) e.get("expect"), (Map<String, Object>) e.get("pass"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    @SuppressWarnings("unchecked")
    private static List<Finding> check(String base, Map<String, Object> change) {
        var document = Cases.changed(Cases.base(base), (Map<String, Object>) change.getOrDefault("set", Map.of()),
                (List<String>) change.getOrDefault("remove", List.of()));
        return RuleBook.check(Cases.of(document, change.get("draft") == null, Cases.TODAY,
                (Map<String, Object>) change.getOrDefault("given", Map.of())));
    }

    private static Set<String> pointers(List<Finding> findings, String code) {
        return findings.stream().filter(f -> f.code().equals(code)).map(Finding::pointer).collect(Collectors.toSet());
    }

    @TestFactory
    Stream<DynamicTest> aBaseDeclarationIsClean() {
        return Cases.bases().stream().map(base -> DynamicTest.dynamicTest(base,
                () -> assertThat(RuleBook.check(Cases.of(Cases.base(base)))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> aRuleFindsWhatItIsForAndNothingElse() {
        return CASES.stream().map(c -> DynamicTest.dynamicTest(c.rule() + " " + c.title(), () -> {
            assertThat(pointers(check(c.base(), c.fail()), c.rule())).as("must be found").containsAll(c.expect());
            assertThat(pointers(check(c.base(), c.pass()), c.rule())).as("must not be found").isEmpty();
        }));
    }

    @Test
    void everyRuleHasACaseAndSentencesAndACodeOfItsOwn() {
        Map<String, Integer> codes = new HashMap<>();
        RuleBook.all().forEach(rule -> codes.merge(rule.code(), 1, Integer::sum));
        assertThat(codes.values()).containsOnly(1);
        assertThat(CASES.stream().map(RuleCase::rule).collect(Collectors.toSet())).isEqualTo(codes.keySet());
        for (Rule rule : RuleBook.all()) {
            assertThat(ShippedReference.texts().has("finding." + rule.code())).as(rule.code()).isTrue();
            assertThat(ShippedReference.texts().has("rule." + rule.code())).as(rule.code()).isTrue();
            assertThat(ShippedReference.texts().has("rulegroup." + rule.group())).as(rule.code()).isTrue();
            assertThat(rule.source()).as(rule.code()).isNotBlank();
        }
    }

    @Test
    void everyFindingIsToldInFullInBothLanguagesAndInTheSendersOwnElements() {
        for (RuleCase one : CASES) {
            for (Finding finding : check(one.base(), one.fail())) {
                var view = ShippedReference.texts().view(finding);
                assertThat(view.text().zh()).as(finding.toString()).doesNotContain("{").isNotEqualTo("finding." + finding.code());
                assertThat(view.text().en()).as(finding.toString()).doesNotContain("{").isNotEqualTo("finding." + finding.code());
                assertThat(view.element()).as(finding.toString()).matches("[A-Za-z_0-9/\\[\\]]+")
                        .doesNotContain(Dictionary.declaration().group("goodsItems").name());
            }
        }
    }
}
