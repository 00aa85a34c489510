package org.tongguan.declaration.store;

import java.time.Instant;
import java.util.UUID;
import org.tongguan.formats.Document;

/**
 * A change that the trader asked for and an officer decides: late amendment or withdrawal (Customs Law art. 26).
 *
 * @param document the declaration as it shall be; null for a withdrawal
 */
public record Change(UUID id, UUID declarationId, Kind kind, Document document, String reason, State state, Instant askedAt, String askedBy,
                     Instant decidedAt, String decidedBy, String decisionNote) {

    public enum Kind { AMEND, WITHDRAW }

    public enum State { ASKED, APPROVED, REFUSED }
}
