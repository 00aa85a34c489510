package org.tongguan.suspense.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.inspection.Decision;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.SqlArrays;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;

/** Items of accounts. */
@Component
public class AccountItemStore {

    private static final ColumnInsert<Row> INSERT = ColumnInsert.<Row>into("suspense_item").uuid("id", r -> r.item.id())
            .uuid("account_id", r -> r.item.accountId()).int8("trader_id", r -> r.of.traderId()).int4("number", r -> r.item.number())
            .text("code", r -> r.item.code()).text("name", r -> r.item.name()).numeric("quantity", r -> r.item.quantity()).text("unit", r -> r.item.unit())
            .numeric("price", r -> r.item.price()).text("currency", r -> r.item.currency()).numeric("value", r -> r.item.value())
            .text("origin", r -> r.item.origin()).text("identity", r -> r.item.identity()).bool("replaced", r -> r.item.replaced())
            .numeric("tax", r -> r.item.tax()).numeric("security", r -> r.item.security());
    private static final String STANDING = """
            select i.*, coalesce(o.quantity, 0) as out_quantity, coalesce(o.value, 0) as out_value, coalesce(o.asked_quantity, 0) as asked_quantity,
            coalesce(o.asked_value, 0) as asked_value,
            (select f.decision from suspense_finding f where f.item_id = i.id and f.settled_at is null order by f.found_at desc limit 1) as bound
            from suspense_item i left join suspense_item_out o on o.item_id = i.id where i.account_id = ?""";
    private final JdbcClient jdbc;

    AccountItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(GoodsAccount of, AccountItem item) { }

    public void insert(GoodsAccount of, Collection<AccountItem> items) {
        INSERT.insert(jdbc, items.stream().map(i -> new Row(of, i)).toList());
    }

    /** Puts an item in the place of what it read until now, and keeps that; one that is new reads of nothing until now. */
    public void change(GoodsAccount of, AccountItem.Change c) {
        AccountItem was = c.was();
        AccountItem now = c.now();
        jdbc.sql("""
                insert into suspense_item_version(item_id, version, account_id, trader_id, code, name, quantity, price, currency, value, origin, tax, security,
                reason, amended_by, amended_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""")
                .params(was.id(), c.version(), of.id(), of.traderId(), was.code(), was.name(), was.quantity(), was.price(), was.currency(), was.value(),
                        was.origin(), was.tax(), was.security(), c.reason(), c.by(), Timestamp.from(c.at())).update();
        jdbc.sql("update suspense_item set code = ?, name = ?, quantity = ?, price = ?, value = ?, origin = ?, tax = ?, security = ? where id = ?")
                .params(now.code(), now.name(), now.quantity(), now.price(), now.value(), now.origin(), now.tax(), now.security(), now.id()).update();
    }

    /** All amendments of an account's items, oldest first. */
    public List<AccountItem.Change> changes(UUID account) {
        Map<UUID, AccountItem> now = new HashMap<>();
        list(account).forEach(i -> now.put(i.id(), i));
        List<AccountItem.Change> changes = new ArrayList<>(jdbc.sql("""
                select i.id, i.account_id, i.number, v.code, v.name, v.quantity, i.unit, v.price, v.currency, v.value, v.origin, i.identity, i.replaced, v.tax,
                v.security, v.version, v.reason, v.amended_by, v.amended_at from suspense_item_version v join suspense_item i on i.id = v.item_id
                where v.account_id = ? order by v.version desc, i.number desc""").param(account).query((rs, row) -> {
                    AccountItem was = item(rs, row);
                    return new AccountItem.Change(was, now.put(was.id(), was), rs.getInt("version"), rs.getString("reason"), rs.getString("amended_by"),
                            rs.getTimestamp("amended_at").toInstant());
                }).list());
        Collections.reverse(changes);
        return changes;
    }

    /** Items of an account in their order. */
    public List<AccountItem> list(UUID account) {
        return jdbc.sql("select * from suspense_item where account_id = ? order by number").param(account).query(AccountItemStore::item).list();
    }

    public List<AccountItem> find(Collection<UUID> ids) {
        return jdbc.sql("select * from suspense_item where id = any(?)").param(SqlArrays.uuids(ids)).query(AccountItemStore::item).list();
    }

    /** Items of an account with what is left of them; before the goods have moved that is all of them. */
    public List<AccountItem.Standing> standings(UUID account) {
        return jdbc.sql(STANDING + " order by i.number").param(account).query(AccountItemStore::standing).list();
    }

    /** What is to be set aside for what is left: each item's share of its security, rounded up. */
    public BigDecimal security(UUID account) {
        return jdbc.sql("""
                select coalesce(sum(ceil(i.security * (i.quantity - coalesce(o.quantity, 0)) / nullif(i.quantity, 0) * 100) / 100), 0)::numeric(19,2)
                from suspense_item i left join suspense_item_out o on o.item_id = i.id where i.account_id = ?""")
                .param(account).query(BigDecimal.class).single();
    }

    private static AccountItem.Standing standing(ResultSet rs, int row) throws SQLException {
        AccountItem item = item(rs, row);
        return new AccountItem.Standing(item, new AccountItem.Amount(item.quantity().subtract(rs.getBigDecimal("out_quantity")),
                item.value().subtract(rs.getBigDecimal("out_value"))), new AccountItem.Amount(rs.getBigDecimal("asked_quantity"),
                rs.getBigDecimal("asked_value")), rs.getString("bound") == null ? null : Decision.valueOf(rs.getString("bound")));
    }

    private static AccountItem item(ResultSet rs, int row) throws SQLException {
        return new AccountItem(rs.getObject("id", UUID.class), rs.getObject("account_id", UUID.class), rs.getInt("number"), rs.getString("code"),
                rs.getString("name"), rs.getBigDecimal("quantity"), rs.getString("unit"), rs.getBigDecimal("price"), rs.getString("currency"),
                rs.getBigDecimal("value"), rs.getString("origin"), rs.getString("identity"), rs.getBoolean("replaced"), rs.getBigDecimal("tax"),
                rs.getBigDecimal("security"));
    }
}
