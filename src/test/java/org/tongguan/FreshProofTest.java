package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.StepUp;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.reference.Texts;
import org.tongguan.support.GeneratedDocs;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Procedures;
import org.tongguan.support.Sources;
import org.tongguan.support.YamlCases;

/**
 * The list of what asks officials for a fresh proof by passkey is complete: whatever changes anything, command by command, either asks or stands in
 * {@code cases/security/fresh-proof.yaml} with a reason. And whatever takes two persons names the test that searched for a way round it.
 */
class FreshProofTest extends PlatformTest {

    private static final Set<Role> OFFICIALS = Set.of(Role.OFFICER, Role.INSPECTOR, Role.SENIOR, Role.ANALYST, Role.ADMIN);
    private static final List<Procedure<?, ?>> LIFE_CYCLES = Procedures.all();
    /** Which life cycle an address with a command drives. */
    private static final Map<String, String> LIVES = Map.ofEntries(
            Map.entry("/api/v1/declarations/{id}/commands/{command}", "declaration"),
            Map.entry("/api/v1/ecommerce/lists/{id}/commands/{command}", "retail-list"),
            Map.entry("/api/v1/guarantees/{number}/commands/{command}", "guarantee"), Map.entry("/api/v1/two-persons/{id}/{command}", "two-persons"),
            Map.entry("/api/v1/periodic/approvals/{number}/commands/{command}", "periodic-approval"),
            Map.entry("/api/v1/periodic/deliveries/{number}/commands/{command}", "periodic-delivery"),
            Map.entry("/api/v1/periodic/returns/{number}/commands/{command}", "periodic-return"),
            Map.entry("/api/v1/reference/changes/{id}/{command}", "reference-change"), Map.entry("/api/v1/levies/{number}/commands/{command}", "levy"),
            Map.entry("/api/v1/refunds/{number}/commands/{command}", "refund"),
            Map.entry("/api/v1/bank-reconciliation/entries/{id}/commands/{command}", "bank-entry"),
            Map.entry("/api/v1/suspense/accounts/{number}/commands/{command}", "suspense-account"),
            Map.entry("/api/v1/suspense/movements/{number}/commands/{command}", "suspense-movement"),
            Map.entry("/api/v1/temporary/clearances/{number}/commands/{command}", "temporary-clearance"),
            Map.entry("/api/v1/temporary/exhibitions/{number}/commands/{command}", "exhibition"),
            Map.entry("/api/v1/temporary/lists/{number}/commands/{command}", "temporary-list"),
            Map.entry("/api/v1/temporary/lists/{number}/items/{item}/findings/commands/{command}", "temporary-correction"),
            Map.entry("/api/v1/temporary/lists/{number}/vehicles/{item}/places/{id}/commands/{command}", "vehicle-place"),
            Map.entry("/api/v1/temporary/lists/{number}/vehicles/{item}/sightings/{id}/commands/{command}", "vehicle-sighting"),
            Map.entry("/api/v1/ship-side-pickups/{id}/commands/{command}", "pickup"));
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;
    @Autowired List<TwoPersonAction> actions;
    @Autowired Texts texts;

    /** Everything that officials may do and that changes anything, with whether it asks for a fresh proof. */
    private Map<String, Boolean> decided(List<String> unknown) {
        Map<String, Boolean> all = new TreeMap<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            StepUp asked = handler.getMethodAnnotation(StepUp.class);
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                for (String pattern : info.getPatternValues()) {
                    if (method != RequestMethod.GET && pattern.startsWith("/api/") && isOpenToOfficials(handler)) {
                        commands(pattern, unknown).forEach(c -> all.put(method + " " + pattern + (c.isEmpty() ? "" : " " + c),
                                asked != null && (asked.value().length == 0 || List.of(asked.value()).contains(c))));
                    }
                }
            }
        });
        return all;
    }

    private static boolean isOpenToOfficials(HandlerMethod handler) {
        PreAuthorize own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class);
        PreAuthorize rule = own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), PreAuthorize.class);
        // What is open to everybody knows no official yet: logging in. EndpointSweepTest keeps that list.
        return rule != null && (!rule.value().contains("'") || OFFICIALS.stream().anyMatch(r -> rule.value().contains("'" + r + "'")));
    }

    /** The commands that officials may give there; one without a name where the address has none. */
    private static Set<String> commands(String pattern, List<String> unknown) {
        if (!pattern.contains("{command}")) {
            return Set.of("");
        }
        Procedure<?, ?> life = LIFE_CYCLES.stream().filter(p -> p.name().equals(LIVES.get(pattern))).findFirst().orElse(null);
        if (life == null) {
            unknown.add(pattern + " takes commands: name its life cycle here");
            return Set.of();
        }
        return life.steps().stream().filter(s -> s.roles().stream().anyMatch(OFFICIALS::contains)).map(Procedure.Step::command)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> reasons() {
        Map<String, String> all = new TreeMap<>();
        YamlCases.read(Path.of("cases/security/fresh-proof.yaml")).forEach(group -> ((List<?>) group.get("endpoints"))
                .forEach(e -> assertThat(all.put(e.toString(), group.get("reason").toString())).as(e + " stands there once").isNull()));
        return all;
    }

    @Test
    void everyActionOfAnOfficialAsksForAFreshProofOrSaysWhyNot() {
        List<String> wrong = new ArrayList<>();
        Map<String, Boolean> all = decided(wrong);
        Map<String, String> reasons = reasons();
        all.forEach((what, asks) -> {
            if (!asks && !reasons.containsKey(what)) {
                wrong.add(what + " neither asks for a fresh proof nor says why not");
            }
        });
        reasons.keySet().forEach(what -> {
            if (!all.containsKey(what)) {
                wrong.add(what + " has a reason but is not there");
            } else if (all.get(what)) {
                wrong.add(what + " asks for a fresh proof and has a reason why it does not");
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(all.values().stream().filter(asks -> asks)).hasSizeGreaterThan(50);
    }

    /** No {@code @StepUp} names a command that its life cycle does not have: it would ask for nothing. */
    @Test
    void whatIsAskedForIsThere() {
        List<String> wrong = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            StepUp asked = handler.getMethodAnnotation(StepUp.class);
            if (asked != null && asked.value().length > 0) {
                String pattern = info.getPatternValues().iterator().next();
                Stream.of(asked.value()).filter(c -> !commands(pattern, wrong).contains(c)).forEach(c -> wrong.add(pattern + " has no " + c));
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatTakesTwoPersonsNamesTheTestThatSearched() {
        List<Map<String, Object>> all = YamlCases.read(Path.of("cases/security/two-persons.yaml"));
        assertThat(all.stream().filter(r -> r.containsKey("kind")).map(r -> r.get("kind").toString())).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(actions.stream().map(TwoPersonAction::kind).toList());
        Map<String, String> tests = Sources.list(Sources.TEST, "Test.java").stream().collect(Collectors.toMap(s -> s.name().replace(".java", ""),
                Sources.Source::text, (a, b) -> a));
        all.forEach(r -> assertThat(tests).as(r.toString()).containsKey(r.get("test").toString()));
        all.stream().map(r -> r.get("test").toString()).filter(t -> t.startsWith("OnePerson"))
                .forEach(t -> assertThat(tests.get(t)).as(t).contains("OnePerson.everybody("));
        all.stream().filter(r -> r.containsKey("procedure")).forEach(r -> assertThat(LIFE_CYCLES).as(r.toString()).anySatisfy(p -> {
            assertThat(p.name()).isEqualTo(r.get("procedure"));
            assertThat(p.steps()).anySatisfy(s -> assertThat(s.command()).isEqualTo(r.get("command")));
        }));
    }

    @Test
    void thePageIsCurrent() {
        StringBuilder out = new StringBuilder("""
                # What asks for a fresh proof, and what takes two

                Written by `FreshProofTest` from the handlers and life cycles that run; do not edit (`mvn test -Dtest=FreshProofTest -Dtongguan.docs=write`).
                Whatever an official may do that changes anything is here once: with a proof by passkey not older than five minutes, or without and why.

                ## With a fresh proof

                | call | command |
                |---|---|
                """);
        Map<String, Boolean> all = decided(new ArrayList<>());
        all.forEach((what, asks) -> out.append(asks ? row(what) + " |\n" : ""));
        out.append("\n## Without\n\n| call | command | why |\n|---|---|---|\n");
        Map<String, String> reasons = reasons();
        all.forEach((what, asks) -> out.append(asks ? "" : row(what) + " | " + reasons.get(what) + " |\n"));
        out.append("\n## By two persons\n\n| what | 中文 | English | searched by |\n|---|---|---|---|\n");
        YamlCases.read(Path.of("cases/security/two-persons.yaml")).forEach(r -> {
            var words = texts.get(r.containsKey("kind") ? "two-persons.kind." + r.get("kind") : "command." + r.get("procedure") + "." + r.get("command"));
            out.append("| ").append(r.get("what")).append(" | ").append(words.zh()).append(" | ").append(words.en()).append(" | `").append(r.get("test"))
                    .append("` |\n");
        });
        GeneratedDocs.check("fresh-proof.md", "FreshProofTest", out.toString());
    }

    private static String row(String what) {
        String[] parts = what.split(" ");
        return "| `" + parts[0] + " " + parts[1] + "` | " + (parts.length > 2 ? "`" + parts[2] + "`" : "");
    }
}
