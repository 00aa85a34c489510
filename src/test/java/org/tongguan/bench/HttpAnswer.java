package org.tongguan.bench;

import java.nio.charset.StandardCharsets;

/** The little of HTTP/1.1 that a load generator must understand of one answer. */
final class HttpAnswer {

    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "\r\nContent-Length: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "\r\nTransfer-Encoding: chunked".getBytes(StandardCharsets.US_ASCII);

    private HttpAnswer() { }

    /** Whether these bytes are a whole answer. A chunked one ends with the empty chunk. */
    static boolean isWhole(byte[] bytes, int length) {
        int head = find(bytes, length, HEAD_END);
        if (head < 0) {
            return false;
        }
        int at = find(bytes, head, LENGTH);
        if (at < 0) {
            boolean last = length > 7 && bytes[length - 7] == '\r' && bytes[length - 6] == '\n' && bytes[length - 5] == '0' && bytes[length - 1] == '\n';
            return find(bytes, head, CHUNKED) < 0 || last;
        }
        int size = 0;
        for (int i = at + LENGTH.length; bytes[i] != '\r'; i++) {
            size = size * 10 + bytes[i] - '0';
        }
        return length >= head + HEAD_END.length + size;
    }

    static int status(byte[] bytes) {
        return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
    }

    static boolean contains(byte[] bytes, int length, byte[] part) {
        return find(bytes, length, part) >= 0;
    }

    private static int find(byte[] bytes, int length, byte[] part) {
        for (int at = 0; at <= length - part.length; at++) {
            int same = 0;
            while (same < part.length && bytes[at + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return at;
            }
        }
        return -1;
    }
}
