package org.tongguan.hold;

/** Why a subject waits. The name is part of the API; its words in both languages are {@code hold.<name>} in the message bundles. */
public enum HoldReason {
    /** Goods have not arrived yet (advance declaration). */
    ARRIVAL,
    /** An officer must look at the documents. */
    DOCUMENT_REVIEW,
    /** Goods must be inspected first. */
    INSPECTION,
    /** Taxes are not paid. */
    PAYMENT,
    /** A department asks to stop. */
    RISK,
    /** Original documents were asked for and not given yet. */
    ATTACHMENT,
    /** The trader asked to amend or withdraw; an officer decides. */
    CHANGE_REQUEST,
    /** Inspection failed: what it ordered is not done yet. */
    REMEDY
}
