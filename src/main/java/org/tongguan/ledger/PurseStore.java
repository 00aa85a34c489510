package org.tongguan.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.SqlArrays;

/** The tables of {@link Purses}. */
@Component
class PurseStore {

    /** Opened with what is moved, or moved by it; one that would pass its limit is left out and not told. */
    private static final ColumnInsert<Change> CHANGE = ColumnInsert.<Change>into("ledger_purse").uuid("id", Change::purse)
            .int4("kind", Change::kind).int8("balance", Change::amount).int8("maximum", Change::maximum)
            .then("""
                    on conflict (id) do update set balance = ledger_purse.balance + excluded.balance, maximum = excluded.maximum
                    where ledger_purse.balance + excluded.balance <= excluded.maximum returning id""");
    private static final ColumnInsert<Row> INSERT = ColumnInsert.<Row>into("ledger_move").uuid("id", r -> r.move.id()).int4("kind", r -> r.move.kind())
            .uuid("purse", r -> r.move.purse().id()).uuid("other", r -> r.move.other()).int8("amount", r -> r.move.amount()).instant("at", Row::at);
    private final JdbcClient jdbc;

    PurseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A purse's balance moved by an amount. */
    record Change(UUID purse, int kind, long amount, long maximum) { }

    private record Row(Purses.Move move, Instant at) { }

    /** Does those that fit; tells which. What takes out needs a purse that is there. */
    Set<UUID> change(List<Change> changes) {
        List<Change> in = changes.stream().filter(c -> c.amount >= 0 && c.amount <= c.maximum).toList();
        List<Change> out = changes.stream().filter(c -> c.amount < 0).toList();
        Set<UUID> done = new HashSet<>(CHANGE.insertReturning(jdbc, in, UUID.class));
        if (!out.isEmpty()) {
            done.addAll(jdbc.sql("""
                    update ledger_purse p set balance = p.balance + v.amount from unnest(?::uuid[], ?::int8[]) v(id, amount)
                    where p.id = v.id and p.balance + v.amount >= 0 returning p.id""")
                    .params(ids(out), amounts(out)).query(UUID.class).list());
        }
        return done;
    }

    void open(List<Purses.Purse> purses) {
        purses.forEach(purse -> jdbc.sql("insert into ledger_purse(id, kind, balance, maximum) values (?, ?, 0, ?) on conflict (id) do nothing")
                .params(purse.id(), purse.kind(), purse.maximum()).update());
    }

    Map<UUID, Purses.Balance> lock(Collection<UUID> purses) {
        Map<UUID, Purses.Balance> held = new HashMap<>();
        jdbc.sql("select id, balance, maximum from ledger_purse where id = any(?::uuid[]) order by id for update").param(SqlArrays.uuids(purses))
                .query((rs, i) -> held.put(rs.getObject(1, UUID.class), new Purses.Balance(rs.getLong(2), rs.getLong(3)))).list();
        return held;
    }

    /** Moves purses that are locked. */
    void move(List<Change> changes) {
        if (!changes.isEmpty()) {
            jdbc.sql("""
                    update ledger_purse p set balance = p.balance + v.amount from unnest(?::uuid[], ?::int8[]) v(id, amount) where p.id = v.id""")
                    .params(ids(changes), amounts(changes)).update();
        }
    }

    private static Object ids(List<Change> changes) {
        return SqlArrays.uuids(changes.stream().map(Change::purse).toList());
    }

    private static Object amounts(List<Change> changes) {
        return SqlArrays.numbers(changes.stream().map(Change::amount).toList());
    }

    void insert(Collection<Purses.Move> moves, Instant at) {
        INSERT.insert(jdbc, moves.stream().map(move -> new Row(move, at)).toList());
    }

    Optional<Purses.Balance> find(UUID purse) {
        return jdbc.sql("select balance, maximum from ledger_purse where id = ?").param(purse)
                .query((rs, i) -> new Purses.Balance(rs.getLong(1), rs.getLong(2))).optional();
    }

    boolean isPosted(UUID id, int kind) {
        return jdbc.sql("select exists (select from ledger_move where id = ? and kind = ?)").params(id, kind).query(Boolean.class).single();
    }
}
