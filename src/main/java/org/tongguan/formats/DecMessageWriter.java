package org.tongguan.formats;

import java.util.List;

/** Writes a document as DecMessage XML, groups and fields in the dictionary's order, empty fields left out. */
public final class DecMessageWriter {

    private DecMessageWriter() { }

    public static String write(Document document) {
        StringBuilder out = new StringBuilder(8192);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DecMessage xmlns=\"").append(DecMessageReader.NAMESPACE).append("\" version=\"")
                .append(document.version() == null ? "3.1" : escape(document.version())).append("\">\n");
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
                        out.append(inner).append("  <").append(field.element()).append('>').append(escape(value))
                                .append("</").append(field.element()).append(">\n");
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

    /** XML text: the five markup characters escaped, control characters that XML 1.0 forbids replaced. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&apos;");
                default -> out.append(c < ' ' && c != '\n' && c != '\t' && c != '\r' ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }
}
