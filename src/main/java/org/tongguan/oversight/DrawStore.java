package org.tongguan.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;

/** Cases drawn by lot, or assigned instead. */
@Component
class DrawStore {

    private static final String EITHER = """
            select subject_id, subject_kind, label, office, officer, among, null as assigned_by, null as reason, drawn_at as at, 0 as seq
            from case_draw where %1$s
            union all select subject_id, subject_kind, label, office, officer, null, assigned_by, reason, assigned_at, seq
            from case_assignment where %1$s""";
    private final JdbcClient jdbc;

    DrawStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when another officer was drawn it at the same moment. */
    boolean insert(CaseDraw d) {
        return jdbc.sql("""
                insert into case_draw(subject_id, subject_kind, label, office, officer, among, drawn_at)
                values (:id, :kind, :label, :office, :officer, :among, :at) on conflict do nothing""").param("id", d.subject().id())
                .param("kind", d.subject().kind()).param("label", d.label()).param("office", d.office(), Types.VARCHAR).param("officer", d.officer())
                .param("among", d.among()).param("at", Timestamp.from(d.at())).update() == 1;
    }

    void assign(CaseDraw d) {
        jdbc.sql("""
                insert into case_assignment(subject_id, subject_kind, label, office, officer, assigned_by, reason, assigned_at)
                values (:id, :kind, :label, :office, :officer, :by, :reason, :at)""").param("id", d.subject().id())
                .param("kind", d.subject().kind()).param("label", d.label()).param("office", d.office(), Types.VARCHAR).param("officer", d.officer())
                .param("by", d.assignedBy()).param("reason", d.reason()).param("at", Timestamp.from(d.at())).update();
    }

    /** Whose those of the cases are that are somebody's. */
    Map<UUID, CaseDraw> find(Collection<UUID> cases) {
        Map<UUID, CaseDraw> found = new HashMap<>();
        if (!cases.isEmpty()) {
            jdbc.sql(EITHER.formatted("subject_id in (:cases)") + " order by seq").param("cases", cases).query(DrawStore::draw).list()
                    .forEach(d -> found.put(d.subject().id(), d));
        }
        return found;
    }

    /** The officer's, newest first. */
    List<CaseDraw> list(String officer, int rows) {
        return jdbc.sql("select * from (" + EITHER.formatted("officer = :officer") + """
                ) x where not exists (select from case_assignment a where a.subject_id = x.subject_id and a.seq > x.seq)
                order by at desc, seq desc limit :rows""").param("officer", officer).param("rows", rows).query(DrawStore::draw).list();
    }

    private static CaseDraw draw(ResultSet rs, int row) throws SQLException {
        return new CaseDraw(new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getString("label"),
                rs.getString("office"), rs.getString("officer"), rs.getObject("among", Integer.class), rs.getString("assigned_by"),
                rs.getString("reason"), rs.getTimestamp("at").toInstant());
    }
}
