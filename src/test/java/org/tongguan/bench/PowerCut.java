package org.tongguan.bench;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Leaves on the disk what a power cut could leave there. All processes of the database are frozen, the position up to which it has synced its
 * log is asked of the one that was left, and all are killed. Then what was written but never synced is taken away again at random: sectors of
 * the log after that position are zeroed or garbled; pages of tables and indexes written since the last checkpoint are put back to what they
 * were, torn between old and new sector by sector, zeroed or cut off with the end of their file; files made since then may be gone.
 *
 * <p>It believes the database's word for what was synced; whether the disk keeps that, it cannot know.
 */
final class PowerCut {

    private static final int PAGE = 8192;
    private static final int SECTOR = 512;
    private static final int SEGMENT = 16 << 20;
    /** So much of the log after the synced position may have been written. */
    private static final int TAIL = 512 << 10;
    private static final int ANSWER_MILLIS = 3_000;
    private static final Pattern RELATION = Pattern.compile("\\d+(_vm|_fsm)?(\\.\\d+)?");
    private static final String WHERE = """
            select pg_current_wal_flush_lsn() - '0/0'::pg_lsn, c.timeline_id, c.redo_lsn::text from pg_control_checkpoint() c""";
    private final PlatformProcess platform;
    private final Connection inspector;
    private final Path cluster;
    private final Path picture;
    private final Random random;
    private long flushed;
    private int timeline;
    private String last;
    private String checkpoint;
    private boolean samePages;
    private boolean known;

    PowerCut(PlatformProcess platform, Connection inspector, Path home, Random random) {
        this.platform = platform;
        this.inspector = inspector;
        this.cluster = home.resolve("pg");
        this.picture = home.resolveSibling(home.getFileName() + "-picture");
        this.random = random;
    }

    /** What was taken away again. */
    record Torn(int logSectors, int pagesOld, int pagesTorn, int pagesLost, int filesLost) {

        Torn plus(Torn other) {
            return new Torn(logSectors + other.logSectors, pagesOld + other.pagesOld, pagesTorn + other.pagesTorn, pagesLost + other.pagesLost,
                    filesLost + other.filesLost);
        }

        @Override
        public String toString() {
            return "%,d sectors of the log, %,d pages put back, %,d torn, %,d lost with the end of their file, %,d files".formatted(logSectors, pagesOld,
                    pagesTorn, pagesLost, filesLost);
        }
    }

    /** Has the database write everything down, and keeps a copy of its pages as of then. */
    void before() throws IOException, SQLException {
        inspector.setAutoCommit(true);
        try (Statement statement = inspector.createStatement()) {
            statement.execute("checkpoint");
        }
        ask();
        checkpoint = last;
        DataDirectory.delete(picture);
        for (String part : new String[] {"base", "global", "pg_xact", "pg_multixact"}) {
            copy(cluster.resolve(part), picture.resolve(part));
        }
    }

    private void ask() throws SQLException {
        try (Statement statement = inspector.createStatement(); ResultSet rs = statement.executeQuery(WHERE)) {
            rs.next();
            flushed = rs.getLong(1);
            timeline = rs.getInt(2);
            last = rs.getString(3);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes is) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                } catch (NoSuchFileException e) {
                    // It went meanwhile.
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The cut: nothing is written any more from one moment on. The database's processes are gone afterwards. */
    void now() throws IOException, SQLException, InterruptedException {
        ask();
        writing();
        int own;
        try (Statement statement = inspector.createStatement(); ResultSet rs = statement.executeQuery("select pg_backend_pid()")) {
            rs.next();
            own = rs.getInt(1);
        }
        inspector.setNetworkTimeout(Executors.newVirtualThreadPerTaskExecutor(), ANSWER_MILLIS);
        ProcessHandle server = ProcessHandle.of(platform.databasePid()).orElseThrow();
        // Its parent first: then there are no new ones.
        signal("STOP", List.of(server));
        List<ProcessHandle> others;
        try (Stream<ProcessHandle> children = server.children()) {
            others = children.filter(child -> child.pid() != own).toList();
        }
        signal("STOP", others);
        try {
            ask();
            samePages = last.equals(checkpoint);
            known = true;
        } catch (SQLException e) {
            // One of the frozen holds what the question needs: then this is a kill of all at once, no cut.
            known = false;
        } finally {
            server.destroyForcibly();
            others.forEach(ProcessHandle::destroyForcibly);
            ProcessHandle.of(own).ifPresent(ProcessHandle::destroyForcibly);
        }
        for (ProcessHandle one : others) {
            one.onExit().join();
        }
    }

    /** The database is at writing pages when it is cut, as far as it gets: left alone it would keep them in memory for minutes. */
    private void writing() throws InterruptedException {
        Thread.ofVirtual().start(() -> {
            try (Connection another = platform.connect(); Statement statement = another.createStatement()) {
                statement.execute("checkpoint");
            } catch (SQLException | IOException e) {
                // It was cut.
            }
        });
        Thread.sleep(20 + random.nextInt(120));
    }

    private static void signal(String name, List<ProcessHandle> to) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        to.forEach(one -> command.add(Long.toString(one.pid())));
        // One that ended by itself meanwhile is no failure.
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /** Whether it is known what was synced, so that the rest may be taken away. */
    boolean isKnown() {
        return known;
    }

    /** Takes away what was not synced. The database must not run. */
    Torn after() throws IOException {
        int sectors = tearLog();
        int[] counts = new int[4];
        if (samePages) {
            for (String part : new String[] {"base", "global", "pg_xact", "pg_multixact"}) {
                try (Stream<Path> files = Files.walk(cluster.resolve(part))) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        tear(file, part.startsWith("pg_"), counts);
                    }
                }
            }
        }
        DataDirectory.delete(picture);
        return new Torn(sectors, counts[0], counts[1], counts[2], counts[3]);
    }

    private int tearLog() throws IOException {
        long at = flushed;
        long end = flushed + TAIL;
        int kind = random.nextInt(4);
        int touched = 0;
        while (at < end) {
            Path file = cluster.resolve("pg_wal/" + "%08X%08X%08X".formatted(timeline, at >>> 32, (at & 0xFFFFFFFFL) / SEGMENT));
            if (!Files.exists(file)) {
                break;
            }
            long next = Math.min(end, (at / SECTOR + 1) * SECTOR);
            // All lost, all kept, each for itself, each for itself and garbled.
            boolean lost = kind == 0 || kind >= 2 && random.nextBoolean();
            if (lost) {
                byte[] bytes = new byte[(int) (next - at)];
                if (kind == 3) {
                    random.nextBytes(bytes);
                }
                try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
                    log.seek(at % SEGMENT);
                    log.write(bytes);
                }
                touched++;
            }
            at = next;
        }
        return touched;
    }

    private void tear(Path file, boolean whole, int[] counts) throws IOException {
        boolean status = whole;
        if (!status && !RELATION.matcher(file.getFileName().toString()).matches()) {
            return;
        }
        Path before = picture.resolve(cluster.relativize(file).toString());
        if (!Files.exists(before)) {
            if (!status && random.nextInt(4) == 0) {
                Files.delete(file);
                counts[3]++;
            }
            return;
        }
        if (Files.mismatch(before, file) < 0) {
            return;
        }
        try (RandomAccessFile now = open(file.toFile(), "rw"); RandomAccessFile old = open(before.toFile(), "r")) {
            byte[] a = new byte[PAGE];
            byte[] b = new byte[PAGE];
            long length = now.length() / PAGE;
            long known = old.length() / PAGE;
            for (long page = 0; page < Math.min(length, known); page++) {
                read(old, page, a);
                read(now, page, b);
                if (!Arrays.equals(a, b)) {
                    mix(now, page, a, b, status, counts);
                }
            }
            if (!status && length > known && random.nextInt(3) == 0) {
                long end = known + random.nextInt((int) (length - known));
                now.setLength(end * PAGE);
                counts[2] += (int) (length - end);
            }
        }
    }

    private void mix(RandomAccessFile now, long page, byte[] old, byte[] fresh, boolean whole, int[] counts) throws IOException {
        int draw = random.nextInt(3);
        if (draw == 0) {
            return;
        }
        byte[] made = old.clone();
        if (draw == 2 && !whole) {
            for (int at = 0; at < PAGE; at += SECTOR) {
                if (random.nextBoolean()) {
                    System.arraycopy(fresh, at, made, at, SECTOR);
                }
            }
        }
        now.seek(page * PAGE);
        now.write(made);
        counts[draw - 1]++;
    }

    private static RandomAccessFile open(File file, String how) throws IOException {
        return new RandomAccessFile(file, how);
    }

    private static void read(RandomAccessFile file, long page, byte[] into) throws IOException {
        file.seek(page * PAGE);
        file.readFully(into);
    }
}
