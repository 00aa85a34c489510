package org.tongguan.gate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.tongguan.cargo.TransportKey;
import org.tongguan.kernel.SubjectRef;

/**
 * Lets goods through the gate.
 *
 * @param direction     I = import, leaves through lanes OUT; E = export, enters through lanes IN
 * @param office        customs office (four digits) whose gates open
 * @param containers    empty = loose cargo, released by weight
 * @param grossWeightKg declared gross weight of the whole
 * @param needsArrival  ship-side: not before the ship has berthed; then {@code transport} must be given
 * @param transport     means of transport, else null
 * @param validTo       last day, null = no end
 */
public record ReleaseGrant(SubjectRef subject, String declarationNumber, Long traderId, String direction, String office, List<ContainerGrant> containers,
                           BigDecimal grossWeightKg, boolean needsArrival, TransportKey transport, LocalDate validTo) {

    /**
     * One container.
     *
     * @param grossKg gross weight of the goods in it, null = not declared for each container
     * @param seal    number of the seal it must carry, null = any
     */
    public record ContainerGrant(String number, BigDecimal grossKg, String seal) {

        public ContainerGrant(String number, BigDecimal grossKg) {
            this(number, grossKg, null);
        }
    }

    public ReleaseGrant {
        containers = List.copyOf(containers);
        if (needsArrival && transport == null) {
            throw new IllegalArgumentException("a ship-side release without means of transport");
        }
    }
}
