package org.tongguan.declaration.filing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Mode;
import org.tongguan.declaration.control.Controls;
import org.tongguan.declaration.control.Settlement;
import org.tongguan.declaration.control.TransportArrivals;
import org.tongguan.declaration.screening.Screened;
import org.tongguan.declaration.store.DeclarationNumbers;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/**
 * Files declarations: many new ones in one transaction with set-based SQL, or one that exists (a draft, a returned one, the full declaration
 * of a summary). What the rules refuse is answered and leaves no trace but the message.
 */
@Component
public class Lodging {

    private final DeclarationStore store;
    private final DeclarationNumbers numbers;
    private final TransportArrivals arrivals;
    private final Controls controls;
    private final Settlement settlement;
    private final Holds holds;
    private final Journal journal;
    private final Clock clock;

    Lodging(DeclarationStore store, DeclarationNumbers numbers, TransportArrivals arrivals, Controls controls, Settlement settlement, Holds holds,
            Journal journal, Clock clock) {
        this.store = store;
        this.numbers = numbers;
        this.arrivals = arrivals;
        this.controls = controls;
        this.settlement = settlement;
        this.holds = holds;
        this.journal = journal;
        this.clock = clock;
    }

    /** Files them, in order; joins the running transaction. */
    public List<Lodged> lodge(List<Filing> filings) {
        lockKnown(filings);
        Earlier earlier = new Earlier(filings);
        Map<TransportArrivals.Means, LocalDate> arrived = arrivals.entryDates(filings.stream().map(f -> f.screened().document()).toList());
        List<Lodged> lodged = new ArrayList<>(filings.size());
        List<DeclarationStore.Row> rows = new ArrayList<>();
        List<Controls.Plan> plans = new ArrayList<>();
        List<JournalEvent> events = new ArrayList<>();
        for (Filing filing : filings) {
            Screened screened = filing.screened().with(earlier.against(filing, filing.screened().sequenceNumber()));
            if (screened.isRefused()) {
                lodged.add(new Lodged(null, screened.findings(), false));
            } else if (screened.sequenceNumber() != null) {
                lodged.add(again(filing.with(screened), arrived));
            } else {
                Controls.Plan plan = plan(screened, arrived, filing);
                rows.add(new DeclarationStore.Row(plan.declaration(), filing.packed(), screened.fingerprint()));
                plans.add(plan);
                events.add(lodged(plan, filing));
                lodged.add(new Lodged(plan.declaration(), screened.findings(), screened.declaring()));
            }
        }
        store.insert(rows);
        events.forEach(journal::record);
        controls.apply(plans);
        plans.stream().map(Controls.Plan::declaration).flatMap(d -> Settlement.told(d).stream()).forEach(journal::record);
        return plans.stream().noneMatch(Controls.Plan::isSecured) ? lodged : settled(lodged, plans);
    }

    /** What is reserved on a guarantee need not wait for its payment. */
    private List<Lodged> settled(List<Lodged> lodged, List<Controls.Plan> plans) {
        Map<UUID, Declaration> moved = new HashMap<>();
        plans.stream().filter(Controls.Plan::isSecured).map(p -> p.declaration().id()).forEach(id -> moved.put(id, settlement.settle(id)));
        return lodged.stream().map(l -> l.declaration() == null || !moved.containsKey(l.declaration().id()) ? l
                : new Lodged(moved.get(l.declaration().id()), l.findings(), l.keepsMessage())).toList();
    }

    /**
     * What else would stand against filing it now: earlier declarations of the same goods or reference, a number that is not there or not open.
     * Nothing is locked: by the time it is filed it may be otherwise.
     *
     * @param place declaration whose place it is to take; null = the one whose number it names, or none
     * @throws PlatformException NOT_FOUND {@code declaration} when that is none of the sender's
     */
    List<Finding> foreseen(Filing filing, @Nullable UUID place) {
        String own = place == null ? filing.screened().sequenceNumber() : store.find(place).filter(d -> d.traderId() == filing.screened().traderId())
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "declaration", place)).sequenceNumber();
        List<Finding> found = new ArrayList<>(new Earlier(List.of(filing)).against(filing, own));
        if (place == null && own != null) {
            Declaration old = store.findBySequenceNumber(filing.screened().sequenceNumber()).orElse(null);
            contradiction(filing.screened(), old).ifPresent(found::add);
        }
        return found;
    }

    /** Why a document that names that declaration cannot take its place; empty = it can. */
    private static Optional<Finding> contradiction(Screened screened, Declaration old) {
        String place = "/head/sequenceNumber";
        if (old == null || old.traderId() != screened.traderId()) {
            return Optional.of(Finding.error("DEC-9903", place, screened.sequenceNumber()));
        }
        boolean completes = old.state() == DeclarationState.PICKUP && screened.full() && old.mode() == Mode.SUMMARY;
        boolean open = old.state() == DeclarationState.DRAFT || old.state() == DeclarationState.RETURNED;
        return completes || open ? Optional.empty() : Optional.of(Finding.error("DEC-9904", place, screened.sequenceNumber(), old.state()));
    }

    /** Declarations that exist already are locked before anything else, all at once: the order everybody keeps. */
    private void lockKnown(List<Filing> filings) {
        List<String> numbers = filings.stream().map(f -> f.screened().sequenceNumber()).filter(java.util.Objects::nonNull).toList();
        if (!numbers.isEmpty()) {
            holds.lock(store.listIds(numbers).stream().map(Declaration::ref).toList());
        }
    }

    private Controls.Plan plan(Screened screened, Map<TransportArrivals.Means, LocalDate> arrived, Filing filing) {
        LocalDate today = LocalDate.now(clock);
        String direction = Declaration.Key.of(screened.document()).direction();
        String sequence = numbers.sequence(direction, today);
        String number = screened.declaring() ? numbers.entry(screened.document().head("declarationOffice"), direction, today) : null;
        return controls.plan(screened, arrived.get(TransportArrivals.Means.of(screened.document())), new Controls.Identity(screened.id(), sequence, number,
                screened.clientReference() == null ? sequence : screened.clientReference(), filing.format(), 1));
    }

    private static JournalEvent lodged(Controls.Plan plan, Filing filing) {
        Declaration d = plan.declaration();
        return d.state() == DeclarationState.DRAFT ? event("DraftStored", d, filing, Map.of("sequenceNumber", d.sequenceNumber()))
                : event("DeclarationLodged", d, filing, Map.of("number", d.number(), "sequenceNumber", d.sequenceNumber(), "mode", d.mode().name(),
                "channels", Channels.onLodging(d.mode(), plan.needsReview())));
    }

    private static JournalEvent event(String kind, Declaration d, Filing filing, Map<String, ?> payload) {
        return new JournalEvent(kind, d.ref(), d.traderId(), d.key().office(), filing.sender().name(), payload);
    }

    /** The document of a declaration that exists: a draft saved or declared, a returned one declared again, a summary completed. */
    private Lodged again(Filing filing, Map<TransportArrivals.Means, LocalDate> arrived) {
        Screened screened = filing.screened();
        Declaration old = store.findBySequenceNumber(screened.sequenceNumber()).flatMap(d -> store.lock(d.id())).orElse(null);
        Optional<Finding> against = contradiction(screened, old);
        if (against.isPresent()) {
            return refused(screened, against.get());
        }
        return new Lodged(screened.declaring() ? declareAgain(filing, old, arrived) : saveDraft(filing, old), screened.findings(), false);
    }

    private static Lodged refused(Screened screened, Finding finding) {
        return new Lodged(null, screened.with(List.of(finding)).findings(), false);
    }

    private Declaration saveDraft(Filing filing, Declaration old) {
        Screened screened = filing.screened();
        // What was declared is never overwritten, not even while it is being corrected.
        boolean declared = old.state() == DeclarationState.RETURNED;
        if (declared) {
            store.keepVersion(old, clock.instant(), filing.sender().name(), "corrected draft");
        }
        Controls.Plan plan = controls.plan(screened, null, new Controls.Identity(old.id(), old.sequenceNumber(), old.number(),
                screened.clientReference() == null ? old.clientReference() : screened.clientReference(), old.format(),
                old.version() + (declared ? 1 : 0)));
        Declaration saved = Controls.inState(plan.declaration(), old.state(), null);
        store.update(saved, filing.packed(), null);
        return saved;
    }

    private Declaration declareAgain(Filing filing, Declaration old, Map<TransportArrivals.Means, LocalDate> arrived) {
        Screened screened = filing.screened();
        LocalDate today = LocalDate.now(clock);
        Declaration.Key key = Declaration.Key.of(screened.document());
        String number = old.number() != null ? old.number() : numbers.entry(key.office(), key.direction(), today);
        LocalDate entered = old.entryDate() != null ? old.entryDate() : arrived.get(TransportArrivals.Means.of(screened.document()));
        boolean first = old.state() == DeclarationState.DRAFT;
        Controls.Plan plan = controls.plan(screened, entered, new Controls.Identity(old.id(), old.sequenceNumber(), number,
                screened.clientReference() == null ? old.clientReference() : screened.clientReference(), old.format(),
                first ? old.version() : old.version() + 1));
        Instant now = clock.instant();
        if (!first) {
            store.keepVersion(old, now, filing.sender().name(), plan.declaration().mode() == Mode.FULL ? "full declaration" : "declared again");
        }
        // Written as under control; what now stands against release decides below.
        store.update(plan.asAccepted(), filing.packed(), screened.fingerprint());
        boolean completes = old.state() == DeclarationState.PICKUP;
        String kind = completes ? "FullDeclarationLodged" : "DeclarationLodged";
        journal.record(event(kind, plan.declaration(), filing, Map.of("number", number, "sequenceNumber", old.sequenceNumber(),
                "mode", plan.declaration().mode().name(), "channels", Channels.onLodging(plan.declaration().mode(), plan.needsReview()))));
        controls.apply(List.of(plan));
        if (completes) {
            holds.lift(old.ref(), HoldReason.FULL_DECLARATION, "");
        }
        return settlement.settle(old.id());
    }

    /** What earlier filings, and those of the same batch, say against one. */
    private final class Earlier {
        private final List<DeclarationStore.Earlier> stored;
        private final Set<String> seen = new HashSet<>();

        private Earlier(List<Filing> filings) {
            List<byte[]> fingerprints = filings.stream().map(f -> f.screened().fingerprint()).filter(f -> f != null).toList();
            List<DeclarationStore.Reference> references = filings.stream().map(Filing::screened).filter(s -> s.clientReference() != null)
                    .map(s -> new DeclarationStore.Reference(s.traderId(), s.clientReference())).toList();
            stored = fingerprints.isEmpty() && references.isEmpty() ? List.of() : store.listEarlier(fingerprints, references);
        }

        private List<Finding> against(Filing filing, String own) {
            Screened s = filing.screened();
            List<Finding> found = new ArrayList<>();
            for (DeclarationStore.Earlier earlier : stored) {
                boolean itself = earlier.sequenceNumber().equals(own);
                boolean declared = s.fingerprint() != null && earlier.fingerprint() != null && !"DRAFT".equals(earlier.state());
                if (!itself && declared && Arrays.equals(earlier.fingerprint(), s.fingerprint())) {
                    found.add(Finding.error("DEC-9901", "/head", earlier.traderId() == s.traderId() ? earlier.sequenceNumber() : "—"));
                }
                if (!itself && earlier.traderId() == s.traderId() && earlier.clientReference().equals(s.clientReference())) {
                    found.add(Finding.error("DEC-9902", "/signature/clientReference", s.clientReference(), earlier.sequenceNumber()));
                }
            }
            if (s.clientReference() != null && !s.isRefused() && !seen.add(s.traderId() + ":" + s.clientReference())) {
                found.add(Finding.error("DEC-9902", "/signature/clientReference", s.clientReference(), "—"));
            }
            if (s.fingerprint() != null && !s.isRefused() && !seen.add(Arrays.toString(s.fingerprint()))) {
                found.add(Finding.error("DEC-9901", "/head", "—"));
            }
            return found.stream().distinct().toList();
        }
    }
}
