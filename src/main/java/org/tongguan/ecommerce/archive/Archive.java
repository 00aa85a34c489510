package org.tongguan.ecommerce.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.MessageHandler;
import tools.jackson.databind.JsonNode;

/**
 * Lists of archived months, read out of their files. No row-level security stands here: who asks for somebody looks at {@link RetailList#traderId}.
 */
@Component
public class Archive implements MessageHandler.OldBodies {

    private static final int STEPS = 20;
    private final SpentOrders known;
    private final ArchivedMonthStore store;
    private final ArchiveDirectory directory;

    Archive(SpentOrders known, ArchivedMonthStore store, ArchiveDirectory directory) {
        this.known = known;
        this.store = store;
        this.directory = directory;
    }

    /** A list with what happened to it after it came. */
    public record Kept(RetailList list, List<ListStore.Step> steps) { }

    /** An order, a payment or a waybill, and a list that names it. */
    public record KeptPart(UUID key, UUID id, long traderId, UUID list) { }

    /** The list of that identity. */
    public Optional<Kept> find(UUID id) {
        return in(id).stream().flatMap(month -> directory.table(month, ArchiveTables.LISTS).find("id", id).stream()).findFirst().map(Archive::kept);
    }

    /** The lists a message brought. */
    public Map<UUID, Kept> ofMessage(UUID message) {
        Map<UUID, Kept> found = new HashMap<>();
        for (ArchivedMonth month : in(message)) {
            directory.table(month, ArchiveTables.LISTS).between("id", message, Ids.part(message, Ids.PARTS - 1)).stream().map(Archive::kept)
                    .forEach(kept -> found.put(kept.list().id(), kept));
        }
        return found;
    }

    /** Lists with one of these numbers. */
    public List<RetailList> list(long... numbers) {
        List<RetailList> found = new ArrayList<>();
        for (ArchivedMonth month : numbers.length == 0 ? List.<ArchivedMonth>of() : known.months()) {
            directory.table(month, ArchiveTables.NUMBERS).find("number", numbers).forEach(row -> find((UUID) row[1]).map(Kept::list).ifPresent(found::add));
        }
        return found;
    }

    /**
     * Lists, newest months first, whose bill, own or payment number is one of these in 32 bits; the caller compares the whole. Months written before that was
     * kept have none.
     */
    public List<RetailList> named(int most, long... numbers) {
        List<RetailList> found = new ArrayList<>();
        for (ArchivedMonth month : known.months().reversed()) {
            if (found.size() < most && month.files().stream().anyMatch(file -> ArchiveTables.OTHERS.equals(file.name()))) {
                directory.table(month, ArchiveTables.OTHERS).find("number", most - found.size(), numbers)
                        .forEach(row -> find((UUID) row[1]).map(Kept::list).ifPresent(found::add));
            }
        }
        return found;
    }

    /** Orders, payments and waybills with one of these keys, each with a list that names it. */
    public List<KeptPart> parts(Collection<UUID> keys) {
        return known.parts(keys).stream().map(row -> new KeptPart((UUID) row[0], (UUID) row[1], (Long) row[2], (UUID) row[6])).toList();
    }

    @Override
    public byte[] body(UUID message) {
        return in(message).stream().flatMap(month -> directory.table(month, ArchiveTables.MESSAGES).find("id", message).stream()).findFirst()
                .map(row -> (byte[]) row[5]).orElseThrow(() -> new IllegalStateException("the body of message " + message + " is not in the archive"));
    }

    /**
     * All lists of a month, in their order.
     *
     * @throws PlatformException NOT_FOUND {@code archive}
     */
    public void each(ArchivedMonth month, Consumer<RetailList> list) {
        directory.table(month, ArchiveTables.LISTS).each(row -> list.accept(kept(row).list()));
    }

    /** What was archived, oldest first, and what is being written. Joins the running transaction. */
    public List<ArchivedMonth> months() {
        return store.list();
    }

    /**
     * One of them.
     *
     * @throws PlatformException NOT_FOUND {@code archive}: there is none, or it is being written
     */
    public ArchivedMonth get(UUID id) {
        return store.find(id).filter(m -> m.state() != ArchivedMonth.State.WRITING)
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "archive", id));
    }

    private List<ArchivedMonth> in(UUID id) {
        LocalDate of = Archiver.month(id);
        return known.months().stream().filter(month -> month.month().equals(of)).toList();
    }

    private static Kept kept(Object[] row) {
        RetailList list = new RetailList((UUID) row[0], (Long) row[1], (Long) row[2], (Long) row[3], (UUID) row[4], (UUID) row[5], (UUID) row[6],
                (Integer) row[7], (Integer) row[8], ListState.of((Integer) row[9]), (Integer) row[10],
                new RetailList.Amounts((Long) row[11], (Long) row[12], (Long) row[13], (Long) row[14]), (Instant) row[15], (Instant) row[16], (String) row[17]);
        List<ListStore.Step> steps = new ArrayList<>();
        if (row[STEPS] != null) {
            for (JsonNode step : Json.tree((String) row[STEPS])) {
                steps.add(new ListStore.Step(list.id(), Instant.parse(step.get(0).asString()), step.get(1).asInt(), step.get(2).asString()));
            }
        }
        return new Kept(list, steps);
    }
}
