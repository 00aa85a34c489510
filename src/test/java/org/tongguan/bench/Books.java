package org.tongguan.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.tongguan.runtime.JournalVerifier;

/** What must be true of the database whatever happened to the platform, asked with plain SQL as its owner. */
final class Books {

    private Books() { }

    /** Everything that is not as it must be, in words; empty when the books are sound. */
    static List<String> wrong(Connection connection) throws SQLException {
        List<String> wrong = new ArrayList<>();
        none(connection, wrong, "messages kept twice", "select count(*) - count(distinct (trader_id, key)) from message where accepted");
        none(connection, wrong, "accepted messages without declaration",
                """
                select count(*) from message m where accepted and kind not like 'CEB%' and not exists (select from declaration d where d.id = m.subject_id)""");
        none(connection, wrong, "declarations without message",
                "select count(*) from declaration d where not exists (select from message m where m.subject_id = d.id)");
        none(connection, wrong, "declarations of one reference", "select count(*) - count(distinct (trader_id, client_reference)) from declaration");
        none(connection, wrong, "declarations undecided", """
                select count(*) from declaration d where state <> 'RELEASED' and not (state = 'ACCEPTED' and exists
                (select from hold h where h.subject_kind = 'declaration' and h.subject_id = d.id and h.lifted_at is null))""");
        none(connection, wrong, "released declarations with an open hold", """
                select count(*) from declaration d where state = 'RELEASED' and exists
                (select from hold h where h.subject_kind = 'declaration' and h.subject_id = d.id and h.lifted_at is null)""");
        none(connection, wrong, "released declarations without pass", """
                select count(*) from declaration d where state = 'RELEASED' and not exists
                (select from gate_release g where g.subject_kind = 'declaration' and g.subject_id = d.id)""");
        none(connection, wrong, "units in which the ledger does not sum to zero", """
                select count(*) from (select from ledger_entry e join ledger_account a on a.code = e.account group by a.unit having sum(amount) <> 0) t""");
        none(connection, wrong, "bills without their ledger entry", """
                select count(*) from bill b where b.amount <> coalesce((select sum(amount) from ledger_entry e where e.account = 'bill:' || b.number), 0)""");
        JournalVerifier.Result journal = JournalVerifier.verify(connection);
        if (!journal.isSound()) {
            wrong.add("journal entry " + journal.firstBad() + ": " + journal.reason());
        }
        connection.rollback();
        return wrong;
    }

    static void none(Connection connection, List<String> wrong, String what, String sql) throws SQLException {
        long count = count(connection, sql);
        if (count != 0) {
            wrong.add(count + " " + what);
        }
    }

    static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rs = statement.executeQuery(sql)) {
            rs.next();
            return rs.getLong(1);
        }
    }
}
