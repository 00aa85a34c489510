package org.tongguan.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.LedgerAccountStore.Change;
import org.tongguan.ledger.LedgerAccountStore.Held;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;

/**
 * Transfers in two phases: set aside, then posted, voided or expired, once. What is set aside to go from an account counts as gone for its
 * minimum, what is set aside to come counts as there for its maximum; so whatever is settled fits. Every call joins the caller's transaction.
 */
@Component
public class PendingTransfers implements JobHandler {

    private static final String JOB = "ledger-expiry";
    private final PendingStore store;
    private final LedgerAccountStore accounts;
    private final Ledger ledger;
    private final Jobs jobs;
    private final Clock clock;

    PendingTransfers(PendingStore store, LedgerAccountStore accounts, Ledger ledger, Jobs jobs, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.ledger = ledger;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** How a pending transfer ended. */
    public enum Outcome { POSTED, VOIDED, EXPIRED }

    /**
     * Sets those aside that fit, each for itself, in the order given, all in a fixed number of statements; a key is taken once for ever.
     *
     * @return those that an account's limit stands against, with what was free on the first such account; nothing of them stays
     */
    public Map<PendingTransfer, BigDecimal> reserve(Collection<PendingTransfer> pendings) {
        if (pendings.isEmpty()) {
            return Map.of();
        }
        SortedMap<String, Account> named = new TreeMap<>();
        pendings.forEach(p -> p.transfer().postings().forEach(posting -> named.put(posting.account().code(), posting.account())));
        accounts.open(named.values());
        Map<String, Held> held = accounts.lock(named.values().stream().filter(Account::isLimited).map(Account::code).toList());
        // Only now: who took the same keys before held the same accounts.
        Set<String> known = store.known(pendings.stream().map(p -> p.transfer().key()).toList());
        Map<PendingTransfer, BigDecimal> refused = new LinkedHashMap<>();
        List<PendingTransfer> fitting = new ArrayList<>();
        for (PendingTransfer pending : pendings) {
            if (known.contains(pending.transfer().key())) {
                continue;
            }
            Held against = against(pending, held);
            if (against != null) {
                refused.put(pending, against.free() == null ? BigDecimal.ZERO : against.free());
            } else {
                known.add(pending.transfer().key());
                fitting.add(pending);
                pending.transfer().postings().stream().filter(p -> held.containsKey(p.account().code()))
                        .forEach(p -> held.get(p.account().code()).reserve(p.amount()));
            }
        }
        keep(fitting);
        return refused;
    }

    private static Held against(PendingTransfer pending, Map<String, Held> held) {
        return pending.transfer().postings().stream().filter(p -> held.containsKey(p.account().code()))
                .filter(p -> !held.get(p.account().code()).fits(p.amount())).map(p -> held.get(p.account().code())).findFirst().orElse(null);
    }

    private void keep(List<PendingTransfer> fitting) {
        Set<UUID> inserted = store.insert(fitting, clock.instant());
        List<PendingTransfer> fresh = fitting.stream().filter(p -> inserted.contains(p.transfer().id())).toList();
        store.insertEntries(fresh);
        SortedMap<String, Change> changes = new TreeMap<>();
        fresh.forEach(p -> p.transfer().postings().forEach(posting ->
                changes.merge(posting.account().code(), Change.reserved(posting.amount(), 1), Change::plus)));
        accounts.move(changes);
        fresh.stream().filter(p -> p.expiresAt() != null).forEach(p -> jobs.add(JOB, subject(p.transfer().id()), Map.of(), p.expiresAt()));
    }

    private static SubjectRef subject(UUID id) {
        return new SubjectRef(JOB, id);
    }

    /**
     * Posts what was set aside; doing it twice has one effect.
     *
     * @return whether it was open until now
     * @throws PlatformException NOT_FOUND {@code ledger.pending}; CONFLICT {@code ledger.settled} when it was given back before, or its time is over
     */
    public boolean post(UUID id) {
        if (settle(List.of(id), Outcome.POSTED).contains(id)) {
            return true;
        }
        Outcome outcome = store.outcome(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "ledger.pending", id));
        if (outcome == Outcome.POSTED) {
            return false;
        }
        throw new PlatformException(ErrorCode.CONFLICT, "ledger.settled", id, outcome);
    }

    /**
     * Posts many that were set aside, in a fixed number of statements; what was settled before stays as it is.
     *
     * @return those that were open until now
     */
    public Set<UUID> postAll(Collection<UUID> ids) {
        return settle(ids, Outcome.POSTED);
    }

    /**
     * Gives back what was set aside; what was settled before stays as it is.
     *
     * @return those that were open until now
     */
    public Set<UUID> voidAll(Collection<UUID> ids) {
        return settle(ids, Outcome.VOIDED);
    }

    private Set<UUID> settle(Collection<UUID> ids, Outcome outcome) {
        Set<UUID> settled = new HashSet<>(store.settle(ids, outcome, clock.instant()));
        if (settled.isEmpty()) {
            return settled;
        }
        List<Transfer> transfers = store.transfers(settled);
        SortedMap<String, Change> changes = new TreeMap<>();
        for (Transfer transfer : transfers) {
            for (Transfer.Posting posting : transfer.postings()) {
                Change change = Change.reserved(posting.amount(), -1);
                changes.merge(posting.account().code(), outcome == Outcome.POSTED ? change.plus(Change.posted(posting.amount())) : change, Change::plus);
            }
        }
        accounts.lock(changes.keySet());
        accounts.move(changes);
        if (outcome == Outcome.POSTED) {
            ledger.postSettled(transfers);
        }
        return settled;
    }

    @Override
    public String kind() {
        return JOB;
    }

    /** Its time is over: given back, unless it was settled in time. */
    @Override
    public void run(Jobs.Job job) {
        settle(List.of(job.subject().id()), Outcome.EXPIRED);
    }
}
