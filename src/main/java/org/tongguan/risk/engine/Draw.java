package org.tongguan.risk.engine;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Draws lots by keyed hash (HMAC-SHA-256): who knows the secret can repeat every draw, who does not cannot foresee one.
 */
public final class Draw {

    private static final BigDecimal PARTS_PER_PERCENT = new BigDecimal("10000");
    private static final long PARTS = 1_000_000;
    private final Mac keyed;

    public Draw(byte[] secret) {
        try {
            keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether the lot falls on this subject.
     *
     * @param subject what is drawn for
     * @param purpose separates draws for one subject: a rule's id, or the random share's
     * @param percent chance in percent, resolved to a ten-thousandth
     */
    public boolean falls(UUID subject, UUID purpose, BigDecimal percent) {
        return part(subject, purpose) < percent.multiply(PARTS_PER_PERCENT).longValue();
    }

    private long part(UUID subject, UUID purpose) {
        byte[] message = ByteBuffer.allocate(32).putLong(subject.getMostSignificantBits()).putLong(subject.getLeastSignificantBits())
                .putLong(purpose.getMostSignificantBits()).putLong(purpose.getLeastSignificantBits()).array();
        try {
            // A copy of the keyed state: the shared one is never touched, so threads need no lock.
            Mac mac = (Mac) keyed.clone();
            return Long.remainderUnsigned(ByteBuffer.wrap(mac.doFinal(message)).getLong(), PARTS);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
