package org.tongguan.declaration;

/** A periodic declaration was lodged, released, or is no more what it was; published in the transaction that did it. */
public record PeriodicMoved(Declaration declaration, Move move) {

    public enum Move {
        LODGED,
        RELEASED,
        /** Sent back to be declared again. */
        RETURNED,
        /** Withdrawn, rejected, discarded. */
        ENDED
    }
}
