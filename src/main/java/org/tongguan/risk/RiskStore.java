package org.tongguan.risk;

import java.math.BigDecimal;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.risk.TargetingHits.Recorded;
import org.tongguan.risk.engine.Exemption;
import org.tongguan.risk.engine.References.Reference;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import tools.jackson.core.type.TypeReference;

/** The SQL of the risk module. */
@Component
class RiskStore {

    private static final String RULE = """
            select r.id, r.code, r.state, r.version, r.active_version, v.content, v.saved_by, v.saved_at
            from risk_rule r join risk_rule_version v on v.rule_id = r.id and v.version =\s""";
    private static final TypeReference<List<Targets.Because>> EXPLANATION = new TypeReference<>() { };
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    RiskStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** A rule with the content of one of its versions. */
    record RuleRow(UUID id, String code, RuleProcedure.State state, int version, Integer activeVersion, RuleDraft content, String savedBy, Instant savedAt) { }

    record SettingsRow(long snapshotVersion, BigDecimal randomSharePercent, BigDecimal tooBroadPercent, byte[] secret) { }

    /** How a rule, or the random share, has done. */
    record Rate(long hits, long inspected, long found, long suppressed) {
        static final Rate NONE = new Rate(0, 0, 0, 0);
    }

    long snapshotVersion() {
        return jdbc.sql("select snapshot_version from risk_settings").query(Long.class).single();
    }

    SettingsRow settings() {
        return jdbc.sql("select snapshot_version, random_share_percent, too_broad_percent, secret from risk_settings")
                .query((rs, i) -> new SettingsRow(rs.getLong(1), rs.getBigDecimal(2), rs.getBigDecimal(3), rs.getBytes(4))).single();
    }

    void changeBreadth(BigDecimal tooBroadPercent) {
        jdbc.sql("update risk_settings set too_broad_percent = ?").param(tooBroadPercent).update();
    }

    void raiseShare(BigDecimal randomSharePercent) {
        jdbc.sql("update risk_settings set random_share_percent = ?").param(randomSharePercent).update();
    }

    /** @param request by which two wanted it, which the database looks at */
    void changeShare(BigDecimal randomSharePercent, UUID request) {
        jdbc.sql("update risk_settings set random_share_percent = :random, share_request = :request")
                .param("random", randomSharePercent, Types.NUMERIC).param("request", request).update();
    }

    /** Tells every process that its snapshot is old, once this transaction commits. */
    void moveSnapshot() {
        jdbc.sql("update risk_settings set snapshot_version = snapshot_version + 1").update();
    }

    /** Newest versions. */
    List<RuleRow> list(String state, String query, int offset, int limit) {
        return jdbc.sql(RULE + "r.version " + where() + " order by r.code limit :limit offset :offset")
                .param("state", state, Types.VARCHAR).param("q", like(query), Types.VARCHAR).param("limit", limit).param("offset", offset)
                .query((rs, i) -> rule(rs)).list();
    }

    long count(String state, String query) {
        return jdbc.sql("select count(*) from risk_rule r join risk_rule_version v on v.rule_id = r.id and v.version = r.version " + where())
                .param("state", state, Types.VARCHAR).param("q", like(query), Types.VARCHAR).query(Long.class).single();
    }

    private static String where() {
        return "where (:state::text is null or r.state = :state) and (:q::text is null or r.code ilike :q or v.content->>'name' ilike :q)";
    }

    private static String like(String query) {
        return query == null || query.isBlank() ? null : "%" + query.strip().replace("\0", "").replace("\\", "\\\\").replace("%", "\\%")
                .replace("_", "\\_") + "%";
    }

    /** The activated versions of the active rules. */
    List<RuleRow> listActive() {
        return jdbc.sql(RULE + "r.active_version where r.state = 'ACTIVE'").query((rs, i) -> rule(rs)).list();
    }

    /** The rule with its newest version; locked against other writers when asked. */
    Optional<RuleRow> find(UUID id, boolean lock) {
        return jdbc.sql(RULE + "r.version where r.id = ?" + (lock ? " for update of r" : "")).param(id).query((rs, i) -> rule(rs)).optional();
    }

    boolean exists(String code) {
        return jdbc.sql("select exists (select from risk_rule where code = ?)").param(code).query(Boolean.class).single();
    }

    /** A new rule's row; false when the code is taken. Its first version must follow in the same transaction. */
    boolean insert(UUID id, String code) {
        return jdbc.sql("insert into risk_rule(id, code, state, version) values (?,?,'DRAFT',1) on conflict (code) do nothing").params(id, code).update() == 1;
    }

    void insertVersion(UUID id, int version, RuleDraft content, String by, Instant at) {
        jdbc.sql("insert into risk_rule_version(rule_id, version, content, saved_by, saved_at) values (?,?,?::jsonb,?,?)")
                .params(id, version, Json.write(content), by, Timestamp.from(at)).update();
    }

    void update(UUID id, RuleProcedure.State state, int version, Integer activeVersion) {
        jdbc.sql("update risk_rule set state = :state, version = :version, active_version = :active where id = :id")
                .param("state", state.name()).param("version", version).param("active", activeVersion, Types.INTEGER).param("id", id).update();
    }

    private static RuleRow rule(ResultSet rs) throws SQLException {
        return new RuleRow(rs.getObject(1, UUID.class), rs.getString(2), RuleProcedure.State.valueOf(rs.getString(3)), rs.getInt(4),
                rs.getObject(5, Integer.class), Json.read(rs.getString(6), RuleDraft.class), rs.getString(7), rs.getTimestamp(8).toInstant());
    }

    Map<UUID, Rate> rates(Collection<UUID> rules) {
        Map<UUID, Rate> rates = new HashMap<>();
        if (!rules.isEmpty()) {
            jdbc.sql("""
                    select rule_id, count(*) filter (where suppressed_by is null), count(result), count(*) filter (where result = 'FOUND'),
                      count(suppressed_by) from risk_hit where rule_id in (:rules) group by rule_id""").param("rules", rules)
                    .query((rs, i) -> rates.put(rs.getObject(1, UUID.class), new Rate(rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getLong(5)))).list();
        }
        return rates;
    }

    Rate randomRate() {
        return jdbc.sql("""
                select count(*), count(result), count(*) filter (where result = 'FOUND') from risk_hit
                where rule_id is null and suppressed_by is null""")
                .query((rs, i) -> new Rate(rs.getLong(1), rs.getLong(2), rs.getLong(3), 0)).single();
    }

    List<Reference> listReferences() {
        return jdbc.sql("select metric, key, value, valid_from, valid_to, source from risk_reference order by metric, key, valid_from")
                .query((rs, i) -> new Reference(rs.getString(1), rs.getString(2), rs.getBigDecimal(3), rs.getObject(4, LocalDate.class),
                        rs.getObject(5, LocalDate.class), rs.getString(6))).list();
    }

    /** @param request by which two wanted them, which the database looks at */
    void saveReferences(Collection<Reference> references, UUID request) {
        template.batchUpdate("""
                insert into risk_reference(metric, key, value, valid_from, valid_to, source, request) values (?,?,?,?,?,?,?)
                on conflict (metric, key, valid_from) do update set value = excluded.value, valid_to = excluded.valid_to, source = excluded.source,
                  request = excluded.request""",
                references, 500, (ps, r) -> {
                    ps.setString(1, r.metric());
                    ps.setString(2, r.key());
                    ps.setBigDecimal(3, r.value());
                    ps.setObject(4, r.validFrom());
                    ps.setObject(5, r.validTo(), Types.DATE);
                    ps.setString(6, r.source());
                    ps.setObject(7, request);
                });
    }

    List<Exemption> listExemptions() {
        return jdbc.sql("""
                select id, trader_id, commodity_prefix, rule_id, valid_from, valid_to, reason from risk_exemption
                where ended_at is null order by granted_at, id""")
                .query((rs, i) -> new Exemption(rs.getObject(1, UUID.class), rs.getObject(2, Long.class), rs.getString(3), rs.getObject(4, UUID.class),
                        rs.getObject(5, LocalDate.class), rs.getObject(6, LocalDate.class), rs.getString(7))).list();
    }

    void insertExemption(Exemption e, String by, Instant at) {
        jdbc.sql("""
                insert into risk_exemption(id, trader_id, commodity_prefix, rule_id, valid_from, valid_to, reason, granted_by, granted_at)
                values (:id, :trader, :commodity, :rule, :from, :to, :reason, :by, :at)""")
                .param("id", e.id()).param("trader", e.traderId(), Types.BIGINT).param("commodity", e.commodityPrefix(), Types.VARCHAR)
                .param("rule", e.ruleId(), Types.OTHER).param("from", e.validFrom()).param("to", e.validTo(), Types.DATE)
                .param("reason", e.reason()).param("by", by).param("at", Timestamp.from(at)).update();
    }

    boolean endExemption(UUID id, String by, Instant at) {
        return jdbc.sql("update risk_exemption set ended_by = ?, ended_at = ? where id = ? and ended_at is null").params(by, Timestamp.from(at), id)
                .update() == 1;
    }

    void insertHits(Collection<Recorded> hits) {
        template.batchUpdate("""
                insert into risk_hit(id, subject_kind, subject_id, source, rule_id, rule_version, rule_code, rule_name, action, departments,
                  reason_zh, reason_en, explanation, suppressed_by, office, at) values (?,?,?,?,?,?,?,?,?,?,?,?,?::jsonb,?,?,?)
                on conflict (subject_kind, subject_id, source, rule_id, rule_version) do nothing""", hits, 500, (ps, h) -> {
            ps.setObject(1, Ids.next());
            ps.setString(2, h.subject().kind());
            ps.setObject(3, h.subject().id());
            ps.setString(4, h.ruleId() == null ? "RANDOM" : "RULE");
            ps.setObject(5, h.ruleId(), Types.OTHER);
            ps.setObject(6, h.ruleVersion(), Types.INTEGER);
            ps.setString(7, h.ruleCode());
            ps.setString(8, h.ruleName());
            ps.setString(9, h.action() == null ? null : h.action().name());
            ps.setString(10, String.join(",", h.departments().stream().map(Enum::name).toList()));
            ps.setString(11, h.reason() == null ? null : h.reason().zh());
            ps.setString(12, h.reason() == null ? null : h.reason().en());
            ps.setString(13, Json.write(h.explanation()));
            ps.setObject(14, h.suppressedBy(), Types.OTHER);
            ps.setString(15, h.office());
            ps.setTimestamp(16, Timestamp.from(h.at()));
        });
    }

    /** Those of each subject, oldest first; a subject without any is not there. */
    Map<SubjectRef, List<Recorded>> listHits(Collection<SubjectRef> subjects) {
        Map<SubjectRef, List<Recorded>> found = new HashMap<>();
        jdbc.sql("""
                select * from risk_hit where (subject_kind, subject_id) in (select * from unnest(:kinds::text[], :ids::uuid[]))
                order by at, rule_code nulls last, rule_version""")
                .param("kinds", subjects.stream().map(SubjectRef::kind).toArray(String[]::new))
                .param("ids", subjects.stream().map(SubjectRef::id).toArray(UUID[]::new))
                .query((rs, i) -> hit(new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs)).list()
                .forEach(hit -> found.computeIfAbsent(hit.subject(), s -> new ArrayList<>()).add(hit));
        return found;
    }

    private static Recorded hit(SubjectRef subject, ResultSet rs) throws SQLException {
        String departments = rs.getString("departments");
        String action = rs.getString("action");
        String zh = rs.getString("reason_zh");
        return new Recorded(subject, rs.getObject("rule_id", UUID.class), rs.getObject("rule_version", Integer.class), rs.getString("rule_code"),
                rs.getString("rule_name"), action == null ? null : Action.valueOf(action),
                departments.isEmpty() ? List.of() : java.util.Arrays.stream(departments.split(",")).map(Department::valueOf).toList(),
                zh == null ? null : Text.of(zh, rs.getString("reason_en")), Json.read(rs.getString("explanation"), EXPLANATION),
                rs.getObject("suppressed_by", UUID.class), rs.getString("office"), rs.getTimestamp("at").toInstant(),
                rs.getString("result"), rs.getString("result_note"));
    }

    int saveResult(SubjectRef subject, boolean found, String note, Instant at) {
        return jdbc.sql("""
                update risk_hit set result = case when result = 'FOUND' then result else :result end, result_note = coalesce(:note, result_note),
                result_at = :at
                where subject_kind = :kind and subject_id = :id and suppressed_by is null""")
                .param("result", found ? "FOUND" : "CLEAN").param("note", note, Types.VARCHAR).param("at", Timestamp.from(at))
                .param("kind", subject.kind()).param("id", subject.id()).update();
    }
}
