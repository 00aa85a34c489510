package org.tongguan.revenue.reconcile;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.revenue.Payment;

/** Banks' statements and their entries, and which reports no statement has booked. */
@Component
class BankStatementStore {

    private static final String ENTRIES = "\n" + """
             from bank_entry e join bank_statement s on s.id = e.statement_id where (:state::text is null or e.state = :state)
             and (:problem::text is null or e.problem = :problem) and (:statement::uuid is null or e.statement_id = :statement)
             and (:q::text is null or e.number = :q or e.bank_reference = :q or e.end_to_end = :q)""";
    private static final String MISSING = "\n" + """
             from payment_report r join (select bank_account, bank_name, min(day) first, max(day) last from bank_statement group by 1, 2) s
             on (r.bank_account = s.bank_account or r.bank_account = 0 and r.bank_name = s.bank_name)
             where r.reversed_at is null and (r.paid_at at time zone :zone)::date between s.first and s.last
             and not exists (select from bank_entry e where e.report_id = r.id)""";
    private final JdbcClient jdbc;

    BankStatementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which entries are asked for; null = any. */
    record Filter(BankStatement.State state, BankStatement.Problem problem, UUID statement, String query) { }

    /** One bank's statements are taken one after the other. */
    void lock(Payment.Bank bank) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('bank-statement:' || ?, 0))").param(bank.account()).query((rs, i) -> true).list();
    }

    void insert(BankStatement s) {
        try {
            jdbc.sql("insert into bank_statement(id, bank_account, bank_name, reference, account, day, opening, closing, entries, sha256, received_at) "
                    + "values (?,?,?,?,?,?,?,?,?,?,?)").params(s.id(), s.bank().account(), s.bank().name(), s.reference(), s.account(), s.day(), s.opening(),
                    s.closing(), s.entries(), s.sha256(), Timestamp.from(s.receivedAt())).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "bankstatement.twice", s.reference());
        }
    }

    void insert(BankStatement.Entry e) {
        jdbc.sql("""
                insert into bank_entry(id, statement_id, position, direction, amount, booked_on, bank_reference, end_to_end, told, party, number, state,
                problem, report_id) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)""").params(e.id(), e.statement(), e.position(), e.credit() ? "CREDIT" : "DEBIT",
                e.amount(), e.bookedOn(), e.bankReference(), e.endToEnd(), e.told(), e.party(), e.number(), e.state().name(),
                e.problem() == null ? null : e.problem().name(), e.report()).update();
    }

    void settle(BankStatement.Entry e) {
        jdbc.sql("update bank_entry set state = ?, number = ?, report_id = ?, outcome = ?, settled_by = ?, settled_at = ?, reason = ? where id = ?")
                .params(e.state().name(), e.number(), e.report(), e.outcome().name(), e.settledBy(), Timestamp.from(e.settledAt()), e.reason(), e.id())
                .update();
    }

    Optional<BankStatement> find(Payment.Bank bank, String reference) {
        return jdbc.sql("select * from bank_statement where bank_account = ? and reference = ?").params(bank.account(), reference)
                .query(BankStatementStore::statement).optional();
    }

    Optional<BankStatement> find(UUID id) {
        return jdbc.sql("select * from bank_statement where id = ?").param(id).query(BankStatementStore::statement).optional();
    }

    /** The newest statement of an account. */
    Optional<BankStatement> findLast(Payment.Bank bank, String account) {
        return jdbc.sql("select * from bank_statement where bank_account = ? and account = ? order by day desc limit 1").params(bank.account(), account)
                .query(BankStatementStore::statement).optional();
    }

    /** Newest first; of one bank or, with null, of all. */
    List<BankStatement> list(Long bank, long offset, int rows) {
        return jdbc.sql("select * from bank_statement where (:bank::bigint is null or bank_account = :bank) order by day desc, id desc"
                + " limit :limit offset :offset")
                .param("bank", bank, Types.BIGINT).param("limit", rows).param("offset", offset).query(BankStatementStore::statement).list();
    }

    long count(Long bank) {
        return jdbc.sql("select count(*) from bank_statement where (:bank::bigint is null or bank_account = :bank)").param("bank", bank, Types.BIGINT)
                .query(Long.class).single();
    }

    Optional<BankStatement.Entry> lockEntry(UUID id) {
        return jdbc.sql("select * from bank_entry where id = ? for update").param(id).query(BankStatementStore::entry).optional();
    }

    List<BankStatement.Entry> listEntries(Filter filter, long offset, int rows) {
        return filtered("select e.*" + ENTRIES + " order by (e.state = 'OPEN') desc, e.booked_on desc, e.id desc limit :limit offset :offset", filter)
                .param("limit", rows).param("offset", offset).query(BankStatementStore::entry).list();
    }

    long countEntries(Filter filter) {
        return filtered("select count(*)" + ENTRIES, filter).query(Long.class).single();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter f) {
        return jdbc.sql(sql).param("state", f.state() == null ? null : f.state().name(), Types.VARCHAR)
                .param("problem", f.problem() == null ? null : f.problem().name(), Types.VARCHAR).param("statement", f.statement(), Types.OTHER)
                .param("q", f.query(), Types.VARCHAR);
    }

    /** The newest statement of each account. */
    List<BankStatement> listLast() {
        return jdbc.sql("select distinct on (bank_account, account) * from bank_statement order by bank_account, account, day desc")
                .query(BankStatementStore::statement).list();
    }

    /** Reports of a bank from before that moment which no entry has booked, oldest first. */
    List<UUID> listUnbooked(Payment.Bank bank, Instant before) {
        return jdbc.sql("""
                select r.id from payment_report r where (r.bank_account = ? or r.bank_account = 0 and r.bank_name = ?) and r.reversed_at is null
                and r.paid_at < ? and not exists (select from bank_entry e where e.report_id = r.id) order by r.paid_at, r.id limit 2000""")
                .params(bank.account(), bank.name(), Timestamp.from(before)).query(UUID.class).list();
    }

    /** What a bank has paid out by order and no entry has booked, by the orders' numbers. */
    Map<String, BigDecimal> listUnbookedRefunds(Payment.Bank bank) {
        Map<String, BigDecimal> found = new LinkedHashMap<>();
        jdbc.sql("""
                select o.number, o.amount from bank_order o where o.bank = ? and o.kind = 'PAY' and o.state = 'DONE'
                and not exists (select from bank_entry e where e.end_to_end = o.number) order by o.id""").param(bank.name())
                .query((rs, i) -> found.put(rs.getString(1), rs.getBigDecimal(2))).list();
        return found;
    }

    /** Whether money went out by that order already. */
    boolean isDebitBooked(String endToEnd) {
        return jdbc.sql("select exists(select from bank_entry where end_to_end = ? and direction = 'DEBIT' and state = 'MATCHED')").param(endToEnd)
                .query(Boolean.class).single();
    }

    boolean isBooked(UUID report) {
        return jdbc.sql("select exists(select from bank_entry where report_id = ?)").param(report).query(Boolean.class).single();
    }

    /** Reports of days that statements cover, which no entry has booked, oldest first. */
    List<UUID> listMissing(String zone) {
        return jdbc.sql("select r.id" + MISSING + " order by r.paid_at limit 500").param("zone", zone).query(UUID.class).list();
    }

    /** What a bank's report for that number says, if no entry has booked it. */
    Optional<UUID> findUnbooked(Payment.Bank bank, String number) {
        return jdbc.sql("""
                select r.id from payment_report r where r.number = ? and r.reversed_at is null
                and (r.bank_account = ? or r.bank_account = 0 and r.bank_name = ?)
                and not exists (select from bank_entry e where e.report_id = r.id) order by r.id limit 1""")
                .params(number, bank.account(), bank.name()).query(UUID.class).optional();
    }

    private static BankStatement statement(ResultSet rs, int row) throws SQLException {
        return new BankStatement(rs.getObject("id", UUID.class), new Payment.Bank(rs.getLong("bank_account"), rs.getString("bank_name")),
                rs.getString("reference"), rs.getString("account"), rs.getObject("day", LocalDate.class), rs.getBigDecimal("opening"),
                rs.getBigDecimal("closing"), rs.getInt("entries"), rs.getString("sha256"), rs.getTimestamp("received_at").toInstant());
    }

    private static BankStatement.Entry entry(ResultSet rs, int row) throws SQLException {
        String problem = rs.getString("problem");
        String outcome = rs.getString("outcome");
        Timestamp settled = rs.getTimestamp("settled_at");
        Instant at = settled == null ? null : settled.toInstant();
        return new BankStatement.Entry(rs.getObject("id", UUID.class), rs.getObject("statement_id", UUID.class), rs.getInt("position"),
                "CREDIT".equals(rs.getString("direction")), rs.getBigDecimal("amount"), rs.getObject("booked_on", LocalDate.class),
                rs.getString("bank_reference"), rs.getString("end_to_end"), rs.getString("told"), rs.getString("party"), rs.getString("number"),
                BankStatement.State.valueOf(rs.getString("state")), problem == null ? null : BankStatement.Problem.valueOf(problem),
                rs.getObject("report_id", UUID.class), outcome == null ? null : BankStatement.Outcome.valueOf(outcome), rs.getString("settled_by"), at,
                rs.getString("reason"));
    }
}
