package org.tongguan.cargo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;

/** An appointment at the ship's side; see {@link PickupRequest} for the words. {@code note} = the terminal's or trader's last words. */
public record ShipSidePickup(UUID id, SubjectRef subject, Long traderId, String declarationNumber, String direction, String terminal,
                             TransportKey transport, List<String> containers, Instant plannedAt, State state, boolean released, String note,
                             Instant requestedAt) {

    public enum State { REQUESTED, CONFIRMED, DONE, CANCELLED }
}
