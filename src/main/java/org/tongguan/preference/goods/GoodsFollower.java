package org.tongguan.preference.goods;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclaredGoods;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Transactions;

/**
 * Follows the journal and keeps declared goods line by line. It comes after lodging, some seconds late and never in its way; what it reads
 * twice has the same effect, so a crash loses nothing. A declaration that cannot be read stops nobody else: it becomes a job that tries again
 * ({@link GoodsAgain}) and, when it never succeeds, stands with the administrator's dead jobs.
 */
@Component
public class GoodsFollower {

    private static final Logger LOG = LoggerFactory.getLogger(GoodsFollower.class);
    private static final int ENTRIES = 2000;
    /** So many while the journal grows by more than {@link #FLOOD} between two looks: lodging goes first. */
    private static final int FEW = 100;
    private static final int FLOOD = 1000;
    /** What happens to a declaration without a change of its goods or of whether it stands: it need not be read again. */
    private static final Set<String> SAME_GOODS = Set.of("GatePassed", "GateStopped", "GateIncidentOpened", "DeclarationClosed");
    private final Journal journal;
    private final DeclaredGoods declared;
    private final GoodsStore store;
    private final Transactions transactions;
    private final ApplicationEventPublisher publisher;
    private final Jobs jobs;
    private long reach;

    GoodsFollower(Journal journal, DeclaredGoods declared, GoodsStore store, Transactions transactions, ApplicationEventPublisher publisher, Jobs jobs) {
        this.journal = journal;
        this.declared = declared;
        this.store = store;
        this.transactions = transactions;
        this.publisher = publisher;
        this.jobs = jobs;
    }

    /** Goods were declared, in the running transaction. */
    public record GoodsSeen(List<DeclaredGoods.Item> items) { }

    /** Reads on, one portion at a time: a flood of declarations is worked off in the pauses. */
    @Scheduled(fixedDelay = 2000)
    void readOn() {
        transactions.run(Actor.PLATFORM, () -> {
            long now = journal.reach();
            portion(now - reach > FLOOD ? FEW : ENTRIES);
            reach = now;
        });
    }

    /** Reads to the end of the journal. */
    public void catchUp() {
        while (transactions.call(Actor.PLATFORM, () -> portion(ENTRIES)) == ENTRIES) {
            Thread.onSpinWait();
        }
    }

    private int portion(int most) {
        List<JournalEntry> entries = journal.listAfter(store.followed(), null, most);
        if (entries.isEmpty()) {
            return 0;
        }
        Set<UUID> changed = new LinkedHashSet<>();
        entries.stream().filter(e -> e.subject().kind().equals(Declaration.KIND) && !SAME_GOODS.contains(e.kind()))
                .forEach(e -> changed.add(e.subject().id()));
        Map<UUID, List<DeclaredGoods.Item>> items = read(changed);
        store.replace(changed, items);
        store.followed(entries.getLast().seq());
        publisher.publishEvent(new GoodsSeen(items.values().stream().flatMap(List::stream).toList()));
        return entries.size();
    }

    /** Reads them together, or one by one where one of them cannot be read: that one is left out of {@code changed}, and what is known of it stays. */
    private Map<UUID, List<DeclaredGoods.Item>> read(Set<UUID> changed) {
        try {
            return declared.list(changed);
        } catch (DataAccessException lost) {
            throw lost;
        } catch (RuntimeException unreadable) {
            LOG.warn("one of {} declarations cannot be read, they are read one by one", changed.size(), unreadable);
        }
        Map<UUID, List<DeclaredGoods.Item>> items = new LinkedHashMap<>();
        for (UUID id : List.copyOf(changed)) {
            SubjectRef declaration = new SubjectRef(Declaration.KIND, id);
            jobs.cancel(GoodsAgain.KIND, declaration);
            try {
                items.putAll(declared.list(Set.of(id)));
            } catch (DataAccessException lost) {
                throw lost;
            } catch (RuntimeException unreadable) {
                LOG.warn("the goods of declaration {} cannot be read and will be tried again", id, unreadable);
                jobs.add(GoodsAgain.KIND, declaration, Map.of(), null);
                changed.remove(id);
            }
        }
        return items;
    }
}
