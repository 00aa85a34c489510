package org.tongguan.print;

import java.awt.Color;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfAction;
import org.openpdf.text.pdf.PdfBorderDictionary;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A PDF being written, page after page, A4 upright. One thread at a time. The only place where points are fractions: everything outside
 * speaks in whole twips.
 */
public final class Paper implements AutoCloseable {

    /** Width and height of a page in twips. */
    public static final int WIDTH = 11906;
    public static final int HEIGHT = 16838;

    private final Document document;
    private final PdfWriter writer;
    private final PdfContentByte content;
    private final Map<String, PdfTemplate> drawn = new HashMap<>();
    private final PdfOutline[] outline = new PdfOutline[4];
    private int page = 1;

    /**
     * What a reader's program shows of the file.
     *
     * @param language as in BCP 47, e.g. {@code zh-CN}
     */
    public record About(String title, String author, String subject, String language) { }

    public Paper(OutputStream out, About about) {
        document = new Document(PageSize.A4, 0, 0, 0, 0);
        writer = PdfWriter.getInstance(document, out);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setFullCompression();
        document.addTitle(about.title());
        document.addAuthor(about.author());
        document.addSubject(about.subject());
        document.addCreator("Tongguan");
        document.open();
        writer.getExtraCatalog().put(new PdfName("Lang"), new PdfString(about.language()));
        writer.setViewerPreferences(PdfWriter.PageModeUseOutlines | PdfWriter.DisplayDocTitle);
        content = writer.getDirectContent();
        outline[0] = content.getRootOutline();
    }

    /** Begins to read the type, each weight in a thread of its own, so that it is there when the first text is measured. */
    public static void prepare() {
        Thread.ofVirtual().start(() -> Face.of(false));
        Thread.ofVirtual().start(() -> Face.of(true));
    }

    /** The number of the page that is being written, from 1. */
    public int page() {
        return page;
    }

    public void newPage() {
        writer.setPageEmpty(false);
        document.newPage();
        page++;
    }

    /** How wide a text is in that type. */
    public static int width(String text, Type type) {
        Face face = Face.of(type.bold());
        return face.width(face.printable(text), type.size());
    }

    /** Writes a text that begins at {@code x} and stands on {@code baseline}. */
    public void text(int x, int baseline, String text, Type type) {
        Face face = Face.of(type.bold());
        content.beginText();
        content.setFontAndSize(face.font(), points(type.size()));
        content.setColorFill(new Color(type.ink().rgb));
        content.setTextMatrix(points(x), points(HEIGHT - baseline));
        content.showText(face.printable(text));
        content.endText();
    }

    /** Writes a text that ends at {@code x}. */
    public void textRight(int x, int baseline, String text, Type type) {
        text(x - width(text, type), baseline, text, type);
    }

    /** Writes a text with its middle at {@code x}. */
    public void textCentred(int x, int baseline, String text, Type type) {
        text(x - width(text, type) / 2, baseline, text, type);
    }

    /** Writes broken lines below each other. @return the baseline where the next one would stand */
    public int text(int x, int baseline, Iterable<String> lines, Type type) {
        int at = baseline;
        for (String line : lines) {
            text(x, at, line, type);
            at += type.leading();
        }
        return at;
    }

    /** Draws a level line. */
    public void rule(int x, int y, int length, int thickness, Ink ink) {
        fill(x, y, length, thickness, ink);
    }

    /** Fills a rectangle given by its upper left corner. */
    public void fill(int x, int y, int width, int height, Ink ink) {
        content.setColorFill(new Color(ink.rgb));
        content.rectangle(points(x), points(HEIGHT - y - height), points(width), points(height));
        content.fill();
    }

    /** Draws a QR code; leave four of its modules of white around it. Drawn twice, it is kept once. */
    public void qr(int x, int y, int side, String text) {
        PdfTemplate template = drawn.computeIfAbsent(text, this::template);
        float scale = points(side) / template.getWidth();
        content.addTemplate(template, scale, 0, 0, scale, points(x), points(HEIGHT - y - side));
    }

    private PdfTemplate template(String text) {
        QrCode code = new QrCode(text);
        PdfTemplate template = content.createTemplate(code.side(), code.side());
        template.setColorFill(new Color(Ink.BLACK.rgb));
        for (int y = 0; y < code.side(); y++) {
            for (int x = 0; x < code.side(); x++) {
                int from = x;
                while (x < code.side() && code.isDark(x, y)) {
                    x++;
                }
                if (x > from) {
                    template.rectangle(from, code.side() - 1 - y, x - from, 1);
                }
            }
        }
        template.fill();
        return template;
    }

    /** Makes a rectangle lead to an address. */
    public void link(int x, int y, int width, int height, String address) {
        annotate(x, y, width, height, new PdfAction(address));
    }

    /** Makes a rectangle lead to a place in this file. */
    public void linkTo(int x, int y, int width, int height, String place) {
        annotate(x, y, width, height, PdfAction.gotoLocalPage(place, false));
    }

    private void annotate(int x, int y, int width, int height, PdfAction action) {
        PdfAnnotation link = new PdfAnnotation(writer, points(x), points(HEIGHT - y - height), points(x + width), points(HEIGHT - y), action);
        link.setBorderStyle(new PdfBorderDictionary(0, PdfBorderDictionary.STYLE_SOLID));
        link.put(PdfName.F, new org.openpdf.text.pdf.PdfNumber(PdfAnnotation.FLAGS_PRINT));
        writer.addAnnotation(link);
    }

    /** Names a place on this page, for {@link #linkTo}. */
    public void place(String name, int y) {
        content.localDestination(name, new PdfDestination(PdfDestination.XYZ, 0, points(HEIGHT - y), 0));
    }

    /** Adds to the file's outline. @param level 1 for a chapter, 2 and 3 below the last of the level above */
    public void outline(int level, String title, int y) {
        outline[level] = new PdfOutline(outline[level - 1], new PdfDestination(PdfDestination.XYZ, 0, points(HEIGHT - y), 0), title, level < 2);
    }

    /** Ends the file; the stream is written to its end and closed. */
    @Override
    public void close() {
        document.close();
    }

    private static float points(int twips) {
        return twips / 20f;
    }
}
