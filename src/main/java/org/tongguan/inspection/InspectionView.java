package org.tongguan.inspection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order as the API shows it; {@code declarationId} is the subject's identity, {@code commands} what the reader may do with it now. */
public record InspectionView(UUID id, String number, UUID declarationId, String declarationNumber, String office, Inspection.State state, String place,
                             Instant scheduledAt, Instant orderedAt, String reason, List<Inspection.Task> tasks, Inspection.Decided decision,
                             List<String> commands) { }
