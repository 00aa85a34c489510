package org.tongguan.hold;

/** Why a subject waits. The name is part of the API; its words in both languages are {@code hold.<name>} in the message bundles. */
public enum HoldReason {
    /** Goods have not arrived yet (advance declaration). */
    ARRIVAL(true),
    /** An officer must look at the documents. */
    DOCUMENT_REVIEW(true),
    /** Goods must be inspected first, at the port. */
    INSPECTION(true),
    /** Goods must be inspected at their destination before they are used or sold (second stage of two-stage access). */
    DESTINATION_INSPECTION(false),
    /** Taxes are not paid. */
    PAYMENT(true),
    /** A department asks to stop. */
    RISK(true),
    /** Original documents were asked for and not given yet. */
    ATTACHMENT(true),
    /** The trader asked to amend or withdraw; an officer decides. */
    CHANGE_REQUEST(true),
    /** Inspection failed: what it ordered is not done yet. */
    REMEDY(true),
    /** The account that goods come from or go to is not opened, or does not name them yet (goods abroad and back, repair, lease). */
    ACCOUNT(true),
    /** The full declaration that belongs to a summary declaration is missing. */
    FULL_DECLARATION(false);

    private final boolean keepsGoodsAtPort;

    HoldReason(boolean keepsGoodsAtPort) {
        this.keepsGoodsAtPort = keepsGoodsAtPort;
    }

    /** Whether the goods may not even leave the port; the others only stand against final release. */
    public boolean keepsGoodsAtPort() {
        return keepsGoodsAtPort;
    }
}
