package org.tongguan.formats.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongguan.formats.parquet.ParquetColumn.Kind;

/**
 * Writes one Parquet file, row by row: plain values, packed by zstd, one page for each column of a row group, the least and the most of each so that a
 * reader who looks for one value opens one group only where rows are sorted by it. {@link #finish} leaves the file whole and on the disk.
 */
public final class ParquetWriter implements AutoCloseable {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS = 1 << 15;
    private static final int BYTES = 8 << 20;
    private static final int ZSTD = 6;
    private static final String BY = "tongguan";
    private final FileChannel out;
    private final List<ParquetColumn> columns;
    private final Map<String, String> about;
    private final List<Group> groups = new ArrayList<>();
    private List<ColumnChunk> open;
    private int rows;
    private long written;

    /**
     * @param about what the file says of itself
     * @throws UncheckedIOException when it is there already, or cannot be made
     */
    public ParquetWriter(Path file, List<ParquetColumn> columns, Map<String, String> about) {
        this.columns = List.copyOf(columns);
        this.about = new TreeMap<>(about);
        try {
            this.out = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            put(MAGIC);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        begin();
    }

    private record Group(List<Chunk> chunks, int rows) {
        private long whole() {
            return chunks.stream().mapToLong(c -> c.page.whole()).sum();
        }
    }

    private record Chunk(ColumnChunk.Written page, long offset, long length) { }

    /** One row, in the order of the columns. */
    public void add(Object... row) {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException(row.length + " values for " + columns.size() + " columns");
        }
        for (int i = 0; i < row.length; i++) {
            open.get(i).add(row[i]);
        }
        if (++rows == ROWS || open.stream().mapToInt(ColumnChunk::size).sum() >= BYTES) {
            flush();
        }
    }

    /** Ends the file and brings it to the disk. */
    public void finish() {
        flush();
        byte[] footer = footer();
        try {
            put(footer);
            put(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length).array());
            put(MAGIC);
            out.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go of the file; one that was not finished is not readable. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() {
        open = columns.stream().map(ColumnChunk::new).toList();
        rows = 0;
    }

    private void flush() {
        if (rows == 0) {
            return;
        }
        try {
            List<Chunk> chunks = new ArrayList<>(open.size());
            for (ColumnChunk chunk : open) {
                ColumnChunk.Written page = chunk.write();
                long offset = written;
                put(page.header());
                put(page.packed());
                chunks.add(new Chunk(page.told(), offset, written - offset));
            }
            groups.add(new Group(chunks, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin();
    }

    private void put(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            out.write(rest);
        }
        written += bytes.length;
    }

    private byte[] footer() {
        Thrift t = new Thrift();
        List<ParquetColumn> schema = new ArrayList<>(columns);
        schema.addFirst(null);
        return t.i32(1, 1).structs(2, schema, this::element).i64(3, groups.stream().mapToLong(Group::rows).sum()).structs(4, groups, ParquetWriter::group)
                .structs(5, List.copyOf(about.entrySet()), (x, e) -> x.text(1, e.getKey()).text(2, e.getValue()))
                .text(6, BY).structs(7, columns, (x, c) -> x.emptyStruct(1)).end();
    }

    /** @param column null = the table itself */
    private void element(Thrift t, ParquetColumn column) {
        if (column == null) {
            t.text(4, "row").i32(5, columns.size());
            return;
        }
        t.i32(1, column.kind().physical);
        if (column.kind() == Kind.UUID) {
            t.i32(2, 16);
        }
        t.i32(3, column.optional() ? 1 : 0).text(4, column.name());
        switch (column.kind()) {
            case TEXT -> t.i32(6, 0).struct(10, () -> t.emptyStruct(1));
            case DATE -> t.i32(6, 6).struct(10, () -> t.emptyStruct(6));
            case INSTANT -> t.i32(6, 10).struct(10, () -> t.struct(8, () -> t.yes(1).struct(2, () -> t.emptyStruct(2))));
            case UUID -> t.struct(10, () -> t.emptyStruct(14));
            default -> { }
        }
    }

    private static void group(Thrift t, Group group) {
        t.structs(1, group.chunks, ParquetWriter::chunk).i64(2, group.whole()).i64(3, group.rows).i64(5, group.chunks.getFirst().offset)
                .i64(6, group.chunks.stream().mapToLong(Chunk::length).sum());
    }

    private static void chunk(Thrift t, Chunk chunk) {
        ColumnChunk.Written page = chunk.page;
        t.i64(2, chunk.offset).struct(3, () -> {
            t.i32(1, page.column().kind().physical).i32s(2, 0, 3).texts(3, page.column().name()).i32(4, ZSTD).i64(5, page.count()).i64(6, page.whole())
                    .i64(7, chunk.length).i64(9, chunk.offset);
            t.struct(12, () -> {
                t.i64(3, page.nulls());
                if (page.least() != null) {
                    t.bytes(5, page.most()).bytes(6, page.least());
                }
            });
        });
    }
}
