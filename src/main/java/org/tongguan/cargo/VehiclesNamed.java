package org.tongguan.cargo;

import java.util.List;
import org.tongguan.kernel.SubjectRef;

/** With an appointment a trader, or its terminal, named the vehicles that will take the goods; told in the same transaction, never empty. */
public record VehiclesNamed(SubjectRef subject, Long traderId, List<String> plates) {

    public VehiclesNamed {
        plates = List.copyOf(plates);
    }
}
