package org.tongguan.guarantee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.FourEyes;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Times;
import org.tongguan.ledger.Ledger;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;

/** The register of guarantees: brought in, accepted, replaced, claimed, cancelled by two, expired by the clock. */
@Component
public class GuaranteeRegister implements JobHandler {

    private static final String JOB = "guarantee-expiry";
    private static final int MAX_TEXT = 200;
    private final GuaranteeRegisterStore store;
    private final GuaranteeAccounts accounts;
    private final Transactions transactions;
    private final Journal journal;
    private final Numbers numbers;
    private final Jobs jobs;
    private final Clock clock;

    GuaranteeRegister(GuaranteeRegisterStore store, GuaranteeAccounts accounts, Transactions transactions, Journal journal, Numbers numbers, Jobs jobs,
                      Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.transactions = transactions;
        this.journal = journal;
        this.numbers = numbers;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * What is brought in; see {@link Guarantee} for the words.
     *
     * @param replaces number of the guarantee it takes the place of, or null
     */
    public record Draft(Guarantee.Form form, Guarantee.Scope scope, long traderId, String office, String guarantor, String reference,
                        @Nullable String declarationNumber, BigDecimal amount, LocalDate validFrom, LocalDate validTo, @Nullable String replaces) { }

    /** A guarantee with what stands on it today; {@code commands}: what the asking actor may do now. */
    public record View(Guarantee guarantee, Ledger.Standing standing, @Nullable String replaces, List<String> commands) { }

    /**
     * Registers a guarantee; it counts when an officer has accepted it.
     *
     * @throws PlatformException REFUSED {@code guarantee.field} with the field that is wrong; CONFLICT {@code guarantee.reference} when it is
     *                           registered already; NOT_FOUND {@code guarantee} when what it replaces is not there or another trader's
     */
    public Guarantee register(Actor actor, Draft draft) {
        check(draft);
        return transactions.call(actor, () -> {
            Guarantee old = draft.replaces() == null ? null : found(draft.replaces());
            if (old != null && !mayReplace(old, draft)) {
                throw wrong("replaces");
            }
            String number = numbers.ofCase("guarantee_number", "G", draft.office(), LocalDate.now(clock).getYear());
            Guarantee g = new Guarantee(Ids.next(), number, draft.form(), draft.scope(), draft.traderId(), draft.office(), text(draft.guarantor()),
                    text(draft.reference()), draft.declarationNumber(), draft.amount(), draft.validFrom(), draft.validTo(), old == null ? null : old.id(),
                    GuaranteeProcedure.TABLE.initial(), "", actor.name(), Times.now(clock), null, null);
            store.insert(g);
            tell("GuaranteeRegistered", g, "");
            return g;
        });
    }

    /** It secures what the other secured: the same trader's duties, all or those of one declaration, or an organiser's for everybody. */
    private static boolean mayReplace(Guarantee old, Draft d) {
        return old.traderId() == d.traderId() && old.scope() == d.scope() && Objects.equals(old.declarationNumber(), d.declarationNumber())
                && (old.form() == Guarantee.Form.ORGANISER) == (d.form() == Guarantee.Form.ORGANISER);
    }

    private void check(Draft d) {
        boolean cash = d.form() == Guarantee.Form.CASH;
        require(d.form() != null, "form");
        require(d.scope() != null && (d.form() != Guarantee.Form.ORGANISER || d.scope() == Guarantee.Scope.GENERAL), "scope");
        require(d.office() != null && d.office().matches("[0-9]{4}"), "office");
        require(text(d.guarantor()).isEmpty() == cash && text(d.guarantor()).length() <= MAX_TEXT, "guarantor");
        require(!text(d.reference()).isEmpty() && d.reference().length() <= MAX_TEXT, "reference");
        require(d.amount() != null && d.amount().signum() > 0 && d.amount().scale() <= 2 && d.amount().precision() <= 17, "amount");
        require(d.validFrom() != null, "validFrom");
        require(d.validTo() != null && !d.validTo().isBefore(d.validFrom()) && !d.validTo().isBefore(LocalDate.now(clock)), "validTo");
        boolean named = d.declarationNumber() != null && d.declarationNumber().matches("[0-9A-Z]{18}");
        require(d.scope() == Guarantee.Scope.SINGLE ? named : d.declarationNumber() == null, "declarationNumber");
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }

    private static void require(boolean right, String field) {
        if (!right) {
            throw wrong(field);
        }
    }

    private static PlatformException wrong(String field) {
        return new PlatformException(ErrorCode.REFUSED, "guarantee.field", field);
    }

    /**
     * Takes a step of the procedure: accept, refuse, ask-cancel, cancel, keep.
     *
     * @throws PlatformException NOT_FOUND {@code guarantee}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code guarantee.four-eyes} when it takes another person; REFUSED {@code guarantee.reason} without a reason,
     *                           {@code guarantee.field} for one that ends before today, or replaces another and begins after today
     */
    public View act(Actor actor, String number, String command, String reason) {
        if (text(reason).isEmpty() && !"accept".equals(command)) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.reason");
        }
        return transactions.call(actor, () -> {
            Guarantee g = locked(number);
            var step = GuaranteeProcedure.TABLE.get(g.state(), command, standing(g), actor);
            switch (command) {
                case "accept" -> accept(actor, g, text(reason));
                case "refuse", "keep" -> store.decide(g.id(), step.to(), text(reason));
                case "ask-cancel" -> store.askCancel(g.id(), actor.name(), text(reason));
                case "cancel" -> {
                    another(actor, g.cancelAskedBy());
                    accounts.closed(g);
                    store.cancel(g.id(), actor.name(), text(reason));
                }
                default -> throw new PlatformException(ErrorCode.CONFLICT, "procedure.step", "guarantee", command, g.state());
            }
            tell(step.event(), g, text(reason));
            return view(actor, found(number));
        });
    }

    /** Whoever did the first half does not do the second. */
    private static void another(Actor actor, String first) {
        FourEyes.demandAnother(actor, first, "guarantee.four-eyes");
    }

    private void accept(Actor actor, Guarantee g, String reason) {
        another(actor, g.registeredBy());
        if (g.validTo().isBefore(LocalDate.now(clock))) {
            throw wrong("validTo");
        }
        Guarantee old = g.replaces() == null ? null : store.lock(g.replaces()).orElseThrow();
        if (old != null) {
            // Before its first day nothing could be reserved on either of them.
            require(!g.validFrom().isAfter(LocalDate.now(clock)), "validFrom");
            // Said before anything is written: of two that would replace the same one the second comes too late.
            GuaranteeProcedure.TABLE.get(old.state(), "replace", standing(old));
        }
        accounts.opened(g);
        store.accept(g.id(), actor.name(), reason);
        jobs.addAfter(g.validTo(), JOB, g.ref(), Map.of());
        if (old != null) {
            replace(old, g);
        }
    }

    /** What is set aside on the old one is carried over, all of it: the new one must have room. */
    private void replace(Guarantee old, Guarantee g) {
        var step = GuaranteeProcedure.TABLE.get(old.state(), "replace", standing(old));
        Instant now = Times.now(clock);
        // Only what ends here is carried over: what is paid at this moment may have ended since it was listed.
        List<Reservation> ended = store.end(store.listOpen(old.id()).stream().map(Reservation::reference).toList(), Reservation.End.CARRIED_OVER, now);
        accounts.giveBack(ended.stream().map(Reservation::id).toList());
        List<Reservation> carried = ended.stream().map(r -> r.carriedTo(Ids.next(), g, now)).toList();
        if (!accounts.reserve(carried.stream().map(r -> accounts.pending(g, r)).toList()).isEmpty()) {
            BigDecimal needed = carried.stream().map(Reservation::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.room", g.number(), g.amount().toPlainString(), needed.toPlainString());
        }
        store.insertReservations(carried);
        accounts.closed(old);
        store.decide(old.id(), step.to(), g.number());
        tell(step.event(), old, g.number());
    }

    @Override
    public String kind() {
        return JOB;
    }

    /** Its last day is over. What is set aside on it stays set aside, and can still be claimed or carried over. */
    @Override
    public void run(Jobs.Job job) {
        store.lock(job.subject().id()).ifPresent(g -> GuaranteeProcedure.TABLE.find(g.state(), "expire", standing(g)).ifPresent(step -> {
            store.decide(g.id(), step.to(), g.validTo().toString());
            tell(step.event(), g, g.validTo().toString());
        }));
    }

    /** Guarantees as that actor may see them, newest first; {@code query}: a number, a reference or part of a guarantor's name. */
    public Page<View> list(Actor actor, Guarantee.State state, String query, int page, int size) {
        String q = text(query).isEmpty() ? null : text(query);
        String wanted = state == null ? null : state.name();
        return transactions.read(actor, () -> Page.of(page, size, store.count(wanted, q),
                (from, rows) -> store.list(wanted, q, from, rows)).map(g -> view(actor, g)));
    }

    /** @throws PlatformException NOT_FOUND {@code guarantee} */
    public View get(Actor actor, String number) {
        return transactions.read(actor, () -> view(actor, found(number)));
    }

    /**
     * What is, and what was, set aside on a guarantee, newest first.
     *
     * @param open  only what is set aside now
     * @param query a reference, e.g. a bill's number, or a declaration's
     */
    public Page<Reservation> reservations(Actor actor, String number, boolean open, String query, int page, int size) {
        return transactions.read(actor, () -> store.reservations(found(number).id(), open, text(query).isEmpty() ? null : text(query), page, size));
    }

    /** Everything that happened to a guarantee's amount until a moment, null = now, newest first. */
    public Page<Ledger.Line> statement(Actor actor, String number, @Nullable Instant to, int page, int size) {
        return transactions.read(actor, () -> accounts.statement(found(number), Instant.EPOCH, to == null ? clock.instant() : to, page, size));
    }

    private View view(Actor actor, Guarantee g) {
        UUID old = g.replaces();
        Ledger.Standing standing = accounts.standing(g);
        return new View(g, standing, old == null ? null : store.lookUp(old).map(Guarantee::number).orElse(null),
                GuaranteeProcedure.TABLE.commands(g.state(), GuaranteeProcedure.Standing.of(standing), actor));
    }

    private GuaranteeProcedure.Standing standing(Guarantee g) {
        return GuaranteeProcedure.Standing.of(accounts.standing(g));
    }

    private Guarantee found(String number) {
        return store.find(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "guarantee", number));
    }

    private Guarantee locked(String number) {
        return store.lock(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "guarantee", number));
    }

    private void tell(String event, Guarantee g, String reason) {
        journal.record(JournalEvent.of(event, g.ref(), g.traderId(), g.office(), Map.of("number", g.number(), "amount", g.amount().toPlainString(),
                "reason", reason)));
    }
}
