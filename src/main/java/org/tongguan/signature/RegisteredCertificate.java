package org.tongguan.signature;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate registered for a trader.
 *
 * @param fingerprint SHA-256 of the certificate, hexadecimal
 * @param serial      hexadecimal, as messages name it
 */
public record RegisteredCertificate(UUID id, long traderId, String fingerprint, String serial, String subject, String issuer, Certificate.KeyKind kind,
                                    Instant validFrom, Instant validTo, String registeredBy, Instant registeredAt, @Nullable String revokedBy,
                                    @Nullable Instant revokedAt, @Nullable String revokedReason) { }
