package org.tongguan.gate;

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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.TransportKey;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.ColumnInsert;

/** The only SQL of releases. */
@Component
class ReleaseStore {

    /** A release with the vehicles named for its goods. */
    private static final String RELEASES = """
            select r.*, v.plates from gate_release r left join gate_vehicle v on v.subject_kind = r.subject_kind and v.subject_id = r.subject_id\s""";
    private static final ColumnInsert<Release> INSERT = ColumnInsert.<Release>into("gate_release").uuid("id", Release::id).text("number", Release::number)
            .text("subject_kind", r -> r.subject().kind()).uuid("subject_id", r -> r.subject().id())
            .text("declaration_number", Release::declarationNumber).int8("trader_id", Release::traderId).text("direction", Release::direction)
            .text("office", Release::office).numeric("gross_kg", Release::grossKg).numeric("loose_left_kg", Release::looseLeftKg)
            .bool("needs_berth", Release::needsBerth).text("mode", r -> r.transport().mode()).text("transport_name", r -> r.transport().name())
            .text("voyage", r -> r.transport().voyage()).date("valid_from", Release::validFrom).date("valid_to", Release::validTo)
            .instant("granted_at", Release::grantedAt).then("on conflict (subject_kind, subject_id) where revoked_at is null do nothing returning id");
    private static final ColumnInsert<ContainerRow> INSERT_CONTAINERS = ColumnInsert.<ContainerRow>into("gate_release_container")
            .uuid("release_id", r -> r.release.id()).text("number", r -> r.container.number()).int8("trader_id", r -> r.release.traderId())
            .numeric("gross_kg", r -> r.container.grossKg()).text("seal", r -> r.container.seal());
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    ReleaseStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Inserts what does not stand yet; gives the standing number of every subject. */
    Map<SubjectRef, String> insert(List<Release> releases) {
        Set<UUID> fresh = new HashSet<>(INSERT.insertReturning(jdbc, releases, UUID.class));
        Map<SubjectRef, String> standing = new LinkedHashMap<>();
        releases.stream().filter(r -> fresh.contains(r.id())).forEach(r -> standing.put(r.subject(), r.number()));
        List<SubjectRef> others = releases.stream().map(Release::subject).filter(s -> !standing.containsKey(s)).toList();
        if (!others.isEmpty()) {
            jdbc.sql("""
                    select subject_kind, subject_id, number from gate_release
                    where revoked_at is null and (subject_kind, subject_id) in (select * from unnest(:kinds::text[], :ids::uuid[]))""")
                    .param("kinds", others.stream().map(SubjectRef::kind).toArray(String[]::new))
                    .param("ids", others.stream().map(SubjectRef::id).toArray(UUID[]::new))
                    .query(rs -> {
                        standing.put(new SubjectRef(rs.getString(1), rs.getObject(2, UUID.class)), rs.getString(3));
                    });
        }
        insertContainers(releases.stream().filter(r -> r.number().equals(standing.get(r.subject()))).toList());
        return standing;
    }

    private void insertContainers(List<Release> releases) {
        List<ContainerRow> rows = new ArrayList<>();
        releases.forEach(r -> r.containers().forEach(c -> rows.add(new ContainerRow(r, c))));
        INSERT_CONTAINERS.insert(jdbc, rows);
    }

    private record ContainerRow(Release release, Release.Container container) { }

    void revoke(SubjectRef subject, String reason, Instant at) {
        jdbc.sql("update gate_release set revoked_at = ?, revoked_reason = ? where subject_kind = ? and subject_id = ? and revoked_at is null")
                .params(Timestamp.from(at), reason, subject.kind(), subject.id()).update();
    }

    /** The only vehicles that may take a subject's goods; none = any. */
    void nameVehicles(SubjectRef subject, Long traderId, List<String> plates, String by, Instant at) {
        if (plates.isEmpty()) {
            jdbc.sql("delete from gate_vehicle where subject_kind = ? and subject_id = ?").params(subject.kind(), subject.id()).update();
            return;
        }
        jdbc.sql("""
                insert into gate_vehicle(subject_kind, subject_id, trader_id, plates, named_by, named_at)
                values (:kind, :id, :trader, :plates, :by, :at)
                on conflict (subject_kind, subject_id) do update set plates = excluded.plates, named_by = excluded.named_by, named_at = excluded.named_at""")
                .param("kind", subject.kind()).param("id", subject.id()).param("trader", traderId, Types.BIGINT)
                .param("plates", plates.toArray(String[]::new)).param("by", by).param("at", Timestamp.from(at)).update();
    }

    void block(SubjectRef subject, String reason) {
        jdbc.sql("update gate_release set blocked_reason = ? where subject_kind = ? and subject_id = ? and revoked_at is null")
                .params(reason, subject.kind(), subject.id()).update();
    }

    /**
     * The releases, kept from changing with everything of their subjects until the transaction ends. Subjects are locked first and in one
     * order, as everywhere. One trip to the database; each of its statements sees what was committed while the one before it waited.
     */
    List<Release> lock(Collection<String> numbers) {
        return template.execute("""
                select count(*) from (select hold_lock(subject_kind, subject_id) from (
                  select distinct subject_kind, subject_id from gate_release where number = any(?::text[]) order by 1, 2) t) l;
                %swhere r.number = any(?::text[]) order by r.number for update of r;
                select c.release_id, c.number, c.gross_kg, c.seal, c.used_at from gate_release r join gate_release_container c on c.release_id = r.id
                where r.number = any(?::text[]) order by c.number""".formatted(RELEASES), (PreparedStatementCallback<List<Release>>) ps -> {
            for (int i = 1; i <= 3; i++) {
                ps.setArray(i, ps.getConnection().createArrayOf("text", numbers.toArray()));
            }
            ps.execute();
            ps.getMoreResults();
            List<Release> bare = new ArrayList<>();
            for (ResultSet rs = ps.getResultSet(); rs.next();) {
                bare.add(bare(rs));
            }
            ps.getMoreResults();
            Map<UUID, List<Release.Container>> containers = new HashMap<>();
            for (ResultSet rs = ps.getResultSet(); rs.next();) {
                containers.computeIfAbsent(rs.getObject(1, UUID.class), r -> new ArrayList<>()).add(container(rs));
            }
            return bare.stream().map(r -> r.with(containers.getOrDefault(r.id(), List.of()))).toList();
        });
    }

    private static Release.Container container(ResultSet rs) throws SQLException {
        return new Release.Container(rs.getString(2), rs.getBigDecimal(3), rs.getString(4), instant(rs, "used_at"));
    }

    Optional<Release> find(SubjectRef subject) {
        return whole(jdbc.sql(RELEASES + "where r.subject_kind = ? and r.subject_id = ? and r.revoked_at is null")
                .params(subject.kind(), subject.id()).query((rs, i) -> bare(rs)).list()).stream().findFirst();
    }

    List<Release> search(String query, long offset, int limit) {
        String where = query.isEmpty() ? "" : """
                where r.number = :q or r.declaration_number = :q or r.id in (select release_id from gate_release_container where number = :q)""";
        return whole(jdbc.sql(RELEASES + where + " order by r.granted_at desc, r.id desc limit :limit offset :offset")
                .param("offset", offset).param("q", query).param("limit", limit).query((rs, i) -> bare(rs)).list());
    }

    /** Everything that may pass an office's gates in one direction now, but for holds. */
    List<Release> listOpen(String office, Collection<String> directions, LocalDate today) {
        return whole(jdbc.sql(RELEASES + """
                where r.office = :office and r.direction = any(:directions::text[]) and r.revoked_at is null and r.used_up_at is null
                and r.blocked_reason is null and (r.valid_to is null or r.valid_to >= :today) order by r.number""")
                .param("office", office).param("directions", directions.toArray(String[]::new)).param("today", today).query((rs, i) -> bare(rs)).list());
    }

    /** A container's passage. */
    record Use(UUID releaseId, String container, UUID passageId, Instant at) { }

    private List<Release> whole(List<Release> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<UUID, List<Release.Container>> containers = new HashMap<>();
        jdbc.sql("select release_id, number, gross_kg, seal, used_at from gate_release_container where release_id = any(:ids::uuid[]) order by number")
                .param("ids", bare.stream().map(Release::id).toArray(UUID[]::new)).query(rs -> {
                    containers.computeIfAbsent(rs.getObject(1, UUID.class), r -> new ArrayList<>()).add(container(rs));
                });
        return bare.stream().map(r -> r.with(containers.getOrDefault(r.id(), List.of()))).toList();
    }

    private static Release bare(ResultSet rs) throws SQLException {
        BigDecimal left = rs.getBigDecimal("loose_left_kg");
        return new Release(rs.getObject("id", UUID.class), rs.getString("number"),
                new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getString("declaration_number"),
                rs.getObject("trader_id", Long.class), rs.getString("direction"), rs.getString("office"), rs.getBigDecimal("gross_kg"), left,
                rs.getBoolean("needs_berth"), new TransportKey(rs.getString("mode"), rs.getString("transport_name"), rs.getString("voyage")),
                rs.getObject("valid_from", LocalDate.class), rs.getObject("valid_to", LocalDate.class), instant(rs, "granted_at"),
                rs.getString("blocked_reason"), rs.getString("revoked_reason"), instant(rs, "used_up_at"),
                rs.getArray("plates") == null ? List.of() : List.of((String[]) rs.getArray("plates").getArray()), List.of());
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
