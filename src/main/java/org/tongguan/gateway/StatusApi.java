package org.tongguan.gateway;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.postgres.DurabilityCheck;

/** How the platform is, and the jobs that failed for good. */
@RestController
@RequestMapping("/api/v1")
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "status")
class StatusApi {

    private final Inbox inbox;
    private final Jobs jobs;
    private final Journal journal;
    private final DurabilityCheck durability;
    private final Transactions transactions;
    private final String version;
    private final Instant startedAt;

    StatusApi(Inbox inbox, Jobs jobs, Journal journal, DurabilityCheck durability, Transactions transactions, Clock clock,
              @Value("${spring.application.version:development}") String version) {
        this.inbox = inbox;
        this.jobs = jobs;
        this.journal = journal;
        this.durability = durability;
        this.transactions = transactions;
        this.version = version;
        this.startedAt = clock.instant();
    }

    /** @param durable whether the database's settings keep what it has acknowledged through a power cut */
    record Database(boolean ok, boolean durable) { }

    /**
     * @param queueDepth  messages that wait for their transaction, in this process
     * @param jobsWaiting jobs to be done, now or at a later time
     * @param startedAt   when this process started
     */
    record Status(String version, Database database, int queueDepth, int jobsWaiting, int jobsDead, long journalSeq, Instant startedAt) { }

    record DeadJob(UUID id, String kind, @Nullable String subject, int attempts, @Nullable String lastError, Instant failedAt) { }

    @GetMapping("/status")
    @Operation(summary = "Version, database, queues and journal")
    Status status(Actor actor) {
        return transactions.read(actor, () -> new Status(version, new Database(true, durability.wrong().isEmpty()), inbox.depth(), jobs.count("WAITING"),
                jobs.count("DEAD"), journal.reach(), startedAt));
    }

    @GetMapping("/jobs/dead")
    @Operation(summary = "Jobs that failed for good, newest first")
    Page<DeadJob> dead(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return transactions.read(actor, () -> Page.of(page, size, jobs.count("DEAD"), jobs::listDead))
                .map(j -> new DeadJob(j.id(), j.kind(), j.subject().toString(), j.attempts(), j.lastError(), j.notBefore()));
    }

    @PostMapping("/jobs/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Tries a dead job again")
    void retry(Actor actor, @PathVariable UUID id) {
        transactions.run(actor, () -> jobs.retry(id));
    }
}
