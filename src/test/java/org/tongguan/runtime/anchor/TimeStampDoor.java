package org.tongguan.runtime.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/** Lets the fuzzer answer as a time stamp authority, always to the same question. */
public final class TimeStampDoor {

    private static final byte[] STATEMENT = "head of the journal".getBytes(StandardCharsets.US_ASCII);

    private TimeStampDoor() { }

    /** The question; what stands in {@code cases/fuzz/TIME_STAMP} answers it. */
    public static TimeStampRequest question() throws IOException {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            return generator.generate(NISTObjectIdentifiers.id_sha256, MessageDigest.getInstance("SHA-256").digest(STATEMENT), BigInteger.valueOf(42));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the answer was believed. */
    public static boolean isRight(byte[] answer) {
        try {
            TimeStamps.token(answer, question(), STATEMENT);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
