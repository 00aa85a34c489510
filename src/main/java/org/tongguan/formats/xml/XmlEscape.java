package org.tongguan.formats.xml;

/** Escapes text as Canonical XML writes it; characters that XML 1.0 has no place for are replaced by U+FFFD. */
public final class XmlEscape {

    private XmlEscape() { }

    /** Appends text that stands between elements. */
    public static void text(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(allowed(c));
            }
        }
    }

    /** Appends an attribute's value, without its quotes. */
    public static void attribute(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append("&quot;");
                case '\t' -> out.append("&#x9;");
                case '\n' -> out.append("&#xA;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(allowed(c));
            }
        }
    }

    private static char allowed(char c) {
        return c < ' ' && c != '\n' && c != '\t' || c == '\uFFFE' || c == '\uFFFF' ? '\uFFFD' : c;
    }
}
