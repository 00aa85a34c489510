package org.tongguan.preference.handbook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.tongguan.preference.rates.Cell;
import org.tongguan.preference.rates.Column;
import org.tongguan.preference.rates.Row;
import org.tongguan.preference.rates.Sheet;
import org.tongguan.preference.rates.Staging;
import org.tongguan.print.Ink;
import org.tongguan.print.Lines;
import org.tongguan.print.Paper;
import org.tongguan.print.Type;

/** The products of a tariff: for each a head with its code, own figures and QR code, and a table of agreements by years. */
final class Products {

    private static final int HEAD = 900;
    private static final int ROW = 240;
    private static final int QR = 700;
    private static final int AGREEMENT = 3150;
    private static final int SAVING = 700;
    private static final int YEAR = 650;
    private static final int AFTER = 2300;
    private static final int MOST_COLUMNS = 7;
    private static final Type CELL = Type.regular(8);
    private static final Type LABEL = Type.bold(8).in(Ink.GREY);
    private final Book book;
    private final Words words;
    private final IntConsumer progress;
    private int done;

    Products(Book book, Words words, IntConsumer progress) {
        this.book = book;
        this.words = words;
        this.progress = progress;
    }

    static String place(String schedule, String code) {
        return schedule + "-" + code;
    }

    static String chapterPlace(Book.Part part, String chapter) {
        return "chapter-" + part.schedule() + "-" + chapter;
    }

    static String chapterTitle(Words words, Book.Part part, String chapter) {
        long count = part.products().stream().filter(p -> p.sheet().code().startsWith(chapter)).count();
        return words.say("chapter", chapter, count);
    }

    void print(Flow flow, Book.Part part) {
        flow.heading("part-" + part.schedule(), words.of(part.name()));
        if (part.products().isEmpty()) {
            flow.paragraph(Flow.LEFT, Flow.WIDE, words.say("nothing"), Type.regular(10));
        }
        String chapter = "";
        for (Book.Product product : part.products()) {
            String code = product.sheet().code();
            if (!code.substring(0, 2).equals(chapter)) {
                chapter = code.substring(0, 2);
                chapter(flow, part, chapter);
            }
            product(flow, product);
            progress.accept(++done);
        }
    }

    private void chapter(Flow flow, Book.Part part, String chapter) {
        String title = chapterTitle(words, part, chapter);
        flow.chapter(words.of(part.name()) + " · " + title);
        flow.need(500 + HEAD + 5 * ROW);
        flow.place(chapterPlace(part, chapter));
        flow.outline(2, title);
        flow.text(Flow.LEFT, 260, title, Type.bold(13).in(Ink.BLUE));
        flow.down(460);
    }

    private void product(Flow flow, Book.Product product) {
        Sheet sheet = product.sheet();
        flow.need(HEAD + ROW + Math.max(2, Math.min(6, sheet.rows().size())) * ROW);
        flow.place(place(sheet.schedule(), sheet.code()));
        flow.outline(3, Words.spaced(sheet.code()));
        head(flow, product);
        List<Integer> shown = shownYears(sheet);
        labels(flow, sheet, shown);
        if (sheet.rows().isEmpty()) {
            flow.text(Flow.LEFT + 40, 170, words.say("no-agreement"), CELL.in(Ink.GREY));
            flow.down(ROW);
        }
        for (Row row : sheet.rows()) {
            if (flow.need(ROW)) {
                flow.text(Flow.LEFT, 170, words.say("continued", Words.spaced(sheet.code())), LABEL);
                flow.down(ROW);
                labels(flow, sheet, shown);
            }
            row(flow, row, shown);
        }
        flow.down(260);
    }

    /** Where a handbook has more years than fit, the first ones and then every so many are shown; the live page has them all. */
    private static List<Integer> shownYears(Sheet sheet) {
        int count = sheet.years().size();
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < count && at.size() < MOST_COLUMNS; i += Math.max(1, (count + MOST_COLUMNS - 1) / MOST_COLUMNS)) {
            at.add(i);
        }
        return at;
    }

    private void head(Flow flow, Book.Product product) {
        Sheet sheet = product.sheet();
        flow.fill(Flow.LEFT, 0, Flow.WIDE, HEAD - 60, Ink.BAND);
        flow.fill(Flow.LEFT, 0, 60, HEAD - 60, Ink.BLUE);
        flow.fill(Flow.RIGHT - QR - 140, 0, QR + 140, HEAD - 60, Ink.WHITE);
        flow.qr(Flow.RIGHT - QR, 60, QR, book.address() + "/handbook/" + sheet.code() + ("CN".equals(sheet.schedule()) ? "" : "?schedule=" + sheet.schedule()));
        Type code = Type.bold(12);
        int x = Flow.LEFT + 180;
        flow.text(x, 330, Words.spaced(sheet.code()), code);
        int name = x + Paper.width(Words.spaced(sheet.code()), code) + 200;
        Type plain = Type.regular(10);
        int wide = Flow.RIGHT - QR - 260 - name;
        List<String> lines = Lines.of(words.of(sheet.name()), wide, plain, 2);
        flow.text(name, lines.size() == 1 ? 320 : 250, lines.getFirst(), plain);
        if (lines.size() > 1) {
            flow.text(name, 500, lines.get(1), plain);
        }
        Book.Figures own = product.own();
        if (own != null) {
            flow.text(x, 740, words.say("own.figures", Words.yuan(own.value()), Words.yuan(own.possible()), Words.yuan(own.saved()), Words.yuan(own.missed())),
                    Type.regular(8).in(Ink.BLUE));
        }
        flow.down(HEAD);
    }

    private static int[] edges(int years) {
        int[] widths = new int[years + 3];
        // Many years take their room from the names.
        int year = Math.max(YEAR, (Flow.WIDE - AGREEMENT - SAVING - AFTER) / years);
        widths[0] = Flow.WIDE - years * year - SAVING - AFTER;
        for (int i = 1; i <= years; i++) {
            widths[i] = year;
        }
        widths[years + 1] = SAVING;
        widths[years + 2] = AFTER;
        return OwnGoodsTable.edges(widths);
    }

    private void labels(Flow flow, Sheet sheet, List<Integer> shown) {
        int[] edges = edges(shown.size());
        flow.text(edges[0] + 40, 160, words.say("column.agreement"), LABEL);
        for (int i = 0; i < shown.size(); i++) {
            flow.textRight(edges[i + 2] - 40, 160, String.valueOf(sheet.years().get(shown.get(i))), LABEL);
        }
        flow.textRight(edges[shown.size() + 2] - 40, 160, words.say("column.saving"), LABEL);
        flow.text(edges[shown.size() + 2] + 120, 160, words.say("column.after"), LABEL);
        flow.down(ROW);
        flow.rule(-30, Ink.RULE);
        mfn(flow, sheet, shown, edges);
    }

    private void mfn(Flow flow, Sheet sheet, List<Integer> shown, int[] edges) {
        boolean provisional = sheet.provisional().stream().anyMatch(p -> !p.isEmpty());
        flow.text(edges[0] + 40, 160, words.say(provisional ? "column.mfn-provisional" : "column.mfn"), CELL);
        for (int i = 0; i < shown.size(); i++) {
            int at = shown.get(i);
            String mfn = sheet.mfn().get(at).isEmpty() ? "—" : sheet.mfn().get(at);
            String lower = sheet.provisional().get(at);
            flow.textRight(edges[i + 2] - 40, 160, Lines.cut(lower.isEmpty() ? mfn : mfn + " / " + lower, edges[i + 2] - edges[i + 1] - 40, CELL), CELL);
        }
        flow.down(ROW);
    }

    private void row(Flow flow, Row row, List<Integer> shown) {
        int[] edges = edges(shown.size());
        String name = words.of(row.column().name()) + origins(row.column());
        flow.text(edges[0] + 40, 160, Lines.cut(name, edges[1] - edges[0] - 80, CELL), CELL);
        flow.linkTo(edges[0], 0, edges[1] - edges[0], ROW, BackMatter.place(row.column()));
        for (int i = 0; i < shown.size(); i++) {
            Cell cell = row.cells().get(shown.get(i));
            boolean better = cell.netSaving() != null && cell.netSaving().signum() > 0;
            Type type = cell.percent() != null && cell.percent().signum() == 0 ? Type.bold(8).in(Ink.GREEN) : better ? CELL.in(Ink.GREEN) : CELL.in(Ink.GREY);
            flow.textRight(edges[i + 2] - 40, 160, Lines.cut(shown(cell), edges[i + 2] - edges[i + 1] - 40, type), type);
        }
        String saving = row.bestSaving() == null ? "—" : Words.plain(row.bestSaving());
        flow.textRight(edges[shown.size() + 2] - 40, 160, saving, Type.bold(8));
        flow.text(edges[shown.size() + 2] + 120, 160, Lines.cut(after(row), AFTER - 160, CELL), CELL.in(Ink.GREY));
        flow.down(ROW);
    }

    private String origins(Column column) {
        return column.key().isEmpty() || column.origins().size() > 3 ? ""
                : "（" + String.join(words.isChinese() ? "、" : ", ", column.origins().stream().sorted().map(words::country).toList()) + "）";
    }

    private static String shown(Cell cell) {
        return switch (cell.certainty()) {
            case PUBLISHED -> cell.rate();
            case LAST_KNOWN -> cell.rate() + "*";
            case COMPUTED -> "≈" + cell.rate();
            case NONE -> "—";
        };
    }

    /** How it goes on after the first year shown. */
    private String after(Row row) {
        Staging staging = row.staging().staging();
        if (staging != null) {
            return words.say("after.staged", staging.remaining(row.cells().getFirst().day()), staging.stages(), staging.freeFrom().getYear());
        }
        return words.say("after." + row.staging().outcome());
    }
}
