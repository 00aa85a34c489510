package org.tongguan.formats.xml;

import java.util.Arrays;
import org.tongguan.formats.FormatException;

/**
 * Goes through the bytes of an XML document once, without building anything but the texts asked for. The language is narrower than XML, for
 * messages need no more and every further part of XML has been a hole somewhere: UTF-8, no DOCTYPE, no entities but the five, no processing
 * instructions, ASCII names, bounded depth, at most {@value #MAX_ATTRIBUTES} attributes. What it accepts is well-formed XML with namespaces.
 *
 * <p>Every fault is a {@link FormatException} that says where. Not for several threads.
 */
public final class XmlScanner {

    public static final int START = 1;
    public static final int END = 2;
    public static final int TEXT = 3;
    public static final int DONE = 4;
    static final int MAX_ATTRIBUTES = 64;

    private final byte[] bytes;
    private final int length;
    private final int maxDepth;
    private final XmlNames names;
    private final XmlAttributes attributes;
    private final int[] starts;
    private final int[] ends;
    private final int[] declared;
    private int at;
    private int depth;
    private boolean closing;
    private boolean rootSeen;
    private boolean canonical = true;
    private int eventStart;
    private int localStart;
    private String namespace;
    private int textStart;
    private int textEnd;
    private boolean wide;
    private StringBuilder built;

    /**
     * Opens a document; nothing is read yet.
     *
     * @param maxDepth how deep elements may be nested
     * @throws FormatException when it is not UTF-8
     */
    public XmlScanner(byte[] bytes, int maxDepth) {
        this.bytes = bytes;
        this.length = bytes.length;
        this.maxDepth = maxDepth;
        this.names = new XmlNames(bytes);
        this.attributes = new XmlAttributes(bytes, names);
        this.starts = new int[maxDepth];
        this.ends = new int[maxDepth];
        this.declared = new int[maxDepth];
        this.at = XmlProlog.skip(bytes);
    }

    /** Goes to the next start, end or text and says which; comments are passed over. After the root's end comes {@link #DONE}. */
    public int next() {
        built = null;
        if (closing) {
            closing = false;
            eventStart = at;
            names.back(declared[--depth]);
            return END;
        }
        while (at < length) {
            if (bytes[at] != '<' || isCdata(at)) {
                if (readText()) {
                    return TEXT;
                }
                continue;
            }
            byte second = at + 1 < length ? bytes[at + 1] : 0;
            if (second == '/') {
                eventStart = at;
                end();
                return END;
            }
            if (second == '!' || second == '?') {
                canonical = false;
                at = XmlProlog.comment(bytes, at);
                continue;
            }
            start();
            return START;
        }
        if (depth > 0 || !rootSeen) {
            throw XmlText.broken(bytes, length);
        }
        eventStart = length;
        return DONE;
    }

    /**
     * Goes to the next element inside the one that has just started or been passed; false when that one has ended instead.
     *
     * @throws FormatException when there is text in between, where only elements may stand
     */
    public boolean nextChild() {
        int event = next();
        while (event == TEXT) {
            if (!isBlankText()) {
                throw new FormatException("text", place());
            }
            event = next();
        }
        return event == START;
    }

    private void start() {
        eventStart = at;
        if (depth == maxDepth) {
            throw new FormatException("depth", place());
        }
        if (depth == 0 && rootSeen) {
            throw XmlText.broken(bytes, at);
        }
        rootSeen = true;
        int nameStart = at + 1;
        int end = XmlText.name(bytes, nameStart);
        int colon = -1;
        if (end < length && bytes[end] == ':') {
            colon = end;
            end = XmlText.name(bytes, end + 1);
        }
        starts[depth] = nameStart;
        ends[depth] = end;
        declared[depth++] = names.count();
        at = end;
        if (at < length && bytes[at] == '>') {
            at++;
            attributes.clear();
        } else {
            at = attributes.read(at, declared[depth - 1]);
            closing = attributes.isClosing();
            // Only the root's tag is written anew by whoever needs the canonical form.
            canonical &= depth == 1 && !closing;
        }
        localStart = colon < 0 ? nameStart : colon + 1;
        namespace = names.resolve(nameStart, colon < 0 ? nameStart : colon);
        if (namespace == null || colon >= 0 && namespace.isEmpty()) {
            throw new FormatException("namespace", XmlText.ascii(bytes, nameStart, end));
        }
    }

    private void end() {
        if (depth == 0) {
            throw XmlText.broken(bytes, at);
        }
        int nameStart = starts[--depth];
        int nameEnd = ends[depth];
        int from = at + 2;
        int to = from + nameEnd - nameStart;
        if (to >= length || !Arrays.equals(bytes, nameStart, nameEnd, bytes, from, to)) {
            throw XmlText.broken(bytes, at);
        }
        while (to < length && XmlText.isBlank(bytes[to])) {
            canonical = false;
            to++;
        }
        if (to >= length || bytes[to] != '>') {
            throw XmlText.broken(bytes, to);
        }
        at = to + 1;
        names.back(declared[depth]);
    }

    private boolean isCdata(int from) {
        return from + 8 < length && bytes[from + 1] == '!' && bytes[from + 2] == '[';
    }

    /** Reads text up to the next tag, over comments too. False when there was nothing but comments, or blanks outside the root. */
    private boolean readText() {
        eventStart = at;
        textStart = at;
        run();
        textEnd = at;
        if (at < length && !(bytes[at] == '<' && !isCdata(at))) {
            canonical &= isCanonicalReference(at);
            build();
        }
        if (depth == 0) {
            if (!isBlankText() || built != null) {
                throw new FormatException("text", XmlText.place(bytes, eventStart));
            }
            return false;
        }
        if (at >= length) {
            throw XmlText.broken(bytes, length);
        }
        return built != null || textEnd > textStart;
    }

    /** Goes on while bytes are text as they stand. */
    private void run() {
        wide = false;
        int p = at;
        while (p < length) {
            byte kind = XmlText.textClass(bytes[p]);
            if (kind == XmlText.WIDE) {
                wide = true;
            } else if (kind == XmlText.SPECIAL) {
                byte b = bytes[p];
                if (b == '<' || b == '&' || b == '\r') {
                    break;
                }
                boolean bracket = b == ']' && !(p + 2 < length && bytes[p + 1] == ']' && bytes[p + 2] == '>');
                if (b != '>' && !bracket) {
                    throw XmlText.broken(bytes, p);
                }
                canonical &= b != '>';
            }
            p++;
        }
        at = p;
    }

    /** Whether the canonical form writes the same reference: of the named ones only three, and a carriage return by its number. */
    private boolean isCanonicalReference(int from) {
        if (bytes[from] != '&') {
            return false;
        }
        return XmlProlog.starts(bytes, from, "&amp;") || XmlProlog.starts(bytes, from, "&lt;") || XmlProlog.starts(bytes, from, "&gt;")
                || XmlProlog.starts(bytes, from, "&#xD;");
    }

    /** Text with references, carriage returns, CDATA sections or comments in it. */
    private void build() {
        built = new StringBuilder();
        append(textStart, textEnd);
        while (at < length) {
            byte b = bytes[at];
            if (b == '&') {
                canonical &= isCanonicalReference(at);
                at = XmlProlog.reference(bytes, at, built);
            } else if (b == '\r') {
                canonical = false;
                built.append('\n');
                at += at + 1 < length && bytes[at + 1] == '\n' ? 2 : 1;
            } else if (b == '<' && isCdata(at)) {
                if (depth == 0) {
                    throw XmlText.broken(bytes, at);
                }
                canonical = false;
                at = XmlProlog.cdata(bytes, at, built);
            } else if (b == '<') {
                break;
            } else {
                int from = at;
                run();
                append(from, at);
            }
        }
    }

    private void append(int from, int to) {
        if (to > from) {
            String piece = wide ? XmlText.wide(bytes, from, to) : XmlText.ascii(bytes, from, to);
            if (piece == null) {
                throw new FormatException("encoding", XmlText.place(bytes, from));
            }
            built.append(piece);
        }
    }

    /** The present text. Behind a comment a text may go on as another one. */
    public String text() {
        if (built != null) {
            return built.toString();
        }
        String text = wide ? XmlText.wide(bytes, textStart, textEnd) : XmlText.ascii(bytes, textStart, textEnd);
        if (text == null) {
            throw new FormatException("encoding", XmlText.place(bytes, textStart));
        }
        return text;
    }

    /** Whether the present text is nothing but blanks. */
    public boolean isBlankText() {
        if (built != null) {
            return built.chars().allMatch(c -> c <= ' ');
        }
        for (int i = textStart; i < textEnd; i++) {
            if (!XmlText.isBlank(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * The whole text of the element that has just started, and goes behind its end. Null when another element stands inside: then that one has
     * just started.
     */
    public String value() {
        if (!closing && at < length) {
            textStart = at;
            run();
            textEnd = at;
            if (at + 1 < length && bytes[at] == '<' && bytes[at + 1] == '/') {
                built = null;
                String text = text();
                end();
                return text;
            }
            at = textStart;
        }
        StringBuilder all = new StringBuilder();
        int event = next();
        while (event == TEXT) {
            all.append(text());
            event = next();
        }
        return event == END ? all.toString() : null;
    }

    /** Passes over what is left of the element that has just started, down to its end. */
    public void skip() {
        int until = depth - 1;
        while (depth > until) {
            if (next() == TEXT && wide) {
                text();
            }
        }
    }

    /** Whether the element that has just started has that local name. */
    public boolean is(byte[] local) {
        return Arrays.equals(bytes, localStart, ends[depth - 1], local, 0, local.length);
    }

    /** The local name of the element that has just started. */
    public String localName() {
        return XmlText.ascii(bytes, localStart, ends[depth - 1]);
    }

    /** The qualified name of the element that has just started. */
    public String qualifiedName() {
        return XmlText.ascii(bytes, starts[depth - 1], ends[depth - 1]);
    }

    /** The namespace of the element that has just started, empty when it has none. */
    public String namespace() {
        return namespace;
    }

    /** The attributes of the element that has just started, namespace declarations apart. */
    public XmlAttributes attributes() {
        return attributes;
    }

    /** The first of the namespace declarations that the element that has just started makes. */
    int firstDeclaration() {
        return declared[depth - 1];
    }

    XmlNames names() {
        return names;
    }

    /** How many elements are open. */
    public int depth() {
        return depth;
    }

    /** Where the present start, end or text begins, in bytes. */
    public int eventStart() {
        return eventStart;
    }

    /** Where the next one begins. */
    public int position() {
        return at;
    }

    /**
     * Whether everything so far, the XML declaration and the root's start tag apart, stands as the canonical form would write it.
     */
    public boolean isCanonicalSoFar() {
        return canonical;
    }

    /** Says anew whether everything so far is canonical: behind a part that the canonical form in question leaves out. */
    public void canonicalSoFar(boolean value) {
        canonical = value;
    }

    /** Line and column of the present event. */
    public String place() {
        return XmlText.place(bytes, eventStart);
    }
}
