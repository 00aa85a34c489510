package org.tongguan.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.crypto.CryptoProfile;

/**
 * One line of the journal. {@code hash} is the digest of the database's profile (SHA-256 or SM3) over the previous line's hash and every field of
 * this one, so that no line can be changed, removed, inserted or moved without breaking the chain.
 *
 * @param seq     gapless, in the order of commitment
 * @param payload JSON text exactly as hashed
 */
public record JournalEntry(long seq, Instant at, String actor, SubjectRef subject, String kind, Long traderId, String office,
                           String payload, byte[] hash) {

    /** Hash before the first entry. */
    static final byte[] GENESIS = new byte[32];

    /** The hash this entry must have after one with that hash. */
    byte[] hashAfter(byte[] previous, CryptoProfile profile) {
        CryptoProfile.Hash into = profile.hash();
        into.update(previous);
        number(into, seq);
        number(into, ChronoUnit.MICROS.between(Instant.EPOCH, at));
        text(into, actor);
        text(into, subject.kind());
        UUID id = subject.id();
        number(into, id.getMostSignificantBits());
        number(into, id.getLeastSignificantBits());
        text(into, kind);
        number(into, traderId == null ? -1 : traderId);
        text(into, office == null ? "" : office);
        text(into, payload);
        return into.digest();
    }

    private static void number(CryptoProfile.Hash into, long value) {
        into.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /** Length first, so that no two different lines give the same bytes. */
    private static void text(CryptoProfile.Hash into, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(into, bytes.length);
        into.update(bytes);
    }
}
