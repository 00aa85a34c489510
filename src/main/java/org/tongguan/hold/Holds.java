package org.tongguan.hold;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;

/** The register of holds. Every call joins the caller's transaction. */
@Component
public class Holds {

    private static final ColumnInsert<Row> INSERT = ColumnInsert.<Row>into("hold").uuid("id", r -> Ids.next())
            .text("subject_kind", r -> r.placement.subject().kind()).uuid("subject_id", r -> r.placement.subject().id())
            .text("reason", r -> r.placement.reason().name()).text("cause", r -> r.placement.cause()).text("note", r -> r.placement.note())
            .text("placed_by", Row::by).instant("placed_at", Row::at)
            .then("on conflict (subject_kind, subject_id, reason, cause) where lifted_at is null do nothing");
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    Holds(JdbcClient jdbc, Clock clock, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** A hold to place; see {@link Hold} for the words. */
    public record Placement(SubjectRef subject, HoldReason reason, String cause, String note) { }

    /** Places one hold; the same open hold twice is one hold. */
    public void place(SubjectRef subject, HoldReason reason, String cause, String note) {
        place(List.of(new Placement(subject, reason, cause, note)));
    }

    /** Places many at once. */
    public void place(Collection<Placement> placements) {
        if (placements.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        String by = Transactions.actor().name();
        INSERT.insert(jdbc, placements.stream().map(p -> new Row(p, by, now)).toList());
    }

    private record Row(Placement placement, String by, Instant at) { }

    /**
     * Lifts the open hold of that reason and cause.
     *
     * @return false when there was none
     */
    public boolean lift(SubjectRef subject, HoldReason reason, String cause) {
        return lifted(subject, reason, jdbc.sql("""
                update hold set lifted_by = ?, lifted_at = ? where subject_kind = ? and subject_id = ? and reason = ? and cause = ? and lifted_at is null""")
                .params(Transactions.actor().name(), Timestamp.from(clock.instant()), subject.kind(), subject.id(), reason.name(), cause).update());
    }

    /** Lifts every open hold of that reason. */
    public boolean liftAll(SubjectRef subject, HoldReason reason) {
        return lifted(subject, reason, jdbc.sql("""
                update hold set lifted_by = ?, lifted_at = ? where subject_kind = ? and subject_id = ? and reason = ? and lifted_at is null""")
                .params(Transactions.actor().name(), Timestamp.from(clock.instant()), subject.kind(), subject.id(), reason.name()).update());
    }

    private boolean lifted(SubjectRef subject, HoldReason reason, int count) {
        if (count > 0) {
            publisher.publishEvent(new HoldLifted(subject, reason, listOpen(subject).isEmpty()));
        }
        return count > 0;
    }

    public List<Hold> listOpen(SubjectRef subject) {
        return list(subject).stream().filter(Hold::isOpen).toList();
    }

    /**
     * Keeps everybody else from changing anything about these subjects until the transaction ends: the first lock of whoever will change a
     * subject or what hangs on it (hold, release, bill, inspection, appointment). Subjects are locked in one order (kind, identity), so all
     * subjects of a transaction belong into one call: then nobody waits for another in a circle.
     */
    public void lock(Collection<SubjectRef> subjects) {
        if (!subjects.isEmpty()) {
            jdbc.sql("""
                    select count(*) from (select hold_lock(k, i) from (
                      select distinct * from unnest(:kinds::text[], :ids::uuid[]) as s(k, i) order by 1, 2) t) l""")
                    .param("kinds", kinds(subjects)).param("ids", ids(subjects)).query(Long.class).single();
        }
    }

    /** As {@link #lock(Collection)} for one subject. */
    public void lock(SubjectRef subject) {
        lock(List.of(subject));
    }

    private static String[] kinds(Collection<SubjectRef> subjects) {
        return subjects.stream().map(SubjectRef::kind).toArray(String[]::new);
    }

    private static UUID[] ids(Collection<SubjectRef> subjects) {
        return subjects.stream().map(SubjectRef::id).toArray(UUID[]::new);
    }

    /** The open holds of many subjects; what is seen stays true for those locked before. A subject without open hold is not in the answer. */
    public Map<SubjectRef, List<Hold>> listOpen(Collection<SubjectRef> subjects) {
        return subjects.isEmpty() ? Map.of() : jdbc.sql("""
                select * from hold where lifted_at is null and (subject_kind, subject_id) in (select * from unnest(:kinds::text[], :ids::uuid[]))
                order by placed_at, id""").param("kinds", kinds(subjects)).param("ids", ids(subjects)).query((rs, i) -> hold(rs)).list().stream()
                .collect(Collectors.groupingBy(Hold::subject));
    }

    /** All holds a subject ever had, oldest first. */
    public List<Hold> list(SubjectRef subject) {
        return jdbc.sql("select * from hold where subject_kind = ? and subject_id = ? order by placed_at, id")
                .params(subject.kind(), subject.id()).query((rs, i) -> hold(rs)).list();
    }

    private static Hold hold(java.sql.ResultSet rs) throws java.sql.SQLException {
        Timestamp lifted = rs.getTimestamp("lifted_at");
        return new Hold(rs.getObject("id", UUID.class), new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)),
                HoldReason.valueOf(rs.getString("reason")), rs.getString("cause"), rs.getString("note"), rs.getString("placed_by"),
                rs.getTimestamp("placed_at").toInstant(), rs.getString("lifted_by"), lifted == null ? (Instant) null : lifted.toInstant());
    }
}
