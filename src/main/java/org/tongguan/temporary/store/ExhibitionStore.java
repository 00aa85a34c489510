package org.tongguan.temporary.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Text;
import org.tongguan.temporary.Exhibition;

/** Exhibitions and who may file for them; each trader sees its own and those it was appointed for. */
@Component
public class ExhibitionStore {

    private static final String FILTER = """
            \sfrom exhibition where (:state::text is null or state = :state)
            \sand (:q::text is null or number = :q or name_zh ilike '%' || :q || '%' or name_en ilike '%' || :q || '%' or venue ilike '%' || :q || '%')""";
    private final JdbcClient jdbc;

    ExhibitionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Exhibition e) {
        jdbc.sql("""
                insert into exhibition(id, number, trader_id, office, name_zh, name_en, venue, opens_on, closes_on, guarantee, state, filed_by, filed_at)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?)""")
                .params(e.id(), e.number(), e.traderId(), e.office(), e.name().zh(), e.name().en(), e.venue(), e.opensOn(), e.closesOn(), e.guarantee(),
                        e.state().name(), e.filedBy(), Timestamp.from(e.filedAt())).update();
    }

    public Optional<Exhibition> find(String number) {
        return jdbc.sql("select * from exhibition where number = ?").param(number).query(ExhibitionStore::exhibition).optional();
    }

    public Optional<Exhibition> find(UUID id) {
        return jdbc.sql("select * from exhibition where id = ?").param(id).query(ExhibitionStore::exhibition).optional();
    }

    /** Keeps others from deciding on it until the transaction ends. */
    public Optional<Exhibition> lock(String number) {
        return jdbc.sql("select * from exhibition where number = ? for update").param(number).query(ExhibitionStore::exhibition).optional();
    }

    public List<Exhibition> list(Exhibition.State state, String query, long offset, int rows) {
        return jdbc.sql("select *" + FILTER + " order by opens_on desc, id desc limit :rows offset :offset")
                .param("state", state == null ? null : state.name(), Types.VARCHAR).param("q", query, Types.VARCHAR).param("rows", rows)
                .param("offset", offset).query(ExhibitionStore::exhibition).list();
    }

    public long count(Exhibition.State state, String query) {
        return jdbc.sql("select count(*)" + FILTER).param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("q", query, Types.VARCHAR).query(Long.class).single();
    }

    public void decide(UUID id, Exhibition.State state, String reason, String by) {
        jdbc.sql("update exhibition set state = ?, reason = ?, decided_by = ? where id = ?").params(state.name(), reason, by, id).update();
    }

    /** Whether goods of it are still on their way in, or in. */
    public boolean hasOpenLists(UUID id) {
        return jdbc.sql("select exists (select from temporary_list where exhibition_id = ? and state not in ('CLOSED', 'REFUSED', 'WITHDRAWN'))").param(id)
                .query(Boolean.class).single();
    }

    /** Appoints a trader; the same again has no effect. */
    public boolean appoint(Exhibition e, long trader, String by, Instant at) {
        return jdbc.sql("""
                insert into exhibition_filer(exhibition_id, organiser_id, trader_id, appointed_by, appointed_at) values (?,?,?,?,?)
                on conflict do nothing""").params(e.id(), e.traderId(), trader, by, Timestamp.from(at)).update() > 0;
    }

    public boolean dismiss(Exhibition e, long trader) {
        return jdbc.sql("delete from exhibition_filer where exhibition_id = ? and trader_id = ?").params(e.id(), trader).update() > 0;
    }

    /** The traders appointed to file for it, as far as the reader may see them. */
    public List<Long> filers(UUID exhibition) {
        return jdbc.sql("select trader_id from exhibition_filer where exhibition_id = ? order by appointed_at, trader_id").param(exhibition)
                .query(Long.class).list();
    }

    private static Exhibition exhibition(ResultSet rs, int row) throws SQLException {
        return new Exhibition(rs.getObject("id", UUID.class), rs.getString("number"), rs.getLong("trader_id"), rs.getString("office"),
                Text.of(rs.getString("name_zh"), rs.getString("name_en")), rs.getString("venue"), rs.getObject("opens_on", LocalDate.class),
                rs.getObject("closes_on", LocalDate.class), rs.getString("guarantee"), Exhibition.State.valueOf(rs.getString("state")),
                rs.getString("reason"), rs.getString("filed_by"), rs.getTimestamp("filed_at").toInstant(), rs.getString("decided_by"));
    }
}
