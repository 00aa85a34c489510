package org.tongguan.tariff.batch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;

/** Quotes one part of a batch and leaves the next to another job: other work comes in between, and what is done stays done. */
@Component
class BatchJob implements JobHandler {

    private final BatchStore store;
    private final BatchQuotes quotes;
    private final Jobs jobs;
    private final Clock clock;

    BatchJob(BatchStore store, BatchQuotes quotes, Jobs jobs, Clock clock) {
        this.store = store;
        this.quotes = quotes;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Batches.KIND;
    }

    @Override
    public void run(Jobs.Job job) {
        UUID id = job.subject().id();
        if (store.find(id).isEmpty()) {
            return;
        }
        Optional<BatchStore.Part> part = store.nextPart(id);
        if (part.isEmpty()) {
            store.finish(id, clock.instant());
            return;
        }
        List<BatchRow.Result> results = new ArrayList<>();
        Batches.shipments(part.get().rows()).forEach(shipment -> results.addAll(quotes.quote(shipment)));
        store.saveResult(part.get(), results);
        jobs.add(Batches.KIND, job.subject(), Map.of(), null);
    }
}
