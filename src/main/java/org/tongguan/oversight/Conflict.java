package org.tongguan.oversight;

import java.time.Instant;
import java.util.UUID;

/**
 * An official who may not judge a trader.
 *
 * @param officer  log-in name
 * @param relation why: family, former employer, shares, ...
 * @param endedAt  null while it stands
 */
public record Conflict(UUID id, String officer, long traderId, String relation, String declaredBy, Instant declaredAt, Instant endedAt) { }
