package org.tongguan.suspense.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Regime;

/** Accounts. */
@Component
public class GoodsAccountStore {

    private static final String FILTER = """
            \sfrom suspense_account a where (:state::text is null or a.state = :state) and (:regime::text is null or a.regime = :regime)
            \sand (:q::text is null or a.number = :q or a.declaration = :q or a.contract = :q or a.partner ilike '%' || :q || '%'
            \sor exists (select from suspense_movement m where m.account_id = a.id and (m.number = :q or m.declaration = :q or m.bill = :q))
            \sor exists (select from suspense_rent r where r.account_id = a.id and (r.declaration = :q or r.bill = :q)))""";
    private final JdbcClient jdbc;

    GoodsAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to look for; null = any. {@code query}: number of account, movement, declaration, bill or contract, or a part of the partner's name. */
    public record Filter(GoodsAccount.State state, Regime regime, String query) { }

    /** An account among others: its first item, how many there are, and their value in yuan, in all and still on account. */
    public record Listed(GoodsAccount account, String goods, int items, BigDecimal in, BigDecimal left) { }

    /** @throws PlatformException CONFLICT {@code suspense.declaration-used} when the declaration opened an account before */
    public void insert(GoodsAccount a) {
        try {
            jdbc.sql("""
                    insert into suspense_account(id, number, regime, trader_id, office, declaration_id, declaration, contract, partner, lease_ends, guarantee,
                    state, filed_by, filed_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)""")
                    .params(a.id(), a.number(), a.regime().name(), a.traderId(), a.office(), a.declarationId(), a.declaration(), a.contract(), a.partner(),
                            a.leaseEnds(), a.guarantee(), a.state().name(), a.filedBy(), Timestamp.from(a.filedAt())).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "suspense.declaration-used", a.declaration());
        }
    }

    public Optional<GoodsAccount> find(String number) {
        return jdbc.sql("select * from suspense_account where number = ?").param(number).query(GoodsAccountStore::account).optional();
    }

    public Optional<GoodsAccount> find(UUID id) {
        return jdbc.sql("select * from suspense_account where id = ?").param(id).query(GoodsAccountStore::account).optional();
    }

    /** Keeps others from any step of it, or of its goods, until the transaction ends. */
    public Optional<GoodsAccount> lock(UUID id) {
        return jdbc.sql("select * from suspense_account where id = ? for update").param(id).query(GoodsAccountStore::account).optional();
    }

    /** As {@link #lock(UUID)}. */
    public Optional<GoodsAccount> lock(String number) {
        return jdbc.sql("select * from suspense_account where number = ? for update").param(number).query(GoodsAccountStore::account).optional();
    }

    /** The account that a declaration opens, moves goods of, or pays a rent of, by whatever still stands. */
    public Optional<UUID> of(UUID declaration) {
        return jdbc.sql("""
                select id from suspense_account where declaration_id = :d and state not in ('REFUSED', 'WITHDRAWN')
                union all select account_id from suspense_movement where declaration_id = :d and state in ('ASKED', 'CONFIRMED', 'DONE')
                union all select account_id from suspense_rent where declaration_id = :d limit 1""").param("d", declaration).query(UUID.class).optional();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter f) {
        return jdbc.sql(sql).param("state", f.state() == null ? null : f.state().name(), Types.VARCHAR)
                .param("regime", f.regime() == null ? null : f.regime().name(), Types.VARCHAR).param("q", f.query(), Types.VARCHAR);
    }

    /** Newest first. */
    public List<Listed> list(Filter filter, long offset, int rows) {
        return filtered("with page as (select a.*" + FILTER + " order by a.id desc limit :rows offset :offset)" + """
                 select p.*, s.* from page p cross join lateral (select (array_agg(i.name order by i.number))[1] as goods, count(*)::int as items,
                coalesce(sum(i.value), 0) as value_in, coalesce(sum(i.value - coalesce(o.value, 0)), 0) as value_left
                from suspense_item i left join suspense_item_out o on o.item_id = i.id where i.account_id = p.id) s order by p.id desc""", filter)
                .param("rows", rows).param("offset", offset).query((rs, i) -> new Listed(account(rs, i), rs.getString("goods"), rs.getInt("items"),
                        rs.getBigDecimal("value_in"), rs.getBigDecimal("value_left"))).list();
    }

    public long count(Filter filter) {
        return filtered("select count(*)" + FILTER, filter).query(Long.class).single();
    }

    public void step(UUID id, GoodsAccount.State state, String reason) {
        jdbc.sql("update suspense_account set state = ?, reason = ? where id = ?").params(state.name(), reason, id).update();
    }

    public void accept(UUID id, String identity, String by) {
        jdbc.sql("update suspense_account set state = 'ACCEPTED', identity = ?, accepted_by = ?, reason = '' where id = ?").params(identity, by, id).update();
    }

    public void open(UUID id, LocalDate movedOn, LocalDate dueOn) {
        jdbc.sql("update suspense_account set state = 'OPEN', moved_on = ?, due_on = ? where id = ?").params(movedOn, dueOn, id).update();
    }

    public void secure(UUID id, BigDecimal amount) {
        jdbc.sql("update suspense_account set secured = ? where id = ?").params(amount, id).update();
    }

    public void claimed(UUID id, BigDecimal amount) {
        jdbc.sql("update suspense_account set secured = 0, claimed = claimed + ? where id = ?").params(amount, id).update();
    }

    public void askExtension(UUID id, LocalDate until, String reason) {
        jdbc.sql("update suspense_account set asked_until = ?, ask_reason = ? where id = ?").params(until, reason, id).update();
    }

    public void grantExtension(UUID id) {
        jdbc.sql("update suspense_account set due_on = asked_until, extensions = extensions + 1, asked_until = null, ask_reason = null where id = ?").param(id)
                .update();
    }

    public void refuseExtension(UUID id, String reason) {
        jdbc.sql("update suspense_account set asked_until = null, ask_reason = null, reason = ? where id = ?").params(reason, id).update();
    }

    private static GoodsAccount account(ResultSet rs, int row) throws SQLException {
        LocalDate moved = rs.getObject("moved_on", LocalDate.class);
        return new GoodsAccount(rs.getObject("id", UUID.class), rs.getString("number"), Regime.valueOf(rs.getString("regime")), rs.getLong("trader_id"),
                rs.getString("office"), rs.getObject("declaration_id", UUID.class), rs.getString("declaration"), rs.getString("contract"),
                rs.getString("partner"), rs.getObject("lease_ends", LocalDate.class), rs.getString("guarantee"),
                GoodsAccount.State.valueOf(rs.getString("state")), rs.getString("reason"), rs.getString("identity"), moved == null ? null
                : new GoodsAccount.Term(moved, rs.getObject("due_on", LocalDate.class), rs.getInt("extensions"), rs.getObject("asked_until", LocalDate.class),
                rs.getString("ask_reason")), rs.getBigDecimal("secured"), rs.getBigDecimal("claimed"), rs.getString("filed_by"),
                rs.getTimestamp("filed_at").toInstant());
    }
}
