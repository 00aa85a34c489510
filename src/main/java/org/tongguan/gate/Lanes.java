package org.tongguan.gate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.gate.PassageRequest.Direction;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Text;
import org.tongguan.kernel.Times;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Transactions;

/** Gate lanes, kept in memory: every decision asks for one. */
@Component
public class Lanes {

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final CodeLists codes;
    private final Clock clock;
    private volatile Map<String, Lane> lanes = Map.of();

    Lanes(Transactions transactions, JdbcClient jdbc, CodeLists codes, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * One lane.
     *
     * @param direction   IN, OUT or BOTH, seen from the supervised area
     * @param allowsEmpty whether empty vehicles pass without release
     * @param account     log-in name of the lane's machine, null = none
     */
    public record Lane(String id, String office, Text name, String direction, boolean allowsEmpty, String account, boolean active) {

        PassageRules.LaneFacts facts() {
            return new PassageRules.LaneFacts(id, office, direction.equals("BOTH") ? EnumSet.allOf(Direction.class) : Set.of(Direction.valueOf(direction)),
                    allowsEmpty);
        }
    }

    /** Reads the lanes again: another process may have changed them. */
    @Scheduled(fixedDelay = 30_000)
    void reload() {
        lanes = transactions.read(Actor.PLATFORM, () -> jdbc.sql("select * from gate_lane").query((rs, i) -> new Lane(rs.getString("id"),
                rs.getString("office"), Text.of(rs.getString("name_zh"), rs.getString("name_en")), rs.getString("direction"),
                rs.getBoolean("allows_empty"), rs.getString("account"), rs.getBoolean("active"))).list())
                .stream().collect(Collectors.toMap(Lane::id, Function.identity()));
    }

    /**
     * Makes or changes a lane.
     *
     * @throws PlatformException REFUSED {@code gate.lane-data}
     */
    public Lane save(Lane lane, Actor actor) {
        boolean sound = lane.id() != null && lane.id().matches("[A-Za-z0-9-]{1,30}") && lane.name() != null && lane.name().zh() != null
                && lane.name().en() != null && lane.direction() != null && Set.of("IN", "OUT", "BOTH").contains(lane.direction())
                && codes.isValid("customs_district", lane.office(), LocalDate.now(clock));
        if (!sound) {
            throw new PlatformException(ErrorCode.REFUSED, "gate.lane-data");
        }
        transactions.run(actor, () -> jdbc.sql("""
                insert into gate_lane(id, office, name_zh, name_en, direction, allows_empty, account, active) values (?,?,?,?,?,?,?,?)
                on conflict (id) do update set office = excluded.office, name_zh = excluded.name_zh, name_en = excluded.name_en,
                direction = excluded.direction, allows_empty = excluded.allows_empty, account = excluded.account, active = excluded.active""")
                .params(lane.id(), lane.office(), lane.name().zh(), lane.name().en(), lane.direction(), lane.allowsEmpty(), lane.account(), lane.active())
                .update());
        reload();
        return lane;
    }

    /** The lane, if this actor may act for it: a lane's account only for its own.
     * @throws PlatformException NOT_FOUND {@code gate.lane}, FORBIDDEN {@code gate.lane-own} */
    Lane get(String id, Actor actor) {
        Lane lane = id == null ? null : lanes.get(id);
        if (lane == null) {
            reload();
            lane = id == null ? null : lanes.get(id);
        }
        if (lane == null || !lane.active()) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "gate.lane", String.valueOf(id));
        }
        if (actor != Actor.PLATFORM && !isOwn(lane, actor)) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "gate.lane-own", id);
        }
        return lane;
    }

    static boolean isOwn(Lane lane, Actor actor) {
        return actor.is(Role.LANE) && actor.name().equals(lane.account());
    }

    /** All lanes an actor may see, by office and id: a lane's account only its own. */
    public List<Lane> list(Actor actor) {
        reload();
        return lanes.values().stream().filter(l -> !actor.is(Role.LANE) || isOwn(l, actor))
                .sorted(java.util.Comparator.comparing(Lane::office).thenComparing(Lane::id)).toList();
    }

    /** How busy a lane was; {@code lastAt} null = nothing in the last week. */
    public record Activity(long today, Instant lastAt) {

        static final Activity NONE = new Activity(0, null);
    }

    /** Activity by lane, of those lanes that had any in the last week. */
    public Map<String, Activity> activity(Actor actor) {
        Instant midnight = Times.startOf(LocalDate.now(clock), clock);
        Map<String, Activity> found = new HashMap<>();
        transactions.read(actor, () -> jdbc.sql("""
                select lane_id, count(*) filter (where at >= :midnight), max(at) from gate_passage where at >= :since group by lane_id""")
                .param("midnight", Timestamp.from(midnight)).param("since", Timestamp.from(midnight.minus(Duration.ofDays(7))))
                .query((rs, i) -> found.put(rs.getString(1), new Activity(rs.getLong(2), rs.getTimestamp(3).toInstant()))).list());
        return found;
    }
}
