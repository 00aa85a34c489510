package org.tongguan.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.kernel.Text;
import org.tongguan.risk.engine.CompiledRule;
import org.tongguan.risk.engine.References;
import org.tongguan.risk.engine.RuleFile;
import org.tongguan.risk.engine.RuleIndex;
import org.tongguan.runtime.Json;
import tools.jackson.core.type.TypeReference;

/** The golden cases of {@code cases/risk}. */
class RiskCasesTest {

    @TestFactory
    Stream<DynamicTest> conditions() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("cases/risk/conditions.yaml"))) {
            List<Map<String, Object>> cases = Json.read(Json.write(RuleFile.tree(in)), new TypeReference<>() { });
            assertThat(cases).hasSizeGreaterThan(20);
            return cases.stream().map(c -> DynamicTest.dynamicTest((String) c.get("case"), () -> check(c)));
        }
    }

    @SuppressWarnings("unchecked")
    private static void check(Map<String, Object> c) {
        List<Condition> conditions = Json.read(Json.write(c.get("conditions")), new TypeReference<>() { });
        Map<String, Object> fileOfReferences = new LinkedHashMap<>();
        fileOfReferences.put("references", c.get("references"));
        References references = References.of(Json.read(Json.write(fileOfReferences), RuleFile.class).references());
        RuleDraft draft = new RuleDraft("CASE", "case", null, conditions, Action.DOCUMENT_REVIEW, null, Set.of(), null, (String) c.get("office"), null, null,
                Text.of("理由", "reason"), null);
        Map<String, BigDecimal> derived = new LinkedHashMap<>();
        ((Map<String, String>) c.getOrDefault("derived", Map.of())).forEach((k, v) -> derived.put(k, new BigDecimal(v)));
        Facts facts = new Facts(JsonDocuments.read(Json.write(c.get("declaration"))), new UUID(1, 1), (String) c.get("grade"), 1L, "2200", RandomRules.DAY,
                derived);
        List<RuleIndex.Match> matches = RuleIndex.of(List.of(new CompiledRule(new UUID(0, 7), 1, draft, RandomRules.WORDS)), references).match(facts);
        List<String> pointers = (List<String>) c.get("because");
        if (pointers == null) {
            assertThat(matches).isEmpty();
        } else {
            assertThat(matches).hasSize(1);
            assertThat(matches.getFirst().because()).extracting(Targets.Because::pointer).containsExactlyElementsOf(pointers);
            assertThat(matches.getFirst().because()).allSatisfy(b -> assertThat(b.condition().zh()).isNotBlank()
                    .doesNotContain("condition.", "risk.field", "{0}"));
        }
    }
}
