package org.tongguan.risk.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Group;
import org.tongguan.formats.Node;
import org.tongguan.risk.Condition;
import org.tongguan.risk.Facts;
import org.tongguan.risk.RuleDraft;
import org.tongguan.risk.Targets.Because;

/**
 * All active rules as one index: for each field, the rules that a value leaves possible, as bits. The document is walked once; each field
 * clears bits; rules that stand at the end are tested condition by condition, which decides (negations, ratios, second conditions on one
 * field) and explains. After Lakshman and Stiliadis, packet classification by bit vectors.
 */
public final class RuleIndex {

    public static final RuleIndex EMPTY = new RuleIndex(List.of(), References.NONE);

    /** A rule that holds, and why. */
    public record Match(CompiledRule rule, List<Because> because) { }

    /** A group of the document with the indexes of its fields and the groups below it that rules speak of. */
    private record Level(Group group, FieldIndex[] fields, Level[] below) { }

    private final CompiledRule[] rules;
    private final References references;
    private final Level root;
    private final long[] all;

    private RuleIndex(List<CompiledRule> rules, References references) {
        Map<RiskField, Check[]> indexed = choose(rules);
        this.rules = inOrder(rules, indexed).toArray(CompiledRule[]::new);
        this.references = references;
        this.all = new long[(rules.size() + 63) / 64];
        for (int i = 0; i < rules.size(); i++) {
            FieldIndex.set(all, i);
        }
        Map<RiskField, Check[]> byNumber = choose(List.of(this.rules));
        Map<Group, List<FieldIndex>> byGroup = new LinkedHashMap<>();
        byNumber.entrySet().stream().sorted(Comparator.comparing(e -> -Arrays.stream(e.getValue()).filter(java.util.Objects::nonNull).count())).forEach(e ->
                byGroup.computeIfAbsent(e.getKey().group(), g -> new ArrayList<>()).add(index(e.getKey(), e.getValue(), all.length)));
        this.root = level(Dictionary.declaration().root(), byGroup);
    }

    /** Compiles rules. They must have passed the checks of a rule on save. */
    public static RuleIndex of(Collection<CompiledRule> rules, References references) {
        return new RuleIndex(List.copyOf(rules), references);
    }

    private static FieldIndex index(RiskField field, Check[] checks, int words) {
        return field.type() == RiskField.Type.TEXT ? new TextIndex(field, checks, words) : new NumberIndex(field, checks, words);
    }

    private static Level level(Group group, Map<Group, List<FieldIndex>> byGroup) {
        Level[] below = group.children().stream().map(child -> level(child, byGroup)).filter(l -> l.fields().length + l.below().length > 0)
                .toArray(Level[]::new);
        return new Level(group, byGroup.getOrDefault(group, List.of()).toArray(FieldIndex[]::new), below);
    }

    /** The one check of each rule on each field that goes into the index: the one that rules out most. */
    private static Map<RiskField, Check[]> choose(List<CompiledRule> rules) {
        Map<RiskField, Check[]> chosen = new LinkedHashMap<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            for (Check check : rules.get(rule).checks()) {
                Check[] checks = chosen.computeIfAbsent(check.field(), f -> new Check[rules.size()]);
                if (checks[rule] == null || rank(check) < rank(checks[rule])) {
                    checks[rule] = check;
                }
            }
        }
        return chosen;
    }

    private static int rank(Check check) {
        return switch (check.condition().op()) {
            case EQ -> 0;
            case IN -> 1;
            case PREFIX -> 2;
            case RANGE -> 3;
            case ABSENT -> 4;
            case RATIO, NE, NOT_IN, PRESENT -> 5;
        };
    }

    /** Rules sorted by the field with most different values, so that the rules of one value stand in few words. */
    private static List<CompiledRule> inOrder(List<CompiledRule> rules, Map<RiskField, Check[]> indexed) {
        RiskField leading = null;
        int most = 0;
        for (Map.Entry<RiskField, Check[]> e : indexed.entrySet()) {
            Set<String> values = new HashSet<>();
            for (Check check : e.getValue()) {
                if (check != null && e.getKey().type() == RiskField.Type.TEXT) {
                    values.addAll(check.texts());
                }
            }
            if (values.size() > most) {
                most = values.size();
                leading = e.getKey();
            }
        }
        if (leading == null) {
            return rules;
        }
        Check[] checks = indexed.get(leading);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            numbers.add(i);
        }
        numbers.sort(Comparator.comparing(i -> firstValue(checks[i])));
        return numbers.stream().map(rules::get).toList();
    }

    private static String firstValue(Check check) {
        Condition condition = check == null ? null : check.condition();
        return condition == null || condition.values().isEmpty() || rank(check) > 2 ? "\uFFFF" : condition.values().getFirst();
    }

    public int size() {
        return rules.length;
    }

    /** What the rules say. */
    public List<RuleDraft> contents() {
        return Arrays.stream(rules).map(CompiledRule::content).toList();
    }

    public References references() {
        return references;
    }

    /** The rules that hold on the facts' day, in no particular order. */
    public List<Match> match(Facts facts) {
        if (rules.length == 0) {
            return List.of();
        }
        long[] mask = all.clone();
        narrow(root, facts, facts.document().root(), 0, mask);
        List<Match> matches = new ArrayList<>();
        for (int word = 0; word < mask.length; word++) {
            for (long bits = mask[word]; bits != 0; bits &= bits - 1) {
                CompiledRule rule = rules[(word << 6) + Long.numberOfTrailingZeros(bits)];
                List<Because> because = rule.isValidOn(facts) ? rule.explain(facts, references) : null;
                if (because != null) {
                    matches.add(new Match(rule, because));
                }
            }
        }
        return matches;
    }

    /**
     * Clears the rules that this repetition and what is below it rule out. A group below leaves what any of its repetitions leaves: a
     * rule that says nothing about it is left by each of them, so no exception is needed.
     */
    private static void narrow(Level level, Facts facts, Node node, int position, long[] mask) {
        for (FieldIndex field : level.fields) {
            field.narrow(facts, node, position, mask);
        }
        for (Level below : level.below) {
            List<Node> nodes = node == null ? List.of() : node.all(below.group);
            if (nodes.size() < 2) {
                narrow(below, facts, nodes.isEmpty() ? null : nodes.getFirst(), 0, mask);
                continue;
            }
            long[] some = new long[mask.length];
            long[] one = new long[mask.length];
            for (int i = 0; i < nodes.size(); i++) {
                System.arraycopy(mask, 0, one, 0, mask.length);
                narrow(below, facts, nodes.get(i), i, one);
                for (int word = 0; word < some.length; word++) {
                    some[word] |= one[word];
                }
            }
            System.arraycopy(some, 0, mask, 0, mask.length);
        }
    }
}
