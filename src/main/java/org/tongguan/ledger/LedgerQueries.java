package org.tongguan.ledger;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;

/** What stands in the books, now and at any moment that was. */
@Component
class LedgerQueries {

    /** Everything that ever happened to one account, with what it held after each. */
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
            select * from (select *, sum(amount) over (order by at, id, step) as balance from line) l where at >= :from order by at, id, step""";
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    LedgerQueries(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    List<Ledger.Line> statement(String account, Instant from, Instant to) {
        return jdbc.sql(LINES).param("account", account).param("from", Timestamp.from(from)).param("to", Timestamp.from(to))
                .query((rs, i) -> new Ledger.Line(rs.getTimestamp("at").toInstant(), rs.getString("kind"), Ledger.Phase.valueOf(rs.getString("phase")),
                        new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getBigDecimal("amount"),
                        rs.getBigDecimal("pending"), rs.getBigDecimal("balance"), rs.getObject("id", UUID.class))).list();
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
