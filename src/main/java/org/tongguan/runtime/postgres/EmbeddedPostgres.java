package org.tongguan.runtime.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Our own launcher of the PostgreSQL binaries: a durable cluster in a directory that survives restarts, with password authentication on
 * loopback, running as an ordinary user even when we are root, and ending with its parent. Durability settings are switched on here and
 * verified again, on any database, by {@code DurabilityCheck}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final int START_SECONDS = 60;
    /** A server that goes through its log after a crash is let do so, however long a full log takes on a slow disk. */
    private static final int RECOVERY_SECONDS = 3600;
    private static final String ADDRESS = "database";
    private final Path home;
    private final int port;
    private final String password;
    private volatile Process process;

    private EmbeddedPostgres(Path home, int port, String password) {
        this.home = home;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the cluster in that directory, making it when it is new.
     *
     * @param home     directory of binaries, cluster, password and log; made when missing
     * @param settings further {@code name=value} server settings
     * @throws PostgresStartException with a plain reason when it does not come up
     */
    public static EmbeddedPostgres start(Path home, String... settings) {
        try {
            Files.createDirectories(home);
            Path real = home.toRealPath();
            PostgresUser user = PostgresUser.forDirectory(real);
            Path binaries = PostgresBinaries.unpack(real);
            String password = password(real);
            Path cluster = real.resolve("pg");
            user.own(real);
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                initialise(user, binaries, real, cluster);
            }
            EmbeddedPostgres postgres = new EmbeddedPostgres(real, freePort(), password);
            postgres.launch(user, binaries, cluster, List.of(settings));
            postgres.tellAddress();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the database in " + home, e);
        }
    }

    private static String password(Path home) throws IOException {
        Path file = home.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            writePrivately(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /** Other commands of the same owner find the running server by this file; it goes with the server. */
    private void tellAddress() throws IOException {
        writePrivately(home.resolve(ADDRESS), url());
    }

    /** Where a server that somebody started in that directory can be reached, or was until it was killed; empty when it was stopped. */
    public static Optional<String> address(Path home) {
        try {
            return Optional.of(Files.readString(home.resolve(ADDRESS)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void initialise(PostgresUser user, Path binaries, Path home, Path cluster) throws IOException {
        // Made under another name and moved when complete: a kill in between leaves nothing that looks like a cluster.
        Path making = home.resolve("pg.making");
        PostgresUser.deleteTree(making);
        Process init = user.command(binaries.resolve("bin/initdb").toString(), "-D", making.toString(), "-U", "postgres",
                "--auth=scram-sha-256", "--pwfile=" + home.resolve("password"), "--data-checksums", "--encoding=UTF8",
                "--locale-provider=builtin", "--locale=C.UTF-8", "--builtin-locale=C.UTF-8")
                .redirectErrorStream(true).redirectOutput(home.resolve("initdb.log").toFile()).start();
        if (waitFor(init, 120) != 0) {
            throw new PostgresStartException("initdb failed; see " + home.resolve("initdb.log"), tail(home.resolve("initdb.log")));
        }
        Files.move(making, cluster);
    }

    private void launch(PostgresUser user, Path binaries, Path cluster, List<String> settings) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        Path log = home.resolve("postgres.log");
        while (true) {
            Files.deleteIfExists(home.resolve("postgres.log.old"));
            if (Files.exists(log)) {
                Files.move(log, home.resolve("postgres.log.old"));
            }
            process = spawn(user.endingWithParent(arguments(binaries, cluster, settings)).redirectErrorStream(true).redirectOutput(log.toFile()));
            if (awaitReady(deadline, log)) {
                return;
            }
            String said = tail(log);
            // After a kill the old server may take a moment to go: wait for it, never delete its lock file.
            if (said.contains("postmaster.pid\" already exists") && System.nanoTime() < deadline) {
                pause();
                continue;
            }
            close();
            throw new PostgresStartException("the database did not start; see " + log, said);
        }
    }

    /**
     * An eighth of the machine's memory, at most 4 GB: pages that do not find room are written out and read back again and again while
     * tables grow. It is only taken as it is used.
     */
    private static long sharedMegabytes() {
        long total = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize() >> 20;
        return Math.clamp(total / 8, 128, 4096);
    }

    /**
     * A quarter of the free disk, 1 to 16 GB. Every page is written whole to the log when it changes first after a checkpoint, and keys by chance touch every
     * page of their indexes: with 4 GB and ten million parcels a checkpoint came every half minute, and two thirds of the log were such pages.
     */
    private static long walMegabytes(Path cluster) {
        long free = cluster.toFile().getUsableSpace() >> 20;
        return Math.clamp(free / 4, 1024, 16_384);
    }

    private List<String> arguments(Path binaries, Path cluster, List<String> settings) {
        List<String> all = new ArrayList<>(List.of(binaries.resolve("bin/postgres").toString(), "-D", cluster.toString()));
        List<String> fixed = List.of("listen_addresses=127.0.0.1", "port=" + port, "unix_socket_directories=", "fsync=on",
                "synchronous_commit=on", "full_page_writes=on", "password_encryption=scram-sha-256", "max_connections=100",
                "max_locks_per_transaction=512", "shared_buffers=" + sharedMegabytes() + "MB", "max_wal_size=" + walMegabytes(cluster) + "MB",
                "checkpoint_timeout=15min",
                // After a crash every file is made sure of before anything is read; asked of the file system at once and not of two thousand files one by one
                // it takes a fraction of the two to four seconds (Linux, since 5.8 with its errors told).
                "recovery_init_sync_method=syncfs",
                "autovacuum_naptime=20s", "wal_buffers=32MB", "default_statistics_target=50", "timezone=UTC", "log_timezone=UTC", "jit=off",
                // Without the rows that were refused: they may be somebody's.
                "log_error_verbosity=terse");
        for (String setting : fixed) {
            all.addAll(List.of("-c", setting));
        }
        for (String setting : settings) {
            all.addAll(List.of("-c", setting));
        }
        return all;
    }

    /** The parent-death signal follows the thread that started the child, so that thread must live as long as we do. */
    private static Process spawn(ProcessBuilder builder) throws IOException {
        Process[] started = new Process[1];
        IOException[] failed = new IOException[1];
        CountDownLatch latch = new CountDownLatch(1);
        Thread keeper = new Thread(() -> {
            try {
                started[0] = builder.start();
            } catch (IOException e) {
                failed[0] = e;
            }
            latch.countDown();
            if (started[0] != null) {
                started[0].onExit().join();
            }
        }, "postgres-keeper");
        keeper.setDaemon(true);
        keeper.start();
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (failed[0] != null) {
            throw failed[0];
        }
        return started[0];
    }

    private boolean awaitReady(long deadline, Path log) {
        long recovered = deadline + TimeUnit.SECONDS.toNanos(RECOVERY_SECONDS);
        while (process.isAlive() && (System.nanoTime() < deadline || System.nanoTime() < recovered && tail(log).contains("recovery"))) {
            try (Connection connection = DriverManager.getConnection(url(), user(), password)) {
                return connection.isValid(1);
            } catch (SQLException e) {
                pause();
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresStartException("interrupted while the database was starting", "");
        }
    }

    private static int waitFor(Process process, int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String tail(Path log) {
        try {
            String text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - 2000));
        } catch (IOException e) {
            return "";
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return password;
    }

    /** Process id of the server, for crash tests. */
    public long pid() {
        return process.pid();
    }

    /** Stops the server the fast way: sessions are ended, nothing committed is lost. */
    @Override
    public void close() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            Files.deleteIfExists(home.resolve(ADDRESS));
            // SIGINT is "fast"; Process.destroy would send SIGTERM, which waits for every client.
            new ProcessBuilder("kill", "-INT", Long.toString(running.pid())).start().waitFor(5, TimeUnit.SECONDS);
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                running.destroy();
            }
        } catch (IOException e) {
            running.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroy();
        }
    }
}
