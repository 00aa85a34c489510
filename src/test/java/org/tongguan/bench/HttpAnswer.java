package org.tongguan.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little of HTTP/1.1 that a load generator must understand of one answer. */
final class HttpAnswer {

    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "\r\nContent-Length: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "\r\nTransfer-Encoding: chunked".getBytes(StandardCharsets.US_ASCII);

    private static final int MOST = 200;
    private static final Pattern ENGLISH = Pattern.compile("\"text\":\\{[^}]*\"en\":\"([^\"]*)\"");
    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"([^\"]*)\"");
    private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z_]+)\"");
    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z]+-[0-9]+)\"");

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

    /**
     * A refusal in few words and one line, fit for a table: the status line, and of what follows the problem's detail in English, or, where it is
     * a message's answer, the codes of its findings. Heads and whole bodies say nothing more to a reader.
     */
    static String summary(String answer) {
        int lineEnd = answer.indexOf('\r');
        String status = (lineEnd < 0 ? answer : answer.substring(0, lineEnd)).strip();
        String body = answer.substring(Math.max(0, answer.indexOf("\r\n\r\n")));
        List<String> codes = CODE.matcher(body).results().map(m -> m.group(1)).distinct().toList();
        Matcher words = ENGLISH.matcher(body);
        Matcher detail = DETAIL.matcher(body);
        Matcher state = STATE.matcher(body);
        String what = state.find() ? state.group(1) + " " + String.join(", ", codes)
                : words.find() ? words.group(1) : detail.find() ? detail.group(1) : "";
        return cell(what.isBlank() ? status : status + ": " + what.strip());
    }

    /** Any text as one line that a table of Markdown can hold. */
    static String cell(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").replace("|", "/").strip();
        return line.length() > MOST ? line.substring(0, MOST) + "…" : line;
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
