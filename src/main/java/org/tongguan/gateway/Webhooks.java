package org.tongguan.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** Keeps a trader's webhooks; {@link WebhookSender} does the sending. */
@Component
class Webhooks {

    private static final int MOST = 20;
    private static final int SHOWN = 200;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final WebhookStore store;
    private final WebhookAddress addresses;
    private final WebhookSender sender;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    Webhooks(WebhookStore store, WebhookAddress addresses, WebhookSender sender, Journal journal, Transactions transactions, Clock clock) {
        this.store = store;
        this.addresses = addresses;
        this.sender = sender;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    List<Webhook> list(Actor actor) {
        return transactions.read(actor, store::list);
    }

    /**
     * Subscribes to everything that happens from now on.
     *
     * @throws PlatformException REFUSED {@code webhook.url}, {@code webhook.kinds}, {@code webhook.most}
     */
    Webhook create(Actor actor, String url, Set<String> kinds) {
        Set<String> wanted = kinds == null ? Set.of() : kinds;
        addresses.check(url);
        wanted.stream().filter(k -> k == null || !k.matches("[A-Z][A-Za-z0-9]{1,63}")).findFirst().ifPresent(k -> {
            throw new PlatformException(ErrorCode.REFUSED, "webhook.kinds", String.valueOf(k));
        });
        return transactions.call(actor, () -> {
            if (store.list().size() >= MOST) {
                throw new PlatformException(ErrorCode.REFUSED, "webhook.most", MOST);
            }
            Instant now = clock.instant();
            Webhook made = new Webhook(Ids.next(), actor.traderId(), url.strip(), wanted, secret(), Webhook.State.ACTIVE, journal.reach(), 0, null, now,
                    null, now);
            store.insert(made);
            told("WebhookCreated", made);
            return made;
        });
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void delete(Actor actor, UUID id) {
        transactions.run(actor, () -> {
            Webhook webhook = get(id);
            store.delete(id);
            told("WebhookDeleted", webhook);
        });
    }

    /** Stops sending; events wait in the journal. */
    Webhook pause(Actor actor, UUID id) {
        return state(actor, id, Webhook.State.PAUSED, "WebhookPaused");
    }

    /** Goes on where it stopped: with the event that was not taken. */
    Webhook resume(Actor actor, UUID id) {
        return state(actor, id, Webhook.State.ACTIVE, "WebhookResumed");
    }

    private Webhook state(Actor actor, UUID id, Webhook.State state, String event) {
        return transactions.call(actor, () -> {
            Webhook before = get(id);
            store.state(id, state, clock.instant());
            if (before.state() != state) {
                told(event, before);
            }
            return get(id);
        });
    }

    /** The latest deliveries, newest first; the log is kept for 30 days. */
    List<Webhook.Delivery> deliveries(Actor actor, UUID id) {
        return transactions.read(actor, () -> store.deliveries(get(id).id(), SHOWN));
    }

    /** Sends one logged delivery again, at once. */
    Webhook.Delivery resend(Actor actor, UUID id, long seq) {
        Webhook webhook = transactions.read(actor, () -> get(id));
        JournalEntry entry = transactions.read(actor, () -> store.findDelivery(id, seq).isEmpty() ? null
                : journal.listAfter(seq - 1, webhook.traderId(), 1).stream().filter(e -> e.seq() == seq).findFirst().orElse(null));
        if (entry == null) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "webhook.delivery", seq);
        }
        return sender.resend(webhook, entry);
    }

    private Webhook get(UUID id) {
        return store.find(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "webhook", id));
    }

    private void told(String kind, Webhook webhook) {
        journal.record(JournalEvent.of(kind, new SubjectRef("webhook", webhook.id()), webhook.traderId(), null, Map.of("url", webhook.url())));
    }
}
