package org.tongguan.declaration.screening;

import java.util.Set;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;

/**
 * Who goes first (三优先): perishable goods and advanced certified enterprises. The queue is worked in this order.
 */
public final class GreenChannels {

    /** Chapters of live and fresh goods: they spoil while they wait. */
    private static final Set<String> PERISHABLE = Set.of("01", "02", "03", "04", "06", "07", "08");

    /** Dishonest enterprises wait for all others, whatever their goods (GACC Order 251: stricter control, no facilitation). */
    private static final int LAST = 8;

    private GreenChannels() { }

    public static boolean isPerishable(Document document) {
        for (Node item : document.items()) {
            String code = item.text("commodityCode");
            if (code != null && code.length() >= 2 && PERISHABLE.contains(code.substring(0, 2))) {
                return true;
            }
        }
        return false;
    }

    /** 0 first … 9 last. */
    public static int priority(boolean perishable, String grade) {
        if ("DISHONEST".equals(grade)) {
            return LAST;
        }
        boolean advanced = "ADVANCED".equals(grade);
        if (perishable) {
            return advanced ? 0 : 1;
        }
        return advanced ? 2 : 5;
    }

    public static boolean isGreen(int priority) {
        return priority <= 2;
    }
}
