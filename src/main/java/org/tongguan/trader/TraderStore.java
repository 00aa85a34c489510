package org.tongguan.trader;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Text;

/** The tables of traders. */
@Component
class TraderStore {

    private final JdbcClient jdbc;

    TraderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A trader with the revision of its last change. */
    record Revised(Trader trader, long revision) { }

    /** Rows changed after that revision, oldest change first. */
    List<Revised> listAfter(long revision) {
        return jdbc.sql("select * from trader where revision > ? order by revision").param(revision).query((rs, i) -> trader(rs)).list();
    }

    /** The row as it is now, locked until the transaction ends. */
    Trader lock(long id) {
        return jdbc.sql("select * from trader where id = ? for update").param(id).query((rs, i) -> trader(rs)).optional().map(Revised::trader).orElse(null);
    }

    Revised insert(Registration r, Grade grade) {
        return jdbc.sql("""
                insert into trader(customs_code, credit_code, name_zh, name_en, grade, roles, active, revision) values (?,?,?,?,?,?,?,?) returning *""")
                .params(r.customsCode(), r.creditCode(), r.name().zh(), english(r), grade.name(), roles(r), r.active(), nextRevision())
                .query((rs, i) -> trader(rs)).single();
    }

    Revised update(long id, Registration r) {
        return jdbc.sql("""
                update trader set customs_code = ?, credit_code = ?, name_zh = ?, name_en = ?, roles = ?, active = ?, revision = ? where id = ? returning *""")
                .params(r.customsCode(), r.creditCode(), r.name().zh(), english(r), roles(r), r.active(), nextRevision(), id)
                .query((rs, i) -> trader(rs)).single();
    }

    Revised grade(long id, Grade grade) {
        return jdbc.sql("update trader set grade = ?, revision = ? where id = ? returning *").params(grade.name(), nextRevision(), id)
                .query((rs, i) -> trader(rs)).single();
    }

    void insertGrade(long id, GradeChange change) {
        jdbc.sql("insert into trader_grade(trader_id, changed_at, grade, reason, changed_by) values (?,?,?,?,?)")
                .params(id, Timestamp.from(change.at()), change.grade().name(), change.reason(), change.by()).update();
    }

    List<GradeChange> grades(long id) {
        return jdbc.sql("select * from trader_grade where trader_id = ? order by changed_at desc, ctid desc").param(id)
                .query((rs, i) -> new GradeChange(Grade.valueOf(rs.getString("grade")), rs.getString("reason"),
                        rs.getTimestamp("changed_at").toInstant(), rs.getString("changed_by"))).list();
    }

    private long nextRevision() {
        return jdbc.sql("update trader_registry set revision = revision + 1 returning revision").query(Long.class).single();
    }

    private static String english(Registration r) {
        return r.name().en() == null ? "" : r.name().en();
    }

    private static String[] roles(Registration r) {
        return r.roles().stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static Revised trader(ResultSet rs) throws SQLException {
        String[] roles = (String[]) rs.getArray("roles").getArray();
        return new Revised(new Trader(rs.getLong("id"), rs.getString("customs_code"), rs.getString("credit_code"),
                Text.of(rs.getString("name_zh"), rs.getString("name_en")), Grade.valueOf(rs.getString("grade")),
                Arrays.stream(roles).map(TraderRole::valueOf).collect(Collectors.toSet()), rs.getBoolean("active")), rs.getLong("revision"));
    }
}
