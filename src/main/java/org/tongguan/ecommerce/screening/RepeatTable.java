package org.tongguan.ecommerce.screening;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/** Slots by the last bits of a digest: the digest, the hour it was first seen, and one bit of 64 for each other that came with it. */
final class RepeatTable {

    private static final int SLOTS = 1 << 17;
    private static final int IN_A_BLOCK = 1 << 10;
    /** What is kept together. */
    static final int BLOCKS = SLOTS / IN_A_BLOCK;
    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;
    private final AtomicLongArray keys = new AtomicLongArray(SLOTS);
    private final AtomicLongArray others = new AtomicLongArray(SLOTS);
    private final AtomicIntegerArray since = new AtomicIntegerArray(SLOTS);
    private final AtomicIntegerArray dirty = new AtomicIntegerArray(BLOCKS);

    /** How many others came with it by now, at least. */
    int count(long key, long other, int hour, int hours) {
        int slot = (int) (key ^ key >>> 32) & SLOTS - 1;
        if (keys.get(slot) != key || hour - since.get(slot) >= hours) {
            keys.set(slot, key);
            since.set(slot, hour);
            others.set(slot, 0);
        }
        long bit = 1L << (other ^ other >>> 32);
        long before = others.get(slot);
        long after = (before & bit) != 0 ? before : others.accumulateAndGet(slot, bit, (a, b) -> a | b);
        if (after != before && dirty.get(slot / IN_A_BLOCK) == 0) {
            dirty.set(slot / IN_A_BLOCK, 1);
        }
        return Long.bitCount(after);
    }

    /** Blocks that changed since they were asked for; what changes from now on is told the next time. */
    List<Integer> changed() {
        List<Integer> blocks = new ArrayList<>();
        for (int block = 0; block < BLOCKS; block++) {
            if (dirty.get(block) != 0) {
                dirty.set(block, 0);
                blocks.add(block);
            }
        }
        return blocks;
    }

    /** They are to be told again. */
    void changed(Collection<Integer> blocks) {
        blocks.forEach(block -> dirty.set(block, 1));
    }

    byte[] pack(int block) {
        ByteBuffer out = ByteBuffer.allocate(IN_A_BLOCK * BYTES);
        for (int slot = block * IN_A_BLOCK; slot < (block + 1) * IN_A_BLOCK; slot++) {
            out.putLong(keys.get(slot)).putLong(others.get(slot)).putInt(since.get(slot));
        }
        return out.array();
    }

    /** Takes in what another process counted: the same digest within its hours together, else the one seen later. */
    void merge(int block, byte[] stored, int hours) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        for (int slot = block * IN_A_BLOCK; slot < (block + 1) * IN_A_BLOCK; slot++) {
            long key = in.getLong();
            long bits = in.getLong();
            int first = in.getInt();
            if (bits == 0) {
                continue;
            }
            if (keys.get(slot) == key && Math.abs(first - since.get(slot)) < hours) {
                others.accumulateAndGet(slot, bits, (a, b) -> a | b);
                since.accumulateAndGet(slot, first, Math::min);
            } else if (others.get(slot) == 0 || first > since.get(slot)) {
                keys.set(slot, key);
                since.set(slot, first);
                others.set(slot, bits);
            }
        }
    }
}
