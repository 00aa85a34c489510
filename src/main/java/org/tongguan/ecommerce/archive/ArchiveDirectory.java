package org.tongguan.ecommerce.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongguan.formats.parquet.ParquetFile;

/**
 * Where the files lie: a directory for each month. It is written under another name and gets its own when all of it is on the disk. Processes on other
 * machines need the same directory.
 */
@Component
class ArchiveDirectory {

    private static final String WRITING = ".writing";
    private static final int BUFFER = 1 << 20;
    private final Path home;

    ArchiveDirectory(@Value("${tongguan.archive.directory:${tongguan.disk.directory:.tongguan}/archive}") String directory) {
        this.home = Path.of(directory).toAbsolutePath().resolve("ecommerce");
    }

    Path home() {
        return home;
    }

    /** The files of a month that is stored. */
    Path of(ArchivedMonth month) {
        return home.resolve(month.directory());
    }

    ParquetFile table(ArchivedMonth month, String name) {
        return new ParquetFile(of(month).resolve(name), ArchiveTables.of(name));
    }

    /** An empty directory to write the month's files to; whatever an earlier try left is gone. */
    Path fresh(ArchivedMonth month) {
        Path writing = home.resolve(month.directory() + WRITING);
        try {
            delete(writing);
            delete(of(month));
            return Files.createDirectories(writing);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + writing, e);
        }
    }

    /** The month's files get their name: from now on they are whole, also after the machine stopped. */
    void name(ArchivedMonth month) {
        Path writing = home.resolve(month.directory() + WRITING);
        try {
            sync(writing);
            Files.move(writing, of(month), StandardCopyOption.ATOMIC_MOVE);
            sync(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot name " + writing, e);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> all;
            try (Stream<Path> found = Files.walk(directory)) {
                all = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path one : all) {
                Files.delete(one);
            }
        }
    }

    static String sha256(Path file) {
        MessageDigest digest = RowsDigest.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
