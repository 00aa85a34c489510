package org.tongguan.risk.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Group;
import org.tongguan.formats.Node;
import org.tongguan.risk.Condition;
import org.tongguan.risk.Facts;
import org.tongguan.risk.RuleDraft;
import org.tongguan.risk.Targets.Because;

/** One version of a rule, ready to be tested: its conditions hung into the tree of groups. */
public final class CompiledRule {

    private static final String OFFICE = "declaration.office";

    /** A group of the document with the rule's conditions on it and on the groups below. */
    private record Level(Group group, List<Check> checks, List<Level> below) { }

    private final UUID id;
    private final int version;
    private final RuleDraft content;
    private final List<Check> checks;
    private final Level root;

    public CompiledRule(UUID id, int version, RuleDraft content, ConditionTexts words) {
        this.id = id;
        this.version = version;
        this.content = content;
        this.root = new Level(Dictionary.declaration().root(), new ArrayList<>(), new ArrayList<>());
        List<Check> all = new ArrayList<>();
        Map<Group, Level> levels = new LinkedHashMap<>();
        levels.put(root.group(), root);
        for (Condition condition : content.conditions()) {
            Check check = new Check(condition, RiskField.find(condition.field()).orElseThrow(), words);
            level(levels, check.field().group()).checks().add(check);
            all.add(check);
        }
        if (content.office() != null) {
            // Matched like a condition, but not a reason that needs telling.
            all.add(new Check(Condition.of(OFFICE, Condition.Op.EQ, content.office()), RiskField.find(OFFICE).orElseThrow(), words));
        }
        this.checks = List.copyOf(all);
    }

    private static Level level(Map<Group, Level> levels, Group group) {
        Level known = levels.get(group);
        if (known != null) {
            return known;
        }
        Level parent = level(levels, Dictionary.declaration().group(group.parent()));
        Level level = new Level(group, new ArrayList<>(), new ArrayList<>());
        parent.below().add(level);
        levels.put(group, level);
        return level;
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public RuleDraft content() {
        return content;
    }

    List<Check> checks() {
        return checks;
    }

    /** Whether the rule counts on that day. */
    public boolean isValidOn(Facts facts) {
        return !(content.validFrom() != null && facts.day().isBefore(content.validFrom())) 
                && !(content.validTo() != null && facts.day().isAfter(content.validTo()));
    }

    /** Why the rule matches: one entry per condition, for the first repetitions that satisfy them together; null when it does not. */
    public List<Because> explain(Facts facts, References references) {
        if (content.office() != null && !content.office().equals(facts.office())) {
            return null;
        }
        List<Because> because = new ArrayList<>(checks.size());
        return holds(root, facts, references, facts.document().root(), 0, "", because) ? List.copyOf(because) : null;
    }

    private static boolean holds(Level level, Facts facts, References references, Node node, int position, String above, List<Because> because) {
        for (Check check : level.checks()) {
            if (!check.holds(facts, references, node, position)) {
                return false;
            }
        }
        String at = level.group().parent() == null ? "" : above + "/" + level.group().name() + (level.group().many() && node != null ? "/" + position : "");
        int before = because.size();
        for (Check check : level.checks()) {
            because.add(check.because(facts, references, node, position, at));
        }
        for (Level below : level.below()) {
            if (!holdsSomewhere(below, facts, references, node, at, because)) {
                because.subList(before, because.size()).clear();
                return false;
            }
        }
        return true;
    }

    private static boolean holdsSomewhere(Level level, Facts facts, References references, Node parent, String above, List<Because> because) {
        List<Node> nodes = parent == null ? List.of() : parent.all(level.group());
        if (nodes.isEmpty()) {
            return holds(level, facts, references, null, 0, above, because);
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (holds(level, facts, references, nodes.get(i), i, above, because)) {
                return true;
            }
        }
        return false;
    }
}
