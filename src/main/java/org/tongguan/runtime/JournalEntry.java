package org.tongguan.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;

/**
 * One line of the journal. {@code hash} is SHA-256 over the previous line's hash and every field of this one, so that no line can be
 * changed, removed, inserted or moved without breaking the chain.
 *
 * @param seq     gapless, in the order of commitment
 * @param payload JSON text exactly as hashed
 */
public record JournalEntry(long seq, Instant at, String actor, SubjectRef subject, String kind, Long traderId, String office,
                           String payload, byte[] hash) {

    /** Hash before the first entry. */
    static final byte[] GENESIS = new byte[32];

    /** The hash this entry must have after one with that hash. */
    byte[] hashAfter(byte[] previous) {
        MessageDigest sha = sha256();
        sha.update(previous);
        number(sha, seq);
        number(sha, ChronoUnit.MICROS.between(Instant.EPOCH, at));
        text(sha, actor);
        text(sha, subject.kind());
        UUID id = subject.id();
        number(sha, id.getMostSignificantBits());
        number(sha, id.getLeastSignificantBits());
        text(sha, kind);
        number(sha, traderId == null ? -1 : traderId);
        text(sha, office == null ? "" : office);
        text(sha, payload);
        return sha.digest();
    }

    private static void number(MessageDigest sha, long value) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /** Length first, so that no two different lines give the same bytes. */
    private static void text(MessageDigest sha, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(sha, bytes.length);
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
