package org.tongguan.cargo;

import java.time.Instant;

/**
 * A means of transport has arrived, or its arrival time was corrected (then told again with the new time); told in the same transaction.
 */
public record TransportArrived(TransportKey transport, Instant arrivedAt, String office) { }
