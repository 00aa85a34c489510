package org.tongguan.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.Ids;

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
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A line of an account's statement. */
    public record Line(Instant at, String kind, SubjectRef subject, BigDecimal amount, UUID transfer) { }

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
        transfers.forEach(Ledger::balanced);
        // A caller may live with a refusal and go on: then nothing of what was refused stays, not even its key.
        jdbc.sql("savepoint ledger").update();
        Set<UUID> inserted = insert(transfers);
        List<Transfer> fresh = transfers.stream().filter(transfer -> inserted.contains(transfer.id())).toList();
        Map<String, Account> accounts = new TreeMap<>();
        Map<String, BigDecimal> moved = new TreeMap<>();
        for (Transfer transfer : fresh) {
            for (Transfer.Posting posting : transfer.postings()) {
                accounts.put(posting.account().code(), posting.account());
                // Only accounts with a limit keep their balance; the others are summed when asked, so that nobody waits for them.
                moved.merge(posting.account().code(), posting.account().isLimited() ? posting.amount() : BigDecimal.ZERO, BigDecimal::add);
            }
        }
        move(accounts.values(), moved);
        entries(fresh);
        return fresh.size();
    }

    private Set<UUID> insert(Collection<Transfer> transfers) {
        Instant now = clock.instant();
        return new HashSet<>(INSERT.insertReturning(jdbc, transfers.stream().map(t -> new TransferRow(t, now)).toList(), UUID.class));
    }

    private record TransferRow(Transfer transfer, Instant at) { }

    private record EntryRow(UUID transfer, Transfer.Posting posting) { }

    private static <T> String[] column(Collection<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).map(v -> v == null ? null : v.toString()).toArray(String[]::new);
    }

    private static void balanced(Transfer transfer) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        transfer.postings().forEach(p -> sums.merge(p.account().unit(), p.amount(), BigDecimal::add));
        if (sums.values().stream().anyMatch(sum -> sum.signum() != 0)) {
            throw new IllegalArgumentException("transfer does not balance: " + transfer);
        }
    }

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
    private void move(Collection<Account> accounts, Map<String, BigDecimal> moved) {
        if (accounts.isEmpty()) {
            return;
        }
        String[] codes = column(accounts, Account::code);
        String[] amounts = column(accounts, a -> moved.get(a.code()).toPlainString());
        try {
            Set<String> opened = new HashSet<>(jdbc.sql("""
                    insert into ledger_account(code, unit, minimum, maximum, balance)
                    select * from unnest(?::text[], ?::text[], ?::text[]::numeric[], ?::text[]::numeric[], ?::text[]::numeric[])
                      v(code, unit, low, high, amount)
                    where not exists (select from ledger_account a where a.code = v.code) order by code
                    on conflict (code) do nothing returning code""")
                    .params(codes, column(accounts, Account::unit), column(accounts, Account::minimum), column(accounts, Account::maximum), amounts)
                    .query(String.class).list());
            update(accounts.stream().filter(a -> a.isLimited() && !opened.contains(a.code())).map(Account::code).toList(), moved);
        } catch (DataIntegrityViolationException e) {
            jdbc.sql("rollback to savepoint ledger").update();
            String account = jdbc.sql("""
                    select v.code from unnest(?::text[], ?::text[]::numeric[], ?::text[]::numeric[], ?::text[]::numeric[]) v(code, lowest, highest, amount)
                    left join ledger_account a on a.code = v.code
                    where coalesce(a.balance, 0) + v.amount < v.lowest or coalesce(a.balance, 0) + v.amount > v.highest order by v.code limit 1""")
                    .params(codes, column(accounts, Account::minimum), column(accounts, Account::maximum), amounts)
                    .query(String.class).optional().orElse(codes[0]);
            throw new PlatformException(ErrorCode.REFUSED, "ledger.limit", account, moved.get(account));
        }
    }

    private void update(List<String> codes, Map<String, BigDecimal> moved) {
        if (codes.isEmpty()) {
            return;
        }
        String[] names = codes.toArray(String[]::new);
        jdbc.sql("select code from ledger_account where code = any(?) order by code for no key update").param(names).query(String.class).list();
        jdbc.sql("""
                update ledger_account a set balance = a.balance + v.amount from unnest(?::text[], ?::text[]::numeric[]) v(code, amount)
                where a.code = v.code""").params(names, column(codes, code -> moved.get(code).toPlainString())).update();
    }

    /** Posts the opposite of a transfer; doing it twice has one effect. */
    public boolean reverse(UUID transfer, String kind) {
        List<Transfer.Posting> opposite = jdbc.sql("""
                select e.account, e.amount, a.unit, a.minimum, a.maximum from ledger_entry e join ledger_account a on a.code = e.account
                where e.transfer_id = ?""")
                .param(transfer).query((rs, i) -> new Transfer.Posting(
                        new Account(rs.getString(1), rs.getString(3), rs.getBigDecimal(4), rs.getBigDecimal(5)), rs.getBigDecimal(2).negate())).list();
        SubjectRef subject = jdbc.sql("select subject_kind, subject_id from ledger_transfer where id = ?").param(transfer)
                .query((rs, i) -> new SubjectRef(rs.getString(1), rs.getObject(2, UUID.class))).single();
        return post(new Transfer(Ids.next(), "reverse:" + transfer, kind, subject, transfer, opposite));
    }

    /** The balance; zero for an account that was never named. */
    public BigDecimal balance(String account) {
        return jdbc.sql("select coalesce(sum(amount), 0) from ledger_entry where account = ?").param(account).query(BigDecimal.class).single();
    }

    /** The account's movements, oldest first. */
    public List<Line> statement(String account) {
        return jdbc.sql("""
                select t.at, t.kind, t.subject_kind, t.subject_id, e.amount, t.id from ledger_entry e join ledger_transfer t on t.id = e.transfer_id
                where e.account = ? order by t.at, t.id""").param(account)
                .query((rs, i) -> new Line(rs.getTimestamp(1).toInstant(), rs.getString(2), new SubjectRef(rs.getString(3), rs.getObject(4, UUID.class)),
                        rs.getBigDecimal(5), rs.getObject(6, UUID.class))).list();
    }
}
