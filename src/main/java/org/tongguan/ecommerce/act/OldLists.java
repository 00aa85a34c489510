package org.tongguan.ecommerce.act;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.archive.Archive;
import org.tongguan.kernel.Actor;

/** Lists that lie in the archive, by the same numbers as those in the database. */
@Component
class OldLists {

    private static final String ALL = "*";
    private final Archive archive;
    private final PartNumbers numbers;
    private final Clock clock;

    OldLists(Archive archive, PartNumbers numbers, Clock clock) {
        this.archive = archive;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Whether the actor may see the list: what row-level security says of those in the database. */
    static boolean isFor(Actor actor, RetailList list) {
        return ALL.equals(actor.scope()) || actor.scope().equals(Long.toString(list.traderId()));
    }

    Optional<Archive.Kept> find(Actor actor, UUID id) {
        return archive.find(id).filter(kept -> isFor(actor, kept.list()));
    }

    List<RetailList> list(Collection<UUID> ids) {
        return ids.stream().flatMap(id -> archive.find(id).stream()).map(Archive.Kept::list).toList();
    }

    /** The lists a message brought. */
    Map<UUID, RetailList> ofMessage(UUID message) {
        Map<UUID, RetailList> found = new HashMap<>();
        archive.ofMessage(message).forEach((id, kept) -> found.put(id, kept.list()));
        return found;
    }

    /** Orders, payments and waybills with one of these keys. */
    List<Archive.KeptPart> parts(Collection<UUID> keys) {
        return archive.parts(keys);
    }

    List<RetailList> ofNumbers(long... all) {
        return archive.list(all);
    }

    List<RetailList> ofPreNo(String preNo) {
        LocalDate day = ListNumber.dayOfPreNo(preNo);
        return archive.list(numbers.numbersOf(preNo)).stream().filter(l -> LocalDate.ofInstant(l.filedAt(), clock.getZone()).equals(day)).toList();
    }

    /** Lists that name what has one of these keys; {@code holders}: what the database says of the keys, whose lists may lie in the archive. */
    List<RetailList> ofParts(PartNumbers.Named keys, Collection<UUID> holders) {
        Set<UUID> all = new LinkedHashSet<>(holders);
        List<UUID> wanted = new ArrayList<>(keys.orders());
        wanted.addAll(keys.waybills());
        archive.parts(wanted).forEach(part -> all.add(part.list()));
        return list(all);
    }
}
