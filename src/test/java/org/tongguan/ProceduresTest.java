package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tongguan.kernel.Procedure;
import org.tongguan.reference.Texts;
import org.tongguan.support.GeneratedDocs;
import org.tongguan.support.Procedures;

/** Every life cycle: sound as a table, and drawn in the documentation as it is. */
class ProceduresTest {

    private static final List<Procedure<?, ?>> ALL = Procedures.all();
    private final Texts texts = new Texts();

    @Test
    void everyTableIsSound() {
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(5);
        assertThat(ALL.stream().map(Procedure::name)).doesNotHaveDuplicates();
        assertThat(ALL.stream().flatMap(p -> p.faults().stream())).isEmpty();
    }

    @Test
    void aCommandHasOneMeaningInAProcedure() {
        for (Procedure<?, ?> procedure : ALL) {
            Map<String, List<String>> from = new TreeMap<>();
            procedure.steps().forEach(s -> from.computeIfAbsent(s.from() + " " + s.command(), k -> new java.util.ArrayList<>()).add(s.to().toString()));
            from.forEach((step, to) -> assertThat(to.stream().distinct().count()).as("%s: %s leads to %s, told apart by guards only", procedure.name(),
                    step, to)
                    .isLessThanOrEqualTo(2));
        }
    }

    @Test
    void theDiagramsAreCurrent() {
        StringBuilder out = new StringBuilder("""
                # Life cycles

                Written by `ProceduresTest` from the tables that run; do not edit (`mvn test -Dtest=ProceduresTest -Dtongguan.docs=write`).
                A step by the platform itself has no role. A step may have a guard besides; the console shows a button only when the guard allows it.
                """);
        ALL.stream().sorted((a, b) -> a.name().compareTo(b.name())).forEach(procedure -> out.append(page(procedure)));
        GeneratedDocs.check("procedures.md", "ProceduresTest", out.toString());
    }

    private String page(Procedure<?, ?> procedure) {
        StringBuilder out = new StringBuilder("\n## " + procedure.name() + "\n\n```mermaid\n" + procedure.mermaid()
                + "```\n\n| command | 中文 | English | from | to | who | event |\n|---|---|---|---|---|---|---|\n");
        Map<String, List<Procedure.Step<?, ?>>> rows = new LinkedHashMap<>();
        procedure.steps().forEach(s -> rows.computeIfAbsent(s.command() + " " + s.event() + " " + roles(s), k -> new java.util.ArrayList<>()).add(s));
        rows.values().forEach(steps -> {
            Procedure.Step<?, ?> first = steps.getFirst();
            var words = texts.get("command." + procedure.name() + "." + first.command());
            String from = steps.stream().map(s -> s.from().toString()).distinct().collect(Collectors.joining(", "));
            String to = steps.stream().map(s -> s.from() == s.to() ? "(stays)" : s.to().toString()).distinct().collect(Collectors.joining(", "));
            out.append("| `").append(first.command()).append("` | ").append(words.zh()).append(" | ").append(words.en()).append(" | ").append(from)
                    .append(" | ")
                    .append(to).append(" | ").append(roles(first)).append(" | ").append(first.event()).append(" |\n");
        });
        return out.toString();
    }

    private static String roles(Procedure.Step<?, ?> step) {
        return step.roles().isEmpty() ? "platform" : step.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
    }
}
