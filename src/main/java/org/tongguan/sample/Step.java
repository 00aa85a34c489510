package org.tongguan.sample;

/** What somebody does about a declaration after it was filed. */
enum Step {
    /** Its ship comes in. */
    ARRIVE,
    /** The bank reports the payment of its bill. */
    PAY,
    /** Everybody does what is needed until the goods are released. */
    CLEAR,
    ACCEPT_REVIEW("accept-review", "officer", "价格凭证已核对，予以通过。 Price documents agree."),
    STOP("stop", "officer", "情报提示，暂缓放行。 Stopped on information received."),
    LIFT_STOP("lift-stop", "senior", "核查无异常，解除。 Nothing found; lifted."),
    ASK_ORIGINALS("ask-originals", "officer", "请交验原产地证书正本。 Please hand in the original of the certificate of origin."),
    ORIGINALS_RECEIVED("originals-received", "officer", "正本已核对。 Original seen."),
    ORDER_INSPECTION("order-inspection", "officer", "核对品名、数量与标识。 Compare description, quantity and marks."),
    REJECT("reject", "officer", "申报主体与单证不符，退单。 Parties and documents disagree."),
    RETURN("return-for-change", "officer", "请补充商品规格要素后重新申报。 Please complete the specification and declare again."),
    APPROVE("approve-change", "senior", "理由成立，同意。 Reason accepted."),
    REFUSE("refuse-change", "officer", "查验期间不予修改。 No change while the goods are inspected."),
    SCHEDULE, PASS, FAIL, PENALTY, TREAT, AMENDMENT_ORDERED, DESTROY,
    /** The filer declares again what was returned. */
    DECLARE,
    /** The filer amends, or asks to. */
    AMEND,
    /** The filer withdraws, or asks to. */
    WITHDRAW,
    /** The full declaration that belongs to a summary. */
    FULL,
    /** The goods pass the gate. */
    GATE,
    /** A truck comes to the gate before the goods are released, and is stopped. */
    GATE_EARLY,
    /** Hand-over at the ship's side is asked for. */
    SHIP_SIDE,
    /** Its goods are put on account until they leave again. */
    ACCOUNT;

    final String command;
    final String by;
    final String reason;

    Step() {
        this(null, null, null);
    }

    Step(String command, String by, String reason) {
        this.command = command;
        this.by = by;
        this.reason = reason;
    }
}
