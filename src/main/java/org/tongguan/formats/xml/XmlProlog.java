package org.tongguan.formats.xml;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongguan.formats.FormatException;

/** The rare parts of a document: its declaration, comments, references, CDATA sections. */
final class XmlProlog {

    private static final int MAX_DECLARATION = 200;
    private static final int MAX_REFERENCE = 12;
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s+version\\s*=\\s*([\"'])1\\.[0-9]+\\1"
            + "(?:\\s+encoding\\s*=\\s*([\"'])([A-Za-z][A-Za-z0-9._-]*)\\2)?(?:\\s+standalone\\s*=\\s*([\"'])(?:yes|no)\\4)?\\s*\\?>");

    private XmlProlog() { }

    /** Where the document begins behind byte order mark and declaration. */
    static int skip(byte[] bytes) {
        int at = 0;
        if (bytes.length >= 2) {
            int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
            if (mark == 0xFEFF || mark == 0xFFFE || bytes[0] == 0 || bytes[1] == 0) {
                throw new FormatException("encoding", "UTF-16/UTF-32");
            }
        }
        if (bytes.length >= 3 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF) {
            at = 3;
        }
        if (!starts(bytes, at, "<?xml") || at + 5 < bytes.length && !XmlText.isBlank(bytes[at + 5])) {
            return at;
        }
        String head = new String(bytes, at, Math.min(MAX_DECLARATION, bytes.length - at), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(head);
        if (!declaration.lookingAt()) {
            throw XmlText.broken(bytes, at);
        }
        String encoding = declaration.group(3);
        if (encoding != null && !"UTF-8".equalsIgnoreCase(encoding)) {
            throw new FormatException("encoding", encoding);
        }
        return at + declaration.end();
    }

    static boolean starts(byte[] bytes, int from, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (from + i >= bytes.length || bytes[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Passes over the comment that begins there; refuses everything else that begins like one. */
    static int comment(byte[] bytes, int from) {
        if (!starts(bytes, from, "<!--")) {
            String key = starts(bytes, from, "<!DOCTYPE") ? "doctype" : starts(bytes, from, "<?") ? "instruction" : "xml";
            throw new FormatException(key, XmlText.place(bytes, from));
        }
        int at = from + 4;
        while (at + 2 < bytes.length) {
            if (bytes[at] == '-' && bytes[at + 1] == '-') {
                if (bytes[at + 2] != '>') {
                    throw XmlText.broken(bytes, at);
                }
                characters(bytes, from + 4, at);
                return at + 3;
            }
            at++;
        }
        throw XmlText.broken(bytes, from);
    }

    /** Appends the text of the CDATA section that begins there. */
    static int cdata(byte[] bytes, int from, StringBuilder out) {
        if (!starts(bytes, from, "<![CDATA[")) {
            throw XmlText.broken(bytes, from);
        }
        int start = from + 9;
        int at = start;
        while (at + 2 < bytes.length) {
            if (bytes[at] == ']' && bytes[at + 1] == ']' && bytes[at + 2] == '>') {
                out.append(characters(bytes, start, at).replace("\r\n", "\n").replace('\r', '\n'));
                return at + 3;
            }
            at++;
        }
        throw XmlText.broken(bytes, from);
    }

    private static String characters(byte[] bytes, int from, int to) {
        String text = XmlText.wide(bytes, from, to);
        if (text == null) {
            throw new FormatException("encoding", XmlText.place(bytes, from));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && !XmlText.isAllowed(c)) {
                throw XmlText.broken(bytes, from);
            }
        }
        return text;
    }

    /** Appends the character that the reference beginning there stands for. */
    static int reference(byte[] bytes, int from, StringBuilder out) {
        int end = from + 1;
        while (end < bytes.length && bytes[end] != ';') {
            if (end - from > MAX_REFERENCE || !XmlText.isName(bytes[end]) && bytes[end] != '#') {
                throw XmlText.broken(bytes, from);
            }
            end++;
        }
        if (end >= bytes.length) {
            throw XmlText.broken(bytes, from);
        }
        String name = XmlText.ascii(bytes, from + 1, end);
        switch (name) {
            case "amp" -> out.append('&');
            case "lt" -> out.append('<');
            case "gt" -> out.append('>');
            case "quot" -> out.append('"');
            case "apos" -> out.append('\'');
            default -> {
                if (!name.matches("#[0-9]{1,8}|#x[0-9A-Fa-f]{1,7}")) {
                    throw new FormatException(name.matches("[A-Za-z_].*") ? "entity" : "xml", XmlText.place(bytes, from));
                }
                int code = name.charAt(1) == 'x' ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
                if (!XmlText.isAllowed(code)) {
                    throw XmlText.broken(bytes, from);
                }
                out.appendCodePoint(code);
            }
        }
        return end + 1;
    }
}
