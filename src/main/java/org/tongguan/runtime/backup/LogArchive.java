package org.tongguan.runtime.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the finished pieces of the database's log elsewhere, so that a backup can be brought forward to a moment after it. Meant to be called every
 * minute: what is lost with the machine is then what came since. The database keeps its log for some minutes only (until a checkpoint has
 * made it needless), so a long pause leaves a gap, which is told.
 */
public final class LogArchive {

    private static final long SEGMENTS = 0x100000000L / (16L << 20);
    private final Connection owner;
    private final Path log;
    private final Path archive;

    /**
     * @param owner   connection to the running database as its owner
     * @param home    data directory
     * @param archive directory to keep the log in, made when missing
     */
    public LogArchive(Connection owner, Path home, Path archive) {
        this.owner = owner;
        this.log = home.resolve("pg/pg_wal");
        this.archive = archive;
    }

    /**
     * What was kept.
     *
     * @param copied pieces by this call
     * @param last   name of the newest one there is
     */
    public record Kept(int copied, String last) { }

    /**
     * Ends the present piece of the log and copies every finished one that is not there yet.
     *
     * @throws BackupException when a piece between two others is missing: then a new backup is needed
     */
    public Kept collect() throws SQLException, IOException {
        if (!Files.isDirectory(archive)) {
            Files.createDirectories(archive.toAbsolutePath().getParent());
            Files.createDirectory(archive, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        String finished;
        try (Statement statement = owner.createStatement(); ResultSet rs = statement.executeQuery("select pg_walfile_name(pg_switch_wal())")) {
            rs.next();
            finished = rs.getString(1);
        }
        List<String> there = names(log);
        int copied = 0;
        for (String name : there) {
            boolean done = name.endsWith(".history") || name.compareTo(finished) <= 0;
            if (done && !Files.exists(archive.resolve(name))) {
                Path making = archive.resolve(name + ".making");
                Files.deleteIfExists(making);
                Manifest.copy(log.resolve(name), making, name);
                Files.move(making, archive.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                copied++;
            }
        }
        List<String> kept = names(archive).stream().filter(name -> !name.endsWith(".history")).toList();
        refuseGaps(kept);
        return new Kept(copied, kept.isEmpty() ? "" : kept.getLast());
    }

    /** Names of pieces and of the histories of time lines, in their order. */
    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(file -> file.getFileName().toString()).filter(name -> name.matches("[0-9A-F]{24}|[0-9A-F]{8}\\.history")).sorted().toList();
        }
    }

    static void refuseGaps(List<String> names) {
        List<String> pieces = names.stream().filter(name -> !name.endsWith(".history")).toList();
        for (int i = 1; i < pieces.size(); i++) {
            String before = pieces.get(i - 1);
            String name = pieces.get(i);
            if (before.substring(0, 8).equals(name.substring(0, 8)) && number(name) != number(before) + 1) {
                throw new BackupException("日志归档在 " + before + " 之后中断：请重新做一次备份", "The archived log breaks off after " + before + ": make a new backup");
            }
        }
    }

    private static long number(String name) {
        return Long.parseLong(name.substring(8, 16), 16) * SEGMENTS + Long.parseLong(name.substring(16), 16);
    }
}
