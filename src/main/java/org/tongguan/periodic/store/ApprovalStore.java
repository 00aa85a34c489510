package org.tongguan.periodic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.periodic.Approval;
import org.tongguan.runtime.Packed;

/** Approvals. */
@Component("periodicApprovalStore")
public class ApprovalStore {

    private static final String FILTER = " from periodic_approval where (:state::text is null or state = :state) and (:q::text is null or number = :q)";
    private final JdbcClient jdbc;

    ApprovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Approval a) {
        jdbc.sql("""
                insert into periodic_approval(id, number, trader_id, office, kind, place, guarantee, model_number, model, valid_from, valid_to, state,
                asked_by, asked_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)""").params(a.id(), a.number(), a.traderId(), a.office(), a.kind(), a.place(),
                a.guarantee(), a.modelNumber(), Packed.pack(JsonDocuments.bytes(a.model())), a.validFrom(), a.validTo(), a.state().name(), a.askedBy(),
                Timestamp.from(a.askedAt())).update();
    }

    public Optional<Approval> find(String number) {
        return jdbc.sql("select * from periodic_approval where number = ?").param(number).query(ApprovalStore::approval).optional();
    }

    public Optional<Approval> find(UUID id) {
        return jdbc.sql("select * from periodic_approval where id = ?").param(id).query(ApprovalStore::approval).optional();
    }

    /** Keeps others from any step of it until the transaction ends. */
    public Optional<Approval> lock(String number) {
        return jdbc.sql("select * from periodic_approval where number = ? for update").param(number).query(ApprovalStore::approval).optional();
    }

    /** Keeps it from being stopped or changed until the transaction ends; others may deliver by it at the same time. */
    public Optional<Approval> share(String number) {
        return jdbc.sql("select * from periodic_approval where number = ? for share").param(number).query(ApprovalStore::approval).optional();
    }

    /** {@code by} null = it was not decided but moved by its own trader. */
    public void step(UUID id, Approval.State state, String reason, String by) {
        jdbc.sql("update periodic_approval set state = ?, reason = ?, decided_by = coalesce(?, decided_by) where id = ?")
                .params(state.name(), reason, by, id).update();
    }

    private JdbcClient.StatementSpec filtered(String sql, Approval.State state, String query) {
        return jdbc.sql(sql).param("state", state == null ? null : state.name(), Types.VARCHAR).param("q", query, Types.VARCHAR);
    }

    public List<Approval> list(Approval.State state, String query, long offset, int rows) {
        return filtered("select *" + FILTER + " order by id desc limit :rows offset :offset", state, query).param("rows", rows).param("offset", offset)
                .query(ApprovalStore::approval).list();
    }

    public long count(Approval.State state, String query) {
        return filtered("select count(*)" + FILTER, state, query).query(Long.class).single();
    }

    private static Approval approval(ResultSet rs, int row) throws SQLException {
        return new Approval(rs.getObject("id", UUID.class), rs.getString("number"), rs.getLong("trader_id"), rs.getString("office"), rs.getString("kind"),
                rs.getString("place"), rs.getString("guarantee"), rs.getString("model_number"), JsonDocuments.read(Packed.unpack(rs.getBytes("model"))),
                rs.getObject("valid_from", LocalDate.class), rs.getObject("valid_to", LocalDate.class), Approval.State.valueOf(rs.getString("state")),
                rs.getString("reason"), rs.getString("asked_by"), rs.getTimestamp("asked_at").toInstant(), rs.getString("decided_by"));
    }
}
