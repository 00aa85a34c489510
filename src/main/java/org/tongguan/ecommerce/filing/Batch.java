package org.tongguan.ecommerce.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tongguan.kernel.Finding;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.MessageHandler.Received;

/** The documents of many messages that are handled in one transaction, and what became of each. */
public final class Batch {

    /** Told of a document that was not taken: nothing of it is kept but the message. */
    public static final int REFUSED = -1;
    /** A draft: kept with its message, without effect. */
    public static final int DRAFT = 1;
    /** Stored, checks passed. */
    public static final int STORED = 120;
    /** Finished: a cancellation or a return that had its effect. */
    public static final int FINISHED = 399;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<UUID, Result> results = new LinkedHashMap<>();
    private final Set<String> forms = new HashSet<>();
    private final Instant at;
    private final LocalDate day;

    Batch(List<Received> messages, Instant at, LocalDate day) {
        this.at = at;
        this.day = day;
        for (Received message : messages) {
            forms.add(((Read) message.decoded().content()).form());
            for (Prepared document : ((Read) message.decoded().content()).documents()) {
                Entry entry = new Entry(message, document, Ids.part(message.id(), document.index()));
                entries.add(entry);
                if (document instanceof Prepared.Stopped stopped) {
                    results.put(entry.id(), new Result(stopped.draft() ? DRAFT : REFUSED, stopped.findings()));
                }
            }
        }
    }

    /** A message read: the number of its kind, and its documents in order. */
    public record Read(String form, List<Prepared> documents) { }

    /** One document of one message. */
    public record Entry(Received message, Prepared document, UUID id) {
        /** The number of its message's kind. */
        public String form() {
            return ((Read) message.decoded().content()).form();
        }

        public long traderId() {
            return message.sender().traderId();
        }
    }

    /**
     * What became of a document.
     *
     * @param status as in its receipt; {@link #REFUSED} for everything below zero
     */
    public record Result(int status, List<Finding> findings) { }

    /** All documents. */
    public List<Entry> entries() {
        return entries;
    }

    /** When it is done. */
    public Instant at() {
        return at;
    }

    /** The day whose law counts. */
    public LocalDate day() {
        return day;
    }

    /** The numbers of the kinds of messages in it. */
    Set<String> forms() {
        return forms;
    }

    /** The entries of that kind of message whose documents go further: sound, declared, and not done yet. */
    public List<Entry> of(String form) {
        return entries.stream().filter(e -> e.form().equals(form) && !results.containsKey(e.id)).toList();
    }

    /** The entries whose document is of that kind. */
    public <P extends Prepared> List<Entry> of(Class<P> kind) {
        return entries.stream().filter(e -> kind.isInstance(e.document)).toList();
    }

    /** Nothing of it is taken. */
    public void refuse(Entry entry, Finding finding) {
        List<Finding> all = new ArrayList<>(entry.document.findings());
        all.add(finding);
        results.put(entry.id, new Result(REFUSED, all));
    }

    /** It came to that state. */
    public void done(Entry entry, int status) {
        results.put(entry.id, new Result(status, entry.document.findings()));
    }

    /** What became of it; none yet is a fault of ours. */
    public Result result(UUID document) {
        Result result = results.get(document);
        if (result == null) {
            throw new IllegalStateException("nothing became of document " + document);
        }
        return result;
    }

    /** Whether something became of it already. */
    public boolean isDone(Entry entry) {
        return results.containsKey(entry.id);
    }

    /** The pointer of the whole document, where nothing smaller is to blame. */
    public static String pointer(Entry entry) {
        return "/" + entry.document.index();
    }
}
