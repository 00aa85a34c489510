package org.tongguan.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.oversight.TwoPersonRequest.State;
import org.tongguan.runtime.Json;
import tools.jackson.core.type.TypeReference;

/** The table of halves; the database itself refuses a second half by who did the first. */
@Component
class TwoPersonStore {

    private final JdbcClient jdbc;

    TwoPersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TwoPersonRequest r) {
        jdbc.sql("""
                insert into two_person_request(id, kind, subject_kind, subject_id, label, office, arguments, reason, state, asked_by, asked_at, expires_at)
                values (:id, :kind, :subjectKind, :subjectId, :label, :office, :arguments, :reason, :state, :askedBy, :askedAt, :expiresAt)""")
                .param("id", r.id()).param("kind", r.kind()).param("subjectKind", r.subject().kind()).param("subjectId", r.subject().id())
                .param("label", r.label()).param("office", r.office(), Types.VARCHAR).param("arguments", Json.write(r.arguments()))
                .param("reason", r.reason()).param("state", r.state().name()).param("askedBy", r.askedBy())
                .param("askedAt", Timestamp.from(r.askedAt())).param("expiresAt", Timestamp.from(r.expiresAt())).update();
    }

    void decide(TwoPersonRequest r) {
        jdbc.sql("update two_person_request set state = :state, decided_by = :by, decided_at = :at, note = :note where id = :id")
                .param("state", r.state().name()).param("by", r.decidedBy(), Types.VARCHAR).param("at", Timestamp.from(r.decidedAt()))
                .param("note", r.note(), Types.VARCHAR).param("id", r.id()).update();
    }

    Optional<TwoPersonRequest> find(UUID id) {
        return jdbc.sql("select * from two_person_request where id = ?").param(id).query(TwoPersonStore::request).optional();
    }

    Optional<TwoPersonRequest> lock(UUID id) {
        return jdbc.sql("select * from two_person_request where id = ? for update").param(id).query(TwoPersonStore::request).optional();
    }

    /** The open half of that kind about that subject. */
    Optional<TwoPersonRequest> lockOpen(String kind, UUID subject) {
        return jdbc.sql("select * from two_person_request where kind = ? and subject_id = ? and state = 'ASKED' for update").params(kind, subject)
                .query(TwoPersonStore::request).optional();
    }

    /** About one subject, or all: open ones first, then the newest. */
    List<TwoPersonRequest> list(UUID subject, State state, long offset, int rows) {
        return jdbc.sql("select * " + WHERE + " order by state <> 'ASKED', asked_at desc, id limit :rows offset :offset")
                .param("subject", subject, Types.OTHER).param("state", state == null ? null : state.name(), Types.VARCHAR).param("rows", rows)
                .param("offset", offset).query(TwoPersonStore::request).list();
    }

    long count(UUID subject, State state) {
        return jdbc.sql("select count(*) " + WHERE).param("subject", subject, Types.OTHER)
                .param("state", state == null ? null : state.name(), Types.VARCHAR).query(Long.class).single();
    }

    private static final String WHERE = """
            from two_person_request where (:subject::uuid is null or subject_id = :subject) and (:state::text is null or state = :state)""";

    List<TwoPersonRequest> lockLapsed(Instant now) {
        return jdbc.sql("select * from two_person_request where state = 'ASKED' and expires_at <= ? limit 500 for update skip locked")
                .param(Timestamp.from(now)).query(TwoPersonStore::request).list();
    }

    private static TwoPersonRequest request(ResultSet rs, int row) throws SQLException {
        Timestamp decided = rs.getTimestamp("decided_at");
        return new TwoPersonRequest(rs.getObject("id", UUID.class), rs.getString("kind"),
                new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getString("label"), rs.getString("office"),
                Json.read(rs.getString("arguments"), new TypeReference<>() { }), rs.getString("reason"), State.valueOf(rs.getString("state")),
                rs.getString("asked_by"), rs.getTimestamp("asked_at").toInstant(), rs.getTimestamp("expires_at").toInstant(), rs.getString("decided_by"),
                decided == null ? null : decided.toInstant(), rs.getString("note"));
    }
}
