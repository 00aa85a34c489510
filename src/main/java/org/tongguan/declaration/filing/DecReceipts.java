package org.tongguan.declaration.filing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.formats.DecMessageReader;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.MessageHandler;

/**
 * Receipts as the single window sends them: {@code DecImportResponse} for the message itself, then one {@code DEC_RESULT} for each channel
 * the declaration has passed. They are a view of the journal, so they can be asked for again at any time.
 */
@Component
public class DecReceipts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private final Journal journal;
    private final DeclarationStore store;
    private final CodeLists codes;
    private final Texts texts;
    private final Clock clock;

    DecReceipts(Journal journal, DeclarationStore store, CodeLists codes, Texts texts, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.codes = codes;
        this.texts = texts;
        this.clock = clock;
    }

    /** The receipts of one message; joins the caller's transaction and sees what its scope sees. */
    public List<MessageHandler.Receipt> list(SubjectRef subject, MessageHandler.Stored stored) {
        List<MessageHandler.Receipt> receipts = new ArrayList<>();
        receipts.add(answer(stored));
        if (subject == null) {
            return receipts;
        }
        Declaration d = store.find(subject.id()).orElseThrow();
        boolean summary = false;
        for (JournalEntry entry : journal.list(subject)) {
            Map<String, Object> payload = Json.map(entry.payload());
            if (entry.kind().endsWith("DeclarationLodged")) {
                summary = "SUMMARY".equals(payload.get("mode"));
            }
            for (String channel : Channels.of(entry.kind(), payload, summary)) {
                receipts.add(result(d, entry, channel, String.valueOf(payload.getOrDefault("reason", ""))));
            }
        }
        return receipts;
    }

    private MessageHandler.Receipt answer(MessageHandler.Stored stored) {
        String reference = reference(stored.key());
        boolean draft = "DRAFT".equals(stored.answer().get("state"));
        Text said = stored.accepted() ? texts.get(draft ? "receipt.draft" : "receipt.declared")
                : Text.of(sentences(stored.findings(), true), sentences(stored.findings(), false));
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<DecImportResponse xmlns=\"")
                .append(DecMessageReader.NAMESPACE).append("\">\n");
        element(xml, "ResponseCode", stored.accepted() ? "0" : "1");
        element(xml, "ErrorMessage", said.zh());
        element(xml, "ClientSeqNo", reference);
        if (stored.accepted()) {
            element(xml, "SeqNo", String.valueOf(stored.answer().get("sequenceNumber")));
        }
        xml.append("</DecImportResponse>\n");
        return new MessageHandler.Receipt((stored.accepted() ? "Successed_" : "Failed_") + reference + "_" + time(stored.at(), STAMP) + ".xml",
                stored.accepted() ? "0" : "1", stored.at(), said, xml.toString());
    }

    /** The sender's reference out of the message key ({@code operation:reference[:sequence]}). */
    private static String reference(String key) {
        String[] parts = key.split(":");
        return parts.length > 1 ? parts[1] : key;
    }

    private String sentences(List<Finding> findings, boolean chinese) {
        return texts.views(findings.stream().filter(Finding::isError).toList()).stream()
                .map(v -> "[" + v.code() + "] " + v.element() + ": " + (chinese ? v.text().zh() : v.text().en())).collect(Collectors.joining("; "));
    }

    private MessageHandler.Receipt result(Declaration d, JournalEntry entry, String channel, String reason) {
        Text name = codes.name("dec_channel", channel, java.time.LocalDate.now(clock));
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<DEC_RESULT>\n");
        element(xml, "CUS_CIQ_NO", d.sequenceNumber());
        element(xml, "ENTRY_ID", "7".equals(channel) ? "" : d.number());
        element(xml, "NOTICE_DATE", time(entry.at(), TIME));
        element(xml, "CHANNEL", channel);
        element(xml, "NOTE", reason.isEmpty() ? name.zh() : name.zh() + "; " + reason);
        element(xml, "CUSTOM_MASTER", d.key().office());
        element(xml, "I_E_DATE", d.entryDate() == null ? "" : d.entryDate().toString());
        element(xml, "D_DATE", d.acceptedAt() == null ? "" : time(d.acceptedAt(), TIME));
        xml.append("</DEC_RESULT>\n");
        return new MessageHandler.Receipt("Receipt_" + d.sequenceNumber() + "_" + entry.seq() + "_" + channel + ".xml", channel, entry.at(), name,
                xml.toString());
    }

    private String time(Instant at, DateTimeFormatter format) {
        return format.format(LocalDateTime.ofInstant(at, clock.getZone()));
    }

    private static void element(StringBuilder xml, String name, String value) {
        DecMessageWriter.element(xml.append("    "), name, value == null ? "" : value);
    }
}
