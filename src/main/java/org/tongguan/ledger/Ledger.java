package org.tongguan.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.SqlArrays;

/** Posts transfers and tells balances. Every call joins the caller's transaction. */
@Component
public class Ledger {

    private static final ColumnInsert<TransferRow> INSERT = ColumnInsert.<TransferRow>into("ledger_transfer").uuid("id", r -> r.transfer.id())
            .text("key", r -> r.transfer.key()).text("kind", r -> r.transfer.kind()).text("subject_kind", r -> r.transfer.subject().kind())
            .uuid("subject_id", r -> r.transfer.subject().id()).uuid("reverses", r -> r.transfer.reverses()).instant("at", TransferRow::at)
            .then("on conflict (key) do nothing returning id");
    private static final ColumnInsert<EntryRow> INSERT_ENTRIES = ColumnInsert.<EntryRow>into("ledger_entry").uuid("transfer_id", EntryRow::transfer)
            .text("account", r -> r.posting.account().code()).numeric("amount", r -> r.posting.amount());
    private final JdbcClient jdbc;
    private final LedgerAccountStore accounts;
    private final LedgerQueries queries;
    private final Clock clock;

    Ledger(JdbcClient jdbc, LedgerAccountStore accounts, LedgerQueries queries, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.queries = queries;
        this.clock = clock;
    }

    /** How far a line of a statement has come. */
    public enum Phase { POSTED, PENDING, VOIDED, EXPIRED }

    /**
     * A line of an account's statement.
     *
     * @param amount    by how much it changed the balance; zero for what was only set aside or given back
     * @param pending   by how much it changed what is set aside: below zero set aside to go
     * @param balance   afterwards
     * @param transfer  its identity; a pending transfer keeps its own when it is posted
     */
    public record Line(Instant at, String kind, Phase phase, SubjectRef subject, BigDecimal amount, BigDecimal pending, BigDecimal balance,
                       UUID transfer) { }

    /**
     * What an account holds.
     *
     * @param comes set aside to come, not there yet
     * @param goes  set aside to go, still there; never below zero
     */
    public record Standing(BigDecimal balance, BigDecimal comes, BigDecimal goes) {

        /** What may still be set aside or taken, down to zero. */
        public BigDecimal free() {
            return balance.subtract(goes);
        }
    }

    /** Posts one transfer; see {@link #post(Collection)}. */
    public boolean post(Transfer transfer) {
        return post(List.of(transfer)) == 1;
    }

    /**
     * Posts transfers, all in a fixed number of statements. Accounts are opened as they are first named. A transfer whose key was posted
     * before is left out.
     *
     * @return how many were new
     * @throws PlatformException REFUSED {@code ledger.limit} when an account's limit stands against one of them (none is posted then)
     */
    public int post(Collection<Transfer> transfers) {
        if (transfers.isEmpty()) {
            return 0;
        }
        transfers.forEach(Transfer::check);
        // A caller may live with a refusal and go on: then nothing of what was refused stays, not even its key.
        jdbc.sql("savepoint ledger").update();
        Set<UUID> inserted = insert(transfers);
        List<Transfer> fresh = transfers.stream().filter(transfer -> inserted.contains(transfer.id())).toList();
        Map<String, Account> named = new TreeMap<>();
        Map<String, BigDecimal> moved = new TreeMap<>();
        for (Transfer transfer : fresh) {
            for (Transfer.Posting posting : transfer.postings()) {
                named.put(posting.account().code(), posting.account());
                // Only accounts with a limit keep their balance; the others are summed when asked, so that nobody waits for them.
                moved.merge(posting.account().code(), posting.account().isLimited() ? posting.amount() : BigDecimal.ZERO, BigDecimal::add);
            }
        }
        move(named.values(), moved);
        entries(fresh);
        return fresh.size();
    }

    /** Posts a transfer that was pending under the same identity; what its accounts keep is moved by the caller. */
    void postSettled(List<Transfer> transfers) {
        insert(transfers);
        entries(transfers);
    }

    private Set<UUID> insert(Collection<Transfer> transfers) {
        Instant now = clock.instant();
        return new HashSet<>(INSERT.insertReturning(jdbc, transfers.stream().map(t -> new TransferRow(t, now)).toList(), UUID.class));
    }

    private record TransferRow(Transfer transfer, Instant at) { }

    private record EntryRow(UUID transfer, Transfer.Posting posting) { }

    /** All entries in one statement: the database checks, statement by statement, that every transfer in it balances. */
    private void entries(List<Transfer> transfers) {
        List<EntryRow> rows = new ArrayList<>();
        transfers.forEach(t -> t.postings().forEach(p -> rows.add(new EntryRow(t.id(), p))));
        INSERT_ENTRIES.insert(jdbc, rows);
    }

    /**
     * Opens accounts that are new and moves the balances of those with a limit, in the order of their codes: two transfers over the same
     * accounts can never wait for each other in a circle.
     */
    private void move(Collection<Account> named, Map<String, BigDecimal> moved) {
        if (named.isEmpty()) {
            return;
        }
        String[] codes = LedgerAccountStore.column(named, Account::code);
        String[] amounts = LedgerAccountStore.column(named, a -> moved.get(a.code()).toPlainString());
        try {
            Set<String> opened = new HashSet<>(accounts.open(named, amounts));
            SortedMap<String, LedgerAccountStore.Change> changes = new TreeMap<>();
            named.stream().filter(a -> a.isLimited() && !opened.contains(a.code()))
                    .forEach(a -> changes.put(a.code(), LedgerAccountStore.Change.posted(moved.get(a.code()))));
            accounts.lock(changes.keySet());
            accounts.move(changes);
        } catch (DataIntegrityViolationException e) {
            jdbc.sql("rollback to savepoint ledger").update();
            String account = jdbc.sql("""
                    select v.code from unnest(?::text[], ?::text[]::numeric[], ?::text[]::numeric[], ?::text[]::numeric[]) v(code, lowest, highest, amount)
                    left join ledger_account a on a.code = v.code
                    where coalesce(a.balance - a.pending_out, 0) + v.amount < v.lowest or coalesce(a.balance + a.pending_in, 0) + v.amount > v.highest
                    order by v.code limit 1""")
                    .params(codes, LedgerAccountStore.column(named, Account::minimum), LedgerAccountStore.column(named, Account::maximum), amounts)
                    .query(String.class).optional().orElse(codes[0]);
            throw new PlatformException(ErrorCode.REFUSED, "ledger.limit", account, moved.get(account));
        }
    }

    /** Posts the opposite of a transfer; doing it twice has one effect. */
    public boolean reverse(UUID transfer, String kind) {
        return reverse(List.of(transfer), kind) == 1;
    }

    /**
     * Posts the opposites of transfers, in a fixed number of statements; doing it twice has one effect.
     *
     * @return how many were new
     */
    public int reverse(Collection<UUID> transfers, String kind) {
        Map<UUID, SubjectRef> subjects = new LinkedHashMap<>();
        Map<UUID, List<Transfer.Posting>> opposites = new HashMap<>();
        jdbc.sql("""
                select t.id, t.subject_kind, t.subject_id, e.account, e.amount, a.unit, a.minimum, a.maximum from ledger_transfer t
                join ledger_entry e on e.transfer_id = t.id join ledger_account a on a.code = e.account where t.id = any(?::uuid[]) order by t.id""")
                .param(SqlArrays.uuids(transfers)).query((RowCallbackHandler) rs -> {
                    UUID id = rs.getObject(1, UUID.class);
                    subjects.put(id, new SubjectRef(rs.getString(2), rs.getObject(3, UUID.class)));
                    opposites.computeIfAbsent(id, x -> new ArrayList<>()).add(new Transfer.Posting(
                            new Account(rs.getString(4), Unit.of(rs.getString(6)), rs.getBigDecimal(7), rs.getBigDecimal(8)), rs.getBigDecimal(5).negate()));
                });
        if (!subjects.keySet().containsAll(transfers)) {
            throw new IllegalArgumentException("there is nothing to reverse: " + transfers);
        }
        return post(subjects.entrySet().stream().map(e -> new Transfer(Ids.next(), "reverse:" + e.getKey(), kind, e.getValue(), e.getKey(),
                opposites.get(e.getKey()))).toList());
    }

    /** The balance; zero for an account that was never named. */
    public BigDecimal balance(String account) {
        return jdbc.sql("select coalesce(sum(amount), 0) from ledger_entry where account = ?").param(account).query(BigDecimal.class).single();
    }

    /** What an account held at that moment: with all that had been posted, set aside and settled until then. */
    public Standing standing(String account, Instant at) {
        return queries.standing(account, at);
    }

    /** What an account holds now. */
    public Standing standing(String account) {
        return queries.kept(account).orElseGet(() -> queries.standing(account, clock.instant()));
    }

    /** A page of the account's movements from one moment to another, both inclusive, newest first; balances count everything before as well. */
    public Page<Line> statement(String account, Instant from, Instant to, int page, int size) {
        return queries.statement(account, from, to, page, size);
    }

    /** Sums everything up: whether the books are sound, as of now. */
    public TrialBalance trialBalance() {
        return queries.trialBalance();
    }
}
