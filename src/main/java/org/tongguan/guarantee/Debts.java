package org.tongguan.guarantee;

import java.util.Optional;

/** Knows whether what is secured was paid in time; implemented by whoever keeps the debt. */
public interface Debts {

    /** Whether its term has passed unpaid; empty when the reference is not one of theirs. */
    Optional<Boolean> isInDefault(String reference);
}
