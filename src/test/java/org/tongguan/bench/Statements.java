package org.tongguan.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Where the database's time goes, statement by statement ({@code pg_stat_statements}), where it was asked for. */
final class Statements {

    private Statements() { }

    /** Counts from now on. */
    static void reset(PlatformProcess platform) throws IOException, SQLException {
        try (Connection connection = platform.connect(); Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_statements_reset()");
        }
    }

    /** Prints the dearest since then, in shares of so many of what was done. */
    static void print(PlatformProcess platform, long count, int most) throws IOException, SQLException {
        try (Connection connection = platform.connect(); Statement statement = connection.createStatement();
             ResultSet rs = statement.executeQuery("""
                     select sum(calls), sum(rows), sum(total_exec_time) * 1000, sum(wal_bytes), left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as q
                     from pg_stat_statements group by q order by 3 desc limit\s""" + most)) {
            System.out.println("      calls       rows     us/each  wal bytes/each");
            while (rs.next()) {
                System.out.printf("%11d %10d %10.1f %10.0f  %s%n", rs.getLong(1), rs.getLong(2), rs.getDouble(3) / count, rs.getDouble(4) / count,
                        rs.getString(5));
            }
        }
    }
}
