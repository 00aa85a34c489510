package org.tongguan.declaration.act;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An electronic document that goes with a declaration (无纸化随附单证): uploaded, or kept by the enterprise with its hash on record.
 *
 * @param sha256 of its bytes, hexadecimal; what is uploaded later must have it
 */
public record Attachment(UUID id, UUID declarationId, String documentCode, String fileName, long sizeBytes, String sha256, Kept kept,
                         Instant registeredAt, @Nullable Instant requestedAt, @Nullable Instant uploadedAt) {

    /** Who keeps the bytes. */
    public enum Kept { PLATFORM, TRADER }
}
