package org.tongguan.runtime.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.tongguan.runtime.Json;

/**
 * What a backup consists of.
 *
 * @param format      of this list: 1
 * @param madeAt      when the copying had ended
 * @param startLsn    position of the database's log where recovery begins
 * @param stopLsn     position it has to reach at least
 * @param journal     where the journal stood at least: what is restored has this entry, with this hash
 * @param keyIncluded whether the keys lie in the backup too; otherwise they are kept elsewhere and given when it is restored
 * @param files       every file, by its path in the backup
 */
public record Manifest(int format, Instant madeAt, String startLsn, String stopLsn, Head journal, boolean keyIncluded, List<Entry> files) {

    static final String NAME = "manifest.json";
    static final int FORMAT = 1;

    public Manifest {
        files = List.copyOf(files);
    }

    /**
     * A place in the journal.
     *
     * @param seq  its last entry's number, 0 when there is none
     * @param hash of that entry, in hexadecimal
     */
    public record Head(long seq, String hash) { }

    /** @param sha256 in hexadecimal */
    public record Entry(String path, long size, String sha256) { }

    /** All bytes together. */
    public long bytes() {
        return files.stream().mapToLong(Entry::size).sum();
    }

    static Manifest read(Path backup) throws IOException {
        Path file = backup.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new BackupException("目录 " + backup + " 不是完整的备份：没有 " + NAME, backup + " is no complete backup: it has no " + NAME);
        }
        Manifest manifest = Json.read(Files.readString(file), Manifest.class);
        if (manifest.format != FORMAT) {
            throw new BackupException("备份格式 " + manifest.format + " 不认识", "Backup format " + manifest.format + " is not known");
        }
        return manifest;
    }

    void write(Path backup) throws IOException {
        Files.writeString(backup.resolve(NAME), Json.write(this), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        sync(backup);
    }

    /** Copies a file, to the disk, and gives its entry. */
    static Entry copy(Path from, Path to, String path) throws IOException {
        Files.createDirectories(to.getParent());
        MessageDigest digest = sha256();
        long size;
        try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest);
             OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            size = in.transferTo(out);
        }
        sync(to);
        return new Entry(path, size, HexFormat.of().formatHex(digest.digest()));
    }

    /** Onto the disk: the file's bytes, or a directory's names. */
    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static Entry entry(Path file, String path) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                size += n;
            }
        }
        return new Entry(path, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
