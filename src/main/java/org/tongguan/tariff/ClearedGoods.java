package org.tongguan.tariff;

import java.time.LocalDate;
import java.util.List;

/** Goods of declarations as they were cleared, in the order in which that happened. Implemented by the declaration module. */
public interface ClearedGoods {

    /**
     * A goods line of a released declaration.
     *
     * @param direction     I or E
     * @param commodityCode as declared
     * @param name          as declared
     * @param on            day of release
     */
    record Goods(long traderId, String direction, String commodityCode, String name, LocalDate on) { }

    /**
     * What was cleared after a position.
     *
     * @param position how far it reaches: where to go on the next time
     */
    record Stretch(long position, List<Goods> goods) { }

    /** The next stretch, a bounded piece of work; empty with the same position when nothing happened since. Inside the caller's transaction. */
    Stretch after(long position);
}
