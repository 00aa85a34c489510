package org.tongguan.risk.engine;

import org.tongguan.formats.Node;
import org.tongguan.risk.Facts;

/** For one field: which rules its value leaves possible. A rule without an indexed condition on the field is always left. */
abstract class FieldIndex {

    private final RiskField field;

    FieldIndex(RiskField field) {
        this.field = field;
    }

    final RiskField field() {
        return field;
    }

    /**
     * Clears the bits of rules that the value of this repetition rules out; none of a rule that it leaves possible.
     *
     * @param mask one bit per rule, narrowed in place
     */
    abstract void narrow(Facts facts, Node node, int position, long[] mask);

    static void and(long[] mask, long[] with, int from, int to) {
        for (int w = from; w < to; w++) {
            mask[w] &= with[w];
        }
    }

    static void set(long[] bits, int rule) {
        bits[rule >> 6] |= 1L << rule;
    }
}
