package org.tongguan.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.SubjectRef;

/**
 * A received message as it was kept: its bytes never change, nor does its first answer.
 *
 * @param key         the sender's key; with the sender unique among accepted messages for ever
 * @param contentHash SHA-256 of the body as sent
 * @param subject     the case it made or changed, null when rejected
 */
public record Message(UUID id, long traderId, String sender, String kind, String key, byte[] contentHash, Instant receivedAt,
                      boolean accepted, SubjectRef subject, List<Finding> findings, Map<String, Object> answer) { }
