package org.tongguan.risk;

/** What a hit asks for. */
public enum Action {
    /** Inspect the goods: one task for each named department. */
    INSPECT,
    /** An officer looks at the documents. */
    DOCUMENT_REVIEW,
    /** A department stops the declaration until it says otherwise. */
    HOLD
}
