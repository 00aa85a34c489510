package org.tongguan.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * Sends what webhooks wait for: each webhook in the order of the journal, on a virtual thread of its own while there is something to send,
 * so that one slow receiver never keeps another waiting. The right to send for a webhook is taken for a limited time in the database, so
 * that of several processes one sends. A crash between an answer and its record sends that event again: receivers go by its {@code seq}.
 */
@Component
class WebhookSender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    /** Longer than any one call takes. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration GIVE_UP = Duration.ofHours(24);
    private static final Duration KEEP_LOG = Duration.ofDays(30);
    private static final int SWEEP_EVERY = 10_000;
    private static final int BATCH = 200;
    private final WebhookStore store;
    private final WebhookCall call;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;
    private final UUID process = UUID.randomUUID();
    private final Set<UUID> sending = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private Thread watcher;

    WebhookSender(WebhookStore store, WebhookCall call, Journal journal, Transactions transactions, Clock clock) {
        this.store = store;
        this.call = call;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    private void watch() {
        for (int round = 0; running; round++) {
            try {
                Thread.sleep(LOOK_EVERY);
                transactions.read(Actor.PLATFORM, () -> store.listDue(clock.instant(), process)).forEach(this::start);
                if (round % SWEEP_EVERY == 0) {
                    transactions.run(Actor.PLATFORM, () -> store.forgetDeliveriesBefore(clock.instant().minus(KEEP_LOG)));
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("webhooks wait: {}", e.toString());
            }
        }
    }

    private void start(UUID id) {
        if (sending.add(id)) {
            Thread.ofVirtual().name("webhook-" + id).start(() -> work(id));
        }
    }

    private void work(UUID id) {
        try {
            while (running && step(id)) {
                LOG.trace("webhook {} goes on", id);
            }
        } catch (RuntimeException e) {
            LOG.warn("webhook {} stops for now: {}", id, e.toString());
        } finally {
            sending.remove(id);
        }
    }

    /** Sends a batch; false when nothing is left to send now. */
    private boolean step(UUID id) {
        Optional<Webhook> claimed = claim(id);
        if (claimed.isEmpty()) {
            return false;
        }
        Webhook webhook = claimed.get();
        List<JournalEntry> entries = transactions.read(as(webhook), () -> journal.listAfter(webhook.cursor(), webhook.traderId(), BATCH));
        long reached = webhook.cursor();
        boolean fits = true;
        for (JournalEntry entry : entries) {
            if (webhook.wants(entry.kind())) {
                fits = claim(id).isPresent() && deliver(webhook, entry);
            }
            if (!fits) {
                break;
            }
            reached = entry.seq();
        }
        long upTo = reached;
        boolean all = fits;
        boolean more = all && entries.size() == BATCH;
        transactions.run(Actor.PLATFORM, () -> {
            if (all) {
                store.advance(id, process, upTo);
            }
            if (!more) {
                store.release(id, process);
            }
        });
        return more;
    }

    private Optional<Webhook> claim(UUID id) {
        return transactions.call(Actor.PLATFORM, () -> store.claim(id, process, clock.instant(), LEASE));
    }

    /** Reads as nobody could more than the trader itself. */
    private static Actor as(Webhook webhook) {
        return new Actor(0, Actor.PLATFORM.name(), Set.of(), null, webhook.traderId());
    }

    private boolean deliver(Webhook webhook, JournalEntry entry) {
        EventView event = EventView.of(entry);
        WebhookCall.Result result = call.send(webhook, event);
        Instant now = clock.instant();
        transactions.run(Actor.PLATFORM, () -> {
            if (result.isTaken()) {
                store.delivery(webhook, new Webhook.Delivery(entry.seq(), now, entry.kind(), Webhook.DeliveryState.DELIVERED, 1, result.status(), null, null));
                store.advance(webhook.id(), process, entry.seq());
            } else {
                failed(webhook, entry, result, now);
            }
        });
        return result.isTaken();
    }

    private void failed(Webhook before, JournalEntry entry, WebhookCall.Result result, Instant now) {
        Webhook webhook = store.find(before.id()).orElse(before);
        Instant since = webhook.failingSince() == null ? now : webhook.failingSince();
        int attempts = webhook.attempts() + 1;
        boolean giveUp = !now.isBefore(since.plus(GIVE_UP));
        Instant next = now.plus(pause(attempts));
        store.failed(new Webhook(webhook.id(), webhook.traderId(), webhook.url(), webhook.kinds(), webhook.secret(), webhook.state(), webhook.cursor(),
                attempts, since, next, result.error(), webhook.createdAt()), process, giveUp ? Webhook.State.SUSPENDED : Webhook.State.ACTIVE, next);
        store.delivery(webhook, new Webhook.Delivery(entry.seq(), now, entry.kind(), giveUp ? Webhook.DeliveryState.DEAD : Webhook.DeliveryState.FAILED,
                attempts, result.status(), result.error(), giveUp ? null : next));
        if (giveUp) {
            journal.record(JournalEvent.of("WebhookSuspended", new SubjectRef("webhook", webhook.id()), webhook.traderId(), null,
                    Map.of("url", webhook.url(), "error", result.error())));
        }
    }

    /** 1 s, 2 s, 4 s … one hour. */
    static Duration pause(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts - 1, 12));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Sends one event again now, whatever else waits; the order of the others is not touched. */
    Webhook.Delivery resend(Webhook webhook, JournalEntry entry) {
        WebhookCall.Result result = call.send(webhook, EventView.of(entry));
        return transactions.call(Actor.PLATFORM, () -> {
            store.delivery(webhook, new Webhook.Delivery(entry.seq(), clock.instant(), entry.kind(),
                    result.isTaken() ? Webhook.DeliveryState.DELIVERED : Webhook.DeliveryState.DEAD, 1, result.status(), result.error(), null));
            return store.findDelivery(webhook.id(), entry.seq()).orElseThrow();
        });
    }

    @Override
    public void start() {
        running = true;
        watcher = Thread.ofVirtual().name("webhooks").start(this::watch);
    }

    @Override
    public void stop() {
        running = false;
        watcher.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
