package org.tongguan.preference.handbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongguan.kernel.Text;
import org.tongguan.preference.rates.Column;
import org.tongguan.print.Ink;
import org.tongguan.print.Lines;
import org.tongguan.print.Type;

/** What each agreement asks for, where the rates come from, and on which page a code stands. */
final class BackMatter {

    private static final Type TEXT = Type.regular(9);
    private static final Type LABEL = Type.bold(9).in(Ink.GREY);
    private static final int LABEL_WIDTH = 1700;
    private final Book book;
    private final Words words;

    BackMatter(Book book, Words words) {
        this.book = book;
        this.words = words;
    }

    static String place(Column column) {
        return "agreement-" + column.agreement();
    }

    void agreements(Flow flow) {
        flow.heading("agreements", words.say("agreements"));
        flow.paragraph(Flow.LEFT, Flow.WIDE, words.say("agreements.hint"), Type.regular(10).in(Ink.GREY));
        flow.down(260);
        Map<String, List<Column>> byAgreement = new LinkedHashMap<>();
        book.parts().forEach(p -> p.columns().forEach(c -> byAgreement.computeIfAbsent(c.agreement(), a -> new ArrayList<>()).add(c)));
        byAgreement.values().forEach(columns -> agreement(flow, columns));
    }

    private void agreement(Flow flow, List<Column> columns) {
        Column column = columns.getFirst();
        flow.need(1900);
        flow.place(place(column));
        flow.outline(2, words.of(column.name()));
        flow.text(Flow.LEFT, 260, Lines.cut(words.of(column.name()), Flow.WIDE, Type.bold(12)), Type.bold(12));
        flow.down(420);
        Set<String> origins = new LinkedHashSet<>();
        columns.forEach(c -> c.origins().stream().map(words::country).sorted().forEach(origins::add));
        fact(flow, "agreement.origins", String.join(words.isChinese() ? "、" : ", ", origins));
        fact(flow, "agreement.in-force", column.inForce() == null ? "" : column.inForce().toString());
        fact(flow, "agreement.proof", words.of(column.proof()));
        fact(flow, "agreement.transport", words.of(column.transport()));
        fact(flow, "agreement.waiver", column.waiver() == null ? "" : words.say("agreement.waiver.text", Words.plain(column.waiver().amount()),
                column.waiver().currency()));
        fact(flow, "agreement.law", words.of(column.law()));
        fact(flow, "agreement.source", column.source());
        flow.down(80);
        flow.rule(0, Ink.RULE);
        flow.down(200);
    }

    private void fact(Flow flow, String key, String text) {
        List<String> lines = Lines.of(text == null || text.isBlank() ? words.say("not-at-hand") : text, Flow.WIDE - LABEL_WIDTH, TEXT);
        for (int i = 0; i < lines.size(); i++) {
            flow.need(TEXT.leading());
            if (i == 0) {
                flow.text(Flow.LEFT, TEXT.size(), words.say(key), LABEL);
            }
            flow.text(Flow.LEFT + LABEL_WIDTH, TEXT.size(), lines.get(i), TEXT);
            flow.down(TEXT.leading());
        }
        flow.down(40);
    }

    void sources(Flow flow) {
        flow.heading("sources", words.say("sources"));
        for (Book.Part part : book.parts()) {
            flow.need(900);
            flow.text(Flow.LEFT, 240, words.of(part.name()), Type.bold(12));
            flow.down(400);
            fact(flow, "source.version", part.version());
            Set<String> published = new LinkedHashSet<>();
            part.columns().forEach(c -> published.add(c.source()));
            published.forEach(source -> fact(flow, "agreement.source", source));
            flow.down(160);
        }
        flow.paragraph(Flow.LEFT, Flow.WIDE, words.say("disclaimer"), Type.regular(9).in(Ink.GREY));
    }

    void index(Flow flow) {
        flow.heading("index", words.say("index"));
        Map<String, Text> names = new java.util.TreeMap<>();
        book.parts().forEach(p -> p.products().forEach(x -> names.put(x.sheet().code() + "\t" + p.schedule(), x.sheet().name())));
        names.forEach((key, name) -> {
            String[] parts = key.split("\t");
            String where = book.parts().size() > 1 ? " [" + parts[1] + "]" : "";
            flow.entry(0, Words.spaced(parts[0]) + where + "  " + words.of(name), Products.place(parts[1], parts[0]), TEXT);
        });
    }
}
