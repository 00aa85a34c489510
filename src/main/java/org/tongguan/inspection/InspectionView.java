package org.tongguan.inspection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as the API shows it; {@code declarationId} is the identity of the subject, a declaration or a retail list by {@code subjectKind},
 * {@code reason} why it was ordered, for officials (it names the rule that targeted the goods), {@code commands} what the reader may do with it now.
 */
public record InspectionView(UUID id, String number, String subjectKind, UUID declarationId, @Nullable String declarationNumber, String office,
                             Inspection.State state, @Nullable String place, @Nullable Instant scheduledAt, Instant orderedAt, @Nullable String reason,
                             List<Inspection.Task> tasks, Inspection.@Nullable Decided decision, List<String> commands) { }
