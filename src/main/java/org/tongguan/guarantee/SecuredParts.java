package org.tongguan.guarantee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/**
 * What is set aside for something that shrinks part by part, or grows again: goods under one guarantee that leave one after the other. Every call joins
 * the caller's transaction.
 */
@Component
public class SecuredParts {

    private final GuaranteeRegisterStore store;
    private final GuaranteeAccounts accounts;
    private final Journal journal;
    private final Clock clock;

    SecuredParts(GuaranteeRegisterStore store, GuaranteeAccounts accounts, Journal journal, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    /** The number of the guarantee on which something is set aside for that reference now, wherever it was carried since. */
    public Optional<String> guarantee(String reference) {
        return store.findOpen(reference).flatMap(r -> store.lookUp(r.guaranteeId())).map(Guarantee::number);
    }

    /**
     * Sets another amount aside for a reference, on the guarantee where it stands, also when that has expired meanwhile; zero gives all of it back.
     *
     * @return false when nothing is set aside for it
     * @throws PlatformException REFUSED {@code guarantee.room} when not enough is free for more
     */
    public boolean change(String reference, BigDecimal amount) {
        Optional<Reservation> open = store.findOpen(reference);
        if (open.isEmpty() || open.get().amount().compareTo(amount) == 0) {
            return open.isPresent();
        }
        Instant now = Times.now(clock);
        List<Reservation> ended = store.end(List.of(reference), Reservation.End.RETURNED, now);
        accounts.giveBack(ended.stream().map(Reservation::id).toList());
        ended.forEach(r -> tell("GuaranteeReturned", r));
        for (Reservation old : ended) {
            if (amount.signum() > 0) {
                rest(old, amount, now);
            }
        }
        return !ended.isEmpty();
    }

    /**
     * Something set aside.
     *
     * @param guarantee number of the guarantee on which it stands
     * @param inForce   whether more may be set aside on that today
     */
    public record Part(String guarantee, BigDecimal amount, boolean inForce) { }

    /** What is set aside for these references now; those for which nothing is are left out. */
    public Map<String, Part> find(Collection<String> references) {
        return references.isEmpty() ? Map.of() : store.listOpen(references, LocalDate.now(clock));
    }

    /**
     * Sets another amount aside for a reference, on the guarantee where it stands, or as much of it as is free there. What the running transaction gave back
     * before is certainly free.
     *
     * @return what is set aside now; zero when nothing was
     */
    public BigDecimal changeUpTo(String reference, BigDecimal amount) {
        Optional<Reservation> open = store.findOpen(reference);
        if (open.isEmpty() || open.get().amount().compareTo(amount) == 0) {
            return open.map(Reservation::amount).orElse(BigDecimal.ZERO);
        }
        Instant now = Times.now(clock);
        List<Reservation> ended = store.end(List.of(reference), Reservation.End.RETURNED, now);
        accounts.giveBack(ended.stream().map(Reservation::id).toList());
        ended.forEach(r -> tell("GuaranteeReturned", r));
        if (ended.isEmpty() || amount.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        // Giving back has locked the account: what is free stays so.
        Guarantee g = store.lookUp(ended.getFirst().guaranteeId()).orElseThrow();
        BigDecimal aside = accounts.standing(g).free().min(amount);
        if (aside.signum() > 0) {
            rest(ended.getFirst(), aside, now);
        }
        return aside.max(BigDecimal.ZERO);
    }

    /**
     * Whether something is set aside for a subject's duties on another guarantee than that, or the one in its place now; false for one that is not there.
     */
    public boolean isElsewhere(SubjectRef subject, String number) {
        return store.findPresent(number).filter(g -> !store.listElsewhere(subject, g.id()).isEmpty()).isPresent();
    }

    /**
     * Moves what is set aside for a subject's duties to the guarantee of that number, or the one in its place now, all of it or, by the refusal, nothing:
     * it is given back where it stands and set aside there in the same transaction, so that at no moment it is secured twice or not at all.
     *
     * @return how many duties moved; none when all stand there already
     * @throws PlatformException NOT_FOUND {@code guarantee}; REFUSED {@code guarantee.invalid} when nothing can be reserved there today,
     *                           {@code guarantee.room} when not enough is free there
     */
    public int move(SubjectRef subject, String number) {
        Guarantee g = store.sharePresent(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "guarantee", number));
        List<Reservation> elsewhere = store.listElsewhere(subject, g.id());
        if (elsewhere.isEmpty()) {
            return 0;
        }
        if (!g.isValidOn(LocalDate.now(clock))) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.invalid", g.number());
        }
        Instant now = Times.now(clock);
        List<Reservation> ended = store.end(elsewhere.stream().map(Reservation::reference).toList(), Reservation.End.RETURNED, now);
        accounts.giveBack(ended.stream().map(Reservation::id).toList());
        for (Reservation old : ended) {
            if (g.scope() == Guarantee.Scope.SINGLE && !Objects.equals(g.declarationNumber(), old.declarationNumber())) {
                throw new PlatformException(ErrorCode.REFUSED, "guarantee.invalid", g.number());
            }
            tell("GuaranteeReturned", old);
            aside(g, old, old.amount(), now);
        }
        return ended.size();
    }

    private void rest(Reservation old, BigDecimal amount, Instant now) {
        aside(store.lookUp(old.guaranteeId()).orElseThrow(), old, amount, now);
    }

    private void aside(Guarantee g, Reservation old, BigDecimal amount, Instant now) {
        Reservation rest = new Reservation(Ids.next(), g.id(), old.traderId(), old.subject(), old.reference(), old.declarationNumber(), amount, now,
                null, null);
        if (!accounts.reserve(List.of(accounts.pending(g, rest))).isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.room", g.number(), accounts.standing(g).free().toPlainString(), amount.toPlainString());
        }
        store.insertReservations(List.of(rest));
        tell("GuaranteeReserved", rest);
    }

    private void tell(String event, Reservation r) {
        journal.record(JournalEvent.of(event, new SubjectRef(Guarantee.KIND, r.guaranteeId()), r.traderId(), null, Map.of("reference", r.reference(),
                "declaration", r.declarationNumber() == null ? "" : r.declarationNumber(), "amount", r.amount().toPlainString())));
    }
}
