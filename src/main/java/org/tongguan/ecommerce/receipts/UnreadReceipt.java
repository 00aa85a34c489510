package org.tongguan.ecommerce.receipts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebReceipts;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.formats.ceb.DxpEnvelope;

/**
 * The receipt of the format check (900): what could not be read, why, and the message as it came, by the number of its envelope or else its own; in an
 * envelope when that could be read.
 */
public final class UnreadReceipt {

    private static final CebForm FORM = CebForm.of("CEB900Message");
    private static final Pattern ROOT = Pattern.compile("<(?:[A-Za-z][\\w.-]*:)?(CEB\\d{3}Message)[\\s>/]");
    private static final Pattern GUID = Pattern.compile("guid=\"([^\"<]{1,255})\"");
    private static final String NAMESPACE = "http://www.chinaport.gov.cn/ceb";
    /** Of the message, how many characters are looked at for its kind. */
    private static final int LOOKED_AT = 4000;
    private static final int MOST_INFO = 5000;

    private UnreadReceipt() { }

    /** The receipt; empty when the bytes are no message of cross-border e-commerce. */
    public static Optional<String> of(byte[] body, String why, Instant at, ZoneId zone) {
        DxpEnvelope envelope = envelope(body);
        String text = new String(envelope == null ? body : envelope.data(), StandardCharsets.UTF_8);
        String head = text.substring(0, Math.min(text.length(), LOOKED_AT));
        if (envelope == null && !head.contains(NAMESPACE) && !DxpEnvelope.isEnvelope(body)) {
            return Optional.empty();
        }
        Matcher kind = ROOT.matcher(head);
        String guid = CebWriter.guid();
        Matcher own = GUID.matcher(head);
        String number = envelope != null ? envelope.copMsgId() : own.find() ? own.group(1) : "-";
        CebDocument d = new CebDocument(FORM, 0).set("guid", guid).set("returnStatus", "-1")
                .set("returnInfo", why.substring(0, Math.min(why.length(), MOST_INFO))).set("returnTime", CebReceipts.time(at)).set("oriCopMsgId", number)
                .set("oriMessageType", kind.find() && CebForm.find(kind.group(1)).isPresent() ? kind.group(1) : "Unknown").set("oriBizMessage", text);
        byte[] written = CebWriter.write(CebMessage.of(guid, List.of(d)));
        if (envelope != null) {
            written = envelope.answer(guid, LocalDateTime.ofInstant(at, zone), FORM.kind(), written).write();
        }
        return Optional.of(new String(written, StandardCharsets.UTF_8));
    }

    private static DxpEnvelope envelope(byte[] body) {
        try {
            return DxpEnvelope.isEnvelope(body) ? DxpEnvelope.read(body) : null;
        } catch (FormatException unreadable) {
            return null;
        }
    }
}
