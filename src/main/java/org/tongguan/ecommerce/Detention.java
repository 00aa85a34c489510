package org.tongguan.ecommerce;

import java.util.Arrays;

/** To whom a parcel is handed that customs detains; the code is the state told in its receipts (interface specification 2022-05). */
public enum Detention {
    /** To clearance (扣留移送通关). */
    CLEARANCE(501),
    /** To the anti-smuggling bureau (扣留移送缉私). */
    SMUGGLING(502),
    /** To legal affairs (扣留移送法规). */
    LEGAL(503),
    /** For another reason (其它扣留). */
    OTHER(599);

    private final int code;

    Detention(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The detention of that code; null when it is none. */
    public static Detention of(int code) {
        return Arrays.stream(values()).filter(d -> d.code == code).findFirst().orElse(null);
    }
}
