package org.tongguan.runtime;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Long texts and bodies as they lie in the database: compressed by us (zstd, level 1), because the server's own compression costs several
 * times as much and is paid under the locks of a busy transaction.
 */
public final class Packed {

    private static final int LEVEL = 1;
    /** Work areas are large and cleared when they are made: kept, as many as are ever used at once. */
    private static final ConcurrentLinkedQueue<ZstdCompressCtx> AREAS = new ConcurrentLinkedQueue<>();

    private Packed() { }

    public static byte[] pack(byte[] plain) {
        ZstdCompressCtx free = AREAS.poll();
        ZstdCompressCtx area = free == null ? new ZstdCompressCtx().setLevel(LEVEL) : free;
        byte[] packed = area.compress(plain);
        AREAS.offer(area);
        return packed;
    }

    /** Null stays null. */
    public static byte[] pack(String text) {
        return text == null ? null : pack(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] unpack(byte[] packed) {
        return Zstd.decompress(packed, (int) Zstd.getFrameContentSize(packed));
    }

    /** Null stays null. */
    public static String text(byte[] packed) {
        return packed == null ? null : new String(unpack(packed), StandardCharsets.UTF_8);
    }
}
