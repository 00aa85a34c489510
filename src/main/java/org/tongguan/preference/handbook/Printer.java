package org.tongguan.preference.handbook;

import java.io.OutputStream;
import java.util.Map;
import java.util.function.IntConsumer;
import org.tongguan.print.Paper;

/** Lays a {@link Book} out and writes it as PDF: cover, contents, how to read it, own goods, products by tariff, agreements, sources, index. */
final class Printer {

    private final Book book;
    private final Words words;
    private final IntConsumer progress;

    /** @param progress told how many products are laid out */
    Printer(Book book, Words words, IntConsumer progress) {
        this.book = book;
        this.words = words;
        this.progress = progress;
    }

    /** Writes it. @return number of pages */
    int print(OutputStream out) {
        Flow measured = new Flow(null, Map.of(), 0, "", "");
        go(measured, null, at -> { });
        Paper.About about = new Paper.About(words.say("title") + (book.enterprise() == null ? "" : " · " + words.of(book.enterprise().name())),
                words.say("platform"), words.say("subject", book.from(), book.to()), words.tag());
        try (Paper paper = new Paper(out, about)) {
            Flow flow = new Flow(paper, measured.places(), measured.page(), words.say("title"), words.say("running", book.madeOn()));
            go(flow, paper, progress);
        }
        return measured.page();
    }

    private void go(Flow flow, Paper paper, IntConsumer done) {
        FrontMatter front = new FrontMatter(book, words);
        if (paper != null) {
            front.cover(paper);
        }
        front.contents(flow);
        front.howToRead(flow);
        new OwnGoodsTable(book, words).print(flow);
        Products products = new Products(book, words, done);
        book.parts().forEach(part -> products.print(flow, part));
        BackMatter back = new BackMatter(book, words);
        back.agreements(flow);
        back.sources(flow);
        back.index(flow);
    }
}
