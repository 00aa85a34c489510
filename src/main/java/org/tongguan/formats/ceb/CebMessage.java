package org.tongguan.formats.ceb;

import java.util.List;

/**
 * A message: documents of one kind, and who sent them.
 *
 * @param guid          the message's own 36 characters
 * @param version       {@code 1.0}
 * @param transfer      who transmits; null on what customs sends
 * @param subscriptions who else wants to hear of it, at most five
 * @param extension     a part of the sender's own, null when there is none
 * @param documents     1 to 100 documents
 * @param signed        whether it carries a signature; what that is worth is for module signature to say
 */
public record CebMessage(CebForm form, String guid, String version, CebTransfer transfer, List<CebSubscription> subscriptions,
                         CebExtension extension, List<CebDocument> documents, boolean signed) {

    public CebMessage {
        subscriptions = List.copyOf(subscriptions);
        documents = List.copyOf(documents);
    }

    /** A message without extras, as customs sends it. */
    public static CebMessage of(String guid, List<CebDocument> documents) {
        return new CebMessage(documents.getFirst().form(), guid, "1.0", null, List.of(), null, documents, false);
    }

    /** The root element's name, e.g. {@code CEB621Message}. */
    public String kind() {
        return form.kind();
    }

    /**
     * Who transmits the message.
     *
     * @param code  the firm's customs registration or credit code
     * @param mode  the way of exchange, always {@code DXP}
     * @param dxpId its number at the exchange
     * @param note  null when there is none
     */
    public record CebTransfer(String code, String name, String mode, String dxpId, String note) { }

    /**
     * Who else is to get documents or receipts.
     *
     * @param status  {@code ALL}, {@code DATA} or {@code RET}
     * @param address its number at the exchange
     */
    public record CebSubscription(String status, String mode, String address, String note) { }

    /**
     * The sender's own part.
     *
     * @param xml what stands inside it, as XML with its own namespace declarations
     */
    public record CebExtension(String name, String version, String xml) { }
}
