package org.tongguan.formats;

import java.util.List;
import org.tongguan.formats.xml.XmlEscape;

/** Writes a document as DecMessage XML, groups and fields in the dictionary's order, empty fields left out. */
public final class DecMessageWriter {

    private DecMessageWriter() { }

    public static String write(Document document) {
        StringBuilder out = new StringBuilder(8192);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DecMessage xmlns=\"").append(DecMessageReader.NAMESPACE).append("\" version=\"");
        XmlEscape.attribute(out, document.version() == null ? "3.1" : document.version());
        out.append("\">\n");
        groups(out, document.root(), "  ");
        return out.append("</DecMessage>\n").toString();
    }

    private static void groups(StringBuilder out, Node node, String indent) {
        for (Group child : node.group().children()) {
            List<Node> nodes = node.all(child);
            if (nodes.isEmpty()) {
                continue;
            }
            boolean wrapped = child.wrapper() != null;
            String inner = wrapped ? indent + "  " : indent;
            if (wrapped) {
                out.append(indent).append('<').append(child.wrapper()).append(">\n");
            }
            for (Node one : nodes) {
                out.append(inner).append('<').append(child.element()).append(">\n");
                for (Field field : child.fields()) {
                    String value = one.text(field);
                    if (value != null) {
                        element(out.append(inner).append("  "), field.element(), value);
                    }
                }
                groups(out, one, inner + "  ");
                out.append(inner).append("</").append(child.element()).append(">\n");
            }
            if (wrapped) {
                out.append(indent).append("</").append(child.wrapper()).append(">\n");
            }
        }
    }

    /** Appends one element that holds a value, and the end of its line. */
    public static void element(StringBuilder out, String name, String value) {
        out.append('<').append(name).append('>');
        XmlEscape.text(out, value);
        out.append("</").append(name).append(">\n");
    }
}
