package org.tongguan.revenue.reconcile;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Times;
import org.tongguan.revenue.Payment;
import org.tongguan.revenue.Payments;
import org.tongguan.revenue.reconcile.BankStatement.Entry;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** Takes banks' statements, and says how what they hold stands against the ledger. */
@Component
public class Reconciliation {

    private final BankStatementStore store;
    private final Matching matching;
    private final BankBooks books;
    private final Payments payments;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    Reconciliation(BankStatementStore store, Matching matching, BankBooks books, Payments payments, Transactions transactions, Journal journal, Clock clock) {
        this.store = store;
        this.matching = matching;
        this.books = books;
        this.payments = payments;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * How a bank's account stands after its newest statement.
     *
     * @param ledger      what the ledger says the bank holds: the statement's closing balance, to the cent
     * @param inTransit   reported, ordered or paid out, and not booked yet
     * @param unexplained booked, and nobody has said what for
     */
    public record Standing(BankStatement last, BigDecimal ledger, BigDecimal inTransit, BigDecimal unexplained) { }

    /**
     * Takes a statement (ISO 20022 camt.053). The same statement again gives the first answer and has no effect.
     *
     * @throws org.tongguan.formats.FormatException when it is no such statement
     * @throws PlatformException CONFLICT {@code bankstatement.twice} when another came with this identification, or for this day; REFUSED
     *                           {@code bankstatement.currency}, {@code bankstatement.sum} when its entries do not lead from its opening to its closing
     *                           balance, {@code bankstatement.order} when it does not begin where the last one ended
     */
    public BankStatement take(Actor actor, byte[] body) {
        BankStatement.Draft draft = CamtReader.read(body);
        String hash = hash(body);
        Payment.Bank bank = new Payment.Bank(actor.accountId(), actor.name());
        return transactions.call(actor, () -> {
            store.lock(bank);
            Optional<BankStatement> earlier = store.find(bank, draft.reference());
            if (earlier.isPresent()) {
                if (!earlier.get().sha256().equals(hash)) {
                    throw new PlatformException(ErrorCode.CONFLICT, "bankstatement.twice", draft.reference());
                }
                return earlier.get();
            }
            Optional<BankStatement> last = store.findLast(bank, draft.account());
            check(draft, last);
            BankStatement statement = new BankStatement(Ids.next(), bank, draft.reference(), draft.account(), draft.day(), draft.opening(), draft.closing(),
                    draft.lines().size(), hash, Times.now(clock));
            store.insert(statement);
            if (last.isEmpty()) {
                books.opened(statement);
            }
            book(statement, draft);
            return statement;
        });
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check(BankStatement.Draft d, Optional<BankStatement> last) {
        if (!"CNY".equals(d.currency()) || d.lines().stream().anyMatch(l -> !"CNY".equals(l.currency()))) {
            throw new PlatformException(ErrorCode.REFUSED, "bankstatement.currency");
        }
        if (d.day().isAfter(LocalDate.now(clock))) {
            throw new PlatformException(ErrorCode.REFUSED, "bankstatement.day", d.day());
        }
        BigDecimal end = d.lines().stream().map(l -> l.credit() ? l.amount() : l.amount().negate()).reduce(d.opening(), BigDecimal::add);
        if (end.compareTo(d.closing()) != 0) {
            throw new PlatformException(ErrorCode.REFUSED, "bankstatement.sum", d.opening().toPlainString(), end.toPlainString(), d.closing().toPlainString());
        }
        last.ifPresent(l -> {
            if (!d.day().isAfter(l.day()) || d.opening().compareTo(l.closing()) != 0) {
                throw new PlatformException(ErrorCode.REFUSED, "bankstatement.order", l.day(), l.closing().toPlainString(), d.day(),
                        d.opening().toPlainString());
            }
        });
    }

    private void book(BankStatement s, BankStatement.Draft draft) {
        List<Entry> entries = new ArrayList<>();
        int position = 0;
        for (BankStatement.Line l : draft.lines()) {
            Entry read = new Entry(Ids.next(), s.id(), ++position, l.credit(), l.amount(), l.bookedOn(), l.bankReference(), l.endToEnd(), l.told(), l.party(),
                    null, BankEntryProcedure.TABLE.initial(), null, null, null, null, null, null);
            Entry found = matching.match(s.bank(), read);
            store.insert(found);
            entries.add(found);
        }
        books.booked(s, entries);
        if (books.balance(s).compareTo(s.closing()) != 0) {
            throw new IllegalStateException("ledger and statement " + s.reference() + " differ: " + books.balance(s) + ", " + s.closing());
        }
        long open = entries.stream().filter(e -> e.problem() != null).count();
        journal.record(JournalEvent.of("BankStatementTaken", s.ref(), null, null, Map.of("reference", s.reference(), "day", s.day().toString(), "closing",
                s.closing().toPlainString(), "entries", String.valueOf(entries.size()), "open", String.valueOf(open))));
    }

    private static @Nullable Long bank(Actor actor) {
        return actor.is(Role.BANK) ? actor.accountId() : null;
    }

    /** Statements, newest first: a bank's own, all for officials. */
    public Page<BankStatement> list(Actor actor, int page, int size) {
        return transactions.read(actor, () -> Page.of(page, size, store.count(bank(actor)), (from, rows) -> store.list(bank(actor), from, rows)));
    }

    /** How each account stands after its newest statement. */
    public List<Standing> listStandings(Actor actor) {
        return transactions.read(actor, () -> store.listLast().stream()
                .map(s -> new Standing(s, books.balance(s), books.inTransit(s), books.unexplainedBalance(s))).toList());
    }

    /** Entries, those that do not match first; {@code query}: a bill's number or a reference. */
    public Page<Entry> listEntries(Actor actor, BankStatement.@Nullable State state, BankStatement.@Nullable Problem problem, @Nullable UUID statement,
                                   @Nullable String query, int page, int size) {
        BankStatementStore.Filter filter = new BankStatementStore.Filter(state, problem, statement, query == null || query.isBlank() ? null : query.strip());
        return transactions.read(actor, () -> Page.of(page, size, store.countEntries(filter), (from, rows) -> store.listEntries(filter, from, rows)));
    }

    /** Payments that were reported for days which statements cover, and that no statement has booked. */
    public List<Payment.Report> listMissing(Actor actor) {
        return transactions.read(actor, () -> store.listMissing(clock.getZone().getId()).stream().map(id -> payments.get(id).orElseThrow()).toList());
    }
}
