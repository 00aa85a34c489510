package org.tongguan.risk.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tongguan.formats.Node;
import org.tongguan.risk.Condition;
import org.tongguan.risk.Facts;

/**
 * Inverted lists of a text field: exact values in a hash map, prefixes in another, with shorter prefixes folded into longer ones at
 * compile time, so that one list answers for a value. A short list holds only the words in which it differs from the base.
 */
final class TextIndex extends FieldIndex {

    /** Words of the mask that differ from the base: where they are, in order, and what they are. All words when {@code at} is null. */
    private record Entry(int[] at, long[] words) { }

    /** With more than a quarter of the words different, all are held: a plain loop over them is faster. */
    private static final int DENSE = 4;

    private final long[] base;
    private final long[] absent;
    private final Map<String, Entry> exact = new HashMap<>();
    private final Map<String, Entry> prefixes = new HashMap<>();
    private final int[] prefixLengths;

    /**
     * Compiles the lists.
     *
     * @param checks one check per rule number; null where the rule has none to index on this field
     */
    TextIndex(RiskField field, Check[] checks, int words) {
        super(field);
        this.base = new long[words];
        this.absent = new long[words];
        Map<String, List<Integer>> equal = new HashMap<>();
        Map<String, List<Integer>> beginning = new HashMap<>();
        for (int rule = 0; rule < checks.length; rule++) {
            Condition condition = checks[rule] == null ? null : checks[rule].condition();
            if (condition == null) {
                set(base, rule);
                set(absent, rule);
                continue;
            }
            switch (condition.op()) {
                case EQ, IN -> add(equal, condition.values(), rule);
                case PREFIX -> add(beginning, condition.values(), rule);
                case ABSENT -> set(absent, rule);
                default -> set(base, rule);
            }
        }
        TreeSet<Integer> lengths = new TreeSet<>(java.util.Comparator.reverseOrder());
        beginning.keySet().forEach(p -> lengths.add(p.length()));
        this.prefixLengths = lengths.stream().mapToInt(Integer::intValue).toArray();
        beginning.keySet().forEach(p -> prefixes.put(p, entry(withShorter(beginning, p))));
        equal.forEach((value, rules) -> {
            List<Integer> all = withShorter(beginning, value);
            all.addAll(rules);
            exact.put(value, entry(all));
        });
    }

    private static void add(Map<String, List<Integer>> lists, List<String> values, int rule) {
        values.forEach(v -> lists.computeIfAbsent(v, k -> new ArrayList<>()).add(rule));
    }

    private List<Integer> withShorter(Map<String, List<Integer>> beginning, String value) {
        List<Integer> all = new ArrayList<>();
        for (int length : prefixLengths) {
            if (length <= value.length()) {
                all.addAll(beginning.getOrDefault(value.substring(0, length), List.of()));
            }
        }
        return all;
    }

    private Entry entry(List<Integer> rules) {
        int[] at = rules.stream().mapToInt(r -> r >> 6).sorted().distinct().toArray();
        if (at.length * DENSE > base.length) {
            long[] all = base.clone();
            rules.forEach(r -> set(all, r));
            return new Entry(null, all);
        }
        long[] words = new long[at.length];
        for (int i = 0; i < at.length; i++) {
            words[i] = base[at[i]];
        }
        for (int rule : rules) {
            words[java.util.Arrays.binarySearch(at, rule >> 6)] |= 1L << rule;
        }
        return new Entry(at, words);
    }

    @Override
    void narrow(Facts facts, Node node, int position, long[] mask) {
        String value = field().text(facts, node, position);
        if (value == null) {
            and(mask, absent, 0, mask.length);
            return;
        }
        Entry entry = find(value);
        if (entry != null && entry.at == null) {
            and(mask, entry.words, 0, mask.length);
            return;
        }
        int from = 0;
        if (entry != null) {
            for (int i = 0; i < entry.at.length; i++) {
                int word = entry.at[i];
                and(mask, base, from, word);
                mask[word] &= entry.words[i];
                from = word + 1;
            }
        }
        and(mask, base, from, mask.length);
    }

    private Entry find(String value) {
        Entry found = exact.get(value);
        for (int i = 0; found == null && i < prefixLengths.length; i++) {
            if (prefixLengths[i] <= value.length()) {
                found = prefixes.get(value.substring(0, prefixLengths[i]));
            }
        }
        return found;
    }
}
