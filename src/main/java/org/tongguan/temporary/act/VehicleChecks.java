package org.tongguan.temporary.act;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.Vehicle;
import org.tongguan.temporary.WayOut;
import org.tongguan.temporary.rules.VehicleRules;
import org.tongguan.temporary.store.VehicleStore;

/** Whether vehicles may go a way out: with their papers, to a zone that may take them, and nothing open about where they were seen. */
@Component
class VehicleChecks {

    private final VehicleRules rules;
    private final VehicleStore store;

    VehicleChecks(VehicleRules rules, VehicleStore store) {
        this.rules = rules;
        this.store = store;
    }

    /** @throws PlatformException REFUSED {@code temporary.papers}, {@code temporary.zones}, {@code temporary.astray} */
    void check(Collection<Item> items, WayOut way, String place, LocalDate day) {
        List<Item> bound = items.stream().filter(i -> rules.isBound(i, day)).toList();
        if (bound.isEmpty()) {
            return;
        }
        List<UUID> ids = bound.stream().map(Item::id).toList();
        List<Vehicle.Paper> papers = store.papers(ids);
        List<UUID> astray = store.astray(ids);
        for (Item item : bound) {
            if (astray.contains(item.id())) {
                throw new PlatformException(ErrorCode.REFUSED, "temporary.astray", item.number());
            }
            rules.check(item, papers, way.name(), day);
            rules.checkZone(item, way, place, day);
        }
    }
}
