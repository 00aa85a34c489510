package org.tongguan.declaration.control;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Mode;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/** Flags a summary declaration whose full declaration did not come in time (GACC announcement 2019 No. 127: 14 days from entry). */
@Component
public class FullDeclarationDeadline implements JobHandler {

    public static final String KIND = "full-declaration-deadline";
    private final DeclarationStore store;
    private final Journal journal;

    FullDeclarationDeadline(DeclarationStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Jobs.Job job) {
        Declaration d = store.lock(job.subject().id()).orElseThrow();
        boolean owed = d.mode() == Mode.SUMMARY && !d.overdue()
                && (d.state() == DeclarationState.ACCEPTED || d.state() == DeclarationState.PICKUP);
        if (owed) {
            store.overdue(d.id(), true);
            journal.record(JournalEvent.of("FullDeclarationOverdue", d.ref(), d.traderId(), d.key().office(),
                    Map.of("number", d.number(), "dueOn", String.valueOf(d.fullDueOn()))));
        }
    }
}
