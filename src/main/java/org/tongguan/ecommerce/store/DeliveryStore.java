package org.tongguan.ecommerce.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.SqlArrays;

/** Import parcels in supervised warehouses. */
@Component
public class DeliveryStore {

    private static final ColumnInsert<Delivered> INSERT = ColumnInsert.<Delivered>into("ecommerce_delivery").uuid("waybill", Delivered::waybill)
            .uuid("document", Delivered::document).instant("at", Delivered::at)
            .then("on conflict (waybill) do update set document = excluded.document, at = excluded.at");
    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A parcel that came in, by the key of its waybill, and the document that tells it. */
    public record Delivered(UUID waybill, UUID document, Instant at) { }

    /** They came in; of a waybill whose number was free again, the new one counts. */
    public void insert(Collection<Delivered> delivered) {
        INSERT.insert(jdbc, delivered);
    }

    /** Which of these came in since then by another document than that. */
    public Set<UUID> there(Collection<UUID> waybills, Instant since, UUID document) {
        return Set.copyOf(jdbc.sql("select waybill from ecommerce_delivery where waybill = any (?::uuid[]) and at >= ? and document <> ?")
                .params(SqlArrays.uuids(waybills), Timestamp.from(since), document).query(UUID.class).list());
    }

    /** When a parcel came in. */
    public Optional<Instant> at(UUID waybill) {
        return jdbc.sql("select at from ecommerce_delivery where waybill = ?").param(waybill).query((rs, i) -> rs.getTimestamp(1).toInstant()).optional();
    }

    /** Takes away what a document told. */
    public void remove(UUID document) {
        jdbc.sql("delete from ecommerce_delivery where document = ?").param(document).update();
    }
}
