package org.tongguan.formats.parquet;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32;
import org.tongguan.formats.parquet.ParquetColumn.Kind;

/** The values of one column in one row group: gathered, then written as one page. */
final class ColumnChunk {

    private static final int LEVEL = 3;
    private static final int UUID_BYTES = 16;
    private final ParquetColumn column;
    private ByteBuffer values = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
    private byte[] present = new byte[128];
    private int count;
    private int nulls;
    private byte[] least;
    private byte[] most;

    ColumnChunk(ParquetColumn column) {
        this.column = column;
    }

    /**
     * A page as it goes to the file: header and packed values.
     *
     * @param whole bytes before packing, with the header; {@code least} and {@code most} null where no value says them
     */
    record Written(ParquetColumn column, byte[] header, byte[] packed, long whole, int count, int nulls, byte[] least, byte[] most) {

        /** What the footer says of it; what lies in the file needs no memory any more. */
        Written told() {
            return new Written(column, null, null, whole, count, nulls, least, most);
        }
    }

    int size() {
        return values.position();
    }

    void add(Object value) {
        if (value == null && !column.optional()) {
            throw new IllegalArgumentException("no value for " + column.name());
        }
        if (count / 8 == present.length) {
            present = Arrays.copyOf(present, 2 * present.length);
        }
        if (value == null) {
            nulls++;
        } else {
            present[count / 8] |= (byte) (1 << count % 8);
            put(value);
        }
        count++;
    }

    private void put(Object value) {
        switch (column.kind()) {
            case UUID -> {
                room(UUID_BYTES).order(ByteOrder.BIG_ENDIAN).putLong(((UUID) value).getMostSignificantBits()).putLong(((UUID) value).getLeastSignificantBits())
                        .order(ByteOrder.LITTLE_ENDIAN);
                note(UUID_BYTES);
            }
            case LONG -> number((Long) value);
            case INSTANT -> number(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
            case INT -> whole((Integer) value);
            case DATE -> whole(Math.toIntExact(((LocalDate) value).toEpochDay()));
            case TEXT -> bytes(((String) value).getBytes(StandardCharsets.UTF_8));
            default -> bytes((byte[]) value);
        }
    }

    private void number(long value) {
        room(Long.BYTES).putLong(value);
        note(Long.BYTES);
    }

    private void whole(int value) {
        room(Integer.BYTES).putInt(value);
        note(Integer.BYTES);
    }

    private void bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
    }

    private ByteBuffer room(int bytes) {
        if (values.remaining() < bytes) {
            values = ByteBuffer.allocate(Math.max(2 * values.capacity(), values.position() + bytes)).order(ByteOrder.LITTLE_ENDIAN)
                    .put(values.flip());
        }
        return values;
    }

    /** The least and the most, by which readers pass over row groups. */
    private void note(int width) {
        byte[] written = Arrays.copyOfRange(values.array(), values.position() - width, values.position());
        if (least == null || compare(written, least) < 0) {
            least = written;
        }
        if (most == null || compare(written, most) > 0) {
            most = written;
        }
    }

    private int compare(byte[] a, byte[] b) {
        return column.kind() == Kind.UUID ? Arrays.compareUnsigned(a, b) : Long.compare(littleEndian(a), littleEndian(b));
    }

    private static long littleEndian(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.length == Long.BYTES ? buffer.getLong() : buffer.getInt();
    }

    Written write() {
        byte[] levels = column.optional() ? levels() : new byte[0];
        ByteBuffer plain = ByteBuffer.allocate(levels.length + values.position()).put(levels).put(values.flip());
        byte[] packed = Zstd.compress(plain.array(), LEVEL);
        CRC32 sum = new CRC32();
        sum.update(packed);
        Thrift header = new Thrift().i32(1, 0).i32(2, plain.capacity()).i32(3, packed.length).i32(4, (int) sum.getValue());
        byte[] head = header.struct(5, () -> header.i32(1, count).i32(2, 0).i32(3, 3).i32(4, 3)).end();
        return new Written(column, head, packed, (long) head.length + plain.capacity(), count, nulls, least, most);
    }

    /** Which rows have a value: one bit each, as one run of the format's bit-packed groups of eight. */
    private byte[] levels() {
        int groups = (count + 7) / 8;
        int header = groups << 1 | 1;
        ByteBuffer run = ByteBuffer.allocate(Integer.BYTES + 5 + groups).order(ByteOrder.LITTLE_ENDIAN).putInt(0);
        for (; (header & ~0x7F) != 0; header >>>= 7) {
            run.put((byte) (header & 0x7F | 0x80));
        }
        run.put((byte) header).put(present, 0, groups);
        run.putInt(0, run.position() - Integer.BYTES);
        return Arrays.copyOf(run.array(), run.position());
    }
}
