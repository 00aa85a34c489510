package org.tongguan.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A file system of its own, small enough to be filled: first down to what the platform keeps for itself, where it must refuse and then go on by
 * itself; then to the last byte, with the platform's own limit taken away, where the database may stop and nothing acknowledged may be missing.
 * Needs to be root and a loop device.
 */
final class FullDisk {

    private static final int MEBIBYTE = 1 << 20;
    private static final long IMAGE = 2_200L * MEBIBYTE;
    private static final int RESERVE = 200;
    private static final int LEFT = 100;
    private static final int CONNECTIONS = 8;
    /** The disk is kept full for so long; the platform looks once a second, and what it was doing then may end; then it is watched. */
    private static final long FULL = 30_000_000_000L;
    private static final long NOTICED = 3_000_000_000L;
    private static final long WATCHED = 3_000_000_000L;
    private final Path mount;
    private final Path image;
    private final Path report;
    private final CrashLoad load = new CrashLoad.Mixed();
    private final List<String> lines = new ArrayList<>();
    private CrashRecord record;
    private CrashClient client;
    private List<Preparation.Sender> senders;

    FullDisk(Path home, Path report) {
        this.mount = home.toAbsolutePath().resolveSibling("bench-small-disk");
        this.image = home.toAbsolutePath().resolveSibling("bench-small-disk.img");
        this.report = report;
    }

    /** Everything that went wrong. */
    List<String> run() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(IMAGE);
        }
        Files.createDirectories(mount);
        if (shell("mkfs.ext4", "-q", "-F", image.toString()) != 0 || shell("mount", "-o", "loop", image.toString(), mount.toString()) != 0) {
            System.out.println("a small file system cannot be mounted here (root and a loop device are needed): not tried");
            return List.of();
        }
        Path file = mount.resolveSibling("bench-small-disk.record");
        Files.deleteIfExists(file);
        record = CrashRecord.open(file);
        try {
            fill();
        } finally {
            record.close();
            shell("umount", mount.toString());
            Files.deleteIfExists(image);
        }
        record.wrong().forEach(w -> System.out.println("WRONG: " + w));
        if (report != null) {
            CrashReport.write(report, CrashReport.Part.DISK, CrashReport.disk(lines.toArray(String[]::new)));
        }
        return record.wrong();
    }

    private static int shell(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private void fill() throws Exception {
        Path home = mount.resolve("data");
        senders = Preparation.fill(home, 2, 20);
        client = new CrashClient(load.requests(senders), record);
        try (PlatformProcess platform = start(home, RESERVE)) {
            try (Connection connection = platform.connect()) {
                load.prepare(connection, senders);
            }
            client.start(platform.port(), CONNECTIONS, true);
            refusedAndTakenAgain(platform);
            client.stop();
        }
        PlatformProcess platform = start(home, 0);
        client.start(platform.port(), CONNECTIONS, true);
        await(() -> grows(1_000), 30);
        toTheLastByte(platform);
        client.stop();
        platform.kill();
        try (PlatformProcess again = start(home, RESERVE)) {
            client.start(again.port(), CONNECTIONS, false);
            client.finish();
            check(again);
        }
        say("%,d messages acknowledged in all; lost, doubled or unsound: %s".formatted(record.acknowledged().size(),
                record.wrong().isEmpty() ? "none" : record.wrong().toString()));
    }

    private static PlatformProcess start(Path home, int reserve) throws IOException, InterruptedException {
        return PlatformProcess.start(Application.packed(), home, List.of(), List.of("--spring.main.sources=" + CrashDoor.class.getName(),
                "--tongguan.disk.reserve-mb=" + reserve));
    }

    private void refusedAndTakenAgain(PlatformProcess platform) throws Exception {
        await(() -> grows(1_000), 60);
        Path ballast = mount.resolve("ballast");
        Taken taken = takenWithoutRoom(ballast);
        boolean grew = taken != Taken.NONE;
        long before = messages();
        int read = status(platform, "/api/v1/messages");
        if (grew || read != 200) {
            record.wrong("with less room than the reserve messages were " + taken.words + ", reading answered " + read);
        }
        say("with %d MB left of a reserve of %d MB: messages %s, reading answered %d".formatted(LEFT, RESERVE,
                taken.words, read));
        long freed = System.nanoTime();
        Files.delete(ballast);
        if (!await(() -> messages() - before > CONNECTIONS, 60)) {
            record.wrong("messages were not taken again after there was room");
        }
        say("after room was made (the file that took it deleted, that included): taken again after %,d ms".formatted((System.nanoTime() - freed) / 1_000_000));
    }

    /** What became of messages while there was no room. */
    private enum Taken {
        NONE("refused (503)"), SOME("taken"), UNSEEN("not seen: the database gave room back again and again");

        private final String words;

        Taken(String words) {
            this.words = words;
        }
    }

    /**
     * Keeps the disk full for a while. The database gives room back in between, when a checkpoint lets old log go, and then messages may be
     * taken: so only what is taken after the room was less than the reserve for longer than the platform needs to see it is counted.
     */
    private Taken takenWithoutRoom(Path ballast) throws IOException, InterruptedException {
        Taken taken = Taken.UNSEEN;
        long end = System.nanoTime() + FULL;
        long since = System.nanoTime();
        long before = -1;
        while (taken != Taken.SOME && System.nanoTime() < end) {
            boolean scarce = Files.getFileStore(mount).getUsableSpace() < (long) RESERVE * MEBIBYTE;
            leave(ballast, LEFT);
            if (!scarce) {
                since = System.nanoTime();
                before = -1;
            } else if (before < 0 && System.nanoTime() - since > NOTICED) {
                before = messages();
            } else if (before >= 0 && System.nanoTime() - since > NOTICED + WATCHED) {
                taken = messages() - before > CONNECTIONS ? Taken.SOME : Taken.NONE;
            }
            Thread.sleep(20);
        }
        return taken;
    }

    private long messages() {
        return record.acknowledged().keySet().stream().filter(load::isMessage).count();
    }

    private void toTheLastByte(PlatformProcess platform) throws Exception {
        Path ballast = mount.resolve("ballast");
        leave(ballast, 2);
        long began = System.nanoTime();
        boolean stopped = await(() -> !grows(2_000), 60);
        say(stopped ? "filled to the last bytes without the platform's own limit: no message taken any more after %,d ms, platform %s".formatted(
                (System.nanoTime() - began) / 1_000_000, platform.isAlive() ? "alive" : "ended") : "the disk could not be filled");
        Files.delete(ballast);
        say("the platform was then ended by SIGKILL and started again with room on the disk; what had no answer was sent again");
    }

    /** Whether anything is acknowledged within that time. */
    private boolean grows(int millis) {
        int before = record.acknowledged().size();
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return record.acknowledged().size() > before;
    }

    /** Fills the file system but for so much; always true. */
    private boolean leave(Path ballast, long megabytes) {
        byte[] block = new byte[MEBIBYTE];
        try (RandomAccessFile file = new RandomAccessFile(ballast.toFile(), "rw")) {
            FileStore store = Files.getFileStore(mount);
            file.seek(file.length());
            while (store.getUsableSpace() > megabytes * MEBIBYTE) {
                file.write(block);
            }
        } catch (IOException e) {
            // Full: that is what was wanted.
        }
        return true;
    }

    private static boolean await(BooleanSupplier condition, int seconds) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    private int status(PlatformProcess platform, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + platform.port() + path))
                    .header("Authorization", "Bearer " + senders.getFirst().token()).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private void check(PlatformProcess platform) throws Exception {
        Thread.sleep(7_000);
        try (Connection connection = platform.connect()) {
            load.wrong(connection, true).forEach(record::wrong);
            Map<String, String> stored = load.stored(connection);
            long missing = record.acknowledged().entrySet().stream().filter(e -> !load.mark(e.getKey()).equals(stored.get(e.getValue()))).count();
            if (missing > 0 || stored.size() != record.acknowledged().size()) {
                record.wrong(missing + " acknowledged messages are not there; " + stored.size() + " there, " + record.acknowledged().size() + " acknowledged");
            }
        }
    }

    private void say(String line) {
        lines.add(line);
        System.out.println(line);
    }
}
