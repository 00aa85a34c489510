package org.tongguan.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real platform in a process of its own, with its embedded PostgreSQL in a directory that may be started again after a kill. */
final class PlatformProcess implements AutoCloseable {

    private static final int START_SECONDS = 120;
    /** One that records what it loads writes that down at its end. */
    private static final int CLOSE_SECONDS = 180;
    private final Path home;
    private final Process process;
    private final int port;
    private final long startMillis;

    private PlatformProcess(Path home, Process process, int port, long startMillis) {
        this.home = home;
        this.process = process;
        this.port = port;
        this.startMillis = startMillis;
    }

    /**
     * Starts it with the class path of this process and waits until it takes requests.
     *
     * @param home    data directory
     * @param options further options of its Java
     */
    static PlatformProcess start(Path home, String... options) throws IOException, InterruptedException {
        return start(Application.asItIs(), home, List.of(options));
    }

    /** As {@link #start(Path, String...)}, with the class path of that application. */
    static PlatformProcess start(Application application, Path home, List<String> options) throws IOException, InterruptedException {
        return start(application, home, options, List.of());
    }

    /** @param arguments of the platform itself, after its own */
    static PlatformProcess start(Application application, Path home, List<String> options, List<String> arguments) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms2g", "-Xmx2g",
                "@" + Path.of("jvm.options").toAbsolutePath()));
        command.addAll(options);
        command.addAll(List.of("-cp", application.classPath(), "org.tongguan.Tongguan", "--server.port=" + port,
                "--server.address=127.0.0.1", "--data=" + home, "--tongguan.sandbox=true", "--logging.level.root=WARN"));
        command.addAll(arguments);
        long began = System.nanoTime();
        Path log = home.resolveSibling(home.getFileName() + ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        // A bench that is interrupted leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")).timeout(Duration.ofSeconds(5)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(START_SECONDS) && process.isAlive()) {
                try {
                    if (client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return new PlatformProcess(home, process, port, (System.nanoTime() - began) / 1_000_000);
                    }
                } catch (IOException e) {
                    // Not listening yet.
                }
                Thread.sleep(20);
            }
        }
        process.destroyForcibly();
        throw new IOException("the platform did not start; see " + log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** From the start of its process to its readiness. */
    long startMillis() {
        return startMillis;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The server process of the database, parent of all its others. */
    long databasePid() throws IOException {
        return Long.parseLong(pidFile().getFirst().strip());
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(home.resolve("pg/postmaster.pid"));
    }

    /** A connection as the database's owner, who sees every row. */
    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + pidFile().get(3).strip() + "/postgres", "postgres",
                Files.readString(home.resolve("password")).strip());
    }

    /** Ends it at once, as a lost machine would; its database ends with it. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Ends it the ordinary way. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
