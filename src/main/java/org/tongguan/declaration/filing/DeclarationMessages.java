package org.tongguan.declaration.filing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.screening.Screened;
import org.tongguan.declaration.screening.Screening;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.formats.DecMessageReader;
import org.tongguan.formats.Document;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.MessageHandler;
import org.tongguan.runtime.Transactions;
import org.tongguan.tariff.Duties;

/**
 * Declarations as messages: the single window's DecMessage, and the same document as JSON. {@code OperType} G and E keep a draft, A to D
 * declare; a sequence number refers to an earlier one.
 */
@Component
public class DeclarationMessages implements MessageHandler {

    public static final String DEC_MESSAGE = "DecMessage";
    public static final String JSON = "declaration+json";
    public static final String JSON_DRAFT = "declaration-draft+json";
    private static final Set<String> DRAFT_OPERATIONS = Set.of("G", "E");
    private final Screening screening;
    private final Lodging lodging;
    private final DeclarationStore store;
    private final DecReceipts receipts;
    private final Duties duties;
    private final Texts texts;
    private final Transactions transactions;

    DeclarationMessages(Screening screening, Lodging lodging, DeclarationStore store, DecReceipts receipts, Duties duties, Texts texts,
            Transactions transactions) {
        this.transactions = transactions;
        this.store = store;
        this.duties = duties;
        this.texts = texts;
        this.screening = screening;
        this.lodging = lodging;
        this.receipts = receipts;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(DEC_MESSAGE, JSON, JSON_DRAFT);
    }

    @Override
    public Decoded decode(Actor sender, String kind, byte[] body) {
        Document document = document(kind, body);
        String operation = document.text("signature", "operation");
        boolean declaring = DEC_MESSAGE.equals(kind) ? !DRAFT_OPERATIONS.contains(operation == null ? "" : operation) : JSON.equals(kind);
        String reference = document.text("signature", "clientReference");
        if (DEC_MESSAGE.equals(kind) && reference == null) {
            throw new PlatformException(ErrorCode.MALFORMED, "message.reference");
        }
        UUID id = Ids.next();
        // A draft and its declaration carry the same reference; what is done and to which number makes them different messages.
        String key = reference == null ? "once:" + id : (operation == null ? "" : operation) + ":" + reference
                + (document.head("sequenceNumber") == null ? "" : ":" + document.head("sequenceNumber"));
        Screened screened = screening.screen(sender.traderId(), document, declaring, id);
        return new Decoded(key, JSON_DRAFT.equals(kind) ? screened.asUnfinished() : screened);
    }

    public static Document document(String kind, byte[] body) {
        try {
            return DEC_MESSAGE.equals(kind) ? DecMessageReader.read(body) : JsonDocuments.read(body);
        } catch (FormatException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "format." + e.key(), e.place());
        }
    }

    @Override
    public Map<String, Object> tryOut(Actor sender, String kind, byte[] body, @Nullable UUID place) {
        if (sender.traderId() == null) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "message.sender");
        }
        Screened alone = screening.screen(sender.traderId(), document(kind, body), true, Ids.next());
        Screened screened = alone.with(transactions.read(Actor.PLATFORM, () -> lodging.foreseen(new Filing(sender, alone, kind, body), place)));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("accepted", !screened.isRefused());
        said.put("findings", texts.views(screened.findings()));
        said.put("assessment", screened.duty() == null ? null : duties.view(screened.duty()));
        return said;
    }

    @Override
    public List<Outcome> handle(List<Received> messages) {
        List<Filing> filings = messages.stream()
                .map(m -> new Filing(m.sender(), (Screened) m.decoded().content(), DEC_MESSAGE.equals(m.kind()) ? DEC_MESSAGE : "JSON", m.packed())).toList();
        List<Lodged> lodged = lodging.lodge(filings);
        List<Outcome> outcomes = new ArrayList<>(lodged.size());
        for (Lodged one : lodged) {
            outcomes.add(one.isAccepted() ? new Outcome(one.declaration().ref(), true, one.findings(), answer(one.declaration()), one.keepsMessage())
                    : new Outcome(null, false, one.findings(), Map.of(), false));
        }
        return outcomes;
    }

    private static Map<String, Object> answer(Declaration d) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sequenceNumber", d.sequenceNumber());
        answer.put("number", d.number());
        answer.put("state", d.state().name());
        return answer;
    }

    @Override
    public byte[] body(SubjectRef subject) {
        return store.firstDocument(subject.id());
    }

    @Override
    public List<Receipt> receipts(UUID message, SubjectRef subject, Stored stored) {
        return receipts.list(subject, stored);
    }
}
