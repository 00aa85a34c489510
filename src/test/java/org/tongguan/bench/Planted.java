package org.tongguan.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A bug put into the platform or its database by the bench, to see that the bench finds it. The product has no switch for any of them. */
enum Planted {

    /** As it is. */
    NONE,
    /** The answer goes out before the commit: {@link LateCommits}. */
    ACKNOWLEDGE_FIRST,
    /** The database says committed before its log is on the disk. Set for the sessions of the platform once it has passed its own check. */
    SYNCHRONOUS_COMMIT_OFF,
    /** One list of an acknowledged message is not kept: a trigger drops it. */
    LOST_LIST,
    /** Nothing is known again: neither messages, whose key a trigger spoils, nor transfers. */
    NO_KEY;

    String property() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Whether only the death of the database can show it. */
    boolean onlyPostgres() {
        return this == SYNCHRONOUS_COMMIT_OFF;
    }

    void plant(Connection owner) throws SQLException {
        if (this == SYNCHRONOUS_COMMIT_OFF) {
            run(owner, "alter role postgres set synchronous_commit = off");
            run(owner, "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
        }
        if (this == LOST_LIST) {
            run(owner, """
                    create or replace function bench_drop() returns trigger language plpgsql as $$
                    begin if new.number % 37 = 0 then return null; end if; return new; end $$""");
            run(owner, "create or replace trigger bench_drop before insert on ecommerce_list for each row execute function bench_drop()");
        }
        if (this == NO_KEY) {
            run(owner, """
                    create or replace function bench_forget() returns trigger language plpgsql as $$
                    begin new.key := new.key || ':' || gen_random_uuid(); return new; end $$""");
            run(owner, "create or replace trigger bench_forget before insert on message for each row execute function bench_forget()");
        }
    }

    /** Before the fault: the platform would not start again on a database set so. Sessions that are open stay as they are. */
    boolean unplant(Connection owner) throws SQLException {
        if (this == SYNCHRONOUS_COMMIT_OFF) {
            run(owner, "alter role postgres reset synchronous_commit");
            return true;
        }
        return false;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
