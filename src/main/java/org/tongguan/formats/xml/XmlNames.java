package org.tongguan.formats.xml;

import java.util.Arrays;

/** The namespace declarations in force while a document is scanned. */
final class XmlNames {

    static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final byte[] bytes;
    private int[] prefixStarts = new int[8];
    private int[] prefixEnds = new int[8];
    private String[] names = new String[8];
    private int count;

    XmlNames(byte[] bytes) {
        this.bytes = bytes;
    }

    int count() {
        return count;
    }

    /** Forgets what was declared after the count was that. */
    void back(int to) {
        count = to;
    }

    /** Whether the prefix between those bytes was declared after the count was that. */
    boolean isDeclaredSince(int since, int start, int end) {
        for (int i = since; i < count; i++) {
            if (Arrays.equals(bytes, prefixStarts[i], prefixEnds[i], bytes, start, end)) {
                return true;
            }
        }
        return false;
    }

    void declare(int prefixStart, int prefixEnd, String name) {
        if (count == names.length) {
            prefixStarts = Arrays.copyOf(prefixStarts, count * 2);
            prefixEnds = Arrays.copyOf(prefixEnds, count * 2);
            names = Arrays.copyOf(names, count * 2);
        }
        prefixStarts[count] = prefixStart;
        prefixEnds[count] = prefixEnd;
        names[count++] = name;
    }

    /** The namespace of the prefix between those bytes; the empty text where no default is declared, null where the prefix is unknown. */
    String resolve(int start, int end) {
        for (int i = count - 1; i >= 0; i--) {
            if (Arrays.equals(bytes, prefixStarts[i], prefixEnds[i], bytes, start, end)) {
                return names[i];
            }
        }
        if (start == end) {
            return "";
        }
        return end - start == 3 && bytes[start] == 'x' && bytes[start + 1] == 'm' && bytes[start + 2] == 'l' ? XML : null;
    }

    String prefix(int index) {
        return XmlText.ascii(bytes, prefixStarts[index], prefixEnds[index]);
    }

    String name(int index) {
        return names[index];
    }
}
