package org.tongguan.runtime.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.tongguan.runtime.crypto.CryptoProfile;
import org.tongguan.runtime.vault.Vault;

/** Makes an installation from a backup, and asks it whether it is the one that was backed up. */
public final class Restore {

    private static final String KEY = "vault.key";
    private static final String REPLAYED = "log-to-replay";
    private static final int PAUSE_MILLIS = 100;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);
    private final Path backup;
    private final Path home;
    private String kept = "";

    /**
     * @param backup made by {@link Backup}
     * @param home   data directory to make
     */
    public Restore(Path backup, Path home) {
        this.backup = backup;
        this.home = home;
    }

    /**
     * Copies everything, each file against its digest. A directory with anything in it is left as it is.
     *
     * @param key the vault's key, kept apart from the backup; null when it lies in it
     * @throws BackupException when the backup is not whole, was changed, or the key is missing
     */
    public Manifest copy(Path key) throws IOException {
        Manifest manifest = Manifest.read(backup);
        if (Files.exists(home)) {
            try (Stream<Path> content = Files.list(home)) {
                if (content.findAny().isPresent()) {
                    throw new BackupException("目录 " + home + " 不是空目录：不会覆盖已有数据", home + " is not empty: nothing is ever written over");
                }
            }
        }
        if (!manifest.keyIncluded() && key == null) {
            throw new BackupException("备份中没有密钥：请用 --key 指定单独保管的 vault.key", "The backup holds no keys: name the vault.key that was kept apart with --key");
        }
        if (key != null) {
            Vault.readAll(key);
        }
        copyFiles(manifest);
        directories();
        if (key != null) {
            Files.deleteIfExists(home.resolve(KEY));
            Files.copy(key, home.resolve(KEY));
        }
        privately();
        return manifest;
    }

    /**
     * Has the database go on, when it is started next, through a log that was archived after the backup.
     *
     * @param archive made by {@link LogArchive}
     * @param until   moment to stop at, null for all there is
     * @throws BackupException when the log does not join the backup, or breaks off
     */
    public void replay(Manifest manifest, Path archive, Instant until) throws IOException {
        Path log = Files.createDirectories(home.resolve(REPLAYED));
        List<String> own = manifest.files().stream().map(Manifest.Entry::path).filter(path -> path.startsWith("pg/pg_wal/"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1)).sorted().toList();
        List<String> archived = LogArchive.names(archive).stream().filter(name -> name.endsWith(".history") || name.compareTo(own.getFirst()) >= 0).toList();
        if (!archived.contains(own.getLast())) {
            throw new BackupException("日志归档没有接上该备份：缺少 " + own.getLast(), "The archived log does not join this backup: it lacks " + own.getLast());
        }
        LogArchive.refuseGaps(archived);
        for (String name : archived) {
            Manifest.copy(archive.resolve(name), log.resolve(name), name);
        }
        Files.writeString(home.resolve("pg/recovery.signal"), "");
        Path settings = home.resolve("pg/postgresql.auto.conf");
        kept = Files.exists(settings) ? Files.readString(settings) : "";
        Files.writeString(settings, kept + "\nrestore_command = 'cp \"" + log.toAbsolutePath() + "/%f\" \"%p\"'\nrecovery_target_action = 'promote'\n"
                + (until == null ? "" : "recovery_target_time = '" + MOMENT.format(until) + "'\n"));
        privately();
    }

    /** Waits until the database has gone through the log and takes changes again; what was needed for that is gone afterwards. */
    public void awaitReplayed(Connection owner) throws SQLException, IOException, InterruptedException {
        try (PreparedStatement statement = owner.prepareStatement("select pg_is_in_recovery()")) {
            boolean recovers = true;
            while (recovers) {
                try (ResultSet rs = statement.executeQuery()) {
                    rs.next();
                    recovers = rs.getBoolean(1);
                }
                Thread.sleep(recovers ? PAUSE_MILLIS : 0);
            }
        }
        Files.writeString(home.resolve("pg/postgresql.auto.conf"), kept);
        Path log = home.resolve(REPLAYED);
        for (String name : LogArchive.names(log)) {
            Files.delete(log.resolve(name));
        }
        Files.delete(log);
    }

    private void copyFiles(Manifest manifest) throws IOException {
        for (Manifest.Entry entry : manifest.files()) {
            Path from = backup.resolve(entry.path()).normalize();
            if (!from.startsWith(backup.normalize()) || !Files.isRegularFile(from)) {
                throw new BackupException("备份缺少文件 " + entry.path(), "The backup lacks the file " + entry.path());
            }
            if (!Manifest.copy(from, home.resolve(entry.path()), entry.path()).equals(entry)) {
                throw new BackupException("备份中的文件 " + entry.path() + " 已被改动或损坏", "The file " + entry.path() + " of the backup was changed or is damaged");
            }
        }
    }

    /** Also the empty ones: the database does not start without them. */
    private void directories() throws IOException {
        try (Stream<Path> all = Files.walk(backup.resolve("pg"))) {
            for (Path directory : all.filter(Files::isDirectory).toList()) {
                Files.createDirectories(home.resolve(backup.relativize(directory).toString()));
            }
        }
    }

    /** The database refuses a cluster that others may read. */
    private void privately() throws IOException {
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes is) throws IOException {
                if (!directory.equals(home)) {
                    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Asks the restored database: the journal has the entry that the backup stood at, with its hash, and what is sealed was sealed under this key.
     *
     * @return sequence number the restored journal reaches
     * @throws BackupException when it is another journal, or another key
     */
    public long prove(Connection owner, Manifest manifest) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("select encode(hash, 'hex') from journal_entry where seq = ?")) {
            statement.setLong(1, manifest.journal().seq());
            try (ResultSet rs = statement.executeQuery()) {
                if (manifest.journal().seq() > 0 && (!rs.next() || !rs.getString(1).equals(manifest.journal().hash()))) {
                    throw new BackupException("恢复后的日志第 " + manifest.journal().seq() + " 条与备份时不符",
                            "Entry " + manifest.journal().seq() + " of the restored journal is not what it was when the backup was made");
                }
            }
        }
        UUID mark = new Vault(Vault.readAll(home.resolve(KEY)), profile(owner)).mark();
        try (PreparedStatement statement = owner.prepareStatement("select mark from vault_key"); ResultSet rs = statement.executeQuery()) {
            if (rs.next() && !mark.equals(rs.getObject(1, UUID.class))) {
                throw new BackupException("密钥不是该数据库的密钥：加密内容无法打开", "The key is not this database's: what is sealed cannot be opened");
            }
        }
        try (PreparedStatement statement = owner.prepareStatement("select seq from journal_head"); ResultSet rs = statement.executeQuery()) {
            return rs.next() ? rs.getLong(1) : 0;
        }
    }

    /** The family of algorithms that the restored database is kept with. */
    private static CryptoProfile profile(Connection owner) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("select profile from crypto_profile"); ResultSet rs = statement.executeQuery()) {
            return rs.next() ? CryptoProfile.valueOf(rs.getString(1)) : CryptoProfile.INTERNATIONAL;
        }
    }
}
