package org.tongguan.cargo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.SubjectRef;

/** The only SQL of appointments. */
@Component
class PickupStore {

    private static final String SUBJECTS = "(subject_kind, subject_id) in (select * from unnest(:kinds::text[], :ids::uuid[]))";
    private final JdbcClient jdbc;

    PickupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the subject has an open appointment already. */
    boolean insert(ShipSidePickup p, String by) {
        return jdbc.sql("""
                insert into ship_side_pickup(id, subject_kind, subject_id, trader_id, declaration_number, direction, terminal, mode, vessel, voyage,
                containers, planned_at, state, released, requested_by, requested_at, changed_by, changed_at)
                values (:id, :kind, :subject, :trader, :number, :direction, :terminal, :mode, :vessel, :voyage, :containers, :planned, :state, :released,
                :by, :at, :by, :at) on conflict (subject_kind, subject_id) where state in ('REQUESTED', 'CONFIRMED') do nothing""")
                .param("id", p.id()).param("kind", p.subject().kind()).param("subject", p.subject().id()).param("trader", p.traderId())
                .param("number", p.declarationNumber()).param("direction", p.direction()).param("terminal", p.terminal())
                .param("mode", p.transport().mode()).param("vessel", p.transport().name()).param("voyage", p.transport().voyage())
                .param("containers", p.containers().toArray(String[]::new)).param("planned", Timestamp.from(p.plannedAt()))
                .param("state", p.state().name()).param("released", p.released()).param("by", by).param("at", Timestamp.from(p.requestedAt()))
                .update() == 1;
    }

    /** For update: the subject, then the row, are kept from changing until the transaction ends. */
    Optional<ShipSidePickup> find(UUID id, boolean forUpdate) {
        if (forUpdate) {
            jdbc.sql("select hold_lock(subject_kind, subject_id) from ship_side_pickup where id = ?").param(id).query((rs, i) -> i).list();
        }
        return jdbc.sql("select * from ship_side_pickup where id = ?" + (forUpdate ? " for update" : "")).param(id)
                .query((rs, i) -> pickup(rs)).optional();
    }

    List<ShipSidePickup> listOpen(Collection<SubjectRef> subjects) {
        return jdbc.sql("select * from ship_side_pickup where state in ('REQUESTED', 'CONFIRMED') and " + SUBJECTS + " order by id for update")
                .param("kinds", kinds(subjects)).param("ids", ids(subjects)).query((rs, i) -> pickup(rs)).list();
    }

    void setReleased(Collection<SubjectRef> subjects, boolean released) {
        jdbc.sql("update ship_side_pickup set released = :released where state in ('REQUESTED', 'CONFIRMED') and released <> :released and " + SUBJECTS)
                .param("released", released).param("kinds", kinds(subjects)).param("ids", ids(subjects)).update();
    }

    void setState(UUID id, ShipSidePickup.State state, String note, String by, Instant at) {
        jdbc.sql("update ship_side_pickup set state = ?, note = ?, changed_by = ?, changed_at = ? where id = ?")
                .params(state.name(), note, by, Timestamp.from(at), id).update();
    }

    Page<ShipSidePickup> page(String terminal, int page, int size) {
        String where = " from ship_side_pickup where (:terminal::text is null or lower(terminal) = lower(:terminal))";
        long total = jdbc.sql("select count(*)" + where).param("terminal", terminal).query(Long.class).single();
        List<ShipSidePickup> items = jdbc.sql("select *" + where + " order by planned_at desc, id desc limit :limit offset :offset")
                .param("terminal", terminal).param("limit", Page.rows(size)).param("offset", Page.offset(page, size)).query((rs, i) -> pickup(rs)).list();
        return new Page<>(items, Math.max(0, page), Page.rows(size), total);
    }

    private static ShipSidePickup pickup(ResultSet rs) throws SQLException {
        return new ShipSidePickup(rs.getObject("id", UUID.class), new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)),
                rs.getObject("trader_id", Long.class), rs.getString("declaration_number"), rs.getString("direction"), rs.getString("terminal"),
                new TransportKey(rs.getString("mode"), rs.getString("vessel"), rs.getString("voyage")),
                List.of((String[]) rs.getArray("containers").getArray()), rs.getTimestamp("planned_at").toInstant(),
                ShipSidePickup.State.valueOf(rs.getString("state")), rs.getBoolean("released"), rs.getString("note"),
                rs.getTimestamp("requested_at").toInstant());
    }

    private static String[] kinds(Collection<SubjectRef> subjects) {
        return subjects.stream().map(SubjectRef::kind).toArray(String[]::new);
    }

    private static UUID[] ids(Collection<SubjectRef> subjects) {
        return subjects.stream().map(SubjectRef::id).toArray(UUID[]::new);
    }
}
