package org.tongguan.risk.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.tongguan.formats.Node;
import org.tongguan.risk.Facts;

/**
 * Sorted boundaries of a number field. The line is cut into elementary intervals, one for each boundary and one for each gap; for every so
 * many neighbours the rules that any of them leaves possible are kept as one bit set. The few too many are tested with the others.
 */
final class NumberIndex extends FieldIndex {

    private static final int KEPT = 256;
    private final BigDecimal[] boundaries;
    private final long[] absent;
    private final long[][] kept;
    private final int step;

    /** As {@link TextIndex#TextIndex}. */
    NumberIndex(RiskField field, Check[] checks, int words) {
        super(field);
        TreeSet<BigDecimal> all = new TreeSet<>();
        for (Check check : checks) {
            if (check != null) {
                intervals(check).forEach(i -> Arrays.stream(i).filter(java.util.Objects::nonNull).forEach(all::add));
            }
        }
        this.boundaries = all.toArray(BigDecimal[]::new);
        this.absent = new long[words];
        long[] running = new long[words];
        List<List<Integer>> changing = new ArrayList<>();
        for (int i = 0; i <= 2 * boundaries.length + 1; i++) {
            changing.add(null);
        }
        for (int rule = 0; rule < checks.length; rule++) {
            Check check = checks[rule];
            if (check == null) {
                set(absent, rule);
                set(running, rule);
                continue;
            }
            switch (check.condition().op()) {
                case ABSENT -> set(absent, rule);
                case EQ, IN, RANGE -> {
                    for (BigDecimal[] interval : intervals(check)) {
                        change(changing, interval[0] == null ? 0 : 2 * place(interval[0]) + 1, rule);
                        change(changing, interval[1] == null ? changing.size() - 1 : 2 * place(interval[1]) + 2, rule);
                    }
                }
                default -> set(running, rule);
            }
        }
        int count = 2 * boundaries.length + 1;
        this.step = Math.max(1, (count + KEPT - 1) / KEPT);
        this.kept = new long[(count + step - 1) / step][];
        for (int i = 0; i < count; i++) {
            List<Integer> changes = changing.get(i) == null ? List.of() : changing.get(i);
            changes.forEach(rule -> running[rule >> 6] ^= 1L << rule);
            if (i % step == 0) {
                kept[i / step] = running.clone();
            }
            for (int rule : changes) {
                kept[i / step][rule >> 6] |= running[rule >> 6];
            }
        }
    }

    /** The closed intervals of a check, apart from each other; null = open end. */
    private static List<BigDecimal[]> intervals(Check check) {
        return switch (check.condition().op()) {
            case RANGE -> List.<BigDecimal[]>of(new BigDecimal[] {check.low(), check.high()});
            case EQ, IN -> new TreeSet<>(check.numbers()).stream().map(n -> new BigDecimal[] {n, n}).toList();
            default -> List.of();
        };
    }

    private int place(BigDecimal boundary) {
        return Arrays.binarySearch(boundaries, boundary);
    }

    private static void change(List<List<Integer>> changing, int at, int rule) {
        if (changing.get(at) == null) {
            changing.set(at, new ArrayList<>(2));
        }
        changing.get(at).add(rule);
    }

    @Override
    void narrow(Facts facts, Node node, int position, long[] mask) {
        BigDecimal value = field().number(facts, node, position);
        if (value == null) {
            and(mask, absent, 0, mask.length);
            return;
        }
        int place = place(value);
        int interval = place >= 0 ? 2 * place + 1 : 2 * (-place - 1);
        and(mask, kept[interval / step], 0, mask.length);
    }
}
