package org.tongguan.preference.handbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.print.Ink;
import org.tongguan.print.Lines;
import org.tongguan.print.Paper;
import org.tongguan.print.Type;

/**
 * Fills pages from top to bottom. Gone through twice: first without paper, to learn on which page everything will stand, then with it.
 * All measures are twips.
 */
final class Flow {

    static final int LEFT = 1020;
    static final int RIGHT = Paper.WIDTH - LEFT;
    static final int WIDE = RIGHT - LEFT;
    private static final int TOP = 1420;
    private static final int BOTTOM = Paper.HEIGHT - 1120;
    private static final Type RUNNING = Type.regular(8).in(Ink.GREY);

    private final Paper paper;
    private final Map<String, Integer> known;
    private final Map<String, Integer> found = new HashMap<>();
    private final int pages;
    private final String head;
    private final String foot;
    private String chapter = "";
    private int page = 1;
    private int y = TOP;

    /**
     * @param paper null to measure only
     * @param known pages of places as an earlier run found them
     * @param pages number of all pages, 0 while it is not known
     * @param head  running title, left above
     * @param foot  running note, left below
     */
    Flow(Paper paper, Map<String, Integer> known, int pages, String head, String foot) {
        this.paper = paper;
        this.known = known;
        this.pages = pages;
        this.head = head;
        this.foot = foot;
    }

    /** Where everything stands. */
    Map<String, Integer> places() {
        return found;
    }

    int page() {
        return page;
    }

    int y() {
        return y;
    }

    void down(int twips) {
        y += twips;
    }

    /** What stands right above on the pages from here on. */
    void chapter(String title) {
        chapter = title;
    }

    /** Begins a page with its running lines. */
    void newPage() {
        page++;
        y = TOP;
        if (paper != null) {
            paper.newPage();
            running();
        }
    }

    private void running() {
        paper.text(LEFT, 880, Lines.cut(head, WIDE / 2, RUNNING), RUNNING);
        paper.textRight(RIGHT, 880, Lines.cut(chapter, WIDE / 2 - 200, RUNNING), RUNNING);
        paper.rule(LEFT, 990, WIDE, 10, Ink.RULE);
        paper.rule(LEFT, Paper.HEIGHT - 900, WIDE, 10, Ink.RULE);
        paper.text(LEFT, Paper.HEIGHT - 640, foot, RUNNING);
        paper.textRight(RIGHT, Paper.HEIGHT - 640, page + " / " + pages, RUNNING);
    }

    int left() {
        return BOTTOM - y;
    }

    /** Goes to the next page unless so much is left on this one. */
    boolean need(int height) {
        if (left() >= height) {
            return false;
        }
        newPage();
        return true;
    }

    void text(int x, int offset, String text, Type type) {
        if (paper != null) {
            paper.text(x, y + offset, text, type);
        }
    }

    void textRight(int x, int offset, String text, Type type) {
        if (paper != null) {
            paper.textRight(x, y + offset, text, type);
        }
    }

    void textCentred(int x, int offset, String text, Type type) {
        if (paper != null) {
            paper.textCentred(x, y + offset, text, type);
        }
    }

    /** A paragraph over the whole width or a part of it, across pages where it must be. */
    void paragraph(int x, int width, String text, Type type) {
        for (String line : Lines.of(text, width, type)) {
            need(type.leading());
            text(x, type.size(), line, type);
            y += type.leading();
        }
    }

    void fill(int x, int offset, int width, int height, Ink ink) {
        if (paper != null) {
            paper.fill(x, y + offset, width, height, ink);
        }
    }

    void rule(int offset, Ink ink) {
        fill(LEFT, offset, WIDE, 10, ink);
    }

    void qr(int x, int offset, int side, String address) {
        if (paper != null) {
            paper.qr(x, y + offset, side, address);
            paper.link(x, y + offset, side, side, address);
        }
    }

    void linkTo(int x, int offset, int width, int height, String place) {
        if (paper != null && known.containsKey(place)) {
            paper.linkTo(x, y + offset, width, height, place);
        }
    }

    /** Remembers this place, and names it for links. */
    void place(String name) {
        found.put(name, page);
        if (paper != null) {
            paper.place(name, Math.max(0, y - 300));
        }
    }

    void outline(int level, String title) {
        if (paper != null) {
            paper.outline(level, title, Math.max(0, y - 300));
        }
    }

    /** The page of a place, empty while it is not known. */
    String pageOf(String place) {
        return known.containsKey(place) ? known.get(place).toString() : "";
    }

    /** A line of a table of contents: words, dots, page. */
    void entry(int indent, String title, String place, Type type) {
        need(type.leading());
        String number = pageOf(place);
        int edge = RIGHT - 520;
        String shown = Lines.cut(title, edge - LEFT - indent - 200, type);
        text(LEFT + indent, type.size(), shown, type);
        int dot = Paper.width(". ", type);
        int from = LEFT + indent + Paper.width(shown, type) + 60;
        StringBuilder dots = new StringBuilder();
        // Dots stand in columns, whatever the length of the words.
        for (int x = RIGHT - 420 - dot; x > from; x -= dot) {
            dots.append(". ");
        }
        textRight(RIGHT - 420, type.size(), dots.toString(), type.in(Ink.RULE));
        textRight(RIGHT, type.size(), number, type);
        linkTo(LEFT, 0, WIDE, type.leading(), place);
        y += type.leading();
    }

    /** A heading of a chapter at the top of a page of its own. */
    void heading(String place, String title) {
        chapter(title);
        newPage();
        place(place);
        outline(1, title);
        text(LEFT, 340, title, Type.bold(19).in(Ink.BLUE));
        fill(LEFT, 480, 900, 50, Ink.BLUE);
        y += 860;
    }

    /** Cells of one row, each at its place; a right-hand cell is set flush right. */
    void cells(List<String> texts, int[] edges, boolean[] right, int offset, Type type) {
        for (int i = 0; i < texts.size(); i++) {
            String shown = Lines.cut(texts.get(i), edges[i + 1] - edges[i] - 80, type);
            if (right[i]) {
                textRight(edges[i + 1] - 40, offset, shown, type);
            } else {
                text(edges[i] + 40, offset, shown, type);
            }
        }
    }
}
