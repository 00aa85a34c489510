package org.tongguan.signature;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The SM3 digest (GB/T 32905-2016), for messages of a third of a megabyte, where the library's general one took most of the time of a
 * check: 32 µs for each list of a message, with this one 23 µs ({@code bench/ceb-reading}). Compared with the library's in tests.
 */
final class Sm3 {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int BLOCK = 64;
    private static final int[] START = {0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e};
    /** The rounds' constants, turned already. */
    private static final int[] T = new int[64];

    static {
        for (int j = 0; j < 64; j++) {
            T[j] = Integer.rotateLeft(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32);
        }
    }

    private final int[] v = START.clone();
    private final int[] w = new int[68];
    private final byte[] rest = new byte[BLOCK];
    private int kept;
    private long length;

    /** Takes bytes. */
    void update(byte[] from, int start, int count) {
        int at = start;
        int left = count;
        length += count;
        if (kept > 0) {
            int piece = Math.min(left, BLOCK - kept);
            System.arraycopy(from, at, rest, kept, piece);
            kept += piece;
            at += piece;
            left -= piece;
            if (kept < BLOCK) {
                return;
            }
            block(rest, 0);
            kept = 0;
        }
        while (left >= BLOCK) {
            block(from, at);
            at += BLOCK;
            left -= BLOCK;
        }
        System.arraycopy(from, at, rest, 0, left);
        kept = left;
    }

    /** The digest of all bytes taken: 32 bytes. May be asked once. */
    byte[] digest() {
        long bits = length * 8;
        byte[] end = new byte[kept < 56 ? BLOCK : 2 * BLOCK];
        System.arraycopy(rest, 0, end, 0, kept);
        end[kept] = (byte) 0x80;
        INT.set(end, end.length - 8, (int) (bits >>> 32));
        INT.set(end, end.length - 4, (int) bits);
        for (int at = 0; at < end.length; at += BLOCK) {
            block(end, at);
        }
        byte[] out = new byte[32];
        for (int i = 0; i < 8; i++) {
            INT.set(out, i * 4, v[i]);
        }
        return out;
    }

    private void block(byte[] from, int at) {
        for (int j = 0; j < 16; j++) {
            w[j] = (int) INT.get(from, at + j * 4);
        }
        for (int j = 16; j < 68; j++) {
            int x = w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15);
            w[j] = x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23) ^ Integer.rotateLeft(w[j - 13], 7) ^ w[j - 6];
        }
        rounds();
    }

    private void rounds() {
        int a = v[0];
        int b = v[1];
        int c = v[2];
        int d = v[3];
        int e = v[4];
        int f = v[5];
        int g = v[6];
        int h = v[7];
        for (int j = 0; j < 64; j++) {
            int turned = Integer.rotateLeft(a, 12);
            int ss1 = Integer.rotateLeft(turned + e + T[j], 7);
            int ff = j < 16 ? a ^ b ^ c : a & (b | c) | b & c;
            int gg = j < 16 ? e ^ f ^ g : g ^ e & (f ^ g);
            int tt1 = ff + d + (ss1 ^ turned) + (w[j] ^ w[j + 4]);
            int tt2 = gg + h + ss1 + w[j];
            d = c;
            c = Integer.rotateLeft(b, 9);
            b = a;
            a = tt1;
            h = g;
            g = Integer.rotateLeft(f, 19);
            f = e;
            e = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
        }
        v[0] ^= a;
        v[1] ^= b;
        v[2] ^= c;
        v[3] ^= d;
        v[4] ^= e;
        v[5] ^= f;
        v[6] ^= g;
        v[7] ^= h;
    }
}
