package org.tongguan.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.Role;

/** The table of accounts. */
@Component
class AccountStore {

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account with its password hash, null when it has none. */
    record WithHash(Account account, String hash) { }

    Account insert(NewAccount a, String hash, boolean mustChange, boolean sandbox, Instant at) {
        return jdbc.sql("""
                insert into account(username, display_name, roles, office, trader_id, active, password_hash, must_change, sandbox, created_at)
                values (:username, :name, :roles, :office, :trader, :active, :hash, :mustChange, :sandbox, :at) returning *""")
                .param("username", a.username()).param("name", a.displayName()).param("roles", roles(a)).param("office", a.office(), Types.VARCHAR)
                .param("trader", a.traderId(), Types.BIGINT).param("active", a.active()).param("hash", hash, Types.VARCHAR)
                .param("mustChange", mustChange).param("sandbox", sandbox).param("at", Timestamp.from(at))
                .query((rs, i) -> account(rs)).single();
    }

    Account update(long id, NewAccount a) {
        return jdbc.sql("""
                update account set display_name = :name, roles = :roles, office = :office, trader_id = :trader, active = :active where id = :id returning *""")
                .param("name", a.displayName()).param("roles", roles(a)).param("office", a.office(), Types.VARCHAR)
                .param("trader", a.traderId(), Types.BIGINT).param("active", a.active()).param("id", id)
                .query((rs, i) -> account(rs)).single();
    }

    void password(long id, String hash) {
        jdbc.sql("update account set password_hash = ?, must_change = false where id = ?").params(hash, id).update();
    }

    void loggedIn(long id, Instant at) {
        jdbc.sql("update account set last_login_at = ? where id = ?").params(Timestamp.from(at), id).update();
    }

    /** The row, locked until the transaction ends. */
    Optional<Account> lock(long id) {
        return jdbc.sql("select * from account where id = ? for update").param(id).query((rs, i) -> account(rs)).optional();
    }

    Optional<Account> find(long id) {
        return jdbc.sql("select * from account where id = ?").param(id).query((rs, i) -> account(rs)).optional();
    }

    Optional<WithHash> find(String username) {
        return jdbc.sql("select * from account where username = ?").param(username)
                .query((rs, i) -> new WithHash(account(rs), rs.getString("password_hash"))).optional();
    }

    /** Active administrators other than that account; locks them, so that two cannot take each other's role at once. */
    int otherAdmins(long id) {
        return jdbc.sql("select id from account where active and 'ADMIN' = any(roles) and id <> ? for update").param(id).query(Long.class).list().size();
    }

    /** How many accounts ever were administrators'; two once means that one alone changes nobody's roles for ever. */
    int everAdmins() {
        return jdbc.sql("select count(*) from account where ever_admin").query(Integer.class).single();
    }

    boolean isOfficial(String username) {
        return jdbc.sql("""
                select exists (select from account where username = ? and active and roles && array['OFFICER','INSPECTOR','SENIOR','ANALYST','ADMIN'])""")
                .param(username).query(Boolean.class).single();
    }

    Set<Long> active(Collection<Long> ids) {
        return Set.copyOf(jdbc.sql("select id from account where active and id in (:ids)").param("ids", ids).query(Long.class).list());
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from account)").query(Boolean.class).single();
    }

    List<Account> listSandbox() {
        return jdbc.sql("select * from account where sandbox and active order by id").query((rs, i) -> account(rs)).list();
    }

    /** Accounts whose names contain the query, those the running transaction may see. */
    Page<Account> list(String query, int page, int size) {
        String like = "%" + query.toLowerCase(java.util.Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        String where = " from account where username like :q or lower(display_name) like :q";
        List<Account> items = jdbc.sql("select *" + where + " order by username limit :limit offset :offset").param("q", like)
                .param("limit", Page.rows(size)).param("offset", Page.offset(page, size)).query((rs, i) -> account(rs)).list();
        long total = jdbc.sql("select count(*)" + where).param("q", like).query(Long.class).single();
        return new Page<>(items, Math.max(0, page), Page.rows(size), total);
    }

    private static String[] roles(NewAccount a) {
        return a.roles().stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    static Account account(ResultSet rs) throws SQLException {
        String[] roles = (String[]) rs.getArray("roles").getArray();
        Timestamp lastLogin = rs.getTimestamp("last_login_at");
        return new Account(rs.getLong("id"), rs.getString("username"), rs.getString("display_name"),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()), rs.getString("office"), rs.getObject("trader_id", Long.class),
                rs.getBoolean("must_change"), rs.getBoolean("active"), rs.getBoolean("sandbox"), lastLogin == null ? null : lastLogin.toInstant());
    }
}
