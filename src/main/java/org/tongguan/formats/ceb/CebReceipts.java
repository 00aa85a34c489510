package org.tongguan.formats.ceb;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the receipts customs sends: what they repeat of the document they answer, and the state. Always valid by the official schema: where a
 * faulty document has nothing to repeat, zeros or a dash stand in its place, and what is too long is cut.
 */
public final class CebReceipts {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(CHINA);
    /** The receipt of each kind of message. */
    private static final Map<String, String> RECEIPTS = receipts();

    private CebReceipts() { }

    private static Map<String, String> receipts() {
        Map<String, String> receipts = new LinkedHashMap<>();
        for (CebForm form : CebForm.all()) {
            String next = "CEB" + (Integer.parseInt(form.number()) + 1) + "Message";
            if (!form.isFromCustoms() && CebForm.find(next).isPresent()) {
                receipts.put(form.kind(), next);
            }
        }
        return Map.copyOf(receipts);
    }

    /** The kind of receipt that answers that kind of message: 622 for 621; empty for what customs sends itself. */
    public static Optional<String> kindFor(String kind) {
        return Optional.ofNullable(RECEIPTS.get(kind));
    }

    /**
     * A receipt.
     *
     * @param original the document it answers
     * @param state    of list {@code ceb_state}, or a negative error number
     * @param info     what it tells, in Chinese as the specification has it
     * @param more     values the original has not: numbers given since, by element name
     */
    public static CebDocument receipt(CebDocument original, String state, Instant at, String info, Map<String, String> more) {
        CebForm form = CebForm.of(kindFor(original.form().kind()).orElseThrow(() -> new IllegalArgumentException("no receipt for " + original.form().kind())));
        CebDocument receipt = new CebDocument(form, 0);
        for (int i = 0; i < form.headFields().size(); i++) {
            CebField field = form.headFields().get(i);
            String value = switch (field.element()) {
                case "returnStatus" -> state;
                case "returnTime" -> INSTANT.format(at);
                case "returnInfo" -> info;
                default -> value(original, field.element(), more);
            };
            receipt.set(i, fit(field, value));
        }
        return receipt;
    }

    private static String value(CebDocument original, String element, Map<String, String> more) {
        if (more.get(element) != null) {
            return more.get(element);
        }
        int place = original.form().headFields().find(element);
        return place < 0 ? null : original.text(place);
    }

    /** The value as the schema takes it. */
    private static String fit(CebField field, String value) {
        String text = value == null ? "" : value;
        if (!text.isEmpty() && CebCheck.fault(field, text) == null) {
            return text;
        }
        if (text.isEmpty() && !field.mandatory()) {
            return null;
        }
        boolean exact = field.minLength() > 0 && field.minLength() == field.maxLength();
        if (field.type() == CebField.Type.INT || field.type() == CebField.Type.DECIMAL) {
            return "0";
        }
        if (!text.isEmpty() && !exact) {
            return cut(text, field.maxLength());
        }
        if (!field.mandatory()) {
            return null;
        }
        return exact ? "0".repeat(field.minLength()) : "-";
    }

    private static String cut(String text, int max) {
        return max == 0 || text.codePointCount(0, text.length()) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }

    /** An instant as receipts write it: 17 digits of China's time. */
    public static String time(Instant at) {
        return INSTANT.format(at);
    }
}
