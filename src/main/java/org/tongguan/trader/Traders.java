package org.tongguan.trader;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * The register of traders. All of them are kept in memory, so that looking one up costs no query; a change is seen here when its
 * transaction has committed, in another process within some two seconds.
 */
@Component
public class Traders {

    private final TraderStore store;
    private final Transactions transactions;
    private final Journal journal;
    private final Law law;
    private final Clock clock;
    private final ObjectProvider<GradeRaises> raises;
    private final Map<Long, TraderStore.Revised> byId = new ConcurrentHashMap<>();
    private final Map<String, Long> byCode = new ConcurrentHashMap<>();
    private long seen;

    Traders(TraderStore store, Transactions transactions, Journal journal, Law law, Clock clock, ObjectProvider<GradeRaises> raises) {
        this.store = store;
        this.transactions = transactions;
        this.journal = journal;
        this.law = law;
        this.clock = clock;
        this.raises = raises;
        refresh();
    }

    public Optional<Trader> find(long id) {
        return Optional.ofNullable(byId.get(id)).map(TraderStore.Revised::trader);
    }

    /** What people call that trader; null for none, and where there is none of that identity. */
    public @Nullable Text name(@Nullable Long id) {
        return id == null ? null : find(id).map(Trader::name).orElse(null);
    }

    /** @throws PlatformException NOT_FOUND {@code trader} */
    public Trader get(long id) {
        return find(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "trader", id));
    }

    /** The trader with that customs registration code or unified social credit code. */
    public Optional<Trader> findByCode(String customsOrCreditCode) {
        return customsOrCreditCode == null ? Optional.empty() : Optional.ofNullable(byCode.get(customsOrCreditCode)).flatMap(this::find);
    }

    /** All codes that traders are found by: of customs, and unified social credit codes. */
    public Set<String> codes() {
        return Set.copyOf(byCode.keySet());
    }

    /** Traders the actor may see whose codes begin with, or whose names contain, the query; ordered by customs code. */
    public Page<Trader> list(Actor actor, String query, int page, int size) {
        String wanted = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        List<Trader> all = byId.values().stream().map(TraderStore.Revised::trader)
                .filter(t -> isVisible(actor, t.id()) && matches(t, wanted))
                .sorted(Comparator.comparing(Trader::customsCode)).toList();
        return Page.cut(all, page, size);
    }

    private static boolean matches(Trader trader, String wanted) {
        return trader.customsCode().toLowerCase(Locale.ROOT).startsWith(wanted) || trader.creditCode().toLowerCase(Locale.ROOT).startsWith(wanted)
                || trader.name().zh().toLowerCase(Locale.ROOT).contains(wanted) || trader.name().en().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** As {@link #get(long)}, for the actor: another trader is not there. */
    public Trader get(Actor actor, long id) {
        if (!isVisible(actor, id)) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "trader", id);
        }
        return get(id);
    }

    private static boolean isVisible(Actor actor, long id) {
        return actor.traderId() == null || actor.traderId() == id;
    }

    /**
     * Enters a trader, with grade {@link Grade#REGISTERED}.
     *
     * @throws PlatformException REFUSED {@code trader.invalid} with findings TRD-…; CONFLICT {@code trader.exists}
     */
    public Trader register(Actor actor, Registration registration) {
        registration.check();
        return transactions.call(actor, () -> {
            TraderStore.Revised made = unique(() -> store.insert(registration, Grade.REGISTERED));
            Trader trader = made.trader();
            store.insertGrade(trader.id(), new GradeChange(Grade.REGISTERED, "备案登记 (registration)", clock.instant(), Transactions.actor().name()));
            told("TraderRegistered", trader, Map.of("customsCode", trader.customsCode()));
            return changed(made);
        });
    }

    /** Changes what is entered of a trader; its grade has a way of its own. */
    public Trader update(Actor actor, long id, Registration registration) {
        registration.check();
        return transactions.call(actor, () -> {
            locked(id);
            TraderStore.Revised made = unique(() -> store.update(id, registration));
            told("TraderUpdated", made.trader(), Map.of("customsCode", made.trader().customsCode(), "active", made.trader().active()));
            return changed(made);
        });
    }

    /** Gives a trader another grade; the same grade again has no effect. */
    public Trader changeGrade(Actor actor, long id, Grade grade, String reason) {
        if (grade == null || reason == null || reason.isBlank()) {
            throw new PlatformException(ErrorCode.REFUSED, "trader.grade-reason");
        }
        return transactions.call(actor, () -> {
            Trader before = locked(id);
            if (before.grade() == grade) {
                return before;
            }
            TraderStore.Revised made = store.grade(id, grade);
            store.insertGrade(id, new GradeChange(grade, reason, clock.instant(), Transactions.actor().name()));
            told("TraderGradeChanged", made.trader(), Map.of("from", before.grade(), "to", grade, "reason", reason));
            return changed(made);
        });
    }

    /**
     * As {@link #changeGrade}, but a better grade takes two persons.
     *
     * @return whether it was given; false while it waits for a second person
     */
    boolean propose(Actor actor, long id, Grade grade, String reason) {
        get(actor, id);
        return transactions.call(actor, () -> {
            Trader before = locked(id);
            // Grades are declared from the best to the worst.
            if (grade != null && grade.compareTo(before.grade()) < 0 && reason != null && !reason.isBlank()) {
                return raises.getObject().ask(actor, before, grade, reason);
            }
            changeGrade(actor, id, grade, reason);
            return true;
        });
    }

    /** Locks a trader until the running transaction ends. */
    public void lock(long id) {
        locked(id);
    }

    /** The trader's grades, newest first. */
    public List<GradeChange> grades(Actor actor, long id) {
        get(actor, id);
        return transactions.read(actor, () -> store.grades(id));
    }

    /** By how much the share of inspections differs from normal management, e.g. 0.2 (law parameter {@code aeo.inspection.factor.*}). */
    public BigDecimal inspectionFactor(Trader trader, LocalDate day) {
        return law.decimal("aeo.inspection.factor." + trader.grade().lawName(), day);
    }

    /** Whether the grade frees from guarantees (law parameter {@code aeo.guarantee.exempt.*}). */
    public boolean isGuaranteeExempt(Trader trader, LocalDate day) {
        return Boolean.parseBoolean(law.text("aeo.guarantee.exempt." + trader.grade().lawName(), day));
    }

    /** Whether the trader's cases go first (law parameter {@code aeo.green.channel.*}). */
    public boolean hasGreenChannel(Trader trader, LocalDate day) {
        return Boolean.parseBoolean(law.text("aeo.green.channel." + trader.grade().lawName(), day));
    }

    /** Reads what other processes changed. */
    @Scheduled(fixedRate = 2000)
    final synchronized void refresh() {
        for (TraderStore.Revised row : transactions.read(Actor.PLATFORM, () -> store.listAfter(seen))) {
            remember(row);
            seen = row.revision();
        }
    }

    private Trader locked(long id) {
        Trader trader = store.lock(id);
        if (trader == null) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "trader", id);
        }
        return trader;
    }

    private static TraderStore.Revised unique(java.util.function.Supplier<TraderStore.Revised> change) {
        try {
            return change.get();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "trader.exists");
        }
    }

    private void told(String kind, Trader trader, Map<String, ?> payload) {
        journal.record(JournalEvent.of(kind, trader.subject(), trader.id(), null, payload));
    }

    private Trader changed(TraderStore.Revised row) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remember(row);
            }
        });
        return row.trader();
    }

    private void remember(TraderStore.Revised row) {
        byId.compute(row.trader().id(), (id, known) -> {
            if (known != null && known.revision() >= row.revision()) {
                return known;
            }
            if (known != null) {
                byCode.remove(known.trader().customsCode(), id);
                byCode.remove(known.trader().creditCode(), id);
            }
            byCode.put(row.trader().customsCode(), id);
            byCode.put(row.trader().creditCode(), id);
            return row;
        });
    }
}
