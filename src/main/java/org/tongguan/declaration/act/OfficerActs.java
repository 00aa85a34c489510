package org.tongguan.declaration.act;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationProcedure;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.control.Controls;
import org.tongguan.declaration.control.Settlement;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.Department;
import org.tongguan.inspection.InspectionRequest;
import org.tongguan.inspection.Inspections;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.FourEyes;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Procedure;
import org.tongguan.oversight.CaseDraws;
import org.tongguan.oversight.Conflicts;
import org.tongguan.oversight.TwoPersonRequest;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/** What officers do with a declaration, command by command; each within the procedure, at the officer's own office. */
@Component
public class OfficerActs {

    private static final Set<String> NEED_REASON = Set.of("return-for-change", "reject", "stop", "refuse-change", "order-inspection", "ask-originals");
    /** What lets goods go on after a look at the papers: decided by whom the lot chose, or a senior officer. Whatever stops them any officer may do. */
    private static final Set<String> OWN = Set.of("accept-review", "originals-received", "determine-duty");
    static final String LIFT_STOP = "lift-stop";
    private final Settlement settlement;
    private final Changes changes;
    private final Holds holds;
    private final Inspections inspections;
    private final Journal journal;
    private final TwoPersons twoPersons;
    private final Conflicts conflicts;
    private final CaseDraws draws;

    OfficerActs(Settlement settlement, Changes changes, Holds holds, Inspections inspections, Journal journal, TwoPersons twoPersons, Conflicts conflicts,
                CaseDraws draws) {
        this.draws = draws;
        this.settlement = settlement;
        this.changes = changes;
        this.holds = holds;
        this.inspections = inspections;
        this.journal = journal;
        this.twoPersons = twoPersons;
        this.conflicts = conflicts;
    }

    public void take(Actor actor, Declaration d, String command, String reason) {
        Procedure.Step<DeclarationState, DeclarationProcedure.Standing> step =
                DeclarationProcedure.TABLE.get(d.state(), command, settlement.standing(d.id()), actor);
        if (actor.isOfficial()) {
            atOwnOffice(actor, d);
            conflicts.demandNone(actor, d.traderId());
            demandOwn(actor, d, command);
        }
        if (NEED_REASON.contains(command) && (reason == null || reason.isBlank())) {
            throw new PlatformException(ErrorCode.REFUSED, "reason-needed");
        }
        String why = reason == null ? "" : reason.strip();
        if (LIFT_STOP.equals(command)) {
            // A control is overruled by two, or not at all.
            twoPersons.ask(actor, new TwoPersons.Wish(LIFT_STOP, d.ref(), d.number() == null ? d.id().toString() : d.number(), null, Map.of(), why));
            return;
        }
        switch (command) {
            case "accept-review" -> holds.liftAll(d.ref(), HoldReason.DOCUMENT_REVIEW);
            case "originals-received" -> holds.liftAll(d.ref(), HoldReason.ATTACHMENT);
            case "ask-originals" -> holds.place(d.ref(), HoldReason.ATTACHMENT, "", why);
            case "stop" -> holds.place(d.ref(), HoldReason.RISK, actor.name(), why);
            case "order-inspection" -> order(d, why);
            case "approve-change" -> changes.approve(actor, d, why);
            case "refuse-change" -> changes.refuse(actor, d, why);
            case "return-for-change", "reject", "discard" -> changes.undoControls(d, step.to());
            default -> throw new PlatformException(ErrorCode.CONFLICT, "procedure.step", "declaration", command, d.state());
        }
        journal.record(JournalEvent.of(step.event(), d.ref(), d.traderId(), d.key().office(),
                why.isEmpty() ? Map.of("command", command) : Map.of("command", command, "reason", why)));
        if (step.to() == d.state()) {
            settlement.settle(d.id());
        }
    }

    /**
     * Refuses the decisions of a review to an officer whose case it is not.
     *
     * @throws PlatformException FORBIDDEN {@code draw.undrawn}, {@code draw.other}
     */
    public void demandOwn(Actor officer, Declaration d, String command) {
        if (OWN.contains(command)) {
            draws.demandOwn(officer, d.ref());
        }
    }

    /** Of the commands that the procedure offers those that are not another officer's to give. */
    public List<String> open(Actor actor, Declaration d, List<String> commands) {
        if (commands.stream().noneMatch(OWN::contains)) {
            return commands;
        }
        CaseDraws.Judge judge = draws.judges(actor, List.of(d.id())).get(d.id());
        boolean own = judge != null && FourEyes.isSame(actor, judge.officer());
        return own ? commands : commands.stream().filter(c -> !OWN.contains(c)).toList();
    }

    /** What two have decided: the stop is lifted, and what has no other hold goes. */
    void liftStop(Actor second, Declaration d, TwoPersonRequest asked) {
        Procedure.Step<DeclarationState, DeclarationProcedure.Standing> step =
                DeclarationProcedure.TABLE.get(d.state(), LIFT_STOP, settlement.standing(d.id()), second);
        atOwnOffice(second, d);
        conflicts.demandNone(second, d.traderId());
        holds.liftAll(d.ref(), HoldReason.RISK);
        journal.record(JournalEvent.of(step.event(), d.ref(), d.traderId(), d.key().office(),
                Map.of("command", LIFT_STOP, "reason", asked.reason(), "askedBy", asked.askedBy())));
        settlement.settle(d.id());
    }

    private void order(Declaration d, String reason) {
        inspections.order(List.of(new InspectionRequest(d.ref(), d.traderId(), d.number(), d.key().entryExitOffice(), Controls.place(d),
                EnumSet.of(Department.CUSTOMS), false, reason, List.of())));
    }

    /** Any district may be declared at; but an officer decides only what lies at the own office, a regional office's at all below it. */
    public static void atOwnOffice(Actor actor, Declaration d) {
        Declaration.Key key = d.key();
        if (!actor.covers(key.office()) && !actor.covers(key.entryExitOffice())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "office", actor.office(), key.office());
        }
    }
}
