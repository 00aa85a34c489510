package org.tongguan.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;

/** The only SQL of inspections, but for photos. */
@Component
class InspectionStore {

    private static final String OPEN = "state in ('ORDERED', 'SCHEDULED', 'DONE')";
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    InspectionStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    Map<SubjectRef, Inspection> findOpen(Collection<SubjectRef> subjects) {
        Map<SubjectRef, Inspection> found = new HashMap<>();
        load(jdbc.sql("select * from inspection_order where " + OPEN
                        + " and (subject_kind, subject_id) in (select * from unnest(:kinds::text[], :ids::uuid[])) for update")
                .param("kinds", kinds(subjects)).param("ids", ids(subjects)).query(InspectionStore::row).list())
                .forEach(i -> found.put(i.subject(), i));
        return found;
    }

    List<Inspection> list(SubjectRef subject) {
        return load(jdbc.sql("select * from inspection_order where subject_kind = ? and subject_id = ? order by ordered_at, id")
                .params(subject.kind(), subject.id()).query(InspectionStore::row).list());
    }

    /** For a command, the subject, then the row, are kept from changing until the transaction ends. */
    Optional<Inspection> find(UUID id, boolean forUpdate) {
        if (forUpdate) {
            jdbc.sql("select hold_lock(subject_kind, subject_id) from inspection_order where id = ?").param(id).query((rs, i) -> i).list();
        }
        return load(jdbc.sql("select * from inspection_order where id = ?" + (forUpdate ? " for update" : "")).param(id)
                .query(InspectionStore::row).list()).stream().findFirst();
    }

    Page<Inspection> page(String office, String state, int page, int size) {
        String where = " from inspection_order where (:office::text is null or office = :office) and (:state::text is null or state = :state)";
        long total = jdbc.sql("select count(*)" + where).param("office", office).param("state", state).query(Long.class).single();
        List<Inspection> items = load(jdbc.sql("select *" + where + " order by ordered_at desc, id desc limit :limit offset :offset")
                .param("office", office).param("state", state).param("limit", Page.rows(size)).param("offset", Page.offset(page, size))
                .query(InspectionStore::row).list());
        return new Page<>(items, Math.max(0, page), Page.rows(size), total);
    }

    void insert(Collection<Inspection> orders, String by) {
        template.batchUpdate("""
                insert into inspection_order(id, number, subject_kind, subject_id, trader_id, declaration_number, office, place, state, reason,
                ordered_by, ordered_at) values (?,?,?,?,?,?,?,?,?,?,?,?)""", orders, 500, (ps, o) -> {
            ps.setObject(1, o.id());
            ps.setString(2, o.number());
            ps.setString(3, o.subject().kind());
            ps.setObject(4, o.subject().id());
            ps.setObject(5, o.traderId(), Types.BIGINT);
            ps.setString(6, o.declarationNumber());
            ps.setString(7, o.office());
            ps.setString(8, o.place());
            ps.setString(9, o.state().name());
            ps.setString(10, o.reason());
            ps.setString(11, by);
            ps.setTimestamp(12, Timestamp.from(o.orderedAt()));
        });
        List<NewTask> tasks = new ArrayList<>();
        orders.forEach(o -> o.tasks().forEach(t -> tasks.add(new NewTask(o, t))));
        insertTasks(tasks);
    }

    /** A task with the order it belongs to. */
    record NewTask(Inspection order, Inspection.Task task) { }

    void insertTasks(Collection<NewTask> tasks) {
        template.batchUpdate("""
                insert into inspection_task(id, order_id, trader_id, department, kind, round, instructions_zh, instructions_en, state)
                values (?,?,?,?,?,?,?,?,'OPEN')""", tasks, 500, (ps, t) -> {
            ps.setObject(1, t.task().id());
            ps.setObject(2, t.order().id());
            ps.setObject(3, t.order().traderId(), Types.BIGINT);
            ps.setString(4, t.task().department().name());
            ps.setString(5, t.task().kind());
            ps.setInt(6, t.task().round());
            ps.setString(7, t.task().instructions().zh());
            ps.setString(8, t.task().instructions().en());
        });
    }

    void addReason(UUID id, String reason) {
        jdbc.sql("update inspection_order set reason = reason || '; ' || ? where id = ?").params(reason, id).update();
    }

    void addInstructions(UUID taskId, Text more) {
        jdbc.sql("update inspection_task set instructions_zh = instructions_zh || chr(10) || ?, instructions_en = instructions_en || chr(10) || ? where id = ?")
                .params(more.zh(), more.en(), taskId).update();
    }

    void setState(UUID id, Inspection.State state) {
        jdbc.sql("update inspection_order set state = ? where id = ?").params(state.name(), id).update();
    }

    void schedule(UUID id, String place, Instant at) {
        jdbc.sql("update inspection_order set state = 'SCHEDULED', place = ?, scheduled_at = ? where id = ?").params(place, Timestamp.from(at), id).update();
    }

    void recordResult(UUID taskId, Outcome outcome, String findings, String by, Instant at) {
        jdbc.sql("update inspection_task set state = 'DONE', outcome = ?, findings = ?, done_by = ?, done_at = ? where id = ?")
                .params(outcome.name(), findings, by, Timestamp.from(at), taskId).update();
    }

    void decide(Inspection inspection, DecisionRequest request, String by, Instant at) {
        jdbc.sql("""
                update inspection_order set decision = ?, decision_reason = ?, decision_items = ?::int[], decided_by = ?, decided_at = ?, remedy_note = null,
                remedied_by = null, remedied_at = null where id = ?""")
                .params(request.decision().name(), request.reason(), request.items().stream().map(String::valueOf)
                        .collect(Collectors.joining(",", "{", "}")), by, Timestamp.from(at), inspection.id()).update();
        if (request.decision() == Decision.PENALTY) {
            jdbc.sql("insert into inspection_penalty(order_id, trader_id, amount, article, due_on, state) values (?,?,?,?,?,'OPEN')")
                    .params(inspection.id(), inspection.traderId(), request.amount(), request.article(), request.dueOn()).update();
        }
    }

    void recordRemedy(UUID id, String note, String by, Instant at) {
        jdbc.sql("update inspection_order set remedy_note = ?, remedied_by = ?, remedied_at = ? where id = ?")
                .params(note, by, Timestamp.from(at), id).update();
    }

    void recordPayment(UUID id, String receiptNumber, LocalDate paidOn, String by) {
        jdbc.sql("update inspection_penalty set state = 'PAID', receipt_number = ?, paid_on = ?, recorded_by = ? where order_id = ? and state = 'OPEN'")
                .params(receiptNumber, paidOn, by, id).update();
    }

    /** The order whose penalty that receipt has paid. */
    Optional<UUID> findByReceipt(String receiptNumber) {
        return jdbc.sql("select order_id from inspection_penalty where receipt_number = ?").param(receiptNumber).query(UUID.class).optional();
    }

    private record Row(Inspection bare, String decision, String reason, List<Integer> items, String by, Instant at, String note, String remediedBy,
                       Instant remediedAt) { }

    private static Row row(ResultSet rs, int i) throws SQLException {
        Inspection bare = new Inspection(rs.getObject("id", UUID.class), rs.getString("number"),
                new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getObject("trader_id", Long.class),
                rs.getString("declaration_number"), rs.getString("office"), Inspection.State.valueOf(rs.getString("state")), rs.getString("place"),
                instant(rs, "scheduled_at"), instant(rs, "ordered_at"), rs.getString("reason"), rs.getObject("assigned_to", Long.class),
                List.of(), null);
        return new Row(bare, rs.getString("decision"), rs.getString("decision_reason"),
                List.of((Integer[]) rs.getArray("decision_items").getArray()), rs.getString("decided_by"), instant(rs, "decided_at"),
                rs.getString("remedy_note"), rs.getString("remedied_by"), instant(rs, "remedied_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private List<Inspection> load(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        UUID[] ids = rows.stream().map(r -> r.bare().id()).toArray(UUID[]::new);
        Map<UUID, List<Inspection.Photo>> photos = new HashMap<>();
        jdbc.sql("select task_id, id, file_name, sha256 from inspection_photo where order_id = any(:ids::uuid[]) order by added_at, id").param("ids", ids)
                .query(rs -> {
                    photos.computeIfAbsent(rs.getObject(1, UUID.class), t -> new ArrayList<>())
                            .add(new Inspection.Photo(rs.getObject(2, UUID.class), rs.getString(3), rs.getString(4)));
                });
        Map<UUID, List<Inspection.Task>> tasks = new HashMap<>();
        jdbc.sql("select * from inspection_task where order_id = any(:ids::uuid[]) order by round, department").param("ids", ids)
                .query(rs -> {
                    tasks.computeIfAbsent(rs.getObject("order_id", UUID.class), o -> new ArrayList<>()).add(task(rs, photos));
                });
        Map<UUID, Inspection.Penalty> penalties = new HashMap<>();
        jdbc.sql("select * from inspection_penalty where order_id = any(:ids::uuid[])").param("ids", ids)
                .query(rs -> {
                    penalties.put(rs.getObject("order_id", UUID.class), new Inspection.Penalty(rs.getBigDecimal("amount"), rs.getString("currency"),
                            rs.getString("article"), rs.getObject("due_on", LocalDate.class), rs.getString("state"), rs.getString("receipt_number"),
                            rs.getObject("paid_on", LocalDate.class)));
                });
        return rows.stream().map(r -> whole(r, tasks, penalties)).toList();
    }

    private static Inspection.Task task(ResultSet rs, Map<UUID, List<Inspection.Photo>> photos) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        String outcome = rs.getString("outcome");
        return new Inspection.Task(id, Department.valueOf(rs.getString("department")), rs.getString("kind"), rs.getInt("round"),
                Text.of(rs.getString("instructions_zh"), rs.getString("instructions_en")), rs.getString("state"),
                outcome == null ? null : Outcome.valueOf(outcome), rs.getString("findings"), List.copyOf(photos.getOrDefault(id, List.of())),
                rs.getString("done_by"), instant(rs, "done_at"));
    }

    private static Inspection whole(Row row, Map<UUID, List<Inspection.Task>> tasks, Map<UUID, Inspection.Penalty> penalties) {
        Inspection b = row.bare();
        Inspection.Penalty penalty = penalties.get(b.id());
        Inspection.Decided decided = row.decision() == null ? null : new Inspection.Decided(Decision.valueOf(row.decision()), row.reason(), row.items(),
                penalty == null ? null : penalty.amount(), row.by(), row.at(), penalty, row.note(), row.remediedBy(), row.remediedAt());
        return new Inspection(b.id(), b.number(), b.subject(), b.traderId(), b.declarationNumber(), b.office(), b.state(), b.place(),
                b.scheduledAt(), b.orderedAt(), b.reason(), b.assignedTo(), List.copyOf(tasks.getOrDefault(b.id(), List.of())), decided);
    }

    private static String[] kinds(Collection<SubjectRef> subjects) {
        return subjects.stream().map(SubjectRef::kind).toArray(String[]::new);
    }

    private static UUID[] ids(Collection<SubjectRef> subjects) {
        return subjects.stream().map(SubjectRef::id).toArray(UUID[]::new);
    }
}
