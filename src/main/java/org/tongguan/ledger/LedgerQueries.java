package org.tongguan.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.SqlArrays;

/** What stands in the books, now and at any moment that was. */
@Component
class LedgerQueries {

    /** A page of everything that ever happened to one account, newest first, with what it held after each and how much there is in all. */
    private static final String LINES = """
            with line as (
              select t.at, t.id, 1 as step, t.kind, 'POSTED' as phase, t.subject_kind, t.subject_id, sum(e.amount) as amount,
                     coalesce(-max(p.amount), 0) as pending
              from ledger_entry e join ledger_transfer t on t.id = e.transfer_id
              left join ledger_pending_entry p on p.transfer_id = t.id and p.account = e.account
              where e.account = :account and t.at <= :to group by t.id
              union all
              select p.at, p.id, 0, p.kind, 'PENDING', p.subject_kind, p.subject_id, 0, e.amount
              from ledger_pending_entry e join ledger_pending p on p.id = e.transfer_id where e.account = :account and p.at <= :to
              union all
              select o.at, p.id, 1, p.kind, o.outcome, p.subject_kind, p.subject_id, 0, -e.amount
              from ledger_pending_entry e join ledger_pending p on p.id = e.transfer_id join ledger_outcome o on o.pending_id = p.id
              where e.account = :account and o.outcome <> 'POSTED' and o.at <= :to)
            select *, count(*) over () as total from (select *, sum(amount) over (order by at, id, step) as balance from line) l where at >= :from
            order by at desc, id desc, step desc limit :rows offset :offset""";
    /** Accounts in the order of their codes. Those without limits keep no balance: theirs is summed, for the page alone. */
    private static final String ACCOUNTS = """
            select a.code, a.unit, a.minimum, a.maximum, case when a.kept then a.balance else
                     (select coalesce(sum(e.amount), 0) from ledger_entry e where e.account = a.code) end as balance,
                   case when a.kept then a.pending_in else p.comes end as comes, case when a.kept then a.pending_out else p.goes end as goes
            from (select *, minimum is not null or maximum is not null as kept from ledger_account
                  where (:prefix::text is null or code >= :prefix and code < :prefix || chr(1114111) and starts_with(code, :prefix))
                  and (:kind::text is null or code = :kind or code >= :kind || ':' and code < :kind || ';')
                  and (:unit::text is null or unit = :unit) order by code limit :rows offset :offset) a
            left join lateral (
              select coalesce(sum(amount) filter (where amount > 0), 0) as comes, coalesce(-sum(amount) filter (where amount < 0), 0) as goes
              from ledger_pending_entry p where not a.kept and p.account = a.code
                and not exists (select from ledger_outcome o where o.pending_id = p.transfer_id)) p on true
            order by a.code""";
    /** From one kind to the next, each by one look into the index: whatever the number of accounts, kinds are few. */
    private static final String KINDS = """
            with recursive kind(name) as (
              (select split_part(code, ':', 1) from ledger_account order by code limit 1)
              union all
              select (select split_part(code, ':', 1) from ledger_account where code >= kind.name || ';' order by code limit 1) from kind
              where kind.name is not null)
            select name from kind where name is not null""";
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    LedgerQueries(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** An account with what it holds. */
    record Opened(Account account, Ledger.Standing standing) { }

    private record Counted(Ledger.Line line, long total) { }

    Page<Ledger.Line> statement(String account, Instant from, Instant to, int page, int size) {
        List<Counted> lines = lines(account, from, to, Page.rows(size), Page.offset(page, size));
        // Past the last page there is no line to tell how many there are.
        List<Counted> told = lines.isEmpty() && page > 0 ? lines(account, from, to, 1, 0) : lines;
        return Page.of(page, size, told.isEmpty() ? 0 : told.getFirst().total, (offset, rows) -> lines.stream().map(Counted::line).toList());
    }

    private List<Counted> lines(String account, Instant from, Instant to, int rows, long offset) {
        return jdbc.sql(LINES).param("account", account).param("from", Timestamp.from(from)).param("to", Timestamp.from(to)).param("rows", rows)
                .param("offset", offset).query((rs, i) -> new Counted(new Ledger.Line(rs.getTimestamp("at").toInstant(), rs.getString("kind"),
                        Ledger.Phase.valueOf(rs.getString("phase")), new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)),
                        rs.getBigDecimal("amount"), rs.getBigDecimal("pending"), rs.getBigDecimal("balance"), rs.getObject("id", UUID.class)),
                        rs.getLong("total"))).list();
    }

    /** The other accounts of the same unit in each of these transfers, at most eight of each. */
    Map<UUID, List<String>> against(String account, Collection<UUID> transfers) {
        Map<UUID, List<String>> others = new HashMap<>();
        jdbc.sql("""
                select e.transfer_id, (array_agg(distinct e.account))[1\\:8] from (
                  select transfer_id, account from ledger_entry where transfer_id = any(:ids::uuid[])
                  union all select transfer_id, account from ledger_pending_entry where transfer_id = any(:ids::uuid[])) e
                join ledger_account a on a.code = e.account
                where e.account <> :account and a.unit = (select unit from ledger_account where code = :account) group by 1""")
                .param("ids", SqlArrays.uuids(transfers)).param("account", account)
                .query((rs, i) -> others.put(rs.getObject(1, UUID.class), Arrays.asList((String[]) rs.getArray(2).getArray()))).list();
        return others;
    }

    List<Opened> accounts(@Nullable String prefix, @Nullable String kind, @Nullable String unit, long offset, int rows) {
        return jdbc.sql(ACCOUNTS).param("prefix", prefix, Types.VARCHAR).param("kind", kind, Types.VARCHAR).param("unit", unit, Types.VARCHAR)
                .param("rows", rows).param("offset", offset).query((rs, i) -> new Opened(account(rs),
                        new Ledger.Standing(rs.getBigDecimal("balance"), rs.getBigDecimal("comes"), rs.getBigDecimal("goes")))).list();
    }

    List<String> kinds() {
        return jdbc.sql(KINDS).query(String.class).list();
    }

    Optional<Account> find(String account) {
        return jdbc.sql("select code, unit, minimum, maximum from ledger_account where code = ?").param(account).query((rs, i) -> account(rs)).optional();
    }

    private static Account account(ResultSet rs) throws SQLException {
        return new Account(rs.getString("code"), Unit.of(rs.getString("unit")), rs.getBigDecimal("minimum"), rs.getBigDecimal("maximum"));
    }

    /** What an account with limits keeps; empty for one without, which keeps nothing. */
    Optional<Ledger.Standing> kept(String account) {
        return jdbc.sql("""
                select balance, pending_in, pending_out from ledger_account where code = ? and (minimum is not null or maximum is not null)""")
                .param(account).query((rs, i) -> new Ledger.Standing(rs.getBigDecimal(1), rs.getBigDecimal(2), rs.getBigDecimal(3))).optional();
    }

    Ledger.Standing standing(String account, Instant at) {
        BigDecimal balance = jdbc.sql("""
                select coalesce(sum(e.amount), 0) from ledger_entry e join ledger_transfer t on t.id = e.transfer_id where e.account = ? and t.at <= ?""")
                .params(account, Timestamp.from(at)).query(BigDecimal.class).single();
        return jdbc.sql("""
                select coalesce(sum(amount) filter (where amount > 0), 0), coalesce(-sum(amount) filter (where amount < 0), 0)
                from ledger_pending_entry e join ledger_pending p on p.id = e.transfer_id
                where e.account = ? and p.at <= ? and not exists (select from ledger_outcome o where o.pending_id = p.id and o.at <= ?)""")
                .params(account, Timestamp.from(at), Timestamp.from(at))
                .query((rs, i) -> new Ledger.Standing(balance, rs.getBigDecimal(1), rs.getBigDecimal(2))).single();
    }

    TrialBalance trialBalance() {
        return template.execute((ConnectionCallback<TrialBalance>) TrialBalance::of);
    }
}
