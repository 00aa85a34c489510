package org.tongguan.preference.handbook;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tongguan.preference.goods.OwnGoods;
import org.tongguan.print.Ink;
import org.tongguan.print.Lines;
import org.tongguan.print.Paper;
import org.tongguan.print.Type;

/** Cover, contents, and the page that says how to read the tables. */
final class FrontMatter {

    private static final int MARGIN = Flow.LEFT;
    private static final Type TEXT = Type.regular(10);
    private final Book book;
    private final Words words;

    FrontMatter(Book book, Words words) {
        this.book = book;
        this.words = words;
    }

    void cover(Paper paper) {
        int band = Paper.HEIGHT * 5 / 12;
        paper.fill(0, 0, Paper.WIDTH, band, Ink.BLUE);
        paper.text(MARGIN, 1400, words.say("platform"), Type.regular(11).in(Ink.WHITE));
        Type title = Type.bold(words.isChinese() ? 40 : 34).in(Ink.WHITE);
        paper.text(MARGIN, band - 2300, Lines.of(words.say("title"), Paper.WIDTH - 2 * MARGIN, title, 2), title);
        paper.text(MARGIN, band - 700, words.say("subject", book.from(), book.to()), Type.regular(15).in(Ink.WHITE));
        int y = band + 1200;
        if (book.enterprise() != null) {
            Type name = Type.bold(20);
            y = paper.text(MARGIN, y, Lines.of(words.of(book.enterprise().name()), Paper.WIDTH - 2 * MARGIN, name, 2), name);
            paper.text(MARGIN, y, words.say("customs-code", book.enterprise().customsCode()), Type.regular(11).in(Ink.GREY));
            y += 1100;
        }
        figures(paper, y);
        live(paper);
    }

    private void figures(Paper paper, int y) {
        int products = book.parts().stream().mapToInt(p -> p.products().size()).sum();
        Set<String> agreements = new LinkedHashSet<>();
        book.parts().forEach(p -> p.columns().forEach(c -> agreements.add(p.schedule() + c.agreement())));
        List<String[]> facts = new java.util.ArrayList<>(List.of(new String[] {String.valueOf(products), words.say("cover.lines")},
                new String[] {String.valueOf(agreements.size()), words.say("cover.agreements")},
                new String[] {String.valueOf(book.to() - book.from() + 1), words.say("cover.years")}));
        BigDecimal missed = book.own().stream().map(OwnGoods::missed).filter(m -> m != null).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (missed.signum() > 0) {
            facts.add(new String[] {Words.yuan(missed), words.say("cover.missed")});
        }
        int step = (Paper.WIDTH - 2 * MARGIN) / 4;
        for (int i = 0; i < facts.size(); i++) {
            paper.text(MARGIN + i * step, y, facts.get(i)[0], Type.bold(24).in(Ink.BLUE));
            Type small = Type.regular(9).in(Ink.GREY);
            paper.text(MARGIN + i * step, y + 380, Lines.of(facts.get(i)[1], step - 160, small, 2), small);
        }
    }

    private void live(Paper paper) {
        int side = 1900;
        int top = Paper.HEIGHT - 1300 - side;
        String address = book.address() + "/handbook?book=" + book.id();
        paper.qr(MARGIN, top, side, address);
        paper.link(MARGIN, top, side, side, address);
        int x = MARGIN + side + 360;
        Type small = Type.regular(10).in(Ink.GREY);
        paper.text(x, top + 300, words.say("cover.live"), Type.bold(12));
        int y = paper.text(x, top + 650, Lines.of(words.say("cover.live-hint"), Flow.RIGHT - x, small), small);
        paper.text(x, y + 60, words.say("cover.made", book.madeOn(), book.id().substring(0, 8)), small);
    }

    void contents(Flow flow) {
        flow.heading("contents", words.say("contents"));
        flow.entry(0, words.say("reading"), "reading", Type.bold(11));
        if (!book.own().isEmpty()) {
            flow.entry(0, words.say("own"), "own", Type.bold(11));
        }
        for (Book.Part part : book.parts()) {
            flow.down(120);
            flow.entry(0, words.of(part.name()), "part-" + part.schedule(), Type.bold(11));
            String chapter = "";
            for (Book.Product product : part.products()) {
                String code = product.sheet().code();
                if (!code.substring(0, 2).equals(chapter)) {
                    chapter = code.substring(0, 2);
                    flow.entry(320, Products.chapterTitle(words, part, chapter), Products.chapterPlace(part, chapter), TEXT);
                }
            }
        }
        flow.down(120);
        flow.entry(0, words.say("agreements"), "agreements", Type.bold(11));
        flow.entry(0, words.say("sources"), "sources", Type.bold(11));
        flow.entry(0, words.say("index"), "index", Type.bold(11));
    }

    void howToRead(Flow flow) {
        flow.heading("reading", words.say("reading"));
        for (String part : List.of("rates", "marks", "saving", "staging", "proof", "abroad", "limits")) {
            flow.need(900);
            flow.text(Flow.LEFT, 240, words.say("reading." + part), Type.bold(12));
            flow.down(380);
            flow.paragraph(Flow.LEFT, Flow.WIDE, words.say("reading." + part + ".text"), TEXT);
            flow.down(220);
        }
    }
}
