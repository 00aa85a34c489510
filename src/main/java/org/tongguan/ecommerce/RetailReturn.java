package org.tongguan.ecommerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A return applied for.
 *
 * @param id     the application's document
 * @param value  of what comes back, fen
 * @param tax    that is not levied then, fen
 * @param whole  the last of the list: with it and those applied for before, everything comes back
 * @param goods  quantity by line number
 * @param dueOn  last day to be back in the supervised area
 * @param number of the electronic port, as receipts tell it
 */
public record RetailReturn(UUID id, UUID listId, long traderId, State state, long value, long tax, boolean whole, Map<Integer, BigDecimal> goods,
                            Instant appliedAt, LocalDate dueOn, Instant endedAt, String number) {

    /** Where it stands. */
    public enum State { APPLIED, ARRIVED, LAPSED }
}
