package org.tongguan.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tongguan.access.Accounts;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Transactions;

/**
 * Live event streams. Each client has a virtual thread that reads the journal from the client's own position and writes to the client;
 * the journal is the queue, so a slow client holds nothing in memory: its write times out, it is dropped, and resumes where it was by
 * {@code Last-Event-ID}. One watcher per process sees the journal grow and wakes the clients whose entries came.
 */
@Component
class EventStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final int MOST = 2000;
    private static final int BATCH = 200;
    /** After that the client connects again, with its credentials looked at again. */
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int CHECK_ACCOUNTS_EVERY = 2;
    private final Journal journal;
    private final Transactions transactions;
    private final Accounts accounts;
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final Semaphore grown = new Semaphore(0);
    private volatile boolean running;
    private Thread watcher;

    EventStreams(Journal journal, Transactions transactions, Accounts accounts) {
        this.journal = journal;
        this.transactions = transactions;
        this.accounts = accounts;
    }

    private record Client(Actor actor, SseEmitter emitter, BlockingQueue<Boolean> wake) { }

    /** Opens a stream from after that event, or from now. */
    SseEmitter open(Actor actor, Long lastEventId) {
        if (clients.size() >= MOST) {
            throw new PlatformException(ErrorCode.UNAVAILABLE, "stream.most");
        }
        long from = lastEventId != null ? lastEventId : transactions.read(Actor.PLATFORM, journal::reach);
        SseEmitter emitter = new SseEmitter(LIFE.toMillis());
        Client client = new Client(actor, emitter, new ArrayBlockingQueue<>(1));
        Runnable gone = () -> {
            clients.remove(client);
            client.wake.offer(true);
        };
        emitter.onCompletion(gone);
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> gone.run());
        clients.add(client);
        Thread.ofVirtual().name("stream-" + actor.name()).start(() -> serve(client, from));
        return emitter;
    }

    private void serve(Client client, long from) {
        long at = from;
        try {
            // Headers reach the client now, not with the first event.
            client.emitter.send(SseEmitter.event().comment("connected"));
            while (running && clients.contains(client)) {
                long after = at;
                List<JournalEntry> entries = transactions.read(client.actor, () -> journal.listAfter(after, client.actor.traderId(), BATCH));
                for (JournalEntry entry : entries) {
                    client.emitter.send(SseEmitter.event().id(String.valueOf(entry.seq())).data(Json.write(EventView.of(entry))));
                    at = entry.seq();
                }
                if (entries.size() < BATCH && client.wake.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS) == null) {
                    client.emitter.send(SseEmitter.event().comment("still here"));
                }
            }
            client.emitter.complete();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("stream of {} ended: {}", client.actor.name(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("stream of {} failed", client.actor.name(), e);
            client.emitter.complete();
        } finally {
            clients.remove(client);
        }
    }

    @EventListener
    void on(Journal.Grown event) {
        if (!clients.isEmpty()) {
            grown.release();
        }
    }

    /** Looks when this process wrote something, and once a second for what others wrote. */
    private void watch() {
        long seen = Long.MAX_VALUE;
        int round = 0;
        while (running) {
            try {
                boolean woken = grown.tryAcquire(1, TimeUnit.SECONDS);
                grown.drainPermits();
                if (clients.isEmpty()) {
                    seen = Long.MAX_VALUE;
                    continue;
                }
                seen = wake(seen);
                if (++round % CHECK_ACCOUNTS_EVERY == 0) {
                    dropDisabled();
                }
                Thread.sleep(woken ? PAUSE : Duration.ZERO);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("live events wait: {}", e.toString());
            }
        }
    }

    private long wake(long seen) {
        long reach = transactions.read(Actor.PLATFORM, journal::reach);
        if (reach != seen) {
            Set<Long> traders = seen > reach ? null : transactions.read(Actor.PLATFORM, () -> journal.traders(seen, reach));
            clients.stream().filter(c -> traders == null || c.actor.traderId() == null || traders.contains(c.actor.traderId()))
                    .forEach(c -> c.wake.offer(true));
        }
        return reach;
    }

    private void dropDisabled() {
        Set<Long> active = accounts.active(clients.stream().map(c -> c.actor.accountId()).collect(Collectors.toSet()));
        clients.stream().filter(c -> !active.contains(c.actor.accountId())).forEach(c -> c.emitter.complete());
    }

    @Override
    public void start() {
        running = true;
        watcher = Thread.ofVirtual().name("live-events").start(this::watch);
    }

    /** Lets every client go, before the web server waits for its open requests. */
    @Override
    public void stop() {
        running = false;
        watcher.interrupt();
        clients.forEach(c -> c.emitter.complete());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
