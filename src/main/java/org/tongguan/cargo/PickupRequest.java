package org.tongguan.cargo;

import java.time.Instant;
import java.util.List;
import org.tongguan.kernel.SubjectRef;

/**
 * Asks a terminal for hand-over at the ship's side.
 *
 * @param direction  I = pick-up of imports, E = direct loading of exports
 * @param terminal   log-in name of the terminal's account
 * @param containers numbers; empty = loose cargo
 * @param released   whether the goods are released already
 */
public record PickupRequest(SubjectRef subject, Long traderId, String declarationNumber, String direction, String terminal, TransportKey transport,
                            List<String> containers, Instant plannedAt, boolean released) {

    public PickupRequest {
        containers = List.copyOf(containers);
    }
}
