package org.tongguan.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import org.openpdf.text.pdf.BaseFont;

/**
 * One weight of Noto Sans SC (SIL Open Font License), which has Latin, Greek, Cyrillic and some thirty thousand Chinese characters. Read on
 * first use, given back when memory is short. Only the characters that are used go into a file.
 */
final class Face {

    private static final int EM = 1000;
    private static final Object HEAVY = new Object();
    private static final Object LIGHT = new Object();
    private static volatile SoftReference<Face> regular = new SoftReference<>(null);
    private static volatile SoftReference<Face> bold = new SoftReference<>(null);

    private final BaseFont font;
    /** Widths of the characters seen so far in thousandths of the type's size; -1 = not seen, -2 = not in the font. */
    private final short[] widths = new short[Character.MAX_VALUE + 1];

    private Face(String weight) {
        String name = "NotoSansSC-" + weight + ".ttf";
        try (InputStream in = Face.class.getResourceAsStream("/fonts/ttf/NotoSansSC/" + name)) {
            font = BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        Arrays.fill(widths, (short) -1);
    }

    static Face of(boolean heavy) {
        Face face = (heavy ? bold : regular).get();
        return face != null ? face : read(heavy);
    }

    /** Reads a weight unless another thread was first. The two weights do not wait for each other. */
    private static Face read(boolean heavy) {
        synchronized (heavy ? HEAVY : LIGHT) {
            Face face = (heavy ? bold : regular).get();
            if (face == null) {
                face = new Face(heavy ? "Bold" : "Regular");
                if (heavy) {
                    bold = new SoftReference<>(face);
                } else {
                    regular = new SoftReference<>(face);
                }
            }
            return face;
        }
    }

    BaseFont font() {
        return font;
    }

    /** Twips from the beginning of the text to its end. */
    int width(CharSequence text, int size) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += width(text.charAt(i));
        }
        return (int) ((long) sum * size / EM);
    }

    private int width(char c) {
        int known = widths[c];
        if (known == -1) {
            known = Character.isSurrogate(c) ? EM / 2 : font.charExists(c) ? font.getWidth(c) : -2;
            widths[c] = (short) known;
        }
        return known == -2 ? EM : known;
    }

    /** The text as it can be printed: a character the font lacks becomes a box of its width, a control character a space. */
    String printable(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            width(c);
            char shown = Character.isISOControl(c) ? ' ' : widths[c] == -2 ? '〓' : c;
            if (shown != c) {
                changed = changed == null ? new StringBuilder(text) : changed;
                changed.setCharAt(i, shown);
            }
        }
        return changed == null ? text : changed.toString();
    }
}
