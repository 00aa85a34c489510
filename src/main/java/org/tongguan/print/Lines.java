package org.tongguan.print;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines: Chinese between any two characters but not before closing punctuation, Latin at spaces and after hyphens and slashes. */
public final class Lines {

    private static final String NEVER_FIRST = "，。、；：？！）》」』】〉”’％%,.;:?!)]}°…—·";
    private static final String NEVER_LAST = "（《「『【〈“‘([{$¥";

    private Lines() { }

    /** The lines of a text set in that type, none wider than {@code width} twips unless a single character is. */
    public static List<String> of(String text, int width, Type type) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            wrap(paragraph.strip(), width, type, lines);
        }
        return lines;
    }

    /** As {@link #of}, cut to so many lines; what is left out shows as an ellipsis. */
    public static List<String> of(String text, int width, Type type, int most) {
        List<String> lines = of(text, width, type);
        if (lines.size() <= most) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, most));
        kept.set(most - 1, cut(kept.getLast() + lines.get(most), width, type));
        return kept;
    }

    /** The text, or its beginning with an ellipsis where it is too wide. */
    public static String cut(String text, int width, Type type) {
        Face face = Face.of(type.bold());
        if (face.width(text, type.size()) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && face.width(text.substring(0, end) + "…", type.size()) > width) {
            end--;
        }
        return text.substring(0, end).strip() + "…";
    }

    private static void wrap(String text, int width, Type type, List<String> lines) {
        Face face = Face.of(type.bold());
        int start = 0;
        while (start < text.length()) {
            int end = fitting(face, text, start, width, type.size());
            int at = end == text.length() ? end : breakAt(text, start, end);
            lines.add(text.substring(start, at).strip());
            start = at;
            while (start < text.length() && text.charAt(start) == ' ') {
                start++;
            }
        }
        if (text.isEmpty()) {
            lines.add("");
        }
    }

    private static int fitting(Face face, String text, int start, int width, int size) {
        int end = start + 1;
        while (end < text.length() && face.width(text.subSequence(start, end + 1), size) <= width) {
            end++;
        }
        return end;
    }

    private static int breakAt(String text, int start, int end) {
        for (int at = end; at > start; at--) {
            if (mayBreak(text, at)) {
                return at;
            }
        }
        return end;
    }

    private static boolean mayBreak(String text, int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        if (NEVER_FIRST.indexOf(after) >= 0 || NEVER_LAST.indexOf(before) >= 0 || Character.isLowSurrogate(after)) {
            return false;
        }
        return before == ' ' || after == ' ' || before == '-' || before == '/' || isWide(before) || isWide(after);
    }

    private static boolean isWide(char c) {
        return c >= 0x2E80;
    }
}
