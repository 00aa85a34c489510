package org.tongguan.inspection;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongguan.hold.Hold;
import org.tongguan.hold.HoldReason;

/** Subjects whose goods are decided about item by item; any other subject is decided about as a whole. */
public interface ItemizedGoods {

    /** Reasons of the holds that inspections place. */
    Set<HoldReason> INSPECTING = Set.of(HoldReason.INSPECTION, HoldReason.DESTINATION_INSPECTION, HoldReason.REMEDY);

    /** Numbers of the inspections that placed one of these holds; a penalty's names its order behind a colon. */
    static Set<String> holding(Collection<Hold> open) {
        return open.stream().filter(h -> INSPECTING.contains(h.reason())).map(h -> h.cause().substring(h.cause().indexOf(':') + 1))
                .collect(Collectors.toSet());
    }

    /** Kind of the subjects it knows. */
    String kind();

    /** Numbers of the items such a subject has. */
    Set<Integer> items(UUID subject);
}
