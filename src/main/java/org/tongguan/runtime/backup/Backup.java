package org.tongguan.runtime.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies an installation while it works, as the database's manual tells for copies by other means than its own (PostgreSQL 18, 25.3.3, "Making a
 * base backup using the low level API"): the start of the copy is made known, files are copied as they are, torn or not, then the log from the
 * start to the end of the copy, from which recovery puts right whatever was torn. A slot that ends with this connection keeps that log there.
 */
public final class Backup {

    private static final long SEGMENT = 16L << 20;
    private static final Set<String> EMPTY = Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp",
            "pg_subtrans", "pgsql_tmp");
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "backup_label", "tablespace_map");
    /** Of the running process, not of the installation. */
    private static final Set<String> PASSING = Set.of("database", "tongguan.pid");
    private final Connection owner;
    private final Path home;
    private final Clock clock;
    private final List<Manifest.Entry> files = new ArrayList<>();

    /**
     * @param owner connection to the running database as its owner
     * @param home  data directory with the cluster in {@code pg}
     */
    public Backup(Connection owner, Path home, Clock clock) {
        this.owner = owner;
        this.home = home;
        this.clock = clock;
    }

    /**
     * Makes the copy. It stands under its name only when it is whole and on the disk.
     *
     * @param to       directory to make
     * @param withKeys whether keys are copied too; a copy without them shows nobody what is sealed
     * @throws BackupException when the directory exists
     */
    public Manifest make(Path to, boolean withKeys) throws IOException, SQLException {
        if (Files.exists(to)) {
            throw new BackupException("目录 " + to + " 已存在：备份只写入新目录", to + " exists: a backup is made in a new directory");
        }
        Path making = to.resolveSibling(to.getFileName() + ".making");
        if (Files.exists(making)) {
            throw new BackupException("目录 " + making + " 是一次未完成的备份，请先删除", making + " is a backup that was not finished: delete it first");
        }
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.createDirectory(making, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        owner.setAutoCommit(true);
        one("select pg_create_physical_replication_slot('tongguan_backup', true, true)");
        String start = one("select pg_backup_start('tongguan', true)");
        cluster(making.resolve("pg"));
        Manifest.Head head = head();
        String stop = stop(making.resolve("pg"));
        log(making.resolve("pg/pg_wal"), start, stop);
        // Last, so that whatever file the database already knows of is among them.
        beside(making, withKeys);
        Manifest manifest = new Manifest(Manifest.FORMAT, clock.instant(), start, stop, head, withKeys, files);
        manifest.write(making);
        one("select pg_drop_replication_slot('tongguan_backup')");
        Files.move(making, to);
        return manifest;
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet rs = statement.executeQuery(sql)) {
            rs.next();
            return rs.getString(1);
        }
    }

    /** What is committed by now is in the copy, for its log reaches further. */
    private Manifest.Head head() throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet rs = statement.executeQuery("select seq, encode(hash, 'hex') from journal_head")) {
            return rs.next() ? new Manifest.Head(rs.getLong(1), rs.getString(2)) : new Manifest.Head(0, "");
        }
    }

    private String stop(Path cluster) throws SQLException, IOException {
        try (PreparedStatement statement = owner.prepareStatement("select lsn, labelfile, spcmapfile from pg_backup_stop(false)");
             ResultSet rs = statement.executeQuery()) {
            rs.next();
            if (!rs.getString(3).isBlank()) {
                throw new BackupException("数据库使用了表空间，本命令不支持", "The database uses tablespaces; this command does not know them");
            }
            Path label = cluster.resolve("backup_label");
            Files.writeString(label, rs.getString(2), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            files.add(Manifest.entry(label, "pg/backup_label"));
            return rs.getString(1);
        }
    }

    private void cluster(Path to) throws IOException {
        Path from = home.resolve("pg");
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes is) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                boolean empty = !directory.equals(from) && EMPTY.contains(directory.getFileName().toString());
                return empty ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                String path = from.relativize(file).toString();
                if (is.isRegularFile() && !LEFT_OUT.contains(file.getFileName().toString())) {
                    try {
                        files.add(Manifest.copy(file, to.resolve(path), "pg/" + path));
                    } catch (NoSuchFileException e) {
                        // A table that was dropped meanwhile: the log says so too.
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /** Password, sample papers, files of the archive, whatever else lies beside the cluster; programs, logs and what belongs to the process do not. */
    private void beside(Path to, boolean withKeys) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(path -> !isOfCluster(path)).filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                boolean passing = PASSING.contains(name) || name.contains(".log");
                if (!passing && (withKeys || !isKey(name))) {
                    String path = home.relativize(file).toString();
                    files.add(Manifest.copy(file, to.resolve(path), path));
                    Files.setPosixFilePermissions(to.resolve(path), PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
    }

    private boolean isOfCluster(Path path) {
        String top = home.relativize(path).getName(0).toString();
        return top.equals("pg") || top.equals("pg.making") || top.startsWith("bin");
    }

    /** Whoever has this file can open what is sealed, or sign in the platform's name. */
    public static boolean isKey(String name) {
        return name.endsWith(".key") || name.endsWith(".pem") || name.endsWith(".p12");
    }

    private void log(Path to, String start, String stop) throws SQLException, IOException {
        String timeline = one("select substr(pg_walfile_name('" + stop + "'), 1, 8)");
        for (long segment = position(start) / SEGMENT; segment <= (position(stop) - 1) / SEGMENT; segment++) {
            String name = timeline + "%08X%08X".formatted(segment / (0x100000000L / SEGMENT), segment % (0x100000000L / SEGMENT));
            files.add(Manifest.copy(home.resolve("pg/pg_wal").resolve(name), to.resolve(name), "pg/pg_wal/" + name));
        }
    }

    /** {@code 16/B374D848} as a number. */
    private static long position(String lsn) {
        String[] halves = lsn.split("/");
        return Long.parseLong(halves[0], 16) << 32 | Long.parseLong(halves[1], 16);
    }
}
