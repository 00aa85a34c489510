package org.tongguan.tariff.schedule;

import java.util.HashMap;
import java.util.Map;
import org.tongguan.tariff.expression.RateExpression;

/** Makes things of equal content one object while a snapshot is built, and reads every rate text once. Not for several threads. */
final class Pool {

    private final Map<String, RateExpression> rates = new HashMap<>();
    private final Map<RateTable.Entry, RateTable.Entry> entries = new HashMap<>();

    /** The rate, null for an empty text. */
    RateExpression rate(String text) {
        return text.isEmpty() ? null : rates.computeIfAbsent(text, RateExpression::parse);
    }

    RateTable.Entry entry(RateTable.Entry entry) {
        return entries.computeIfAbsent(entry, e -> e);
    }
}
