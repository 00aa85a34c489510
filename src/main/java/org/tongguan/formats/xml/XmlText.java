package org.tongguan.formats.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.tongguan.formats.FormatException;

/** What bytes may stand where, and how they become text. */
final class XmlText {

    /** Classes of bytes within text. */
    static final byte PLAIN = 0;
    static final byte WIDE = 1;
    static final byte SPECIAL = 2;
    private static final byte[] TEXT = new byte[256];
    private static final boolean[] NAME = new boolean[256];
    private static final boolean[] NAME_START = new boolean[256];

    static {
        for (int i = 0; i < 256; i++) {
            boolean blank = i == '\t' || i == '\n';
            TEXT[i] = i >= 0x80 ? WIDE : i < ' ' && !blank || i == '<' || i == '&' || i == ']' || i == '>' ? SPECIAL : PLAIN;
            NAME_START[i] = i >= 'a' && i <= 'z' || i >= 'A' && i <= 'Z' || i == '_';
            NAME[i] = NAME_START[i] || i >= '0' && i <= '9' || i == '-' || i == '.';
        }
    }

    private XmlText() { }

    static byte textClass(byte b) {
        return TEXT[b & 0xFF];
    }

    static boolean isName(byte b) {
        return NAME[b & 0xFF];
    }

    /** Where the name that begins there ends; a colon is no part of it. */
    static int name(byte[] bytes, int from) {
        if (from >= bytes.length || !NAME_START[bytes[from] & 0xFF]) {
            throw broken(bytes, from);
        }
        int end = from + 1;
        while (end < bytes.length && isName(bytes[end])) {
            end++;
        }
        return end;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r';
    }

    /** Text of ASCII bytes. */
    @SuppressWarnings("deprecation")
    static String ascii(byte[] bytes, int start, int end) {
        return new String(bytes, 0, start, end - start);
    }

    /** Text of UTF-8 bytes; null when they are none, or hold characters XML has no place for. */
    static String wide(byte[] bytes, int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !isUtf8(bytes, start, end) || text.indexOf('\uFFFE') >= 0 || text.indexOf('\uFFFF') >= 0) {
            return null;
        }
        return text;
    }

    private static boolean isUtf8(byte[] bytes, int start, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Whether XML 1.0 has a place for that character. */
    static boolean isAllowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000 && c <= 0x10FFFF;
    }

    /** Line and column of a byte, from 1. */
    static String place(byte[] bytes, int at) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(at, bytes.length); i++) {
            boolean end = bytes[i] == '\n';
            line += end ? 1 : 0;
            column = end ? 1 : column + 1;
        }
        return line + ":" + column;
    }

    static FormatException broken(byte[] bytes, int at) {
        return new FormatException("xml", place(bytes, at));
    }
}
