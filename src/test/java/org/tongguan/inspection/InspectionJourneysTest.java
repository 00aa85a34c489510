package org.tongguan.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.tongguan.hold.Hold;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;

/** Whole inspections, from order to end, on the real database. */
class InspectionJourneysTest extends PlatformTest {

    private static final Actor INSPECTOR = new Actor(11, "insp", Set.of(Role.INSPECTOR), "2248", null);
    private static final Actor OFFICER = new Actor(12, "officer", Set.of(Role.OFFICER), "2248", null);
    private static final Actor SENIOR = new Actor(13, "senior", Set.of(Role.SENIOR), "2248", null);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3};

    @Autowired Inspections inspections;
    @Autowired Holds holds;
    @Autowired Journal journal;
    @Autowired Transactions transactions;
    @Autowired ConfigurableApplicationContext context;

    private final SubjectRef subject = new SubjectRef("test", Ids.next());
    private final long trader = Math.abs(new Random().nextLong() % 1_000_000_000);
    private final List<Object> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> p && p.getPayload() instanceof InspectionCompleted c && c.subject().equals(subject)) {
                told.add(c);
            }
            if (event instanceof PayloadApplicationEvent<?> p && p.getPayload() instanceof InspectionDecided d && d.subject().equals(subject)) {
                told.add(d);
            }
        });
    }

    @Test
    void allDepartmentsPassInOneVisitAndTheGoodsAreFree() {
        Inspection order = order(Department.CUSTOMS, Department.QUARANTINE);
        assertThat(openHolds()).containsExactly("INSPECTION/" + order.number());
        assertThat(order.number()).matches("22482026C\\d{9}");
        assertThat(inspections.commands(order, INSPECTOR)).containsExactly("schedule");

        order = inspections.schedule(order.id(), "Yangshan CY 3", clock.instant().plus(Duration.ofHours(4)), INSPECTOR);
        assertThat(traderSees().scheduledAt()).isEqualTo(clock.instant().plus(Duration.ofHours(4)));
        clock.advance(Duration.ofHours(4));
        order = pass(order, Department.CUSTOMS);
        assertThat(openHolds()).hasSize(1);
        order = pass(order, Department.QUARANTINE);

        assertThat(order.state()).isEqualTo(Inspection.State.DECIDED);
        assertThat(openHolds()).isEmpty();
        assertThat(told).containsExactly(new InspectionCompleted(subject, false, ""));
        assertThat(kinds()).containsExactly("InspectionOrdered", "InspectionScheduled", "InspectionResultRecorded", "InspectionResultRecorded",
                "InspectionPassed");
        assertThat(inspections.commands(order, SENIOR)).isEmpty();
    }

    @Test
    void aSecondOrderJoinsTheSameVisit() {
        Inspection order = scheduled(Department.CUSTOMS);
        Inspection same = order(Department.CUSTOMS, Department.QUALITY);
        assertThat(same.id()).isEqualTo(order.id());
        assertThat(same.state()).isEqualTo(Inspection.State.SCHEDULED);
        assertThat(same.tasks()).extracting(Inspection.Task::department).containsExactly(Department.CUSTOMS, Department.QUALITY);
        assertThat(openHolds()).hasSize(1);
        assertThat(order(Department.CUSTOMS).tasks()).hasSize(2);
        assertThat(kinds()).containsExactly("InspectionOrdered", "InspectionScheduled", "InspectionExtended");
    }

    @Test
    void anotherReasonAndWhatElseToLookAtReachThoseWhoHaveNotLookedYet() {
        Inspection order = scheduled(Department.CUSTOMS);
        transactions.call(Actor.PLATFORM, () -> inspections.order(List.of(new InspectionRequest(subject, trader, null, "2248", null,
                Set.of(Department.CUSTOMS), false, "R-2 labels", List.of(Text.of("看标签", "read the labels"))))));
        Inspection now = inspections.get(order.id(), OFFICER);
        assertThat(now.reason()).isEqualTo("R-1 high risk; R-2 labels");
        assertThat(now.tasks().getFirst().instructions()).isEqualTo(Text.of("开箱\n看标签", "open the boxes\nread the labels"));
        assertThat(now.state()).isEqualTo(Inspection.State.SCHEDULED);
    }

    @Test
    void treatmentIsCarriedOutThenLookedAtAgain() {
        Inspection order = scheduled(Department.CUSTOMS, Department.QUARANTINE);
        pass(order, Department.CUSTOMS);
        order = fail(order, Department.QUARANTINE, "bark beetle in pallets");
        assertThat(order.state()).isEqualTo(Inspection.State.DONE);
        assertThat(told).containsExactly(new InspectionCompleted(subject, true, "QUARANTINE: bark beetle in pallets"));
        assertThat(inspections.commands(order, OFFICER)).containsExactly("decision");

        order = inspections.decide(order.id(), decision(Decision.TREAT), OFFICER);
        assertThat(order.state()).isEqualTo(Inspection.State.DONE);
        assertThat(openHolds()).containsExactlyInAnyOrder("INSPECTION/" + order.number(), "REMEDY/" + order.number());
        assertThat(inspections.commands(order, OFFICER)).containsExactly("remedy-done");

        order = inspections.remedyDone(order.id(), "fumigated, certificate 4711", INSPECTOR);
        assertThat(order.state()).isEqualTo(Inspection.State.ORDERED);
        assertThat(openHolds()).containsExactly("INSPECTION/" + order.number());
        assertThat(order.current()).extracting(Inspection.Task::kind).containsExactly("INSPECTION", "RECHECK");
        order = inspections.schedule(order.id(), null, clock.instant().plus(Duration.ofDays(1)), INSPECTOR);
        order = pass(order, Department.QUARANTINE);
        assertThat(order.state()).isEqualTo(Inspection.State.DECIDED);
        assertThat(openHolds()).isEmpty();
        assertThat(told).hasSize(2);
    }

    @Test
    void treatmentThatDoesNotHelpNeedsAnotherDecision() {
        Inspection order = scheduled(Department.QUARANTINE);
        order = fail(order, Department.QUARANTINE, "mould");
        inspections.decide(order.id(), decision(Decision.TREAT), OFFICER);
        order = inspections.remedyDone(order.id(), "dried", INSPECTOR);
        order = inspections.schedule(order.id(), null, clock.instant(), INSPECTOR);
        order = fail(order, Department.QUARANTINE, "mould again");
        order = inspections.decide(order.id(), decision(Decision.DESTROY), OFFICER);
        assertThat(order.state()).isEqualTo(Inspection.State.DECIDED);
    }

    @Test
    void destroyedAndReExportedGoodsAreNeverReleased() {
        for (Decision last : List.of(Decision.DESTROY, Decision.RE_EXPORT)) {
            SubjectRef other = new SubjectRef("test", Ids.next());
            Inspection order = scheduled(other, Department.QUALITY);
            order = fail(order, Department.QUALITY, "asbestos");
            order = inspections.decide(order.id(), decision(last), OFFICER);
            assertThat(openHolds(other)).containsExactlyInAnyOrder("INSPECTION/" + order.number(), "REMEDY/" + order.number());
            inspections.remedyDone(order.id(), "protocol of the destruction, two witnesses", OFFICER);
            assertThat(openHolds(other)).containsExactly("INSPECTION/" + order.number());
        }
    }

    @Test
    void aPenaltyIsPaidBeforeTheGoodsGo() {
        Inspection order = scheduled(Department.CUSTOMS);
        order = fail(order, Department.CUSTOMS, "20 cartons more than declared");
        UUID id = order.id();
        assertThatThrownBy(() -> inspections.decide(id, decision(Decision.PENALTY), OFFICER)).hasMessageContaining("inspection.amount");
        order = inspections.decide(id, new DecisionRequest(Decision.PENALTY, "quantity declared wrongly", new BigDecimal("5000.00"), "art. 15 (2)", null),
                OFFICER);
        assertThat(order.decided().penalty().dueOn()).isEqualTo(LocalDate.of(2026, 6, 25));
        assertThat(openHolds()).containsExactly("REMEDY/penalty:" + order.number());
        assertThat(inspections.commands(order, OFFICER)).containsExactly("penalty-paid");
        assertThatThrownBy(() -> inspections.remedyDone(id, "no", OFFICER)).hasMessageContaining("procedure.step");

        String receipt = "R" + order.number();
        order = inspections.recordPenaltyPayment(id, receipt, null, OFFICER);
        inspections.recordPenaltyPayment(id, receipt, null, OFFICER);
        assertThat(order.decided().penalty().state()).isEqualTo("PAID");
        assertThat(openHolds()).isEmpty();
        assertThat(kinds()).filteredOn("InspectionPenaltyPaid"::equals).hasSize(1);
    }

    @Test
    void anAmendmentIsWaitedForAndToldByTheDeclaration() {
        Inspection order = scheduled(Department.CUSTOMS);
        order = fail(order, Department.CUSTOMS, "other goods");
        inspections.decide(order.id(), decision(Decision.AMEND), OFFICER);
        assertThat(openHolds()).containsExactly("REMEDY/" + order.number());
        assertThat(told.getLast()).isEqualTo(new InspectionDecided(subject, order.number(), Decision.AMEND, "because"));
        inspections.amended(subject, "amended to version 2");
        inspections.amended(subject, "amended to version 2");
        assertThat(openHolds()).isEmpty();
    }

    @Test
    void withdrawingTheDeclarationTakesTheOrderBack() {
        order(Department.CUSTOMS);
        inspections.cancel(subject, "declaration withdrawn");
        inspections.cancel(subject, "declaration withdrawn");
        assertThat(openHolds()).isEmpty();
        assertThat(kinds()).filteredOn("InspectionCancelled"::equals).hasSize(1);
    }

    @Test
    void onlyTheOrdersOwnOfficeWorksIt() {
        Inspection order = order(Department.CUSTOMS);
        Actor elsewhere = new Actor(14, "far", Set.of(Role.OFFICER), "5301", null);
        assertThatThrownBy(() -> inspections.schedule(order.id(), "here", clock.instant(), elsewhere)).hasMessageContaining("inspection.office");
        assertThat(inspections.commands(order, elsewhere)).isEmpty();
        assertThatThrownBy(() -> inspections.cancel(order.id(), "no", INSPECTOR)).hasMessageContaining("procedure.role");
    }

    @Test
    void anotherTraderSeesNothing() {
        Inspection order = order(Department.CUSTOMS);
        Actor other = new Actor(15, "other", Set.of(Role.DECLARANT), null, trader + 1);
        assertThatThrownBy(() -> inspections.get(order.id(), other)).hasMessageContaining("NOT_FOUND");
        assertThat(inspections.list(subject, other)).isEmpty();
        assertThat(inspections.list(null, null, 0, 50, other).total()).isZero();
        assertThat(traderSees().commands()).isEmpty();
    }

    @Test
    void photosAreKnownByTheirBytesAndKeptOnce() {
        Inspection order = scheduled(Department.CUSTOMS);
        UUID task = order.tasks().getFirst().id();
        Inspection.Photo photo = inspections.addPhoto(order.id(), task, "..\\..\\evil\r\n\".html", PNG, INSPECTOR);
        assertThat(inspections.addPhoto(order.id(), task, "again.png", PNG, INSPECTOR)).isEqualTo(photo);
        assertThat(photo.fileName()).isEqualTo("evil.html");
        assertThat(inspections.photo(order.id(), photo.id(), INSPECTOR).contentType()).isEqualTo("image/png");
        assertThatThrownBy(() -> inspections.addPhoto(order.id(), task, "x.png", "<svg/>".getBytes(), INSPECTOR)).hasMessageContaining("photo-kind");
        assertThatThrownBy(() -> inspections.addPhoto(order.id(), task, "x.png", new byte[11 * 1024 * 1024], INSPECTOR)).hasMessageContaining("photo-size");
        Actor other = new Actor(15, "other", Set.of(Role.DECLARANT), null, trader + 1);
        assertThatThrownBy(() -> inspections.photo(order.id(), photo.id(), other)).hasMessageContaining("NOT_FOUND");
    }

    @Test
    void aRecordedResultIsFinal() {
        Inspection order = scheduled(Department.CUSTOMS, Department.QUALITY);
        Inspection after = pass(order, Department.CUSTOMS);
        UUID task = after.current().getFirst().id();
        inspections.recordResult(order.id(), task, Outcome.PASS, "fine", INSPECTOR);
        assertThatThrownBy(() -> inspections.recordResult(order.id(), task, Outcome.FAIL, "not fine", INSPECTOR)).hasMessageContaining("result-final");
        assertThatThrownBy(() -> inspections.recordResult(order.id(), after.current().getLast().id(), Outcome.FAIL, " ", INSPECTOR))
                .isInstanceOf(PlatformException.class).hasMessageContaining("inspection.findings");
    }

    @Test
    void sixteenOrdersAtOnceAreOneVisit() throws Exception {
        Random random = new Random(7);
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Callable<UUID>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Department department = Department.values()[random.nextInt(3)];
                all.add(() -> order(department).id());
            }
            Set<UUID> ids = new java.util.HashSet<>();
            for (var future : threads.invokeAll(all)) {
                ids.add(future.get());
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(inspections.list(subject, OFFICER)).hasSize(1);
    }

    @Test
    void theProcedureHasNoFaults() {
        assertThat(InspectionProcedure.TABLE.faults()).isEmpty();
    }

    private Inspection order(Department... departments) {
        return order(subject, departments);
    }

    private Inspection order(SubjectRef of, Department... departments) {
        Inspections.Ordered ordered = transactions.call(Actor.PLATFORM, () -> inspections.order(List.of(new InspectionRequest(of, trader, "224820261000000001",
                "2248", "CY 1", EnumSet.copyOf(List.of(departments)), false, "R-1 high risk", List.of(Text.of("开箱", "open the boxes"))))).getFirst());
        return inspections.get(ordered.id(), OFFICER);
    }

    private Inspection scheduled(Department... departments) {
        return scheduled(subject, departments);
    }

    private Inspection scheduled(SubjectRef of, Department... departments) {
        return inspections.schedule(order(of, departments).id(), "CY 1", clock.instant().plus(Duration.ofHours(1)), INSPECTOR);
    }

    private Inspection pass(Inspection order, Department department) {
        return result(order, department, Outcome.PASS, "fine");
    }

    private Inspection fail(Inspection order, Department department, String findings) {
        return result(order, department, Outcome.FAIL, findings);
    }

    private Inspection result(Inspection order, Department department, Outcome outcome, String findings) {
        UUID task = order.current().stream().filter(t -> t.department() == department).findFirst().orElseThrow().id();
        return inspections.recordResult(order.id(), task, outcome, findings, INSPECTOR);
    }

    private static DecisionRequest decision(Decision decision) {
        return new DecisionRequest(decision, "because", null, null, null);
    }

    private List<String> openHolds() {
        return openHolds(subject);
    }

    private List<String> openHolds(SubjectRef of) {
        return transactions.read(Actor.PLATFORM, () -> holds.listOpen(of)).stream().map((Hold h) -> h.reason() + "/" + h.cause()).toList();
    }

    private List<String> kinds() {
        return transactions.read(Actor.PLATFORM, () -> journal.list(subject)).stream().map(JournalEntry::kind).toList();
    }

    private record Seen(java.time.Instant scheduledAt, List<String> commands) { }

    private Seen traderSees() {
        Actor own = new Actor(16, "own", Set.of(Role.DECLARANT), null, trader);
        Inspection seen = inspections.list(subject, own).getFirst();
        return new Seen(seen.scheduledAt(), inspections.commands(seen, own));
    }
}
