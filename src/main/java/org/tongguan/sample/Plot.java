package org.tongguan.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Declarations;
import org.tongguan.hold.Hold;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.Decision;
import org.tongguan.inspection.Outcome;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;
import org.tongguan.sample.account.RepairPlot;

/** Tells one story from where it stands: files, then takes its steps one by one. */
@Component
class Plot {

    /** More obstacles than this no declaration of the sample meets. */
    private static final int OBSTACLES = 8;
    private final Filers filers;
    private final Officials officials;
    private final Outsiders outsiders;
    private final ProgressStore progress;
    private final Documents documents;
    private final Obstacles obstacles;
    private final Clock clock;

    Plot(Filers filers, Officials officials, Outsiders outsiders, ProgressStore progress, Documents documents, Obstacles obstacles, Clock clock) {
        this.filers = filers;
        this.officials = officials;
        this.outsiders = outsiders;
        this.progress = progress;
        this.documents = documents;
        this.obstacles = obstacles;
        this.clock = clock;
    }

    /** Sees where a declaration stands. */
    @Component
    record Obstacles(Declarations declarations, Holds holds, Transactions transactions, RepairPlot repairs) {

        Declaration declaration(UUID id) {
            return declarations.get(Actor.PLATFORM, id);
        }

        List<Hold> open(Declaration d) {
            return transactions.read(Actor.PLATFORM, () -> holds.listOpen(d.ref()));
        }
    }

    void tell(Scene scene, Story story) {
        ProgressStore.Mark mark = progress.find(scene.world(), story);
        if (mark == null) {
            UUID id = filers.file(scene, story);
            progress.filed(scene.world(), story, id);
            mark = new ProgressStore.Mark(id, 0);
        }
        for (int i = mark.steps(); mark.declaration() != null && i < story.steps().size(); i++) {
            take(scene, story, mark.declaration(), i);
        }
    }

    private void take(Scene scene, Story story, UUID id, int index) {
        Step step = story.steps().get(index);
        Declaration d = obstacles.declaration(id);
        Actor filer = scene.person(story.filer().username());
        Marked marked = (actor, work) -> progress.step(scene.world(), story, index + 1, actor, work);
        if (step.command != null) {
            Actor officer = "senior".equals(step.by) ? scene.person("senior") : officials.officer(scene, d);
            if (step == Step.ACCEPT_REVIEW || step == Step.ORIGINALS_RECEIVED) {
                officials.assign(officer, scene.person("senior"), id);
            }
            marked.step(officer, () -> {
                if (step == Step.LIFT_STOP) {
                    officials.liftStop(officials.officer(scene, d), officer, id);
                } else {
                    officials.command(officer, id, step);
                }
            });
            return;
        }
        switch (step) {
            case PAY -> marked.step(scene.person("bank"), () -> outsiders.pay(scene, story, d));
            case ARRIVE -> marked.step(scene.person("terminal"), () -> outsiders.arrive(scene.person("terminal"),
                    documents.write(scene.data(), story).route(), clock.instant()));
            case SCHEDULE -> visit(scene, id, marked, v -> officials.schedule(v, Duration.ofHours(5)));
            case PASS -> visit(scene, id, marked, v -> officials.record(v, Outcome.PASS));
            case FAIL -> visit(scene, id, marked, v -> officials.record(v, Outcome.FAIL));
            case PENALTY -> decide(scene, id, marked, Decision.PENALTY);
            case TREAT -> decide(scene, id, marked, Decision.TREAT);
            case AMENDMENT_ORDERED -> decide(scene, id, marked, Decision.AMEND);
            case DESTROY -> decide(scene, id, marked, story.turn() % 2 == 0 ? Decision.DESTROY : Decision.RE_EXPORT);
            case DECLARE -> marked.step(filer, () -> filers.declare(filer, id));
            case AMEND -> marked.step(filer, () -> filers.amend(filer, id));
            case WITHDRAW -> marked.step(filer, () -> filers.withdraw(filer, id));
            case ACCOUNT -> marked.step(filer, () -> obstacles.repairs.open(filer, officials.officer(scene, d), d, LocalDate.now(clock)));
            case SHIP_SIDE -> marked.step(filer, () -> filers.askHandOver(filer, id));
            // The others may be begun again: each looks at what is left to do.
            case CLEAR -> afterwards(marked, () -> clear(scene, story, id));
            case FULL -> afterwards(marked, () -> filers.complete(scene, story, id));
            case GATE -> afterwards(marked, () -> outsiders.pass(scene, story, d));
            case GATE_EARLY -> afterwards(marked, () -> outsiders.tryTooEarly(scene, story, d));
            default -> throw new IllegalStateException(step.name());
        }
    }

    /** Does work as an actor and marks the step done with it. */
    @FunctionalInterface
    private interface Marked {
        void step(Actor actor, Runnable work);
    }

    private static void afterwards(Marked marked, Runnable work) {
        work.run();
        marked.step(Actor.PLATFORM, () -> { });
    }

    private void visit(Scene scene, UUID id, Marked marked, Consumer<Officials.Visit> work) {
        Officials.Visit visit = officials.visit(scene, id).orElseThrow(() -> new IllegalStateException("no inspection to work on"));
        marked.step(visit.inspector(), () -> work.accept(visit));
    }

    private void decide(Scene scene, UUID id, Marked marked, Decision decision) {
        Officials.Visit visit = officials.visit(scene, id).orElseThrow(() -> new IllegalStateException("nothing to decide"));
        marked.step(visit.officer(), () -> officials.decide(visit, decision));
    }

    /** Takes away what stands against release, one after the other, as far as the people of the sample may. */
    private void clear(Scene scene, Story story, UUID id) {
        for (int i = 0; i < OBSTACLES; i++) {
            Declaration d = obstacles.declaration(id);
            if (d.state() != DeclarationState.ACCEPTED || obstacles.open(d).stream().noneMatch(hold -> isCleared(scene, story, d, hold))) {
                return;
            }
        }
    }

    private boolean isCleared(Scene scene, Story story, Declaration d, Hold hold) {
        Actor officer = officials.officer(scene, d);
        return switch (hold.reason()) {
            case PAYMENT -> outsiders.pay(scene, story, d);
            case DOCUMENT_REVIEW -> {
                if (officer != null) {
                    officials.assign(officer, scene.person("senior"), d.id());
                    officials.command(officer, d.id(), Step.ACCEPT_REVIEW);
                }
                yield officer != null;
            }
            case RISK -> {
                if (officer != null) {
                    officials.liftStop(officer, scene.person("senior"), d.id());
                }
                yield officer != null;
            }
            case INSPECTION -> {
                Officials.Visit visit = officials.visit(scene, d.id()).orElse(null);
                if (visit != null) {
                    officials.schedule(visit, Duration.ZERO);
                    officials.record(visit, Outcome.PASS);
                }
                yield visit != null;
            }
            default -> false;
        };
    }
}
