package org.tongguan.formats.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/**
 * Writes what a scanner meets in canonical form: Canonical XML 1.0 without comments (W3C 2001-03-15, {@code REC-xml-c14n-20010315}). Documents
 * have no DOCTYPE and no processing instructions here, so nothing else of that recommendation is needed.
 */
public final class CanonicalWriter {

    private final StringBuilder out = new StringBuilder(1024);
    private final Deque<String> open = new ArrayDeque<>();

    /** The element that has just started. The first one written gets all namespaces in force, later ones those that change. */
    public void start(XmlScanner xml) {
        XmlNames names = xml.names();
        TreeMap<String, String> declared = new TreeMap<>();
        for (int i = open.isEmpty() ? 0 : xml.firstDeclaration(); i < names.count(); i++) {
            declared.put(names.prefix(i), names.name(i));
        }
        boolean apex = open.isEmpty();
        declared.entrySet().removeIf(one -> one.getKey().equals("xml") || one.getValue().equals(apex ? "" : before(xml, one.getKey())));
        String name = xml.qualifiedName();
        open.push(name);
        out.append('<').append(name);
        declared.forEach((prefix, uri) -> attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri));
        attributes(xml.attributes());
        out.append('>');
    }

    /** What the prefix stood for outside the element that has just started. */
    private static String before(XmlScanner xml, String prefix) {
        XmlNames names = xml.names();
        for (int i = xml.firstDeclaration() - 1; i >= 0; i--) {
            if (names.prefix(i).equals(prefix)) {
                return names.name(i);
            }
        }
        return prefix.isEmpty() ? "" : null;
    }

    private void attributes(XmlAttributes attributes) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < attributes.count(); i++) {
            order.add(i);
        }
        order.sort(Comparator.<Integer, String>comparing(attributes::namespace).thenComparing(attributes::localName));
        order.forEach(i -> attribute(attributes.qualifiedName(i), attributes.value(i)));
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        XmlEscape.attribute(out, value);
        out.append('"');
    }

    public void text(String text) {
        XmlEscape.text(out, text);
    }

    /** The end of the innermost open element. */
    public void end() {
        out.append("</").append(open.pop()).append('>');
    }

    /** What was written so far, as UTF-8. */
    public byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
