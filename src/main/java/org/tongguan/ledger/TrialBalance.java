package org.tongguan.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * All accounts summed up. Sound books sum to zero in every unit, and what accounts keep is what their entries say.
 *
 * @param units     one line for each unit
 * @param transfers posted
 * @param pending   set aside and not settled
 * @param faults    what is not as it must be; empty when the books are sound
 */
public record TrialBalance(List<UnitSum> units, long transfers, long pending, List<Fault> faults) {

    private static final String UNITS = """
            select a.unit, a.measure, count(distinct a.code), coalesce(sum(e.amount), 0), coalesce(sum(e.amount) filter (where e.amount > 0), 0)
            from ledger_account a left join ledger_entry e on e.account = a.code group by 1, 2 order by 1""";
    private static final List<Check> CHECKS = List.of(
            new Check("unbalanced-transfers", """
                    select e.transfer_id::text from ledger_entry e join ledger_account a on a.code = e.account
                    group by e.transfer_id, a.unit having sum(e.amount) <> 0"""),
            new Check("entries-without-transfer-or-account", """
                    select e.transfer_id::text from ledger_entry e left join ledger_account a on a.code = e.account
                    left join ledger_transfer t on t.id = e.transfer_id where a.code is null or t.id is null"""),
            new Check("transfers-without-entries", """
                    select t.id::text from ledger_transfer t where not exists (select from ledger_entry e where e.transfer_id = t.id)"""),
            new Check("balances-kept-otherwise", """
                    select a.code from ledger_account a left join (select account, sum(amount) s from ledger_entry group by account) e on e.account = a.code
                    where (a.minimum is not null or a.maximum is not null) and a.balance <> coalesce(e.s, 0)"""),
            new Check("set-aside-kept-otherwise", """
                    select a.code from ledger_account a left join (
                      select account, sum(amount) filter (where amount > 0) s_in, -sum(amount) filter (where amount < 0) s_out from ledger_pending_entry p
                      where not exists (select from ledger_outcome o where o.pending_id = p.transfer_id) group by account) p on p.account = a.code
                    where (a.minimum is not null or a.maximum is not null)
                      and (a.pending_in <> coalesce(p.s_in, 0) or a.pending_out <> coalesce(p.s_out, 0))"""),
            new Check("outcomes-without-posting", """
                    select o.pending_id::text from ledger_outcome o left join ledger_transfer t on t.id = o.pending_id
                    where (o.outcome = 'POSTED') <> (t.id is not null)"""),
            new Check("purses-kept-otherwise", """
                    select p.id::text from ledger_purse p left join (select purse, sum(amount) s from ledger_move group by purse) m on m.purse = p.id
                    where p.balance <> coalesce(m.s, 0)"""));

    public TrialBalance {
        units = List.copyOf(units);
        faults = List.copyOf(faults);
    }

    /**
     * A unit.
     *
     * @param sum    of all entries; zero
     * @param turned sum of what came in anywhere
     */
    public record UnitSum(String unit, Unit.Measure measure, long accounts, String sum, String turned) { }

    /**
     * Something wrong.
     *
     * @param code  stable word
     * @param count how often
     * @param first one of them: a transfer or an account
     */
    public record Fault(String code, long count, String first) { }

    private record Check(String code, String sql) { }

    public boolean isSound() {
        return faults.isEmpty();
    }

    /**
     * Sums up with nothing but a connection; trusts no code that posted. The connection's transaction, read-only and of one moment, is begun
     * here unless the caller began one.
     */
    public static TrialBalance of(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
        }
        List<UnitSum> units = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rs = statement.executeQuery(UNITS)) {
                while (rs.next()) {
                    units.add(new UnitSum(rs.getString(1), Unit.Measure.valueOf(rs.getString(2)), rs.getLong(3), rs.getBigDecimal(4).toPlainString(),
                            rs.getBigDecimal(5).toPlainString()));
                    if (rs.getBigDecimal(4).signum() != 0) {
                        faults.add(new Fault("unit-not-zero", 1, rs.getString(1)));
                    }
                }
            }
            for (Check check : CHECKS) {
                try (ResultSet rs = statement.executeQuery("select count(*), min(v) from (" + check.sql + ") t(v)")) {
                    rs.next();
                    if (rs.getLong(1) > 0) {
                        faults.add(new Fault(check.code, rs.getLong(1), rs.getString(2)));
                    }
                }
            }
            return new TrialBalance(units, count(statement, "select count(*) from ledger_transfer"), count(statement, """
                    select count(*) from ledger_pending p where not exists (select from ledger_outcome o where o.pending_id = p.id)"""), faults);
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet rs = statement.executeQuery(sql)) {
            rs.next();
            return rs.getLong(1);
        }
    }
}
