package org.tongguan.guarantee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.ledger.PendingTransfer;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.trader.Traders;

/** Secures duties on guarantees, and lets go of what needs it no more. Every call joins the caller's transaction. */
@Component
public class Securities {

    private final GuaranteeRegisterStore store;
    private final GuaranteeAccounts accounts;
    private final Traders traders;
    private final Journal journal;
    private final Clock clock;

    Securities(GuaranteeRegisterStore store, GuaranteeAccounts accounts, Traders traders, Journal journal, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.traders = traders;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A duty to be secured.
     *
     * @param subject           whose release waits for it
     * @param reference         unique name of the duty, e.g. a bill's number
     * @param declarationNumber or null
     * @param traderId          who owes it
     * @param amount            yuan, above zero
     */
    public record Duty(SubjectRef subject, String reference, String declarationNumber, long traderId, BigDecimal amount) { }

    /**
     * Secures those duties that can be, each for itself and as a whole, in the order given: without a guarantee where the trader's grade is
     * exempt, else on the guarantee that was named for its subject, or the one in its place now, else on a single guarantee for the declaration, else on
     * the trader's general guarantees, those that end first before the others.
     *
     * @return the references of those that are secured
     */
    public Set<String> secure(Collection<Duty> duties) {
        Set<String> secured = new HashSet<>();
        LocalDate today = LocalDate.now(clock);
        List<Duty> wanted = new ArrayList<>();
        for (Duty duty : duties) {
            if (traders.find(duty.traderId()).filter(t -> traders.isGuaranteeExempt(t, today)).isPresent()) {
                secured.add(duty.reference());
            } else {
                wanted.add(duty);
            }
        }
        if (wanted.isEmpty()) {
            return secured;
        }
        List<Guarantee> active = store.lockActive(wanted.stream().map(Duty::traderId).distinct().toList()).stream().filter(g -> g.isValidOn(today))
                .sorted(Comparator.comparing(Guarantee::scope).thenComparing(Guarantee::validTo).thenComparing(Guarantee::id)).toList();
        Map<Duty, Deque<Guarantee>> choices = new LinkedHashMap<>();
        Map<SubjectRef, String> named = store.listNamed(wanted.stream().map(Duty::subject).distinct().toList());
        wanted.forEach(duty -> choices.put(duty, new ArrayDeque<>(active.stream().filter(g -> covers(g, duty, named)).toList())));
        while (!choices.isEmpty()) {
            choices.values().removeIf(Deque::isEmpty);
            secured.addAll(round(choices));
        }
        return secured;
    }

    /**
     * A guarantee that somebody names, as it can be used today.
     *
     * @param valid             something can be reserved on it today
     * @param declarationNumber of a single one: what it is for
     */
    public record Offer(String number, long traderId, boolean valid, @Nullable String declarationNumber, BigDecimal free) { }

    /** The guarantee of that number, or the one in its place now, whoever's it is. */
    public Optional<Offer> find(String number) {
        return store.findPresent(number).map(g -> new Offer(g.number(), g.traderId(), g.isValidOn(LocalDate.now(clock)), g.declarationNumber(),
                accounts.standing(g).free().setScale(2)));
    }

    /** The number of the guarantee that stands where that one stood: its own, or that of the last that took its place. */
    public String present(String number) {
        return store.listPresent(List.of(number)).getOrDefault(number, number);
    }

    /** From now on the duties of a subject are secured on that guarantee, or what takes its place, and no other; null = on any again. */
    public void name(SubjectRef subject, long traderId, @Nullable String number) {
        store.name(subject, traderId, number);
    }

    /** The most that is free today on one guarantee that covers each duty, by reference; zero where the trader has none in force. */
    public Map<String, BigDecimal> room(Collection<Duty> duties) {
        LocalDate today = LocalDate.now(clock);
        List<Guarantee> active = duties.isEmpty() ? List.of() : store.listActive(duties.stream().map(Duty::traderId).distinct().toList()).stream()
                .filter(g -> g.isValidOn(today)).toList();
        Map<SubjectRef, String> named = active.isEmpty() ? Map.of() : store.listNamed(duties.stream().map(Duty::subject).distinct().toList());
        Map<UUID, BigDecimal> free = new HashMap<>();
        active.forEach(g -> free.put(g.id(), accounts.standing(g).free()));
        Map<String, BigDecimal> room = new HashMap<>();
        duties.forEach(duty -> room.put(duty.reference(), active.stream().filter(g -> covers(g, duty, named)).map(g -> free.get(g.id()))
                .max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO).setScale(2)));
        return room;
    }

    /** On which guarantee, by its number, each of these duties is set aside now; those that are not set aside are left out. */
    public Map<String, String> listSecured(Collection<String> references) {
        return references.isEmpty() ? Map.of() : store.listOpenNumbers(references);
    }

    private static boolean covers(Guarantee g, Duty duty, Map<SubjectRef, String> named) {
        String wanted = named.get(duty.subject());
        return (wanted == null || wanted.equals(g.number()))
                && g.traderId() == duty.traderId() && (g.scope() == Guarantee.Scope.GENERAL || g.declarationNumber().equals(duty.declarationNumber()));
    }

    /** Tries each duty on its next guarantee, all at once; those that are secured are taken out. */
    private Set<String> round(Map<Duty, Deque<Guarantee>> choices) {
        Map<Duty, Guarantee> tried = new LinkedHashMap<>();
        choices.forEach((duty, queue) -> tried.put(duty, queue.poll()));
        Set<String> secured = new HashSet<>(reserve(tried));
        choices.keySet().removeIf(duty -> secured.contains(duty.reference()));
        return secured;
    }

    private List<String> reserve(Map<Duty, Guarantee> tried) {
        if (tried.isEmpty()) {
            return List.of();
        }
        Instant now = Times.now(clock);
        Map<PendingTransfer, Reservation> pendings = new LinkedHashMap<>();
        tried.forEach((duty, g) -> {
            Reservation r = new Reservation(Ids.next(), g.id(), duty.traderId(), duty.subject(), duty.reference(), duty.declarationNumber(), duty.amount(),
                    now, null, null);
            pendings.put(accounts.pending(g, r), r);
        });
        accounts.reserve(pendings.keySet()).keySet().forEach(pendings::remove);
        Collection<Reservation> reserved = pendings.values();
        store.insertReservations(reserved);
        reserved.forEach(r -> tell("GuaranteeReserved", r));
        return reserved.stream().map(Reservation::reference).toList();
    }

    /**
     * Secures a duty on one guarantee, or the one in its place now, whoever gave it: an organiser's stands in for all at its event.
     *
     * @throws PlatformException NOT_FOUND {@code guarantee}; REFUSED {@code guarantee.invalid} when nothing can be reserved on it today,
     *                           {@code guarantee.room} when not enough is free (nothing is reserved then)
     */
    public void secure(String number, Duty duty) {
        Guarantee g = store.sharePresent(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "guarantee", number));
        if (!g.isValidOn(LocalDate.now(clock))) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.invalid", g.number());
        }
        if (reserve(Map.of(duty, g)).isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.room", g.number(), accounts.standing(g).free().toPlainString(),
                    duty.amount().toPlainString());
        }
    }

    /** Gives back what is set aside for these duties: they are paid, or owed no more. What was claimed stays claimed. */
    public void giveBack(Collection<String> references) {
        if (references.isEmpty()) {
            return;
        }
        List<Reservation> ended = store.end(references, Reservation.End.RETURNED, clock.instant());
        accounts.giveBack(ended.stream().map(Reservation::id).toList());
        ended.forEach(r -> tell("GuaranteeReturned", r));
    }

    private void tell(String event, Reservation r) {
        journal.record(JournalEvent.of(event, new SubjectRef(Guarantee.KIND, r.guaranteeId()), r.traderId(), null, Map.of("reference", r.reference(),
                "declaration", r.declarationNumber() == null ? "" : r.declarationNumber(), "amount", r.amount().toPlainString())));
    }
}
