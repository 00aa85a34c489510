package org.tongguan.declaration.control;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Mode;
import org.tongguan.declaration.screening.GreenChannels;
import org.tongguan.declaration.screening.Screened;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.Department;
import org.tongguan.inspection.InspectionRequest;
import org.tongguan.inspection.Inspections;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Law;
import org.tongguan.risk.Action;
import org.tongguan.risk.TargetingHits;
import org.tongguan.risk.Targets.Hit;
import org.tongguan.runtime.Jobs;

/**
 * What stands between a lodged declaration and its release: decides which controls apply ({@link #plan}, pure) and brings them about
 * ({@link #apply}, set-based, in the running transaction).
 */
@Component
public class Controls {

    /** Letter of each inspecting side, for the message of an order. */
    private static final String RANDOM = "random";
    private final Holds holds;
    private final Inspections inspections;
    private final TargetingHits hits;
    private final Taxation taxation;
    private final ReleasePasses passes;
    private final Jobs jobs;
    private final Rules rules;
    private final Clock clock;

    Controls(Holds holds, Inspections inspections, TargetingHits hits, Taxation taxation, ReleasePasses passes, Jobs jobs, Rules rules, Clock clock) {
        this.holds = holds;
        this.inspections = inspections;
        this.hits = hits;
        this.taxation = taxation;
        this.passes = passes;
        this.jobs = jobs;
        this.rules = rules;
        this.clock = clock;
    }

    /** Terms and code lists of the day. */
    @Component
    record Rules(Law law, CodeLists codes) { }

    /** Numbers and references a declaration goes by. */
    public record Identity(UUID id, String sequenceNumber, String number, String clientReference, String format, int version) { }

    /**
     * What will be done.
     *
     * @param holds       holds that the declaration itself places
     * @param departments who inspects; empty = nobody
     * @param taxed       whether a bill of taxes is issued now
     * @param late        the fee for declaring late, null = not asked
     */
    public record Plan(Declaration declaration, Screened screened, List<Holds.Placement> holds, Set<Department> departments, boolean taxed,
                       Taxation.Late late) {

        /** Billed on a guarantee: whether that let it go is known when its bill has been issued. */
        public boolean isSecured() {
            return taxed && (declaration.consolidatedTax() || Taxation.isSecured(declaration));
        }

        boolean isBilled() {
            return taxed || Taxation.Late.isDue(late);
        }

        public boolean needsReview() {
            return holds.stream().anyMatch(h -> h.reason() == HoldReason.DOCUMENT_REVIEW);
        }

        /** The same declaration as it is before its controls are looked at again. */
        public Declaration asAccepted() {
            return Controls.inState(declaration, DeclarationState.ACCEPTED, null);
        }
    }

    /**
     * Decides.
     *
     * @param entered day the means of transport entered, null = not yet
     */
    public Plan plan(Screened s, LocalDate entered, Identity identity) {
        Instant now = clock.instant();
        if (!s.declaring()) {
            return new Plan(declaration(s, identity, Mode.NORMAL, DeclarationState.DRAFT, now, null, null), s, List.of(), Set.of(), false, null);
        }
        Mode mode = s.summary() ? Mode.SUMMARY : s.full() ? Mode.FULL : entered == null ? Mode.ADVANCE : Mode.NORMAL;
        SubjectRef subject = Declaration.ref(identity.id());
        List<Holds.Placement> placed = new ArrayList<>();
        if (entered == null) {
            placed.add(new Holds.Placement(subject, HoldReason.ARRIVAL, "", ""));
        }
        if (s.summary()) {
            placed.add(new Holds.Placement(subject, HoldReason.FULL_DECLARATION, "", ""));
        }
        for (Hit hit : s.targets().hits()) {
            if (hit.action() != Action.INSPECT) {
                placed.add(new Holds.Placement(subject, hit.action() == Action.HOLD ? HoldReason.RISK : HoldReason.DOCUMENT_REVIEW, hit.ruleCode(),
                        hit.reason().zh()));
            }
        }
        if (isOnAccount(s, LocalDate.ofInstant(now, clock.getZone()))) {
            placed.add(new Holds.Placement(subject, HoldReason.ACCOUNT, "", ""));
        }
        if (!s.duty().isComplete() && !s.summary()) {
            placed.add(new Holds.Placement(subject, HoldReason.DOCUMENT_REVIEW, "DUTY", ""));
        }
        Set<Department> departments = departments(s);
        boolean taxed = entered != null && !s.summary() && s.duty().total().signum() > 0;
        Taxation.Late late = mode == Mode.NORMAL || mode == Mode.FULL ? late(s, entered, identity, mode) : null;
        DeclarationState state = stateAfter(placed, !departments.isEmpty(), isInspectedAtDestination(s), taxed || Taxation.Late.isDue(late));
        LocalDate due = s.summary() && entered != null ? entered.plusDays(rules.law.whole("two.step.full.days", entered)) : null;
        return new Plan(declaration(s, identity, mode, state, now, entered, due), s, placed, departments, taxed, late);
    }

    /** Goods of this procedure are kept on account until they are back, have left again or are taxed: attribute {@code account} of its code. */
    private boolean isOnAccount(Screened s, LocalDate day) {
        return rules.codes.find("trade_mode", s.document().head("procedureCode"), day).filter(c -> "yes".equals(c.attributes().get("account"))).isPresent();
    }

    private Taxation.Late late(Screened s, LocalDate entered, Identity identity, Mode mode) {
        boolean imported = "I".equals(s.document().head("direction"));
        return !imported || entered == null ? null : taxation.late(s, entered, identity.id(), mode == Mode.FULL || identity.version() == 1);
    }

    /** Where a declaration stands at once: released when nothing stands against it, out of the port when only later matters are open. */
    private static DeclarationState stateAfter(List<Holds.Placement> placed, boolean inspected, boolean atDestination, boolean owes) {
        if (placed.isEmpty() && !inspected && !owes) {
            return DeclarationState.RELEASED;
        }
        boolean kept = owes || inspected && !atDestination || placed.stream().anyMatch(p -> p.reason().keepsGoodsAtPort());
        return kept ? DeclarationState.ACCEPTED : DeclarationState.PICKUP;
    }

    /** Conditional lift-off was applied for (two-stage access): goods are inspected where they go, not where they enter. */
    private static boolean isInspectedAtDestination(Screened s) {
        return "1".equals(s.document().text("twoStageAccess", "conditionalLiftoffApply"));
    }

    /** Who is to look at the goods; empty = nobody. */
    public static Set<Department> departments(Screened s) {
        Set<Department> departments = EnumSet.noneOf(Department.class);
        for (Hit hit : s.targets().hits()) {
            if (hit.action() == Action.INSPECT) {
                hit.departments().forEach(d -> departments.add(Department.valueOf(d.name())));
            }
        }
        if (s.targets().random()) {
            departments.add(Department.CUSTOMS);
        }
        return departments;
    }

    private static Declaration declaration(Screened s, Identity identity, Mode mode, DeclarationState state, Instant now, LocalDate entered, LocalDate due) {
        int priority = GreenChannels.priority(GreenChannels.isPerishable(s.document()), s.grade());
        boolean declared = state != DeclarationState.DRAFT;
        BigDecimal tax = s.duty() == null ? null : s.duty().total();
        return new Declaration(identity.id(), s.traderId(), identity.sequenceNumber(), identity.number(), identity.clientReference(), mode, state,
                identity.version(), Declaration.Key.of(s.document()), tax, priority, GreenChannels.isGreen(priority), s.consolidated(), identity.format(),
                now, declared ? now : null, state == DeclarationState.RELEASED ? now : null, entered, due, false, s.document(), s.findings(),
                s.assessment());
    }

    /** The amended declaration in the state of the old one, filed and accepted when that was; declared anew where that was returned. */
    public static Declaration amended(Declaration d, Declaration old) {
        boolean anew = old.state() == DeclarationState.DRAFT || old.state() == DeclarationState.RETURNED;
        return new Declaration(d.id(), d.traderId(), d.sequenceNumber(), d.number(), d.clientReference(), d.mode(), old.state(), d.version(), d.key(),
                d.totalTax(), d.priority(), d.greenChannel(), d.consolidatedTax(), d.format(), anew ? d.filedAt() : old.filedAt(),
                anew ? d.acceptedAt() : old.acceptedAt(), old.releasedAt(), d.entryDate(), d.fullDueOn(), d.overdue(), d.document(), d.findings(),
                d.assessment());
    }

    public static Declaration inState(Declaration d, DeclarationState state, Instant releasedAt) {
        return new Declaration(d.id(), d.traderId(), d.sequenceNumber(), d.number(), d.clientReference(), d.mode(), state, d.version(), d.key(), d.totalTax(),
                d.priority(), d.greenChannel(), d.consolidatedTax(), d.format(), d.filedAt(), d.acceptedAt(), releasedAt, d.entryDate(), d.fullDueOn(),
                d.overdue(), d.document(), d.findings(), d.assessment());
    }

    /** Brings it about: hits kept, orders given, bills issued, holds placed, passes granted, deadlines set. */
    public void apply(List<Plan> plans) {
        List<Plan> declared = plans.stream().filter(p -> p.declaration().state() != DeclarationState.DRAFT).toList();
        hits.record(declared.stream().filter(p -> !p.screened().targets().isEmpty())
                .map(p -> new TargetingHits.Targeted(p.declaration().ref(), p.declaration().key().office(), p.screened().targets())).toList());
        holds.place(declared.stream().flatMap(p -> p.holds().stream()).toList());
        inspections.order(declared.stream().filter(p -> !p.departments().isEmpty()).map(Controls::request).toList());
        taxation.bill(declared.stream().filter(Plan::isBilled).toList());
        passes.lodged(declared.stream().map(Plan::declaration).toList());
        declared.stream().map(Plan::declaration).filter(d -> d.fullDueOn() != null && d.mode() == Mode.SUMMARY).forEach(this::watchFullDeclaration);
    }

    /** After an amendment: what the new document asks for comes on top of what is there; a stop already lifted by an officer stays lifted. */
    public void again(Plan plan) {
        Plan fresh = new Plan(plan.declaration(), plan.screened(), plan.holds().stream().filter(h -> h.reason() != HoldReason.FULL_DECLARATION
                && h.reason() != HoldReason.ARRIVAL).toList(), plan.departments(), false, null);
        hits.record(fresh.screened().targets().isEmpty() ? List.of()
                : List.of(new TargetingHits.Targeted(fresh.declaration().ref(), fresh.declaration().key().office(), fresh.screened().targets())));
        holds.place(fresh.holds());
        inspections.order(fresh.departments().isEmpty() ? List.of() : List.of(request(fresh)));
    }

    /** After an amendment: a procedure that is not kept on account waits for none. Last of all, since it may let the goods go. */
    public void offAccount(Plan plan) {
        if (plan.holds().stream().noneMatch(h -> h.reason() == HoldReason.ACCOUNT)) {
            holds.liftAll(plan.declaration().ref(), HoldReason.ACCOUNT);
        }
    }

    /** Flags the declaration when its full declaration has not come by the end of the last day. */
    public void watchFullDeclaration(Declaration d) {
        jobs.addAfter(d.fullDueOn(), FullDeclarationDeadline.KIND, d.ref(), java.util.Map.of());
    }

    /** Where goods are inspected that stay at the port: where they lie, or the supervised site they are to be moved to (two-stage access). */
    public static String place(Declaration d) {
        boolean moved = "1".equals(d.document().text("twoStageAccess", "transitionApply"));
        return moved ? d.document().text("twoStageAccess", "transitionSite") : d.document().head("goodsLocation");
    }

    private static InspectionRequest request(Plan plan) {
        Declaration d = plan.declaration();
        boolean destination = isInspectedAtDestination(plan.screened());
        String destinationOffice = d.document().head("destinationOffice");
        String office = destination && destinationOffice != null ? destinationOffice : d.key().entryExitOffice();
        List<String> reasons = new ArrayList<>();
        plan.screened().targets().hits().stream().filter(h -> h.action() == Action.INSPECT).forEach(h -> reasons.add(h.ruleCode() + " " + h.reason().zh()));
        if (plan.screened().targets().random()) {
            reasons.add(RANDOM);
        }
        return new InspectionRequest(d.ref(), d.traderId(), d.number(), office, destination ? null : place(d),
                plan.departments(), destination, String.join("; ", reasons), List.of());
    }
}
