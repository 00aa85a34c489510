package org.tongguan.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;

/** Cases drawn by lot. */
@Component
class DrawStore {

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
                .param("among", d.among()).param("at", Timestamp.from(d.drawnAt())).update() == 1;
    }

    /** Those of the cases that were drawn already. */
    Set<UUID> drawn(Collection<UUID> cases) {
        return cases.isEmpty() ? Set.of()
                : Set.copyOf(jdbc.sql("select subject_id from case_draw where subject_id in (:ids)").param("ids", cases).query(UUID.class).list());
    }

    List<CaseDraw> list(String officer, int rows) {
        return jdbc.sql("select * from case_draw where officer = ? order by drawn_at desc limit ?").params(officer, rows).query(DrawStore::draw).list();
    }

    private static CaseDraw draw(ResultSet rs, int row) throws SQLException {
        return new CaseDraw(new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getString("label"),
                rs.getString("office"), rs.getString("officer"), rs.getInt("among"), rs.getTimestamp("drawn_at").toInstant());
    }
}
