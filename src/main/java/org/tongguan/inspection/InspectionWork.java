package org.tongguan.inspection;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.InspectionProcedure.Case;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/** What is done with one order, inside the caller's transaction, with the order's row locked. */
@Component
class InspectionWork {

    private static final int MAX_TEXT = 4000;
    private final InspectionStore store;
    private final InspectionOrders orders;
    private final Holds holds;
    private final Journal journal;
    private final ApplicationEventPublisher publisher;
    private final Law law;
    private final Clock clock;

    InspectionWork(InspectionStore store, InspectionOrders orders, Holds holds, Journal journal, ApplicationEventPublisher publisher, Law law,
                   Clock clock) {
        this.store = store;
        this.orders = orders;
        this.holds = holds;
        this.journal = journal;
        this.publisher = publisher;
        this.law = law;
        this.clock = clock;
    }

    /** Whether the actor works at the order's office. */
    static boolean mayWork(Inspection inspection, Actor actor) {
        boolean role = actor.is(Role.OFFICER) || actor.is(Role.INSPECTOR) || actor.is(Role.SENIOR);
        return actor == Actor.PLATFORM || role && inspection.office().equals(actor.office());
    }

    void schedule(Inspection inspection, String place, Instant at, Actor actor) {
        var step = step(inspection, "schedule", null, actor);
        String where = text(place, 200).or(() -> Optional.ofNullable(inspection.place()))
                .orElseThrow(() -> new PlatformException(ErrorCode.REFUSED, "inspection.place"));
        if (at == null || at.isBefore(clock.instant().minus(Duration.ofMinutes(5)))) {
            throw new PlatformException(ErrorCode.REFUSED, "inspection.past");
        }
        store.schedule(inspection.id(), where, at);
        tell(step.event(), inspection, Map.of("place", where, "at", at.toString()));
    }

    void recordResult(Inspection inspection, UUID taskId, Outcome outcome, String findings, Actor actor) {
        Inspection.Task task = task(inspection, taskId);
        String words = text(findings, MAX_TEXT).orElse("");
        if (outcome == null || outcome == Outcome.FAIL && words.isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "inspection.findings");
        }
        if (!task.isOpen()) {
            if (task.outcome() == outcome && task.findings().equals(words)) {
                return;
            }
            throw new PlatformException(ErrorCode.CONFLICT, "inspection.result-final");
        }
        var step = step(inspection, "result", null, actor);
        store.recordResult(taskId, outcome, words, actor.name(), clock.instant());
        tell(step.event(), inspection, Map.of("department", task.department().name(), "outcome", outcome.name()));
        Inspection now = store.find(inspection.id(), true).orElseThrow();
        if (now.isAllDone()) {
            complete(now);
        }
    }

    private void complete(Inspection inspection) {
        var step = step(inspection, "complete", null, Actor.PLATFORM);
        store.setState(inspection.id(), step.to());
        boolean passed = inspection.isPassed();
        tell(step.event(), inspection, Map.of());
        if (inspection.tasks().stream().noneMatch(t -> t.kind().equals("RECHECK"))) {
            String note = inspection.current().stream().filter(t -> t.outcome() == Outcome.FAIL)
                    .map(t -> t.department() + ": " + t.findings()).collect(Collectors.joining("; "));
            publisher.publishEvent(new InspectionCompleted(inspection.subject(), !passed, note));
        }
        if (passed) {
            liftVisit(inspection);
        }
    }

    void decide(Inspection inspection, DecisionRequest asked, Actor actor) {
        if (asked.decision() == null || text(asked.reason(), MAX_TEXT).isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "inspection.reason");
        }
        orders.checkItems(inspection.subject(), asked.items());
        DecisionRequest request = asked.decision() == Decision.PENALTY ? completed(asked) : asked;
        var step = step(inspection, "decision", request.decision(), actor);
        store.decide(inspection, request, actor.name(), clock.instant());
        store.setState(inspection.id(), step.to());
        // The new hold first: at no moment is the subject without one.
        holds.place(inspection.subject(), HoldReason.REMEDY, remedyCause(inspection, request.decision()), request.decision() + ": " + request.reason());
        if (request.decision() == Decision.AMEND || request.decision() == Decision.PENALTY) {
            liftVisit(inspection);
        }
        Map<String, Object> payload = new LinkedHashMap<>(Map.of("decision", request.decision().name(), "reason", request.reason()));
        if (!request.items().isEmpty()) {
            payload.put("items", request.items());
        }
        if (request.decision() == Decision.PENALTY) {
            payload.put("amount", request.amount().toPlainString());
            payload.put("dueOn", request.dueOn().toString());
        }
        tell(step.event(), inspection, payload);
        publisher.publishEvent(new InspectionDecided(inspection.subject(), inspection.number(), request.decision(), request.reason(),
                request.items()));
    }

    private DecisionRequest completed(DecisionRequest asked) {
        LocalDate today = LocalDate.now(clock);
        BigDecimal amount = asked.amount();
        if (amount == null || amount.signum() <= 0 || amount.scale() > 2 || amount.precision() - amount.scale() > 14) {
            throw new PlatformException(ErrorCode.REFUSED, "inspection.amount");
        }
        LocalDate due = asked.dueOn() == null ? today.plusDays(law.whole("penalty.term.days", today)) : asked.dueOn();
        if (due.isBefore(today)) {
            throw new PlatformException(ErrorCode.REFUSED, "inspection.past");
        }
        return new DecisionRequest(asked.decision(), asked.reason(), amount, text(asked.article(), 500).orElse(asked.reason()), due, asked.items());
    }

    private static String remedyCause(Inspection inspection, Decision decision) {
        return decision == Decision.PENALTY ? "penalty:" + inspection.number() : inspection.number();
    }

    void remedyDone(Inspection inspection, String note, Actor actor) {
        var step = step(inspection, "remedy-done", null, actor);
        String words = text(note, MAX_TEXT).orElseThrow(() -> new PlatformException(ErrorCode.REFUSED, "inspection.note"));
        store.recordRemedy(inspection.id(), words, actor.name(), clock.instant());
        if (inspection.decided().decision() == Decision.TREAT) {
            List<InspectionStore.NewTask> again = inspection.current().stream().filter(t -> t.outcome() == Outcome.FAIL)
                    .map(t -> new InspectionStore.NewTask(inspection, orders.task(t.department(), "RECHECK", t.round() + 1, List.of(t.instructions()))))
                    .toList();
            store.insertTasks(again);
        }
        store.setState(inspection.id(), step.to());
        tell(step.event(), inspection, Map.of("decision", inspection.decided().decision().name(), "note", words));
        holds.lift(inspection.subject(), HoldReason.REMEDY, remedyCause(inspection, inspection.decided().decision()));
    }

    /** What was decided about goods has come about: neither the remedy nor the visit stands in the way of their subject any more. */
    void carriedOut(Inspection inspection, String note) {
        if (inspection.isRemedyOpen()) {
            remedyDone(inspection, note, Actor.PLATFORM);
        }
        liftVisit(inspection);
    }

    void recordPenaltyPayment(Inspection inspection, String receiptNumber, LocalDate paidOn, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        String receipt = text(receiptNumber, 60).orElseThrow(() -> new PlatformException(ErrorCode.REFUSED, "inspection.receipt"));
        Optional<UUID> known = store.findByReceipt(receipt);
        if (known.isPresent()) {
            if (known.get().equals(inspection.id())) {
                return;
            }
            throw new PlatformException(ErrorCode.CONFLICT, "inspection.receipt-used", receipt);
        }
        if (paidOn != null && paidOn.isAfter(today)) {
            throw new PlatformException(ErrorCode.REFUSED, "inspection.receipt");
        }
        var step = step(inspection, "penalty-paid", null, actor);
        store.recordPayment(inspection.id(), receipt, paidOn == null ? today : paidOn, actor.name());
        store.recordRemedy(inspection.id(), receipt, actor.name(), clock.instant());
        tell(step.event(), inspection, Map.of("receiptNumber", receipt));
        holds.lift(inspection.subject(), HoldReason.REMEDY, remedyCause(inspection, Decision.PENALTY));
    }

    void cancel(Inspection inspection, String reason, Actor actor) {
        String words = text(reason, MAX_TEXT).orElseThrow(() -> new PlatformException(ErrorCode.REFUSED, "inspection.reason"));
        var step = step(inspection, "cancel", null, actor);
        store.setState(inspection.id(), step.to());
        tell(step.event(), inspection, Map.of("reason", words));
        if (inspection.isRemedyOpen()) {
            holds.lift(inspection.subject(), HoldReason.REMEDY, remedyCause(inspection, inspection.decided().decision()));
        }
        liftVisit(inspection);
    }

    /** The visit no longer stands in the way, at the port or at the destination: an order has one of the two holds. */
    private void liftVisit(Inspection inspection) {
        if (!holds.lift(inspection.subject(), HoldReason.INSPECTION, inspection.number())) {
            holds.lift(inspection.subject(), HoldReason.DESTINATION_INSPECTION, inspection.number());
        }
    }

    void tell(String kind, Inspection inspection, Map<String, ?> payload) {
        Map<String, Object> all = new LinkedHashMap<>(payload);
        all.put("number", inspection.number());
        journal.record(JournalEvent.of(kind, inspection.subject(), inspection.traderId(), inspection.office(), all));
    }

    private static Procedure.Step<Inspection.State, Case> step(Inspection inspection, String command, Decision asked, Actor actor) {
        return InspectionProcedure.TABLE.get(inspection.state(), command, new Case(inspection, asked), actor);
    }

    static Inspection.Task task(Inspection inspection, UUID taskId) {
        return inspection.tasks().stream().filter(t -> t.id().equals(taskId)).findFirst()
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "inspection.task", taskId));
    }

    private static Optional<String> text(String text, int max) {
        String clean = text == null ? "" : text.strip();
        if (clean.length() > max) {
            throw new PlatformException(ErrorCode.REFUSED, "inspection.too-long", max);
        }
        return clean.isEmpty() ? Optional.empty() : Optional.of(clean);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
