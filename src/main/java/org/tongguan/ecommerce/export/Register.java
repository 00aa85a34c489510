package org.tongguan.ecommerce.export;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.filing.Batch;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.filing.Prepared.ReadAct;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.DocumentStore;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.ecommerce.store.ListNumbers;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Takes documents by their sender's own number: each once; changed and taken back by whoever sent them. */
@Component
public class Register {

    private final DocumentStore documents;
    private final ListNumbers numbers;
    private final Traders traders;

    Register(DocumentStore documents, ListNumbers numbers, Traders traders) {
        this.documents = documents;
        this.numbers = numbers;
        this.traders = traders;
    }

    /** The document of an entry. */
    public static CebDocument document(Entry entry) {
        return ((ReadAct) entry.document()).document();
    }

    /** What its sender wants done. */
    public static Operation operation(Entry entry) {
        return Operation.of(document(entry).text("appType"));
    }

    /** Whether the sender is the firm of that code; else the document is refused: {@code ECM-604}. */
    public boolean isOwn(Batch batch, Entry entry, String element) {
        CebDocument d = document(entry);
        int place = d.form().headFields().of(element);
        Trader trader = traders.get(entry.traderId());
        String code = d.text(place);
        if (code.equals(trader.customsCode()) || code.equals(trader.creditCode())) {
            return true;
        }
        batch.refuse(entry, Finding.error("ECM-604", d.pointer(place), code));
        return false;
    }

    /** The key of a document by its own number; one that was split, by its part. */
    public static UUID key(Entry entry, String element) {
        CebDocument d = document(entry);
        int part = d.form().headFields().find("msgSeqNo");
        return Keys.document(d.form().number(), Long.toString(entry.traderId()), d.text(element) + (part < 0 ? "" : "#" + d.text(part)));
    }

    /** The document that a change or deletion speaks of, locked: empty for a new one, and where there is none, which is refused: {@code ECM-602}. */
    public Optional<Filed> earlier(Batch batch, Entry entry, UUID key) {
        if (operation(entry) == Operation.ADD) {
            return Optional.empty();
        }
        Optional<Filed> earlier = documents.lock(key).filter(f -> f.traderId() == entry.traderId());
        if (earlier.isEmpty()) {
            batch.refuse(entry, Finding.error("ECM-602", Batch.pointer(entry)));
        }
        return earlier;
    }

    /** A document that was taken. */
    public Filed get(UUID id) {
        return documents.find(id).orElseThrow();
    }

    /**
     * Takes the document; the earlier one counts no more.
     *
     * @param earlier what it changes or takes back; null = it is new
     * @param state   what its first receipt tells
     * @param given   numbers it is given, by the receipt's element names
     * @return whether it is there now: not so for a deletion, which has no number of its own to be kept by, nor when one of that number is there: refused
     *         then, {@code ECM-601}
     */
    public boolean take(Batch batch, Entry entry, UUID key, Filed earlier, int state, Map<String, String> given) {
        if (earlier != null) {
            documents.free(earlier.id());
        }
        if (operation(entry) == Operation.DELETE) {
            insert(batch, entry, entry.id(), Batch.FINISHED, Map.of());
            return false;
        }
        return insert(batch, entry, key, state, given);
    }

    private boolean insert(Batch batch, Entry entry, UUID key, int state, Map<String, String> given) {
        CebDocument d = document(entry);
        String letter = "215".equals(d.form().number()) ? "o" : "B";
        if (!documents.insert(new Filed(entry.id(), entry.traderId(), Integer.parseInt(d.form().number()), key, numbers.next(letter, batch.day()), state,
                batch.at(), given))) {
            batch.refuse(entry, Finding.error("ECM-601", Batch.pointer(entry)));
            return false;
        }
        batch.done(entry, state);
        return true;
    }
}
