package org.tongguan.declaration.rules;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tongguan.kernel.Text;
import org.tongguan.reference.ShippedReference;
import org.tongguan.reference.Texts;
import org.tongguan.support.GeneratedDocs;

/** Writes the list of rules that traders and officers read. */
class RulesPageTest {

    @Test
    void theRulesPageIsCurrent() {
        GeneratedDocs.check("rules.md", "RulesPageTest", page(ShippedReference.texts()));
    }

    private static String page(Texts texts) {
        StringBuilder out = new StringBuilder();
        out.append("# Rules of the goods declaration · 报关单逻辑校验规则\n\n")
                .append("Generated from the rule book; do not edit. ").append(RuleBook.all().size()).append(" rules. ")
                .append("An error stops the filing, a warning is told and recorded. Rules marked * are asked when declaring, not of a draft.\n\n")
                .append("| Group | 类别 | Rules |\n|---|---|---|\n");
        for (Rule.Group group : Rule.Group.values()) {
            Text name = texts.get("rulegroup." + group);
            out.append("| ").append(name.en()).append(" | ").append(name.zh()).append(" | ")
                    .append(RuleBook.all().stream().filter(rule -> rule.group() == group).count()).append(" |\n");
        }
        for (Rule.Group group : Arrays.asList(Rule.Group.values())) {
            Text name = texts.get("rulegroup." + group);
            out.append("\n## ").append(name.en()).append(" · ").append(name.zh())
                    .append("\n\n| Code | Severity | Demand | 要求 | Source |\n|---|---|---|---|---|\n");
            RuleBook.all().stream().filter(rule -> rule.group() == group).forEach(rule -> row(out, rule, texts.get("rule." + rule.code())));
        }
        return out.toString();
    }

    private static void row(StringBuilder out, Rule rule, Text demand) {
        out.append("| ").append(rule.code()).append(rule.declaring() ? "*" : "").append(" | ")
                .append(rule.severity().name().toLowerCase(Locale.ROOT)).append(" | ").append(cell(demand.en())).append(" | ")
                .append(cell(demand.zh())).append(" | ").append(cell(rule.source())).append(" |\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
