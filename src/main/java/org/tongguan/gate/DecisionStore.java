package org.tongguan.gate;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.Json;

/**
 * What a batch of decisions reads and writes. A vehicle waits for every trip to the database, so each method is one: its statements are sent
 * together, and their number does not depend on the number of vehicles.
 */
@Component
class DecisionStore {

    private static final String READ = """
            select set_config('lock_timeout', '2s', true), set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
            set_config('enable_mergejoin', 'off', true);
            select lane_id, lane_key, request_hash, id, number, at, decision, reasons from gate_passage
            where (lane_id, lane_key) in (select * from unnest(?::text[], ?::text[]));
            select plate, null from gate_plate_ban where lifted_at is null and plate = any(?::text[])
            union all select p.plate, g.office from unnest(?::text[]) as p(plate) cross join lateral (select distinct office from gate_passage
              where decision = 'OPEN' and (plate, at) >= (p.plate, ?::timestamptz) and (plate, at) <= (p.plate, ?::timestamptz)) g""";
    private static final String WRITE = """
            insert into gate_passage(id, number, lane_id, lane_key, request_hash, office, plate, containers, release_numbers, weight_kg, tare_kg, seal,
            direction, at, recorded_at, decision, reasons, offline, trader_id, account)
            select id, number, lane_id, lane_key, request_hash, office, plate, containers::text[], release_numbers::text[], weight_kg, tare_kg, seal,
            direction, at, recorded_at, decision, reasons, offline, trader_id, account
            from unnest(?::text[]::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]::bytea[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[]::numeric[], ?::text[]::numeric[], ?::text[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::text[], ?::text[],
            ?::text[]::boolean[], ?::text[]::bigint[], ?::text[])
            as p(id, number, lane_id, lane_key, request_hash, office, plate, containers, release_numbers, weight_kg, tare_kg, seal, direction, at,
            recorded_at, decision, reasons, offline, trader_id, account);
            update gate_release_container c set used_at = u.at, used_by_passage = u.passage
            from unnest(?::text[]::uuid[], ?::text[], ?::text[]::uuid[], ?::text[]::timestamptz[]) as u(release, number, passage, at)
            where c.release_id = u.release and c.number = u.number;
            update gate_release r set loose_left_kg = u.left_kg, used_up_at = u.used_up_at
            from unnest(?::text[]::uuid[], ?::text[]::numeric[], ?::text[]::timestamptz[]) as u(id, left_kg, used_up_at) where r.id = u.id""";
    private final JdbcTemplate template;

    DecisionStore(JdbcTemplate template) {
        this.template = template;
    }

    /** What was answered before under those keys, and what is known of the plates. */
    record Known(Map<PassageStore.Key, PassageStore.Answered> answered, PassageStore.Plates plates) { }

    /**
     * Begins a batch. A subject somebody else keeps locked must not keep the whole gate waiting: after two seconds only its own vehicle is
     * told to ask again. And every row of the batch is looked up by its index: a plan kept from the days when the tables were empty would
     * read them from end to end.
     *
     * @param keys   of those that have one
     * @param since  passages of the same plates at other gates are told from then
     * @param until  to then
     */
    Known read(Collection<PassageStore.Key> keys, Collection<String> plates, Instant since, Instant until) {
        return template.execute(READ, (PreparedStatementCallback<Known>) ps -> {
            ps.setArray(1, text(ps, keys, PassageStore.Key::laneId));
            ps.setArray(2, text(ps, keys, PassageStore.Key::laneKey));
            ps.setArray(3, text(ps, plates, p -> p));
            ps.setArray(4, text(ps, plates, p -> p));
            ps.setTimestamp(5, Timestamp.from(since));
            ps.setTimestamp(6, Timestamp.from(until));
            ps.execute();
            Known known = new Known(new HashMap<>(), new PassageStore.Plates(new HashSet<>(), new HashMap<>()));
            ps.getMoreResults();
            for (ResultSet rs = ps.getResultSet(); rs.next();) {
                known.answered().put(new PassageStore.Key(rs.getString(1), rs.getString(2)), new PassageStore.Answered(rs.getBytes(3), new GateDecision(
                        GateDecision.Verdict.valueOf(rs.getString(7)), PassageStore.reasons(rs.getString(8)), rs.getObject(4, UUID.class), rs.getString(5),
                        rs.getTimestamp(6).toInstant())));
            }
            ps.getMoreResults();
            for (ResultSet rs = ps.getResultSet(); rs.next();) {
                plate(known.plates(), rs.getString(1), rs.getString(2));
            }
            return known;
        });
    }

    private static void plate(PassageStore.Plates plates, String plate, String office) {
        if (office == null) {
            plates.banned().add(plate);
        } else {
            plates.passed().computeIfAbsent(plate, p -> new HashSet<>()).add(office);
        }
    }

    /** A container's passage. */
    record Use(UUID releaseId, String container, UUID passageId, Instant at) { }

    /** Records passages, the containers they used up (the database refuses a second use), and what is left of their releases. */
    void write(List<PassageStore.Row> rows, List<Use> uses, Collection<Release> changed) {
        template.execute(WRITE, (PreparedStatementCallback<Void>) ps -> {
            int at = bind(ps, 1, rows, List.of(PassageStore.Row::id, PassageStore.Row::number, r -> r.request().laneId(), PassageStore.Row::laneKey,
                    r -> "\\x" + HexFormat.of().formatHex(r.hash()), PassageStore.Row::office, r -> r.request().plate(),
                    r -> array(ps, r.request().containers()), r -> array(ps, r.request().releases()), r -> plain(r.request().weightKg()),
                    r -> plain(r.request().tareKg()), r -> r.request().seals().isEmpty() ? null : String.join(" ", r.request().seals()),
                    r -> r.request().direction(), PassageStore.Row::at, PassageStore.Row::recordedAt, PassageStore.Row::verdict,
                    r -> r.reasons().isEmpty() ? "[]" : Json.write(r.reasons()), PassageStore.Row::offline, PassageStore.Row::traderId,
                    PassageStore.Row::account));
            at = bind(ps, at, uses, List.of(Use::releaseId, Use::container, Use::passageId, Use::at));
            bind(ps, at, changed, List.of(Release::id, r -> plain(r.looseLeftKg()), Release::usedUpAt));
            ps.execute();
            return null;
        });
    }

    private static <T> int bind(PreparedStatement ps, int from, Collection<T> rows, List<Function<T, Object>> columns) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            ps.setArray(from + i, text(ps, rows, columns.get(i)));
        }
        return from + columns.size();
    }

    private static <T> java.sql.Array text(PreparedStatement ps, Collection<T> rows, Function<T, Object> value) throws SQLException {
        return ps.getConnection().createArrayOf("text", rows.stream().map(value).map(v -> v == null ? null : v.toString()).toArray());
    }

    /** An array in an array: as the text that stands for it. */
    private static String array(PreparedStatement ps, List<String> values) {
        try {
            return ps.getConnection().createArrayOf("text", values.toArray()).toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(java.math.BigDecimal kg) {
        return kg == null ? null : kg.toPlainString();
    }
}
