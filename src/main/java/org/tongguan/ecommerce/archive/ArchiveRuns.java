package org.tongguan.ecommerce.archive;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When closed months are archived: looked for every few hours, or when somebody says so. On a thread of its own: it may take a night. */
@Component
public class ArchiveRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveRuns.class);
    private static final int HOURS = 6;
    private final Archiver archiver;
    private final boolean automatic;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile String failure;

    ArchiveRuns(Archiver archiver, @Value("${tongguan.archive.automatic:true}") boolean automatic) {
        this.archiver = archiver;
        this.automatic = automatic;
    }

    @Scheduled(fixedDelay = HOURS, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void look() {
        if (automatic) {
            start();
        }
    }

    /** Begins in the background; nothing happens when it is under way. */
    public void start() {
        if (running.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("archive-run").start(this::run);
        }
    }

    private void run() {
        try {
            failure = null;
            archiver.run();
        } catch (RuntimeException e) {
            LOG.error("closed months could not be archived; it is tried again later, nothing is lost", e);
            failure = e.getMessage();
        } finally {
            running.set(false);
        }
    }

    /** Whether this process is archiving. */
    public boolean isRunning() {
        return running.get();
    }

    /** Why the last run of this process failed; null = it did not. */
    public String failure() {
        return failure;
    }
}
