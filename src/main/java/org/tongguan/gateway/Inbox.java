package org.tongguan.gateway;

import jakarta.annotation.PreDestroy;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.DiskSpace;
import org.tongguan.runtime.GroupCommitter;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.MessageHandler;
import org.tongguan.runtime.Packed;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.vault.Vault;

/**
 * Where every message comes in. The sender's thread decodes; a committer thread then does many messages' business in one transaction, and
 * each sender is answered after it has committed. One committer by default: a second only waits for the journal's head and halves the
 * batches, so that every message costs more. A repeat gets the first answer, for ever; an accepted key with another body is refused.
 */
@Component
public class Inbox implements MessageHandler.Queues {

    private static final int WAIT_SECONDS = 30;
    /** Longer than any format's own reference; an index holds it. */
    private static final int MAX_KEY = 255;
    private static final int SHOWN = 60;
    private final Map<String, MessageHandler> handlers = new HashMap<>();
    private final MessageStore store;
    private final Transactions transactions;
    private final Clock clock;
    private final Vault vault;
    private final DiskSpace disk;
    private final GroupCommitter<Incoming, Answer> committer;
    private final GroupCommitter<Incoming, Answer> masses;

    Inbox(List<MessageHandler> handlers, MessageStore store, Transactions transactions, Clock clock, Vault vault, DiskSpace disk, Sizes sizes) {
        handlers.forEach(handler -> handler.kinds().forEach(kind -> this.handlers.put(kind, handler)));
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
        this.vault = vault;
        this.disk = disk;
        this.committer = new GroupCommitter<>("inbox", sizes.committers, new GroupCommitter.Sizes<>(sizes.batch, sizes.capacity, i -> 1,
                i -> i.sender().traderId()), this::handle);
        this.masses = new GroupCommitter<>("masses", sizes.massCommitters, new GroupCommitter.Sizes<>(sizes.massBatch, sizes.massCapacity,
                i -> i.decoded().weight(), i -> i.sender().traderId()), this::handle);
    }

    /**
     * How many committers there are, how much they take at once and how much may wait: of ordinary messages counted one by one, of masses
     * by weight.
     */
    @Component
    record Sizes(int committers, int batch, int capacity, int massCommitters, int massBatch, int massCapacity) {

        Sizes(@Value("${tongguan.inbox.committers:1}") int committers, @Value("${tongguan.inbox.batch:128}") int batch,
              @Value("${tongguan.inbox.capacity:4096}") int capacity, @Value("${tongguan.inbox.mass.committers:2}") int massCommitters,
              @Value("${tongguan.inbox.mass.batch:800}") int massBatch, @Value("${tongguan.inbox.mass.capacity:40000}") int massCapacity) {
            this.committers = committers;
            this.batch = batch;
            this.capacity = capacity;
            this.massCommitters = massCommitters;
            this.massBatch = massBatch;
            this.massCapacity = massCapacity;
        }
    }

    /** The acknowledgement: the stored message, and whether it is a repeat of an earlier one. */
    public record Receipt(Message message, boolean repeat) { }

    /** Given inside a batch: one member's refusal must not disturb the others. */
    private record Answer(Receipt receipt, PlatformException refusal) { }

    private record Incoming(Actor sender, String kind, String key, byte[] hash, byte[] packed, MessageHandler.Decoded decoded) {
        Slot slot() {
            return new Slot(sender.traderId(), key);
        }
    }

    private record Slot(long traderId, String key) { }

    /**
     * Takes a message in and waits until it is committed.
     *
     * @param idempotencyKey the sender's key for this request, or null to use the message's own
     * @throws PlatformException MALFORMED for unreadable bytes or a key too long to keep, CONFLICT {@code message.key} for a used key with another body,
     *                           UNAVAILABLE when too much is waiting: in each case nothing happened
     */
    public Receipt accept(Actor sender, String kind, byte[] body, String idempotencyKey) {
        if (sender.traderId() == null) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "message.sender");
        }
        MessageHandler handler = handler(kind);
        disk.demand();
        MessageHandler.Decoded decoded = handler.decode(sender, kind, body);
        String key = idempotencyKey == null || idempotencyKey.isBlank() ? kind + ":" + decoded.key() : "key:" + idempotencyKey.strip();
        if (key.length() > MAX_KEY) {
            throw new PlatformException(ErrorCode.MALFORMED, "message.key-long", MAX_KEY, key.substring(0, SHOWN) + "…");
        }
        byte[] packed = handler.isPersonal() ? vault.seal(Packed.pack(body)) : Packed.pack(body);
        return await((handler.isMass() ? masses : committer).submit(new Incoming(sender, kind, key, sha256(body), packed, decoded)));
    }

    private static Receipt await(java.util.concurrent.CompletableFuture<Answer> waiting) {
        try {
            Answer answer = waiting.get(WAIT_SECONDS, TimeUnit.SECONDS);
            if (answer.refusal() != null) {
                throw answer.refusal();
            }
            return answer.receipt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new PlatformException(ErrorCode.UNAVAILABLE, "busy");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(ErrorCode.UNAVAILABLE, "busy");
        }
    }

    /** The handler of a kind; REFUSED {@code message.kind} when nobody understands it. */
    MessageHandler handler(String kind) {
        MessageHandler handler = handlers.get(kind);
        if (handler == null) {
            throw new PlatformException(ErrorCode.REFUSED, "message.kind", kind);
        }
        return handler;
    }

    /** The receipt for bytes that could not be read, in the format they look like; empty when it has none. */
    Optional<String> unread(byte[] body, String why) {
        return handlers.values().stream().distinct().flatMap(handler -> handler.unread(body, why).stream()).findFirst();
    }

    /** A message's bytes exactly as they were sent. */
    byte[] body(Message message) {
        byte[] packed = store.packedBody(message.id());
        return Packed.unpack(packed == null ? handler(message.kind()).body(message.subject()) : packed);
    }

    /** How many messages wait for their transaction. */
    public int depth() {
        return committer.depth() + masses.depth();
    }

    @Override
    public Map<Long, Integer> waiting() {
        Map<Long, Integer> waiting = new HashMap<>();
        masses.depths().forEach((sender, weight) -> waiting.put((Long) sender, weight));
        return waiting;
    }

    private List<Answer> handle(List<Incoming> batch) {
        return transactions.call(Actor.PLATFORM, () -> handleNow(batch));
    }

    private List<Answer> handleNow(List<Incoming> batch) {
        store.lockKeys(batch.stream().map(incoming -> incoming.sender().traderId() + ":" + incoming.key()).toList());
        Map<Slot, List<Message>> known = known(batch);
        Map<Slot, Incoming> fresh = new LinkedHashMap<>();
        for (Incoming incoming : batch) {
            if (answered(known.get(incoming.slot()), incoming) == null) {
                fresh.putIfAbsent(incoming.slot(), incoming);
            }
        }
        Map<Slot, Message> made = make(fresh);
        List<Answer> answers = new ArrayList<>(batch.size());
        for (Incoming incoming : batch) {
            if (incoming == fresh.get(incoming.slot())) {
                answers.add(new Answer(new Receipt(made.get(incoming.slot()), false), null));
                continue;
            }
            Answer earlier = answered(known.get(incoming.slot()), incoming);
            answers.add(earlier != null ? earlier : twin(made.get(incoming.slot()), incoming));
        }
        return answers;
    }

    private Map<Slot, List<Message>> known(List<Incoming> batch) {
        Map<Slot, List<Message>> known = new HashMap<>();
        for (Message message : store.listByKeys(batch.stream().map(Incoming::key).toList())) {
            known.computeIfAbsent(new Slot(message.traderId(), message.key()), s -> new ArrayList<>(1)).add(message);
        }
        return known;
    }

    /** What earlier messages of the same key have to say: the first answer again, a refusal, or null when this one is new. */
    private static Answer answered(List<Message> same, Incoming incoming) {
        if (same == null) {
            return null;
        }
        for (Message message : same) {
            if (Arrays.equals(message.contentHash(), incoming.hash())) {
                return new Answer(new Receipt(message, true), null);
            }
        }
        return same.stream().anyMatch(Message::accepted) ? new Answer(null, conflict(incoming.key())) : null;
    }

    /** Two of one key in one batch: the second is a repeat or a contradiction of the first. */
    private static Answer twin(Message first, Incoming second) {
        return Arrays.equals(first.contentHash(), second.hash()) ? new Answer(new Receipt(first, true), null)
                : new Answer(null, conflict(second.key()));
    }

    private static PlatformException conflict(String key) {
        return new PlatformException(ErrorCode.CONFLICT, "message.key", key);
    }

    private Map<Slot, Message> make(Map<Slot, Incoming> fresh) {
        Instant now = Times.now(clock);
        Map<MessageHandler, List<MessageHandler.Received>> work = new LinkedHashMap<>();
        Map<UUID, Incoming> byId = new HashMap<>();
        for (Incoming incoming : fresh.values()) {
            MessageHandler.Received received = new MessageHandler.Received(Ids.nextWhole(), incoming.sender(), now, incoming.kind(), incoming.packed(),
                    incoming.decoded());
            byId.put(received.id(), incoming);
            work.computeIfAbsent(handler(incoming.kind()), h -> new ArrayList<>()).add(received);
        }
        Map<Slot, Message> made = new HashMap<>();
        List<MessageStore.Row> rows = new ArrayList<>();
        work.forEach((handler, received) -> {
            List<MessageHandler.Outcome> outcomes = handler.handle(received);
            for (int i = 0; i < received.size(); i++) {
                Message message = message(received.get(i), byId.get(received.get(i).id()), outcomes.get(i));
                made.put(new Slot(message.traderId(), message.key()), message);
                rows.add(new MessageStore.Row(message, outcomes.get(i).keeps() ? null : received.get(i).packed(), handler.isPersonal()));
            }
        });
        store.insert(rows);
        return made;
    }

    private static Message message(MessageHandler.Received received, Incoming incoming, MessageHandler.Outcome outcome) {
        return new Message(received.id(), incoming.sender().traderId(), incoming.sender().name(), incoming.kind(), incoming.key(), incoming.hash(),
                received.at(), outcome.accepted(), outcome.subject(), outcome.findings(), outcome.answer());
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void close() {
        committer.close();
        masses.close();
    }
}
