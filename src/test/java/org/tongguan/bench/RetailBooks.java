package org.tongguan.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.tongguan.runtime.JournalVerifier;

/** What must be true of e-commerce whatever happened to the platform, asked with plain SQL as the database's owner. */
final class RetailBooks {

    private static final String WAIT_FOR_NOTHING = """
            select count(*) from ecommerce_pending w where not exists (select from ecommerce_missing m where m.list_id = w.list_id
            and not exists (select from ecommerce_part p where p.key = m.key))""";

    private static final long PATIENCE = 60_000_000_000L;
    private static final long PAUSE = 500_000_000L;

    private RetailBooks() { }

    /** What two transactions missed of each other is found a moment later; after a start, or on a busy machine, a longer moment. */
    private static void settle(Connection connection) throws SQLException {
        long end = System.nanoTime() + PATIENCE;
        while (Books.count(connection, WAIT_FOR_NOTHING) > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    /**
     * Everything that is not as it must be, in words; empty when the books are sound.
     *
     * @param settled whether nothing comes any more, so that what two transactions missed of each other must be found soon: it is waited for
     */
    static List<String> wrong(Connection connection, boolean settled) throws SQLException {
        if (settled) {
            settle(connection);
        }
        List<String> wrong = new ArrayList<>();
        Books.none(connection, wrong, "messages kept twice", "select count(*) - count(distinct (trader_id, key)) from message where accepted");
        Books.none(connection, wrong, "purses whose balance is not the sum of their moves", """
                select count(*) from ledger_purse p left join (select purse, sum(amount) as moved from ledger_move group by purse) m on m.purse = p.id
                where p.balance <> coalesce(m.moved, 0)""");
        Books.none(connection, wrong, "purses overdrawn", "select count(*) from ledger_purse where balance < 0 or balance > maximum");
        Books.none(connection, wrong, "lists that stand without their value in the limit", """
                select count(*) from ecommerce_list l where state in (300, 500, 800, 899)
                and not exists (select from ledger_move m where m.id = l.id and m.kind = 1 and m.amount = l.value)""");
        Books.none(connection, wrong, "moves without a list that stands", """
                select count(*) from ledger_move m where kind = 1
                and not exists (select from ecommerce_list l where l.id = m.id and state in (300, 500, 800, 899))
                and not exists (select from ledger_move b where b.id = m.id and b.kind = 2)""");
        Books.none(connection, wrong, "lists that stand without their tax drawn on the guarantor's purse", """
                select count(*) from ecommerce_list l where state in (300, 500, 800, 899) and duty + consumption + vat > 0
                and not exists (select from ledger_move m where m.id = l.id and m.kind = 3 and m.amount = l.duty + l.consumption + l.vat)""");
        Books.none(connection, wrong, "taxes drawn for a list that does not stand", """
                select count(*) from ledger_move m where kind = 3
                and not exists (select from ecommerce_list l where l.id = m.id and l.state in (300, 500, 800, 899))
                and not exists (select from ledger_move b where b.id = m.id and b.kind = 4)""");
        Books.none(connection, wrong, "lists that stand without an order of their own", """
                select count(*) from ecommerce_list l left join (select list_id, count(*) as n from ecommerce_claim group by list_id) c on c.list_id = l.id
                where l.state in (2, 300, 500, 800, 899) and c.n is distinct from 1""");
        Books.none(connection, wrong, "waybills of several lists that stand",
                "select count(*) from (select from ecommerce_list where state in (300, 500, 800, 899) group by waybill_id having count(*) > 1) w");
        Books.none(connection, wrong, "lists that wait for nothing", """
                select count(*) from ecommerce_list l where state = 2 and not exists (select from ecommerce_missing m where m.list_id = l.id)""");
        if (settled) {
            Books.none(connection, wrong, "lists that wait although nothing is missing", WAIT_FOR_NOTHING);
        }
        Books.none(connection, wrong, "lists without message", """
                select count(*) from (select distinct substring(uuid_send(id) from 1 for 15) as b from ecommerce_list) l
                left join (select distinct substring(uuid_send(id) from 1 for 15) as b from message) m on m.b = l.b where m.b is null""");
        JournalVerifier.Result journal = JournalVerifier.verify(connection);
        if (!journal.isSound()) {
            wrong.add("journal entry " + journal.firstBad() + ": " + journal.reason());
        }
        connection.rollback();
        return wrong;
    }
}
