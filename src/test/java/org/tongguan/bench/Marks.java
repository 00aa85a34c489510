package org.tongguan.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request rendered once, with marks where each message has its own: finding them, and writing over them. */
final class Marks {

    private Marks() { }

    /** The head of the request that sends a message, up to its body. */
    static byte[] head(Preparation.Sender sender, byte[] body) {
        return ("POST /api/v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + sender.token()
                + "\r\nContent-Type: application/xml\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Head and body in one. */
    static byte[] join(byte[] head, byte[] body) {
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** Where a mark stands, from a place on. */
    static int[] offsets(byte[] request, int from, String mark) {
        byte[] bytes = mark.getBytes(StandardCharsets.US_ASCII);
        List<Integer> found = new ArrayList<>();
        for (int at = from; at <= request.length - bytes.length; at++) {
            int same = 0;
            while (same < bytes.length && request[at + same] == bytes[same]) {
                same++;
            }
            if (same == bytes.length) {
                found.add(at);
                at += bytes.length - 1;
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Writes a number's last digits. */
    static void digits(byte[] into, int at, int count, long number) {
        long rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
