package org.tongguan.ecommerce.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.SqlArrays;

/** Bills of lading and master air waybills, with the export waybills under them. */
@Component
public class MasterBillStore {

    private static final ColumnInsert<Line> LINE = ColumnInsert.<Line>into("ecommerce_bill_line").uuid("waybill", Line::waybill).uuid("bill", Line::bill)
            .uuid("document", Line::document).then("on conflict (waybill) do update set bill = excluded.bill, document = excluded.document");
    private final JdbcClient jdbc;

    MasterBillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A waybill under a bill, and the document that says so. */
    public record Line(UUID waybill, UUID bill, UUID document) { }

    /** Locks the bill, which is made if nobody named it before; tells the arrival of the whole, if it has arrived. */
    public Optional<UUID> lock(UUID bill) {
        return Optional.ofNullable(jdbc.sql("insert into ecommerce_bill(key) values (?) on conflict (key) do update set key = excluded.key returning arrived")
                .param(bill).query((rs, i) -> new UUID[] {rs.getObject(1, UUID.class)}).single()[0]);
    }

    /** The whole has arrived, or, with null, has not. The caller has locked it. */
    public void arrive(UUID bill, UUID document) {
        jdbc.sql("update ecommerce_bill set arrived = ? where key = ?").params(document, bill).update();
    }

    /** Puts waybills under bills; what was said of them before counts no more. */
    public void put(Collection<Line> lines) {
        LINE.insert(jdbc, lines);
    }

    public List<UUID> waybills(UUID bill) {
        return jdbc.sql("select waybill from ecommerce_bill_line where bill = ?").param(bill).query(UUID.class).list();
    }

    /** Waybills under any of these bills. */
    public List<UUID> waybills(Collection<UUID> bills, int limit) {
        return jdbc.sql("select waybill from ecommerce_bill_line where bill = any (?::uuid[]) limit ?").params(SqlArrays.uuids(bills), limit)
                .query(UUID.class).list();
    }

    /** Takes away what a document put under its bill. */
    public void remove(UUID document) {
        jdbc.sql("delete from ecommerce_bill_line where document = ?").param(document).update();
    }
}
