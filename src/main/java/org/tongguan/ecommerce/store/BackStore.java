package org.tongguan.ecommerce.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.runtime.Json;

/** Returns of exported goods, and the parcels that bring them. */
@Component
public class BackStore {

    private static final String COLUMNS = "id, list_id, trader_id, parcel, goods, applied_at, back_at";
    private final JdbcClient jdbc;

    BackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A return applied for.
     *
     * @param parcel key of the parcel that brings the goods
     * @param goods  quantity by line number
     * @param backAt null = not sorted at the site yet
     */
    public record Back(UUID id, UUID list, long traderId, UUID parcel, Map<Integer, BigDecimal> goods, Instant appliedAt, Instant backAt) { }

    /** The key of the parcel that a return or a sorting names. */
    public static UUID parcel(CebDocument d) {
        return Keys.document("back", d.text("logisticsCode"), d.text("logisticsNo"));
    }

    public void insert(Back b) {
        Map<String, String> goods = new TreeMap<>();
        b.goods().forEach((line, quantity) -> goods.put(line.toString(), quantity.toPlainString()));
        jdbc.sql("insert into ecommerce_back(" + COLUMNS + ") values (?,?,?,?,?,?,null)")
                .params(b.id(), b.list(), b.traderId(), b.parcel(), Json.write(goods), Timestamp.from(b.appliedAt())).update();
    }

    public void back(UUID id, Instant at) {
        jdbc.sql("update ecommerce_back set back_at = ? where id = ?").params(Timestamp.from(at), id).update();
    }

    public void delete(UUID id) {
        jdbc.sql("delete from ecommerce_back where id = ?").param(id).update();
    }

    public List<Back> ofList(UUID list) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_back where list_id = ? order by id").param(list).query(BackStore::row).list();
    }

    /** The lists of which a parcel brings something. */
    public List<UUID> listsOf(UUID parcel) {
        return jdbc.sql("select distinct list_id from ecommerce_back where parcel = ?").param(parcel).query(UUID.class).list();
    }

    /** Those that a parcel brings and that are not back. */
    public List<Back> awaited(UUID parcel) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_back where parcel = ? and back_at is null order by id for update").param(parcel)
                .query(BackStore::row).list();
    }

    /** Whether something came back with that parcel. */
    public boolean isBack(UUID parcel) {
        return jdbc.sql("select exists (select from ecommerce_back where parcel = ? and back_at is not null)").param(parcel).query(Boolean.class).single();
    }

    /** The return, locked: its parcel may be sorted in the same moment. */
    public Optional<Back> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_back where id = ? for update").param(id).query(BackStore::row).optional();
    }

    /** Locks what is known of a parcel; tells the document that says it was sorted, if there is one. */
    public Optional<UUID> lockParcel(UUID parcel) {
        String sql = "insert into ecommerce_back_parcel(key) values (?) on conflict (key) do update set key = excluded.key returning sorted";
        return Optional.ofNullable(jdbc.sql(sql).param(parcel).query((rs, i) -> new UUID[] {rs.getObject(1, UUID.class)}).single()[0]);
    }

    /** The parcel is there, or, with null, is not. The caller has locked it. */
    public void sorted(UUID parcel, UUID document) {
        jdbc.sql("update ecommerce_back_parcel set sorted = ? where key = ?").params(document, parcel).update();
    }

    private static Back row(ResultSet rs, int row) throws SQLException {
        Map<Integer, BigDecimal> goods = new TreeMap<>();
        Json.map(rs.getString(5)).forEach((line, quantity) -> goods.put(Integer.valueOf(line), new BigDecimal(String.valueOf(quantity))));
        Timestamp back = rs.getTimestamp(7);
        return new Back(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getLong(3), rs.getObject(4, UUID.class), goods,
                rs.getTimestamp(6).toInstant(), back == null ? null : back.toInstant());
    }
}
