package org.tongguan.runtime;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Long texts as we keep them: zstd, about a quarter of their size. Cheaper than letting the database parse and pack them, which it does for
 * every declaration taken in. Any zstd tool unpacks what {@code \copy} or {@code encode(…, 'hex')} gives.
 */
public final class Packed {

    private static final int LEVEL = 1;
    /** Work areas are large and zeroed when made: kept, as many as are used at once. */
    private static final ConcurrentLinkedQueue<ZstdCompressCtx> AREAS = new ConcurrentLinkedQueue<>();

    private Packed() { }

    /** Null stays null. */
    public static byte[] pack(String text) {
        return text == null ? null : pack(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] pack(byte[] bytes) {
        ZstdCompressCtx free = AREAS.poll();
        ZstdCompressCtx area = free == null ? new ZstdCompressCtx().setLevel(LEVEL) : free;
        try {
            return area.compress(bytes);
        } finally {
            AREAS.offer(area);
        }
    }

    /** What was packed; null stays null. */
    public static String text(byte[] packed) {
        return packed == null ? null : new String(unpack(packed), StandardCharsets.UTF_8);
    }

    public static byte[] unpack(byte[] packed) {
        return Zstd.decompress(packed, (int) Zstd.getFrameContentSize(packed));
    }
}
