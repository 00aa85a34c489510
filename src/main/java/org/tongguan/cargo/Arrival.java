package org.tongguan.cargo;

import java.time.Instant;
import java.util.UUID;

/**
 * An arrival as it is known now.
 *
 * @param office    customs office (four digits) of the place
 * @param arrivedAt entry declared by the means of transport: the declaration's terms run from here
 * @param berthedAt when the ship lay at the quay, null = not yet
 * @param version   counts corrections, from 1
 */
public record Arrival(UUID id, TransportKey transport, String office, Instant arrivedAt, Instant berthedAt, String reportedBy, Instant reportedAt,
                      int version) { }
