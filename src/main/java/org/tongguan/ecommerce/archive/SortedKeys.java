package org.tongguan.ecommerce.archive;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The first 64 bits of many keys in a file, ascending. Keys are cut from SHA-256 and so spread evenly: where one would lie is computed, and a few steps from
 * there are enough. The file is mapped, so it costs no memory of Java's, and no disk once it was looked at.
 */
final class SortedKeys {

    private static final ValueLayout.OfLong KEY = ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN);
    private final MemorySegment keys;
    private final long count;

    SortedKeys(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            this.count = channel.size() / Long.BYTES;
            this.keys = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Whether a key with the same first 64 bits is there: certainly not where this says no. */
    boolean mayHave(UUID key) {
        long wanted = key.getMostSignificantBits();
        long low = 0;
        long high = count - 1;
        long guess = Math.unsignedMultiplyHigh(wanted, count);
        // Around the guess, wider and wider, until the key lies between two that were looked at.
        for (long step = 64; low < high && step < count; step *= 4) {
            long from = Math.max(low, guess - step);
            long to = Math.min(high, guess + step);
            boolean after = from == 0 || Long.compareUnsigned(at(from), wanted) <= 0;
            boolean before = to == count - 1 || Long.compareUnsigned(at(to), wanted) >= 0;
            if (after) {
                low = from;
            }
            if (before) {
                high = to;
            }
            if (after && before) {
                break;
            }
        }
        while (low <= high) {
            long middle = low + high >>> 1;
            int side = Long.compareUnsigned(at(middle), wanted);
            if (side == 0) {
                return true;
            }
            low = side < 0 ? middle + 1 : low;
            high = side > 0 ? middle - 1 : high;
        }
        return false;
    }

    private long at(long place) {
        return keys.getAtIndex(KEY, place);
    }

    /** Writes such a file. Keys come in ascending order; one that comes again is written once. */
    static final class Writer implements AutoCloseable {

        private final FileChannel channel;
        private final DataOutputStream out;
        private final RowsDigest digest = new RowsDigest();
        private UUID last;

        Writer(Path file) throws IOException {
            this.channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            this.out = new DataOutputStream(new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel), 1 << 16));
        }

        void add(UUID key) throws IOException {
            if (!key.equals(last)) {
                out.writeLong(key.getMostSignificantBits());
                digest.add(key.getMostSignificantBits());
                last = key;
            }
        }

        /** On the disk, whole. */
        RowsDigest finish() throws IOException {
            out.flush();
            channel.force(true);
            return digest;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
