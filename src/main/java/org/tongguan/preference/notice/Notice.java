package org.tongguan.preference.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Told to an enterprise: rates of goods it declared within a year have changed.
 *
 * @param removed rates that no longer stand, in words: which rate, from which day, how high
 * @param added   rates that are new
 */
public record Notice(UUID id, long traderId, Instant at, String direction, String code, String country, String description, List<String> removed,
                     List<String> added) { }
