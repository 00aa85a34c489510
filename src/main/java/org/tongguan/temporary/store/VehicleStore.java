package org.tongguan.temporary.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.SqlArrays;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Vehicle;

/** Vehicles on show: papers, places named for them, where they were seen. */
@Component
public class VehicleStore {

    private static final String FROM = """
            \sfrom temporary_item i join temporary_list l on l.id = i.list_id left join temporary_item_out o on o.item_id = i.id
            \scross join lateral (select count(*) filter (where s.state = 'OPEN')::int as open, max(s.seen_at) as seen_at,
            \s(array_agg(s.place order by s.seen_at desc))[1] as seen_where from temporary_sighting s where s.item_id = i.id) s
            \swhere i.special = any(string_to_array(:kinds, ' ')) and (:list::uuid is null or i.list_id = :list) and (not :open or s.open > 0)
            \sand (:q::text is null or i.proof = :q or l.number = :q or l.exhibitor ilike '%' || :q || '%' or i.name_zh ilike '%' || :q || '%'
            \sor i.name_en ilike '%' || :q || '%')""";
    private final JdbcClient jdbc;

    VehicleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What to look for; null = any.
     *
     * @param kinds of special goods that are vehicles
     * @param open  only those with a finding to be settled
     * @param query VIN, number of the list, or a part of the exhibitor's or the vehicle's name
     */
    public record Filter(Collection<String> kinds, @Nullable UUID list, boolean open, @Nullable String query) { }

    private JdbcClient.StatementSpec filtered(String sql, Filter f) {
        return jdbc.sql(sql).param("kinds", String.join(" ", f.kinds())).param("list", f.list(), Types.OTHER).param("open", f.open())
                .param("q", f.query(), Types.VARCHAR);
    }

    /** Those with findings first, then the newest. */
    public List<Vehicle> list(Filter filter, long offset, int rows) {
        return filtered("select i.*, l.number as list_number, l.exhibitor, l.state as list_state,"
                + " i.state = 'ADMITTED' and i.quantity > coalesce(o.quantity, 0) as is_in, s.open, s.seen_at, s.seen_where" + FROM
                + " order by s.open > 0 desc, i.id desc limit :rows offset :offset", filter).param("rows", rows).param("offset", offset)
                .query(VehicleStore::vehicle).list();
    }

    public long count(Filter filter) {
        return filtered("select count(*)" + FROM, filter).query(Long.class).single();
    }

    /** A paper; one of its kind that is there is replaced. */
    public void put(GoodsList of, Vehicle.Paper p) {
        jdbc.sql("""
                insert into temporary_paper(id, item_id, trader_id, organiser_id, kind, number, valid_to, given_by, given_at) values (?,?,?,?,?,?,?,?,?)
                on conflict (item_id, kind) do update set number = excluded.number, valid_to = excluded.valid_to, given_by = excluded.given_by,
                given_at = excluded.given_at""").params(p.id(), p.itemId(), of.traderId(), of.organiserId(), p.kind(), p.number(), p.validTo(), p.givenBy(),
                Timestamp.from(p.givenAt())).update();
    }

    public List<Vehicle.Paper> papers(Collection<UUID> items) {
        return jdbc.sql("select * from temporary_paper where item_id = any(?) order by kind").param(SqlArrays.uuids(items))
                .query((rs, i) -> new Vehicle.Paper(rs.getObject("id", UUID.class), rs.getObject("item_id", UUID.class), rs.getString("kind"),
                        rs.getString("number"), rs.getObject("valid_to", LocalDate.class), rs.getString("given_by"), instant(rs, "given_at"))).list();
    }

    public void insert(GoodsList of, Vehicle.Place p) {
        jdbc.sql("""
                insert into temporary_place(id, item_id, trader_id, organiser_id, kind, name, valid_from, valid_to, state, asked_by, asked_at)
                values (?,?,?,?,?,?,?,?,?,?,?)""").params(p.id(), p.itemId(), of.traderId(), of.organiserId(), p.kind(), p.name(), p.from(), p.to(),
                p.state().name(), p.askedBy(), Timestamp.from(p.askedAt())).update();
    }

    /** Places named for a vehicle, oldest first. */
    public List<Vehicle.Place> places(UUID item) {
        return jdbc.sql("select * from temporary_place where item_id = ? order by id").param(item).query(VehicleStore::place).list();
    }

    public Optional<Vehicle.Place> place(UUID id) {
        return jdbc.sql("select * from temporary_place where id = ?").param(id).query(VehicleStore::place).optional();
    }

    public void decidePlace(UUID id, Vehicle.Place.State state, String reason, String by, Instant at) {
        jdbc.sql("update temporary_place set state = ?, reason = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(state.name(), reason, by, Timestamp.from(at), id).update();
    }

    public void insert(GoodsList of, Vehicle.Sighting s) {
        jdbc.sql("""
                insert into temporary_sighting(id, item_id, trader_id, organiser_id, office, seen_at, place_id, place, state, note, seen_by)
                values (?,?,?,?,?,?,?,?,?,?,?)""").params(s.id(), s.itemId(), of.traderId(), of.organiserId(), s.office(), Timestamp.from(s.seenAt()),
                s.placeId(), s.place(), s.state() == null ? null : s.state().name(), s.note(), s.seenBy()).update();
    }

    /** Where a vehicle was seen, the last first. */
    public List<Vehicle.Sighting> sightings(UUID item) {
        return jdbc.sql("select * from temporary_sighting where item_id = ? order by seen_at desc, id desc").param(item).query(VehicleStore::sighting).list();
    }

    public Optional<Vehicle.Sighting> sighting(UUID id) {
        return jdbc.sql("select * from temporary_sighting where id = ?").param(id).query(VehicleStore::sighting).optional();
    }

    public void decideSighting(UUID id, Vehicle.Sighting.State state, String reason, String by, Instant at) {
        jdbc.sql("update temporary_sighting set state = ?, reason = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(state.name(), reason, by, Timestamp.from(at), id).update();
    }

    /** Of these items, those with a finding that nobody has settled. */
    public List<UUID> astray(Collection<UUID> items) {
        return jdbc.sql("select distinct item_id from temporary_sighting where item_id = any(?) and state = 'OPEN'").param(SqlArrays.uuids(items))
                .query(UUID.class).list();
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Vehicle vehicle(ResultSet rs, int row) throws SQLException {
        return new Vehicle(ItemStore.item(rs, row), rs.getString("list_number"), rs.getString("exhibitor"),
                GoodsList.State.valueOf(rs.getString("list_state")), rs.getBoolean("is_in"), rs.getInt("open"), instant(rs, "seen_at"),
                rs.getString("seen_where"));
    }

    private static Vehicle.Place place(ResultSet rs, int row) throws SQLException {
        return new Vehicle.Place(rs.getObject("id", UUID.class), rs.getObject("item_id", UUID.class), rs.getString("kind"), rs.getString("name"),
                rs.getObject("valid_from", LocalDate.class), rs.getObject("valid_to", LocalDate.class), Vehicle.Place.State.valueOf(rs.getString("state")),
                rs.getString("reason"), rs.getString("asked_by"), instant(rs, "asked_at"), rs.getString("decided_by"), instant(rs, "decided_at"));
    }

    private static Vehicle.Sighting sighting(ResultSet rs, int row) throws SQLException {
        String state = rs.getString("state");
        return new Vehicle.Sighting(rs.getObject("id", UUID.class), rs.getObject("item_id", UUID.class), rs.getString("office"), instant(rs, "seen_at"),
                rs.getObject("place_id", UUID.class), rs.getString("place"), state == null ? null : Vehicle.Sighting.State.valueOf(state),
                rs.getString("note"), rs.getString("reason"), rs.getString("seen_by"), rs.getString("decided_by"), instant(rs, "decided_at"));
    }
}
