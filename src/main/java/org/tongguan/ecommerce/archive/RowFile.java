package org.tongguan.ecommerce.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tongguan.ecommerce.archive.ArchivedMonth.StoredFile;
import org.tongguan.formats.parquet.ParquetFile;
import org.tongguan.formats.parquet.ParquetWriter;

/** A table being written to its file, with the digest of its rows as they came out of the database. */
final class RowFile implements AutoCloseable {

    private final Path file;
    private final String name;
    private final ParquetWriter writer;
    private final RowsDigest digest = new RowsDigest();

    RowFile(Path directory, String name, ArchivedMonth month) {
        this.file = directory.resolve(name);
        this.name = name;
        this.writer = new ParquetWriter(file, ArchiveTables.of(name), Map.of("tongguan.archive", month.id().toString(), "tongguan.month",
                month.month().toString()));
    }

    void add(Object[] row) {
        writer.add(row);
        digest.add(row);
    }

    /**
     * Ends it, brings it to the disk and reads it again.
     *
     * @throws IllegalStateException when what is read is not what was written
     */
    StoredFile finish() {
        writer.finish();
        String written = digest.hex();
        RowsDigest read = new RowsDigest();
        new ParquetFile(file, ArchiveTables.of(name)).each(read::add);
        if (read.rows() != digest.rows() || !read.hex().equals(written)) {
            throw new IllegalStateException(file + " does not say what was written to it");
        }
        return stored(file, name, digest.rows(), written);
    }

    static StoredFile stored(Path file, String name, long rows, String rowsSha256) {
        try {
            return new StoredFile(name, rows, Files.size(file), ArchiveDirectory.sha256(file), rowsSha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
