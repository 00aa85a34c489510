package org.tongguan.formats.ceb;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.tongguan.formats.ceb.CebMessage.CebSubscription;
import org.tongguan.formats.ceb.CebMessage.CebTransfer;
import org.tongguan.formats.xml.XmlEscape;

/** Writes a message by the table: elements in its order, what has no value left out where it may be and empty where it must stand. */
public final class CebWriter {

    private static final String[] TRANSFER = {"copCode", "copName", "dxpMode", "dxpId", "note"};
    private static final String[] SUBSCRIBE = {"status", "dxpMode", "dxpAddress", "note"};

    private CebWriter() { }

    /** The message as UTF-8 bytes, without a signature. */
    public static byte[] write(CebMessage message) {
        CebForm form = message.form();
        StringBuilder out = new StringBuilder(256 + 2048 * message.documents().size());
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ceb:").append(form.kind()).append(" xmlns:ceb=\"").append(CebReader.NAMESPACE)
                .append("\" guid=\"");
        XmlEscape.attribute(out, message.guid());
        out.append("\" version=\"");
        XmlEscape.attribute(out, message.version());
        out.append("\">");
        for (CebDocument document : message.documents()) {
            document(out, form, document);
        }
        for (String part : form.order()) {
            switch (part) {
                case CebForm.TRANSFER -> transfer(out, message.transfer());
                case CebForm.SUBSCRIBE -> message.subscriptions().forEach(one -> subscription(out, one));
                case CebForm.EXTEND -> extension(out, message);
                default -> { }
            }
        }
        return out.append("</ceb:").append(form.kind()).append('>').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A new number for a message or document: 36 characters, letters upper case. */
    public static String guid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    /** The number of what is told again and again: always the same for the same text. */
    public static String guid(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString().toUpperCase(Locale.ROOT);
    }

    private static void document(StringBuilder out, CebForm form, CebDocument document) {
        open(out, form.documentElement());
        if (form.headElement() != null) {
            open(out, form.headElement());
        }
        values(out, form.headFields(), document.headValues());
        if (form.headElement() != null) {
            close(out, form.headElement());
        }
        for (String[] line : document.lineValues()) {
            open(out, form.lineElement());
            values(out, form.lineFields(), line);
            close(out, form.lineElement());
        }
        close(out, form.documentElement());
    }

    private static void values(StringBuilder out, CebFields fields, String[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null || fields.required(i)) {
                element(out, fields.get(i).element(), values[i]);
            }
        }
    }

    private static void transfer(StringBuilder out, CebTransfer transfer) {
        part(out, CebForm.TRANSFER, TRANSFER, transfer.code(), transfer.name(), transfer.mode(), transfer.dxpId(), transfer.note());
    }

    private static void subscription(StringBuilder out, CebSubscription one) {
        part(out, CebForm.SUBSCRIBE, SUBSCRIBE, one.status(), one.mode(), one.address(), one.note());
    }

    private static void extension(StringBuilder out, CebMessage message) {
        if (message.extension() == null) {
            return;
        }
        open(out, CebForm.EXTEND);
        element(out, "name", message.extension().name());
        element(out, "version", message.extension().version());
        open(out, CebReader.OWN_MESSAGE);
        out.append(message.extension().xml());
        close(out, CebReader.OWN_MESSAGE);
        close(out, CebForm.EXTEND);
    }

    private static void part(StringBuilder out, String element, String[] names, String... values) {
        open(out, element);
        for (int i = 0; i < names.length; i++) {
            if (values[i] != null) {
                element(out, names[i], values[i]);
            }
        }
        close(out, element);
    }

    private static void element(StringBuilder out, String name, String value) {
        open(out, name);
        if (value != null) {
            XmlEscape.text(out, value);
        }
        close(out, name);
    }

    private static void open(StringBuilder out, String name) {
        out.append("<ceb:").append(name).append('>');
    }

    private static void close(StringBuilder out, String name) {
        out.append("</ceb:").append(name).append('>');
    }
}
