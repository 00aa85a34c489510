package org.tongguan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.tongguan.runtime.postgres.EmbeddedPostgres;

/** The database of a data directory, as its owner: the running one, or one started for as long as it is looked at. */
final class DataDatabase implements AutoCloseable {

    static final String USER = "postgres";
    private final String url;
    private final String password;
    private final EmbeddedPostgres own;

    private DataDatabase(String url, String password, EmbeddedPostgres own) {
        this.url = url;
        this.password = password;
        this.own = own;
    }

    /** @throws CommandLine.Wrong when there is none */
    static DataDatabase open(Path data) {
        if (!Files.isDirectory(data.resolve("pg"))) {
            throw new CommandLine.Wrong("目录 " + data + " 中没有数据库（见 --data、--url）", "No database in " + data + " (see --data, --url)");
        }
        return EmbeddedPostgres.address(data).filter(address -> answers(address, data)).map(address -> new DataDatabase(address, password(data), null))
                .orElseGet(() -> {
                    EmbeddedPostgres started = EmbeddedPostgres.start(data);
                    return new DataDatabase(started.url(), started.password(), started);
                });
    }

    String url() {
        return url;
    }

    String password() {
        return password;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, USER, password);
    }

    /** False when the process that wrote the address was killed. */
    private static boolean answers(String url, Path data) {
        try (Connection connection = DriverManager.getConnection(url, USER, password(data))) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static String password(Path data) {
        try {
            return Files.readString(data.resolve("password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + data.resolve("password"), e);
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
