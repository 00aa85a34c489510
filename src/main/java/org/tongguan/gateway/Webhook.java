package org.tongguan.gateway;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trader's subscription: events are posted to its address in the order of the journal, each again and again until it is taken.
 *
 * @param kinds        kinds of event it wants; empty = every kind
 * @param cursor       journal position up to which everything is delivered
 * @param attempts     failed in a row
 * @param failingSince since when deliveries fail, null while they do not
 */
record Webhook(UUID id, long traderId, String url, Set<String> kinds, String secret, State state, long cursor, int attempts, Instant failingSince,
               Instant nextAt, String lastError, Instant createdAt) {

    enum State { ACTIVE, PAUSED, SUSPENDED }

    /** @param state {@code DELIVERED}; {@code FAILED}: will be tried again; {@code DEAD}: given up until resumed or sent again */
    record Delivery(long seq, Instant at, String kind, DeliveryState state, int attempts, @Nullable Integer status, @Nullable String error,
                    @Nullable Instant nextAt) { }

    enum DeliveryState { DELIVERED, FAILED, DEAD }

    boolean wants(String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
