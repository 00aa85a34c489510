package org.tongguan.ecommerce.filing;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.MessageHandler.Outcome;
import org.tongguan.runtime.MessageHandler.Received;

/**
 * Does the business of many messages in one transaction, with a fixed number of statements whatever their number. The journal gets one entry
 * for each message, with the digest of what became of its documents; a list that went straight through has no entry of its own.
 */
@Component
class RetailIntake {

    public static final String KIND = "retail-message";
    private final PartIntake parts;
    private final ListIntake lists;
    private final ListActs acts;
    private final PartStore store;
    private final Meter meter;
    private final Journal journal;
    private final Clock clock;

    RetailIntake(PartIntake parts, ListIntake lists, ListActs acts, PartStore store, Meter meter, Journal journal, Clock clock) {
        this.meter = meter;
        this.parts = parts;
        this.lists = lists;
        this.acts = acts;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /** What each message came to, in order; joins the running transaction. */
    List<Outcome> handle(List<Received> messages) {
        Instant now = Times.now(clock);
        Batch batch = new Batch(messages, now, LocalDate.ofInstant(now, clock.getZone()));
        store.useIndexes();
        Collection<UUID> arrived = parts.take(batch);
        arrived.addAll(acts.bring(batch));
        acts.change(batch);
        lists.take(batch, arrived);
        acts.act(batch);
        List<Outcome> outcomes = new ArrayList<>(messages.size());
        for (Received message : messages) {
            outcomes.add(outcome(message, batch));
        }
        meter.count(batch);
        return outcomes;
    }

    private Outcome outcome(Received message, Batch batch) {
        List<Finding> findings = new ArrayList<>(0);
        Map<Integer, Integer> counts = new TreeMap<>();
        List<Prepared> documents = ((Batch.Read) message.decoded().content()).documents();
        ByteBuffer digest = ByteBuffer.allocate(documents.size() * Integer.BYTES);
        for (Prepared document : documents) {
            Batch.Result result = batch.result(Ids.part(message.id(), document.index()));
            findings.addAll(result.findings());
            counts.merge(result.status(), 1, Integer::sum);
            digest.putInt(result.status());
        }
        int refused = counts.getOrDefault(Batch.REFUSED, 0);
        boolean accepted = refused < documents.size();
        SubjectRef subject = new SubjectRef(KIND, message.id());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("documents", documents.size());
        answer.put("refused", refused);
        answer.put("states", counts);
        Map<String, Object> payload = new LinkedHashMap<>(answer);
        payload.put("message", ((Batch.Read) message.decoded().content()).form());
        payload.put("digest", HexFormat.of().formatHex(sha256(digest.array())));
        journal.record(new JournalEvent("RetailMessageReceived", subject, message.sender().traderId(), null, message.sender().name(), payload));
        return new Outcome(accepted ? subject : null, accepted, findings, answer, false);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
