package org.tongguan.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes wrong documents of right ones, the same ones for the same seed: for a build that must not depend on chance. */
final class Mutations {

    private static final int MOST_BYTES = 200_000;
    private static final String[] WORDS = {"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "&a;", "&#x0;", "&#xD800;", "<![CDATA[", "]]>",
        "<?xml version=\"1.1\"?>", "<!--", "-->", "xmlns:x=\"\"", "\u202e", "\u200b", "\ufeff", "\u0000", "1e1000000", "-0", "99999999999999999999999999999",
        "NaN", "0x10", "1.", ".5", "{{", "[[[[[[[[", "\"\"", "\\u0000", "\\ud800", "=cmd|' /C calc'!A1", "\r\n", ",", ";", "\"", "MIN", "MAX", "(",
        ")", "%", "/", "!!java.lang.Object", "&x", "*x", "~", "null", "true", "9223372036854775808", "\u0660\u0661"};
    private final Random random;
    private final List<byte[]> seeds;

    Mutations(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    byte[] next() {
        byte[] made = seeds.get(random.nextInt(seeds.size())).clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            made = change(made);
        }
        return made.length > MOST_BYTES ? java.util.Arrays.copyOf(made, MOST_BYTES) : made;
    }

    private byte[] change(byte[] from) {
        int at = from.length == 0 ? 0 : random.nextInt(from.length);
        int length = Math.min(from.length - at, 1 + random.nextInt(60));
        switch (random.nextInt(9)) {
            case 0 -> {
                return splice(from, at, at, WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8));
            }
            case 1 -> {
                return splice(from, at, at + length, new byte[0]);
            }
            case 2 -> {
                return splice(from, at, at + length, WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8));
            }
            case 3 -> {
                byte[] one = java.util.Arrays.copyOfRange(from, at, at + length);
                return splice(from, at, at, repeated(one, 1 + random.nextInt(200)));
            }
            case 4 -> {
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                int start = other.length == 0 ? 0 : random.nextInt(other.length);
                return splice(from, at, from.length, java.util.Arrays.copyOfRange(other, start, other.length));
            }
            case 5 -> {
                return java.util.Arrays.copyOf(from, at);
            }
            case 6 -> {
                byte[] made = from.clone();
                for (int i = at; i < at + length; i++) {
                    made[i] = made[i] >= '0' && made[i] <= '9' ? (byte) ('0' + random.nextInt(10)) : made[i];
                }
                return made;
            }
            case 7 -> {
                byte[] made = from.clone();
                if (made.length > 0) {
                    made[at] ^= (byte) (1 << random.nextInt(8));
                }
                return made;
            }
            default -> {
                byte[] made = from.clone();
                if (made.length > 0) {
                    made[at] = (byte) random.nextInt(256);
                }
                return made;
            }
        }
    }

    private static byte[] repeated(byte[] one, int times) {
        byte[] all = new byte[one.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        return all;
    }

    private static byte[] splice(byte[] from, int start, int end, byte[] with) {
        byte[] made = new byte[from.length - (end - start) + with.length];
        System.arraycopy(from, 0, made, 0, start);
        System.arraycopy(with, 0, made, start, with.length);
        System.arraycopy(from, end, made, start + with.length, from.length - end);
        return made;
    }
}
