package org.tongguan.temporary.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.Replacement;

/** Replacement carnets, and what goes over to them beside the goods. */
@Component
public class ReplacementStore {

    private static final String SELECT = "select r.*, n.number as new_number from temporary_replacement r left join temporary_list n on n.id = r.new_list";
    private final JdbcClient jdbc;

    ReplacementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(GoodsList of, Replacement r) {
        jdbc.sql("""
                insert into temporary_replacement(id, list_id, trader_id, organiser_id, carnet, issuer, issued, valid_until, state, asked_by, asked_at)
                values (?,?,?,?,?,?,?,?,?,?,?)""").params(r.id(), r.listId(), of.traderId(), of.organiserId(), r.carnet(), r.issuer(), r.issued(), r.until(),
                r.state().name(), r.askedBy(), Timestamp.from(r.askedAt())).update();
    }

    /** What was asked of a carnet's list, oldest first. */
    public List<Replacement> list(UUID list) {
        return jdbc.sql(SELECT + " where r.list_id = ? order by r.id").param(list).query(ReplacementStore::replacement).list();
    }

    /** The one that waits for its decision. */
    public Optional<Replacement> findOpen(UUID list) {
        return jdbc.sql(SELECT + " where r.list_id = ? and r.state = 'ASKED'").param(list).query(ReplacementStore::replacement).optional();
    }

    /** Number of the list whose carnet that list's replaces. */
    public Optional<String> replaces(UUID newList) {
        return jdbc.sql("select o.number from temporary_replacement r join temporary_list o on o.id = r.list_id where r.new_list = ?").param(newList)
                .query(String.class).optional();
    }

    public void decide(UUID id, Replacement.State state, String reason, @Nullable UUID newList, String by, Instant at) {
        jdbc.sql("update temporary_replacement set state = ?, reason = ?, new_list = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(state.name(), reason, newList, by, Timestamp.from(at), id).update();
    }

    /** Extensions that were granted count on. */
    public void extensions(UUID list, int extensions) {
        jdbc.sql("update temporary_list set extensions = ? where id = ?").params(extensions, list).update();
    }

    /**
     * What was granted of an item is granted of it under its new carnet: permits with what is left of them, papers and places of vehicles.
     *
     * @param stayed of what was granted, sold, given, tasted or used up already
     */
    public void carry(Item from, Item to, UUID approval, BigDecimal stayed) {
        jdbc.sql("""
                insert into temporary_approval(id, item_id, list_id, trader_id, organiser_id, office, kind, asked_at, due_on, state, document, most, reason,
                decided_by, decided_at) select ?, ?, ?, trader_id, organiser_id, office, kind, asked_at, due_on, state, document, greatest(most - ?, 0), reason,
                decided_by, decided_at from temporary_approval where item_id = ? and state = 'GRANTED'""")
                .params(approval, to.id(), to.listId(), stayed, from.id()).update();
        jdbc.sql("update temporary_paper set item_id = ? where item_id = ?").params(to.id(), from.id()).update();
        jdbc.sql("update temporary_place set item_id = ? where item_id = ?").params(to.id(), from.id()).update();
    }

    private static Replacement replacement(ResultSet rs, int row) throws SQLException {
        Timestamp decided = rs.getTimestamp("decided_at");
        return new Replacement(rs.getObject("id", UUID.class), rs.getObject("list_id", UUID.class), rs.getString("carnet"), rs.getString("issuer"),
                rs.getObject("issued", LocalDate.class), rs.getObject("valid_until", LocalDate.class), Replacement.State.valueOf(rs.getString("state")),
                rs.getString("reason"), rs.getString("new_number"), rs.getString("asked_by"), rs.getTimestamp("asked_at").toInstant(),
                rs.getString("decided_by"), decided == null ? null : decided.toInstant());
    }
}
