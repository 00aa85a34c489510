package org.tongguan.continuity;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.tongguan.continuity.PlatformCondition.Reason;
import org.tongguan.gateway.Inbox;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.DiskSpace;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.postgres.DurabilityCheck;

/**
 * Looks every two seconds how the platform is; whoever asks is told what was seen last and waits for nothing, least of all for a database that does
 * not answer. The readiness of the process follows it.
 */
@Component("platform")
public class Watch implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int MILLISECONDS = 2_000;
    private static final int ANSWER_SECONDS = 3;
    private final Inbox inbox;
    private final DiskSpace disk;
    private final DurabilityCheck durability;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Clock clock;
    private final Limits limits;
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
    private CompletableFuture<List<Reason>> question;
    private volatile PlatformCondition seen;

    Watch(Inbox inbox, DiskSpace disk, DurabilityCheck durability, Jobs jobs, Transactions transactions, Clock clock, Limits limits) {
        this.inbox = inbox;
        this.disk = disk;
        this.durability = durability;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
        this.limits = limits;
        this.seen = PlatformCondition.of(List.of(), clock.instant());
    }

    /** From how many waiting messages on, and how many jobs that are due, it is told. */
    @Component
    record Limits(int queue, int jobs) {

        Limits(@Value("${tongguan.condition.queue:1000}") int queue, @Value("${tongguan.condition.jobs:5000}") int jobs) {
            this.queue = queue;
            this.jobs = jobs;
        }
    }

    /** What was seen last. */
    public PlatformCondition condition() {
        return seen;
    }

    /** On a thread of its own: what else is done from time to time waits for the database when that is away, and this must tell it. */
    @PostConstruct
    void begin() {
        asking.execute(() -> {
            try {
                while (true) {
                    look();
                    Thread.sleep(MILLISECONDS);
                }
            } catch (InterruptedException e) {
                LOG.debug("the watch ends");
            }
        });
    }

    synchronized void look() {
        List<Reason> reasons = new ArrayList<>(ofDatabase());
        if (disk.isScarce()) {
            reasons.add(Reason.DISK);
        } else if (disk.isLow()) {
            reasons.add(Reason.DISK_SOON);
        }
        if (inbox.depth() > limits.queue) {
            reasons.add(Reason.QUEUE);
        }
        PlatformCondition now = PlatformCondition.of(reasons, clock.instant());
        if (!now.reasons().equals(seen.reasons())) {
            LOG.warn("condition: {} {}", now.state(), now.reasons());
        }
        seen = now;
    }

    /** A question that has no answer yet is not asked a second time: it would only take another connection. */
    private List<Reason> ofDatabase() {
        if (question == null) {
            question = CompletableFuture.supplyAsync(this::ask, asking);
        }
        try {
            List<Reason> answer = question.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            question = null;
            return answer;
        } catch (TimeoutException e) {
            return List.of(Reason.DATABASE);
        } catch (ExecutionException e) {
            question = null;
            return List.of(Reason.DATABASE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<Reason> ask() {
        return transactions.read(Actor.PLATFORM, () -> {
            List<Reason> reasons = new ArrayList<>();
            if (!durability.wrong().isEmpty()) {
                reasons.add(Reason.DURABILITY);
            }
            if (jobs.due() > limits.jobs) {
                reasons.add(Reason.JOBS);
            }
            return reasons;
        });
    }

    @Override
    public Health health() {
        return seen.state() == PlatformCondition.State.DOWN ? Health.outOfService().build() : Health.up().build();
    }

    @PreDestroy
    void close() {
        asking.shutdownNow();
    }
}
