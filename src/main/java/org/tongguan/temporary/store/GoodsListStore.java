package org.tongguan.temporary.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.temporary.GoodsList;

/** Lists and the counterfoils of carnets; seen by who files them and by the organiser. */
@Component
public class GoodsListStore {

    private static final String FILTER = """
            \sfrom temporary_list where (:state::text is null or state = :state) and (:exhibition::uuid is null or exhibition_id = :exhibition)
            \sand (:q::text is null or number = :q or exhibitor ilike '%' || :q || '%' or booth = :q or carnet = :q)""";
    private final JdbcClient jdbc;

    GoodsListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to look for; null = any. {@code query}: a number, a carnet, a booth or a part of the exhibitor's name. */
    public record Filter(GoodsList.State state, UUID exhibition, String query) { }

    /** A counterfoil of a carnet. */
    public record Voucher(UUID id, String kind, String number, LocalDate usedOn, String office, String items, String note, String recordedBy,
                          Instant recordedAt) { }

    public void insert(GoodsList l) {
        GoodsList.Carnet c = l.carnet();
        try {
            jdbc.sql("""
                    insert into temporary_list(id, number, regime, exhibition_id, organiser_id, trader_id, office, exhibitor, country, booth, carnet,
                    carnet_issuer, carnet_country, carnet_holder, carnet_issued, carnet_until, state, filed_by, filed_at)
                    values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""")
                    .params(l.id(), l.number(), l.regime().name(), l.exhibitionId(), l.organiserId(), l.traderId(), l.office(), l.exhibitor(), l.country(),
                            l.booth(), c == null ? null : c.number(), c == null ? null : c.issuer(), c == null ? null : c.country(),
                            c == null ? null : c.holder(), c == null ? null : c.issued(), c == null ? null : c.until(), l.state().name(), l.filedBy(),
                            Timestamp.from(l.filedAt())).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "temporary.carnet", c == null ? "" : c.number());
        }
    }

    public Optional<GoodsList> find(String number) {
        return jdbc.sql("select * from temporary_list where number = ?").param(number).query(GoodsListStore::list).optional();
    }

    public Optional<GoodsList> find(UUID id) {
        return jdbc.sql("select * from temporary_list where id = ?").param(id).query(GoodsListStore::list).optional();
    }

    /** Keeps others from any step of it, or of its goods, until the transaction ends. */
    public Optional<GoodsList> lock(String number) {
        return jdbc.sql("select * from temporary_list where number = ? for update").param(number).query(GoodsListStore::list).optional();
    }

    /** As {@link #lock(String)}. */
    public Optional<GoodsList> lock(UUID id) {
        return jdbc.sql("select * from temporary_list where id = ? for update").param(id).query(GoodsListStore::list).optional();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter f) {
        return jdbc.sql(sql).param("state", f.state() == null ? null : f.state().name(), Types.VARCHAR).param("exhibition", f.exhibition(), Types.OTHER)
                .param("q", f.query(), Types.VARCHAR);
    }

    public List<GoodsList> list(Filter filter, long offset, int rows) {
        return filtered("select *" + FILTER + " order by id desc limit :rows offset :offset", filter).param("rows", rows).param("offset", offset)
                .query(GoodsListStore::list).list();
    }

    public long count(Filter filter) {
        return filtered("select count(*)" + FILTER, filter).query(Long.class).single();
    }

    public void step(UUID id, GoodsList.State state, String reason) {
        jdbc.sql("update temporary_list set state = ?, reason = ? where id = ?").params(state.name(), reason, id).update();
    }

    public void certify(UUID id, String proof) {
        jdbc.sql("update temporary_list set state = 'CERTIFIED', proof = ?, reason = '' where id = ?").params(proof, id).update();
    }

    /** Back to a draft: it needs another proof. */
    public void reopen(UUID id, String reason) {
        jdbc.sql("update temporary_list set state = 'DRAFT', proof = null, submitted_at = null, reason = ? where id = ?").params(reason, id).update();
    }

    public void submit(UUID id, Instant at) {
        jdbc.sql("update temporary_list set state = 'SUBMITTED', submitted_at = ?, reason = '' where id = ?").params(Timestamp.from(at), id).update();
    }

    public void admit(UUID id, LocalDate enteredOn, LocalDate dueOn, String by) {
        jdbc.sql("update temporary_list set state = 'ADMITTED', entered_on = ?, due_on = ?, admitted_by = ? where id = ?").params(enteredOn, dueOn, by, id)
                .update();
    }

    public void secure(UUID id, BigDecimal amount) {
        jdbc.sql("update temporary_list set secured = ? where id = ?").params(amount, id).update();
    }

    public void askExtension(UUID id, LocalDate until, String reason) {
        jdbc.sql("update temporary_list set asked_until = ?, ask_reason = ? where id = ?").params(until, reason, id).update();
    }

    public void grantExtension(UUID id) {
        jdbc.sql("update temporary_list set due_on = asked_until, extensions = extensions + 1, asked_until = null, ask_reason = null where id = ?").param(id)
                .update();
    }

    public void refuseExtension(UUID id, String reason) {
        jdbc.sql("update temporary_list set asked_until = null, ask_reason = null, reason = ? where id = ?").params(reason, id).update();
    }

    public void insert(GoodsList of, Voucher v) {
        try {
            jdbc.sql("""
                    insert into temporary_voucher(id, list_id, trader_id, organiser_id, kind, number, used_on, office, items, note, recorded_by, recorded_at)
                    values (?,?,?,?,?,?,?,?,?,?,?,?)""").params(v.id(), of.id(), of.traderId(), of.organiserId(), v.kind(), v.number(), v.usedOn(),
                    v.office(), v.items(), v.note(), v.recordedBy(), Timestamp.from(v.recordedAt())).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "temporary.voucher-used", v.kind(), v.number());
        }
    }

    /** The counterfoils of a carnet, oldest first. */
    public List<Voucher> vouchers(UUID list) {
        return jdbc.sql("select * from temporary_voucher where list_id = ? order by id").param(list).query((rs, i) -> new Voucher(
                rs.getObject("id", UUID.class), rs.getString("kind"), rs.getString("number"), rs.getObject("used_on", LocalDate.class),
                rs.getString("office"), rs.getString("items"), rs.getString("note"), rs.getString("recorded_by"),
                rs.getTimestamp("recorded_at").toInstant())).list();
    }

    private static GoodsList list(ResultSet rs, int row) throws SQLException {
        String carnet = rs.getString("carnet");
        LocalDate entered = rs.getObject("entered_on", LocalDate.class);
        Timestamp submitted = rs.getTimestamp("submitted_at");
        return new GoodsList(rs.getObject("id", UUID.class), rs.getString("number"), GoodsList.Regime.valueOf(rs.getString("regime")),
                rs.getObject("exhibition_id", UUID.class), rs.getObject("organiser_id", Long.class), rs.getLong("trader_id"), rs.getString("office"),
                rs.getString("exhibitor"), rs.getString("country"), rs.getString("booth"), rs.getString("proof"),
                carnet == null ? null : new GoodsList.Carnet(carnet, rs.getString("carnet_issuer"), rs.getString("carnet_country"),
                        rs.getString("carnet_holder"), rs.getObject("carnet_issued", LocalDate.class), rs.getObject("carnet_until", LocalDate.class)),
                GoodsList.State.valueOf(rs.getString("state")), rs.getString("reason"),
                entered == null ? null : new GoodsList.Term(entered, rs.getObject("due_on", LocalDate.class), rs.getInt("extensions"),
                        rs.getObject("asked_until", LocalDate.class), rs.getString("ask_reason")),
                rs.getBigDecimal("secured"), rs.getString("filed_by"), rs.getTimestamp("filed_at").toInstant(),
                submitted == null ? null : submitted.toInstant());
    }
}
