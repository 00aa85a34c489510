package org.tongguan.formats.ceb;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tongguan.formats.ceb.CebMessage.CebExtension;
import org.tongguan.formats.ceb.CebMessage.CebSubscription;
import org.tongguan.formats.ceb.CebMessage.CebTransfer;

/** Makes sound messages of every kind, the same for the same seed; values use everything the table allows. */
public final class RandomCeb {

    private static final String[] PIECES = {"a", "Z", "0", "9", "-", " ", "海", "关", "单", "é", "\uD83D\uDCE6", "<", ">", "&", "\"", "'", "]]>", "\t"};
    private final Random random;
    private boolean rare = true;

    public RandomCeb(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Leaves out blanks (some types of the schema take them away), characters outside the basic plane (the JDK's schema validator counts them
     * twice) and parts of the sender's own.
     */
    RandomCeb common() {
        rare = false;
        return this;
    }

    /** A sound message with that many documents. */
    public CebMessage message(CebForm form, int count) {
        List<CebDocument> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(document(form, i));
        }
        if (form.isFromCustoms()) {
            return new CebMessage(form, guid(), "1.0", null, List.of(), null, documents, false);
        }
        CebTransfer transfer = new CebTransfer(text(1, 18), text(1, 100), "DXP", text(1, 30), random.nextBoolean() ? null : text(1, 1000));
        List<CebSubscription> subscriptions = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            subscriptions.add(new CebSubscription("ALL", "DXP", text(1, 100), random.nextBoolean() ? null : text(1, 20)));
        }
        CebExtension extension = !rare || random.nextInt(3) > 0 ? null
                : new CebExtension(text(1, 30), text(1, 30), "<own xmlns=\"urn:own\" xml:lang=\"zh\">3 &lt; 4</own>");
        return new CebMessage(form, guid(), "1.0", transfer, subscriptions, extension, documents, false);
    }

    /** A sound document. */
    public CebDocument document(CebForm form, int index) {
        CebDocument document = new CebDocument(form, index);
        fill(form.headFields(), document.headValues());
        if (form.lineElement() != null) {
            for (int i = form.minLines() + random.nextInt(4); i > 0; i--) {
                fill(form.lineFields(), document.lineValues().get(document.addLine()));
            }
        }
        return document;
    }

    private void fill(CebFields fields, String[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).mandatory() || random.nextBoolean() ? value(fields.get(i)) : null;
        }
    }

    /** A value the table allows. */
    public String value(CebField field) {
        if (!field.values().isEmpty()) {
            return field.values().get(random.nextInt(field.values().size()));
        }
        return switch (field.type()) {
            case TEXT -> text(Math.max(1, field.minLength()), field.maxLength() == 0 ? 3000 : field.maxLength());
            case INT -> String.valueOf(random.nextInt(field.digits() == 0 || field.digits() > 8 ? 100_000_000 : (int) Math.pow(10, field.digits())));
            case DECIMAL -> random.nextInt(1_000_000) + (random.nextBoolean() ? "" : "." + random.nextInt(100_000));
            case TIME -> moment();
            case INSTANT -> moment() + String.format("%03d", random.nextInt(1000));
            case DATE -> moment().substring(0, 8);
        };
    }

    private String moment() {
        return String.format("20%02d%02d%02d%02d%02d%02d", random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24),
                random.nextInt(60), random.nextInt(60));
    }

    private String text(int min, int max) {
        int length = min == max ? min : min + random.nextInt(Math.min(max, min + 40) - min + 1);
        StringBuilder out = new StringBuilder();
        int left = length;
        while (left > 0) {
            String piece = PIECES[random.nextInt(PIECES.length)];
            piece = !rare && (piece.length() == 2 || piece.isBlank()) ? "x" : piece;
            int count = piece.codePointCount(0, piece.length());
            if (count <= left) {
                out.append(piece);
                left -= count;
            }
        }
        return out.toString();
    }

    private String guid() {
        return new java.util.UUID(random.nextLong(), random.nextLong()).toString().toUpperCase(java.util.Locale.ROOT);
    }
}
