package org.tongguan.declaration;

/** Where a declaration stands. Waiting is a hold, never a state. */
public enum DeclarationState {
    /** Kept for the trader; customs does not look at it. */
    DRAFT,
    /** Lodged and under control; it waits for its open holds, if any. */
    ACCEPTED,
    /** Sent back by an officer to be changed and declared again. */
    RETURNED,
    /** Refused by an officer. */
    REJECTED,
    /** The goods may leave the port; final release waits for the full declaration or the inspection at destination. */
    PICKUP,
    /** Goods released. */
    RELEASED,
    /** All goods have passed the gate. */
    CLOSED,
    /** Taken back by the trader. */
    WITHDRAWN,
    /** Goods were destroyed or sent back by decision. */
    FORFEITED
}
