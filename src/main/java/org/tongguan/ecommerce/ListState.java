package org.tongguan.ecommerce;

/** Where a list stands. The number is the state told in its receipts. */
public enum ListState {
    /** Declared; a part it needs has not come yet. */
    WAITING(2),
    /** An officer looks at it. */
    REVIEW(300),
    /** The parcel is inspected. */
    INSPECTION(500),
    /** An export list found in order; its goods have not come to the supervised site yet. */
    PASSED(399),
    RELEASED(800),
    /** Signed for by its buyer, or gone abroad: nothing more happens but a return or, on export, the summary declaration. */
    CLOSED(899),
    REJECTED(100),
    /** Taken back before or after release: limit, guarantee and stock are as before. */
    CANCELLED(801),
    /** The goods came back, or were sent back abroad. */
    RETURNED(700),
    /** Customs keeps the parcel; to whom it is handed is told by {@link Detention}. */
    DETAINED(599);

    private final int code;

    ListState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The state of that number. */
    public static ListState of(int code) {
        for (ListState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        if (Detention.of(code) != null) {
            return DETAINED;
        }
        throw new IllegalArgumentException("no state " + code);
    }

    /** Whether limit, guarantee and stock are drawn for it. */
    public boolean isDrawn() {
        return this == REVIEW || this == INSPECTION || this == DETAINED || this == PASSED || this == RELEASED || this == CLOSED;
    }
}
