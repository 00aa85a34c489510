package org.tongguan.preference.handbook;

import java.util.List;
import org.tongguan.preference.goods.OwnGoods;
import org.tongguan.print.Ink;
import org.tongguan.print.Lines;
import org.tongguan.print.Type;

/** The enterprise's own goods, what can be saved most first. */
final class OwnGoodsTable {

    private static final Type HEAD = Type.bold(8).in(Ink.GREY);
    private static final Type CELL = Type.regular(9);
    private static final int ROW = 520;
    private static final int[] EDGES = edges(420, 3060, 1180, 1240, 900, 1000, 1000, 1066);
    private static final boolean[] RIGHT = {true, false, false, true, true, true, true, true};
    private final Book book;
    private final Words words;

    OwnGoodsTable(Book book, Words words) {
        this.book = book;
        this.words = words;
    }

    static int[] edges(int... widths) {
        int[] edges = new int[widths.length + 1];
        edges[0] = Flow.LEFT;
        for (int i = 0; i < widths.length; i++) {
            edges[i + 1] = edges[i] + widths[i];
        }
        return edges;
    }

    void print(Flow flow) {
        if (book.own().isEmpty()) {
            return;
        }
        flow.heading("own", words.say("own"));
        flow.paragraph(Flow.LEFT, Flow.WIDE, words.say("own.hint", book.period().from(), book.period().to().minusDays(1)), Type.regular(10).in(Ink.GREY));
        flow.down(200);
        head(flow);
        int rank = 1;
        for (OwnGoods goods : book.own()) {
            if (flow.need(ROW)) {
                head(flow);
            }
            row(flow, rank++, goods);
        }
        flow.down(160);
        flow.paragraph(Flow.LEFT, Flow.WIDE, words.say("own.note"), Type.regular(8).in(Ink.GREY));
    }

    private void head(Flow flow) {
        flow.fill(Flow.LEFT, 0, Flow.WIDE, 380, Ink.BAND);
        flow.cells(List.of("#", words.say("own.goods"), words.say("own.country"), words.say("own.value"), words.say("own.rates"),
                words.say("own.possible"), words.say("own.saved"), words.say("own.missed")), EDGES, RIGHT, 250, HEAD);
        flow.down(380);
    }

    private void row(Flow flow, int rank, OwnGoods g) {
        String way = words.say("E".equals(g.direction()) ? "own.export" : "own.import");
        flow.cells(List.of(String.valueOf(rank), Words.spaced(g.code()), words.country(g.country()), Words.yuan(g.value()),
                g.mfn().isEmpty() ? "—" : g.mfn(), Words.yuan(g.possible()), Words.yuan(g.saved()), Words.yuan(g.missed())), EDGES, RIGHT, 220, CELL);
        Type small = Type.regular(8).in(Ink.GREY);
        flow.text(EDGES[1] + 40, 420, Lines.cut(g.description(), EDGES[2] - EDGES[1] - 80, small), small);
        flow.text(EDGES[2] + 40, 420, way, small);
        flow.textRight(EDGES[5] - 40, 420, g.rate().isEmpty() ? "" : "→ " + g.rate(), small.in(Ink.GREEN));
        flow.textRight(EDGES[8] - 40, 420, g.agreement() == null ? "" : Lines.cut(name(g), 2900, small), small);
        if (g.schedule() != null) {
            flow.linkTo(Flow.LEFT, 0, Flow.WIDE, ROW, Products.place(g.schedule(), g.code()));
        }
        flow.rule(ROW - 10, Ink.RULE);
        flow.down(ROW);
    }

    private String name(OwnGoods g) {
        return book.parts().stream().filter(p -> p.schedule().equals(g.schedule())).flatMap(p -> p.columns().stream())
                .filter(c -> c.agreement().equals(g.agreement())).findFirst().map(c -> words.of(c.name())).orElse(g.agreement());
    }
}
