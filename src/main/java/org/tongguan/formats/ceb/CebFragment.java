package org.tongguan.formats.ceb;

import java.util.ArrayDeque;
import java.util.Deque;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.xml.XmlAttributes;
import org.tongguan.formats.xml.XmlEscape;
import org.tongguan.formats.xml.XmlScanner;

/** Keeps a part of the sender's own as XML that can stand alone: each element declares its namespace. */
final class CebFragment {

    private static final int MAX_LENGTH = 100_000;

    private final XmlScanner xml;
    private final String path;
    private final StringBuilder out = new StringBuilder();

    CebFragment(XmlScanner xml, String path) {
        this.xml = xml;
        this.path = path;
    }

    /** What stands inside the present element. */
    String read() {
        Deque<String> open = new ArrayDeque<>();
        while (true) {
            int event = xml.next();
            if (event == XmlScanner.START) {
                open.push(xml.localName());
                start();
            } else if (event == XmlScanner.TEXT) {
                XmlEscape.text(out, xml.text());
            } else if (open.isEmpty()) {
                return out.toString();
            } else {
                out.append("</").append(open.pop()).append('>');
            }
            if (out.length() > MAX_LENGTH) {
                throw new FormatException("long", path);
            }
        }
    }

    private void start() {
        out.append('<').append(xml.localName()).append(" xmlns=\"");
        XmlEscape.attribute(out, xml.namespace());
        out.append('"');
        XmlAttributes attributes = xml.attributes();
        for (int i = 0; i < attributes.count(); i++) {
            if (attributes.namespace(i).isEmpty()) {
                out.append(' ');
            } else if (attributes.qualifiedName(i).startsWith("xml:")) {
                // xml:lang and its like: no other prefix may stand for their namespace
                out.append(" xml:");
            } else {
                out.append(" xmlns:a").append(i).append("=\"");
                XmlEscape.attribute(out, attributes.namespace(i));
                out.append("\" a").append(i).append(':');
            }
            out.append(attributes.localName(i)).append("=\"");
            XmlEscape.attribute(out, attributes.value(i));
            out.append('"');
        }
        out.append('>');
    }
}
