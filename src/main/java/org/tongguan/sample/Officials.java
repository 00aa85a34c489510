package org.tongguan.sample;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.Declarations;
import org.tongguan.inspection.Decision;
import org.tongguan.inspection.DecisionRequest;
import org.tongguan.inspection.Inspection;
import org.tongguan.inspection.Inspections;
import org.tongguan.inspection.Outcome;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.oversight.CaseDraws;

/** What officers and inspectors of the sample do. */
@Component
class Officials {

    private final Declarations declarations;
    private final Inspections inspections;
    private final CaseDraws draws;
    private final Clock clock;

    Officials(Declarations declarations, Inspections inspections, CaseDraws draws, Clock clock) {
        this.draws = draws;
        this.declarations = declarations;
        this.inspections = inspections;
        this.clock = clock;
    }

    void command(Actor officer, UUID id, Step step) {
        declarations.command(officer, id, step.command, step.reason, null);
    }

    /** The lot takes its time until it comes to a story's case; the senior officer gives it to the officer in charge. */
    void assign(Actor officer, Actor senior, UUID id) {
        draws.assign(senior, id, officer.name(), "专管商品，指定审单。 Goods that this officer knows.");
    }

    /** A stop is lifted by two: the officer in charge asks, the senior officer confirms. */
    void liftStop(Actor officer, Actor senior, UUID id) {
        command(officer, id, Step.LIFT_STOP);
        command(senior, id, Step.LIFT_STOP);
    }

    /** The officer in charge of a declaration; null where the sample has none. */
    Actor officer(Scene scene, Declaration d) {
        return scene.at(d.key().entryExitOffice(), Role.OFFICER);
    }

    /** The open order, with the inspector and the officer of its office; empty when nothing is ordered or nobody of the sample works there. */
    Optional<Visit> visit(Scene scene, UUID id) {
        return visit(scene, Declaration.ref(id));
    }

    /** The same of any subject. */
    Optional<Visit> visit(Scene scene, SubjectRef subject) {
        List<Inspection> open = inspections.list(subject, Actor.PLATFORM).stream().filter(i -> i.state().isOpen()).toList();
        return open.stream().findFirst().map(i -> new Visit(i, scene.at(i.office(), Role.INSPECTOR), scene.at(i.office(), Role.OFFICER)))
                .filter(v -> v.inspector() != null && v.officer() != null);
    }

    /** An order and who works on it. */
    record Visit(Inspection order, Actor inspector, Actor officer) { }

    void schedule(Visit visit, Duration ahead) {
        inspections.schedule(visit.order().id(), "查验场地 " + visit.order().office() + "-1", clock.instant().plus(ahead), visit.inspector());
    }

    void record(Visit visit, Outcome outcome) {
        for (Inspection.Task task : visit.order().tasks()) {
            if (task.isOpen()) {
                inspections.recordResult(visit.order().id(), task.id(), outcome, outcome == Outcome.PASS ? "单货相符。 As declared."
                        : "实际到货与申报不符：品质与数量有差异。 The goods differ from what is declared.", visit.inspector());
            }
        }
    }

    void decide(Visit visit, Decision decision) {
        BigDecimal amount = decision == Decision.PENALTY ? new BigDecimal("20000.00") : null;
        inspections.decide(visit.order().id(), new DecisionRequest(decision, "依据查验结果作出。 On what the inspection found.", amount, null, null), visit.officer());
    }
}
