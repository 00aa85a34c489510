package org.tongguan.formats.xml;

import java.util.Arrays;
import org.tongguan.formats.FormatException;

/** The attributes of one start tag. */
public final class XmlAttributes {

    private final byte[] bytes;
    private final XmlNames names;
    private final int[] starts = new int[XmlScanner.MAX_ATTRIBUTES];
    private final int[] colons = new int[XmlScanner.MAX_ATTRIBUTES];
    private final int[] ends = new int[XmlScanner.MAX_ATTRIBUTES];
    private final String[] values = new String[XmlScanner.MAX_ATTRIBUTES];
    private int count;
    private boolean closing;

    XmlAttributes(byte[] bytes, XmlNames names) {
        this.bytes = bytes;
        this.names = names;
    }

    void clear() {
        count = 0;
        closing = false;
    }

    boolean isClosing() {
        return closing;
    }

    /** Reads what follows an element's name, up to and with the tag's end; namespace declarations go to the names. */
    int read(int from, int declaredBefore) {
        clear();
        int at = from;
        while (true) {
            int before = at;
            at = blanks(at);
            if (at >= bytes.length) {
                throw XmlText.broken(bytes, at);
            }
            if (bytes[at] == '>') {
                at++;
                break;
            }
            if (bytes[at] == '/' && at + 1 < bytes.length && bytes[at + 1] == '>') {
                closing = true;
                at += 2;
                break;
            }
            if (at == before) {
                throw XmlText.broken(bytes, at);
            }
            at = one(at, declaredBefore);
        }
        noneTwice();
        return at;
    }

    private int one(int from, int declaredBefore) {
        int end = XmlText.name(bytes, from);
        int colon = -1;
        if (end < bytes.length && bytes[end] == ':') {
            colon = end;
            end = XmlText.name(bytes, end + 1);
        }
        int at = blanks(end);
        if (at >= bytes.length || bytes[at] != '=') {
            throw XmlText.broken(bytes, at);
        }
        at = blanks(at + 1);
        if (at >= bytes.length || bytes[at] != '"' && bytes[at] != '\'') {
            throw XmlText.broken(bytes, at);
        }
        StringBuilder out = new StringBuilder();
        int close = value(at + 1, bytes[at], out);
        boolean xmlns = XmlProlog.starts(bytes, from, "xmlns") && (colon < 0 ? end : colon) - from == 5;
        if (xmlns) {
            declare(colon < 0 ? end : colon + 1, end, out.toString(), declaredBefore);
        } else {
            if (count == XmlScanner.MAX_ATTRIBUTES) {
                throw new FormatException("many", XmlText.place(bytes, from));
            }
            starts[count] = from;
            colons[count] = colon;
            ends[count] = end;
            values[count++] = out.toString();
        }
        return close + 1;
    }

    private void declare(int start, int end, String name, int declaredBefore) {
        String prefix = XmlText.ascii(bytes, start, end);
        boolean reserved = prefix.equals("xmlns") || prefix.equals("xml") != name.equals(XmlNames.XML) || name.equals("http://www.w3.org/2000/xmlns/");
        if (reserved || start < end && name.isEmpty()) {
            throw new FormatException("namespace", XmlText.place(bytes, start));
        }
        if (names.isDeclaredSince(declaredBefore, start, end)) {
            throw XmlText.broken(bytes, start);
        }
        if (names.count() - declaredBefore >= XmlScanner.MAX_ATTRIBUTES) {
            throw new FormatException("many", XmlText.place(bytes, start));
        }
        names.declare(start, end, name);
    }

    private int value(int from, byte quote, StringBuilder out) {
        int at = from;
        while (at < bytes.length && bytes[at] != quote) {
            byte b = bytes[at];
            if (b == '&') {
                at = XmlProlog.reference(bytes, at, out);
            } else if (b == '<' || b >= 0 && b < ' ' && !XmlText.isBlank(b)) {
                throw XmlText.broken(bytes, at);
            } else if (XmlText.isBlank(b)) {
                out.append(' ');
                at += b == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n' ? 2 : 1;
            } else {
                int start = at;
                while (at < bytes.length && bytes[at] != quote && bytes[at] != '&' && bytes[at] != '<' && (bytes[at] < 0 || bytes[at] > ' ')) {
                    at++;
                }
                String piece = XmlText.wide(bytes, start, at);
                if (piece == null) {
                    throw new FormatException("encoding", XmlText.place(bytes, start));
                }
                out.append(piece);
            }
        }
        if (at >= bytes.length) {
            throw XmlText.broken(bytes, from);
        }
        return at;
    }

    private int blanks(int from) {
        int at = from;
        while (at < bytes.length && XmlText.isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private void noneTwice() {
        for (int i = 0; i < count; i++) {
            if (namespace(i) == null) {
                throw new FormatException("namespace", qualifiedName(i));
            }
            for (int j = 0; j < i; j++) {
                boolean same = Arrays.equals(bytes, local(i), ends[i], bytes, local(j), ends[j]);
                if (same && namespace(i).equals(namespace(j))) {
                    throw new FormatException("twice", "@" + qualifiedName(i));
                }
            }
        }
    }

    private int local(int index) {
        return colons[index] < 0 ? starts[index] : colons[index] + 1;
    }

    public int count() {
        return count;
    }

    public String localName(int index) {
        return XmlText.ascii(bytes, local(index), ends[index]);
    }

    public String qualifiedName(int index) {
        return XmlText.ascii(bytes, starts[index], ends[index]);
    }

    /** The attribute's namespace: empty for one without prefix. */
    public String namespace(int index) {
        return colons[index] < 0 ? "" : names.resolve(starts[index], colons[index]);
    }

    public String value(int index) {
        return values[index];
    }

    /** The value of the attribute of that name in no namespace, null when there is none. */
    public String value(String local) {
        for (int i = 0; i < count; i++) {
            if (colons[i] < 0 && localName(i).equals(local)) {
                return values[i];
            }
        }
        return null;
    }
}
