package org.tongguan.proof;

import java.time.Instant;

/** Lets the fuzzer upload as a platform. */
public final class PaymentDataDoor {

    private PaymentDataDoor() { }

    /** Whether the text is a platform's payment data. */
    public static boolean reads(String text) {
        try {
            PaymentData data = PaymentData.read(text);
            data.signed();
            data.proofs(1, Instant.EPOCH);
            return true;
        } catch (PaymentData.Faulty refused) {
            return false;
        }
    }
}
