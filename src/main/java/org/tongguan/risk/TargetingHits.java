package org.tongguan.risk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** The register of what was targeted and what came of it. Officials only: row-level security shows a trader none of it. */
@Component
public class TargetingHits {

    private final Transactions transactions;
    private final RiskStore store;
    private final Journal journal;
    private final Clock clock;

    TargetingHits(Transactions transactions, RiskStore store, Journal journal, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The answer of {@link Targeting} for one subject, to be kept.
     *
     * @param office the office that handles it, or null
     */
    public record Targeted(SubjectRef subject, String office, Targets targets) { }

    /**
     * A kept hit.
     *
     * @param ruleId       null = selected by the random share
     * @param suppressedBy the white-list entry that set it aside, null = it counts
     * @param result       {@code FOUND}, {@code CLEAN}, or null = not inspected
     */
    public record Recorded(SubjectRef subject, @Nullable UUID ruleId, @Nullable Integer ruleVersion, @Nullable String ruleCode,
                           @Nullable String ruleName, Action action, List<Department> departments, Text reason, List<Targets.Because> explanation,
                           @Nullable UUID suppressedBy, String office, Instant at, @Nullable String result, @Nullable String resultNote) {

        public boolean isRandom() {
            return ruleId == null;
        }

        private static Recorded of(Targeted targeted, Targets.Hit hit, UUID suppressedBy, Instant at) {
            return new Recorded(targeted.subject(), hit.ruleId(), hit.version(), hit.ruleCode(), hit.ruleName(), hit.action(),
                    List.copyOf(hit.departments()), hit.reason(), hit.explanation(), suppressedBy, targeted.office(), at, null, null);
        }

        private static Recorded random(Targeted targeted, Instant at) {
            return new Recorded(targeted.subject(), null, null, null, null, null, List.of(), null, List.of(), null, targeted.office(), at, null, null);
        }
    }

    /** Keeps the hits of many subjects with the running transaction. The same hit of the same subject twice is one. */
    public void record(Collection<Targeted> all) {
        Instant now = clock.instant();
        List<Recorded> hits = new ArrayList<>();
        for (Targeted targeted : all) {
            Targets targets = targeted.targets();
            targets.hits().forEach(h -> hits.add(Recorded.of(targeted, h, null, now)));
            targets.suppressed().forEach(s -> hits.add(Recorded.of(targeted, s.hit(), s.exemptionId(), now)));
            if (targets.random()) {
                hits.add(Recorded.random(targeted, now));
            }
        }
        if (hits.isEmpty()) {
            return;
        }
        transactions.run(Transactions.actor(), () -> {
            // The filer's own scope may not see hits, and a repeat is found by looking.
            transactions.unscoped(() -> {
                store.insertHits(hits);
                return null;
            });
            all.stream().filter(t -> !t.targets().isEmpty())
                    .forEach(t -> journal.record(JournalEvent.of("RiskTargeted", t.subject(), null, t.office(), payload(t.targets()))));
        });
    }

    private static Map<String, Object> payload(Targets targets) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("rules", targets.hits().stream().map(h -> h.ruleCode() + "@" + h.version()).toList());
        payload.put("random", targets.random());
        payload.put("suppressed", targets.suppressed().stream().map(s -> s.hit().ruleCode() + "@" + s.hit().version()).toList());
        return payload;
    }

    /** Everything ever targeted about a subject, oldest first; nothing for a trader. Joins the running transaction. */
    public List<Recorded> list(SubjectRef subject) {
        return list(List.of(subject)).getOrDefault(subject, List.of());
    }

    /** As {@link #list(SubjectRef)} for many at once; a subject that was never targeted is not there. */
    public Map<SubjectRef, List<Recorded>> list(Collection<SubjectRef> subjects) {
        return transactions.read(Transactions.actor(), () -> store.listHits(subjects));
    }

    /** An inspection's result becomes the result of the subject's hits. */
    @EventListener
    void onFeedback(InspectionFeedback feedback) {
        transactions.unscoped(() -> store.saveResult(feedback.subject(), feedback.found(), feedback.note(), clock.instant()));
    }
}
