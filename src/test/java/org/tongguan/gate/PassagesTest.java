package org.tongguan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.cargo.Arrivals;
import org.tongguan.cargo.TransportKey;
import org.tongguan.gate.GateDecision.Verdict;
import org.tongguan.hold.HoldReason;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;

/** Journeys through the gate on the real database, and races that must have one winner. */
class PassagesTest extends GateTest {

    @Autowired Arrivals arrivals;
    @Autowired PlateBans bans;
    @Autowired JdbcClient jdbc;

    @Test
    void twoContainersLeaveOnTwoVehiclesAndThenTheGoodsHaveLeft() {
        SubjectRef goods = subject();
        String number = grant(goods, "CSNU6829160", "MSCU1234566");
        assertThat(number).matches("R2248\\d{15}").satisfies(n ->
                assertThat(Releases.checkDigit(n.substring(1, n.length() - 1))).isEqualTo(n.charAt(n.length() - 1) - '0'));
        assertThat(pass(number, "CSNU6829160").decision()).isEqualTo(Verdict.OPEN);
        assertThat(left).isEmpty();
        assertThat(codes(pass(number, "CSNU6829160").reasons())).containsExactly("GATE-007");
        assertThat(pass(number, "MSCU1234566").decision()).isEqualTo(Verdict.OPEN);
        assertThat(left).containsExactly(goods);
        assertThat(codes(pass(number, "MSCU1234566").reasons())).containsExactly("GATE-005", "GATE-007");
        assertThat(kinds(goods)).containsExactly("GatePassed", "GateStopped", "GatePassed", "GateStopped");
    }

    @Test
    void grantingAgainGivesTheSameNumberAndOpensNothingTwice() {
        SubjectRef goods = subject();
        String number = grant(goods, "CSNU6829160");
        pass(number, "CSNU6829160");
        assertThat(grant(goods, "CSNU6829160")).isEqualTo(number);
        assertThat(pass(number, "CSNU6829160").decision()).isEqualTo(Verdict.STOP);
    }

    @Test
    void oneVehicleMayCarryTheGoodsOfTwoDeclarations() {
        SubjectRef a = subject();
        SubjectRef b = subject();
        String first = grant(a, "AAAU1111111");
        String second = grant(b, "BBBU2222222");
        PassageRequest one = vehicle(first, "AAAU1111111", "BBBU2222222");
        assertThat(codes(passages.decide(one, lane).reasons())).containsExactly("GATE-006");
        PassageRequest both = new PassageRequest(id, "both", one.plate(), one.containers(), null, null, List.of(second, first), List.of(), one.direction());
        assertThat(passages.decide(both, lane).decision()).isEqualTo(Verdict.OPEN);
        assertThat(left).containsExactlyInAnyOrder(a, b);
    }

    @Test
    void onlyANamedVehicleTakesTheGoodsAlsoOnALaterReleaseOfThem() {
        SubjectRef goods = subject();
        String first = grant(goods, "AAAU1111111");
        Actor holder = new Actor(43, "declarant", Set.of(Role.DECLARANT), null, trader);
        releases.nameVehicles(first, List.of("沪B·88888", "沪b99999"), holder);
        assertThat(codes(passages.decide(vehicle(first, "AAAU1111111"), lane).reasons())).containsExactly("GATE-023");
        // An amendment takes the release back and grants another.
        transactions.run(Actor.PLATFORM, () -> releases.revoke(goods, "amended"));
        String second = grant(goods, "AAAU1111111");
        PassageRequest other = vehicle(second, "AAAU1111111");
        assertThat(codes(passages.decide(other, lane).reasons())).containsExactly("GATE-023");
        assertThatThrownBy(() -> releases.nameVehicles(second, List.of(), new Actor(44, "other", Set.of(Role.DECLARANT), null, trader + 1)))
                .hasMessageContaining("gate.release");
        PassageRequest named = new PassageRequest(id, "named", "沪B 99999", other.containers(), null, null, other.releases(), List.of(), other.direction());
        assertThat(passages.decide(named, lane).decision()).isEqualTo(Verdict.OPEN);
        assertThat(kinds(goods)).contains("VehiclesNamed");
    }

    @Test
    void takingTheNamesAwayLetsAnyVehicleComeAgain() {
        SubjectRef goods = subject();
        String number = grant(goods, "AAAU1111111");
        Actor holder = new Actor(43, "declarant", Set.of(Role.DECLARANT), null, trader);
        releases.nameVehicles(number, List.of("沪B88888"), holder);
        assertThat(releases.find(goods).orElseThrow().plates()).containsExactly("沪B88888");
        releases.nameVehicles(number, List.of(), holder);
        assertThat(passages.decide(vehicle(number, "AAAU1111111"), lane).decision()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void vehiclesNamedWithAnAppointmentBindTheReleaseThatComesLater() {
        SubjectRef goods = subject();
        transactions.run(Actor.PLATFORM, () -> context.publishEvent(new org.tongguan.cargo.VehiclesNamed(goods, trader, List.of("沪B88888"))));
        String number = grant(goods, "AAAU1111111");
        assertThat(codes(passages.decide(vehicle(number, "AAAU1111111"), lane).reasons())).containsExactly("GATE-023");
    }

    @Test
    void looseCargoLeavesLoadByLoadUntilItsWeightIsGone() {
        SubjectRef goods = subject();
        String number = grant(grantOf(goods));
        for (int i = 0; i < 2; i++) {
            assertThat(load(number, "24900").decision()).isEqualTo(Verdict.OPEN);
        }
        assertThat(left).hasSize(1);
        assertThat(codes(load(number, "24900").reasons())).containsExactly("GATE-005", "GATE-010");
    }

    private GateDecision load(String number, String weightKg) {
        PassageRequest v = vehicle(number);
        return passages.decide(new PassageRequest(id, v.laneKey(), v.plate(), List.of(), new BigDecimal(weightKg), new BigDecimal("15000"), v.releases(),
                List.of(), v.direction()), lane);
    }

    @Test
    void aHoldPlacedAfterTheReleaseWinsAndOneThatDoesNotKeepGoodsAtThePortDoesNot() {
        SubjectRef goods = subject();
        String number = grant(goods, "CSNU6829160");
        transactions.run(Actor.PLATFORM, () -> holds.place(goods, HoldReason.DESTINATION_INSPECTION, "", "later"));
        transactions.run(Actor.PLATFORM, () -> holds.place(goods, HoldReason.RISK, "R-7", "tip"));
        GateDecision stopped = pass(number, "CSNU6829160");
        assertThat(codes(stopped.reasons())).containsExactly("GATE-012");
        assertThat(stopped.reasons().getFirst().args()).containsExactly(number, "RISK");
        transactions.run(Actor.PLATFORM, () -> holds.lift(goods, HoldReason.RISK, "R-7"));
        assertThat(pass(number, "CSNU6829160").decision()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void blockedTakenBackAndExpiredReleasesStop() {
        SubjectRef goods = subject();
        String number = grant(grantUntil(goods, LocalDate.of(2026, 6, 12)));
        transactions.run(officer, () -> releases.block(goods, "amendment asked"));
        assertThat(codes(pass(number, "CSNU6829160").reasons())).containsExactly("GATE-002");
        transactions.run(officer, () -> releases.unblock(goods));
        clock.advance(Duration.ofDays(3));
        assertThat(codes(pass(number, "CSNU6829160").reasons())).containsExactly("GATE-004");
        clock.advance(Duration.ofDays(-1));
        transactions.run(officer, () -> releases.revoke(goods, "amended"));
        assertThat(codes(pass(number, "CSNU6829160").reasons())).containsExactly("GATE-003");
        String fresh = grant(goods, "CSNU6829160");
        assertThat(fresh).isNotEqualTo(number);
        assertThat(pass(fresh, "CSNU6829160").decision()).isEqualTo(Verdict.OPEN);
    }

    private ReleaseGrant grantUntil(SubjectRef goods, LocalDate day) {
        ReleaseGrant g = grantOf(goods, "CSNU6829160");
        return new ReleaseGrant(g.subject(), g.declarationNumber(), g.traderId(), g.direction(), g.office(), g.containers(), g.grossWeightKg(), false,
                null, day);
    }

    @Test
    void atTheShipsSideNothingMovesBeforeTheShipHasBerthed() {
        TransportKey ship = new TransportKey("2", "SHIP " + id, "7");
        Actor terminal = new Actor(43, "t", Set.of(Role.TERMINAL), null, null);
        String number = grant(shipSide(grantOf(subject(), "CSNU6829160"), ship));
        assertThat(codes(pass(number, "CSNU6829160").reasons())).containsExactly("GATE-015");
        arrivals.report(ship, "2248", clock.instant(), null, terminal);
        assertThat(codes(pass(number, "CSNU6829160").reasons())).containsExactly("GATE-015");
        clock.advance(Duration.ofHours(2));
        arrivals.report(ship, "2248", clock.instant().minus(Duration.ofHours(2)), clock.instant(), terminal);
        assertThat(pass(number, "CSNU6829160").decision()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void forbiddenPlatesAndPlatesInTwoPlacesStop() {
        String number = grant(subject(), "CSNU6829160", "MSCU1234566", "AAAU1111111");
        assertThat(pass(number, "CSNU6829160").decision()).isEqualTo(Verdict.OPEN);
        Actor far = new Actor(44, "far-" + id, Set.of(Role.LANE), "5301", null);
        lanes.save(new Lanes.Lane(id + "-F", "5301", Text.of("远", "Far"), "BOTH", true, far.name(), true), Actor.PLATFORM);
        PassageRequest clone = new PassageRequest(id + "-F", "1", vehicle(number).plate(), List.of(), null, null, List.of(), List.of(),
                PassageRequest.Direction.IN);
        assertThat(codes(passages.decide(clone, far).reasons())).containsExactly("GATE-020");
        bans.place("沪a-" + id, "stolen", officer);
        assertThat(codes(pass(number, "MSCU1234566").reasons())).containsExactly("GATE-009");
        bans.lift(bans.list(officer).stream().filter(b -> b.plate().endsWith(id)).findFirst().orElseThrow().id(), officer);
        assertThat(pass(number, "MSCU1234566").decision()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void aRepeatGetsTheFirstAnswerForEverAndAnotherQuestionUnderTheKeyIsRefused() {
        String number = grant(subject(), "CSNU6829160");
        PassageRequest request = vehicle(number, "CSNU6829160");
        GateDecision first = passages.decide(request, lane);
        clock.advance(Duration.ofDays(400));
        assertThat(passages.decide(request, lane)).isEqualTo(first);
        PassageRequest other = new PassageRequest(id, request.laneKey(), "沪B1", request.containers(), null, null, request.releases(), List.of(),
                request.direction());
        assertThatThrownBy(() -> passages.decide(other, lane)).hasMessageContaining("gate.key-used");
        assertThat(passages.list(id, 0, 10, lane).total()).isEqualTo(1);
    }

    @Test
    void aLaneSpeaksForItselfOnly() {
        Actor other = new Actor(45, "other", Set.of(Role.LANE), "2248", null);
        assertThatThrownBy(() -> passages.decide(vehicle("R1", "A"), other)).hasMessageContaining("gate.lane-own");
        assertThatThrownBy(() -> passages.decide(new PassageRequest("nowhere", "1", "A", List.of(), null, null, List.of(), List.of(),
                PassageRequest.Direction.OUT), lane)).hasMessageContaining("gate.lane");
        assertThatThrownBy(() -> passages.decide(new PassageRequest(id, "1", "A", List.of(), null, null, List.of(), List.of(), null), lane))
                .hasMessageContaining("gate.request");
        assertThat(passages.list(null, 0, 10, other).total()).isZero();
    }

    @Test
    void aTraderSeesItsOwnReleasesOnly() {
        String number = grant(subject(), "CSNU6829160");
        Actor own = new Actor(46, "own", Set.of(Role.DECLARANT), null, trader);
        Actor another = new Actor(47, "another", Set.of(Role.DECLARANT), null, trader + 500_000);
        assertThat(releases.search(number, 0, 20, own).items()).hasSize(1);
        assertThat(releases.search("CSNU 6829160", 0, 20, own).items()).extracting(Release::number).contains(number);
        assertThat(releases.search(number, 0, 20, another).items()).isEmpty();
    }

    @Test
    void thirtyTwoVehiclesWithTheSameContainerOpenOnce() throws Exception {
        Random random = new Random(32);
        for (int round = 0; round < 20; round++) {
            String number = grant(subject(), "CSNU6829160", "MSCU1234566");
            List<Callable<Verdict>> all = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                boolean direct = random.nextBoolean();
                all.add(() -> direct ? straight(vehicle(number, "CSNU6829160")) : pass(number, "CSNU6829160").decision());
            }
            int open = 0;
            try (var threads = Executors.newFixedThreadPool(32)) {
                for (var future : threads.invokeAll(all)) {
                    open += future.get() == Verdict.OPEN ? 1 : 0;
                }
            }
            assertThat(open).isEqualTo(1);
        }
    }

    @Autowired Decisions decisions;

    /** As another process would: a transaction of its own beside the committers'. */
    private Verdict straight(PassageRequest request) {
        return transactions.call(Actor.PLATFORM, () -> decisions.decide(List.of(new Decisions.Asked(request, lanes.get(id, lane), Passages.hash(request),
                lane.name(), null)))).getFirst().decision().decision();
    }

    @Test
    void thirtyTwoRepeatsAtOnceAreOnePassage() throws Exception {
        String number = grant(subject(), "CSNU6829160");
        PassageRequest request = vehicle(number, "CSNU6829160");
        Set<Object> ids = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newFixedThreadPool(32)) {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                all.add(() -> ids.add(passages.decide(request, lane).passageId()));
            }
            for (var future : threads.invokeAll(all)) {
                future.get();
            }
        }
        assertThat(ids).hasSize(1);
    }

    @Test
    void aHoldThatIsCommittedBeforeTheQuestionAlwaysStops() throws Exception {
        for (int round = 0; round < 40; round++) {
            SubjectRef goods = subject();
            String number = grant(goods, "CSNU6829160");
            AtomicBoolean held = new AtomicBoolean();
            try (var threads = Executors.newFixedThreadPool(2)) {
                var hold = threads.submit(() -> {
                    transactions.run(Actor.PLATFORM, () -> {
                        holds.place(goods, HoldReason.RISK, "race", "race");
                        releases.block(goods, "race");
                    });
                    held.set(true);
                });
                var passage = threads.submit(() -> {
                    boolean before = held.get();
                    GateDecision decision = pass(number, "CSNU6829160");
                    return new Object[] {before, decision};
                });
                hold.get();
                Object[] seen = passage.get();
                GateDecision decision = (GateDecision) seen[1];
                if ((boolean) seen[0]) {
                    assertThat(decision.decision()).isEqualTo(Verdict.STOP);
                }
                assertThat(codes(decision.reasons())).isIn(List.of(), List.of("GATE-002", "GATE-012"));
            }
        }
    }

    @Test
    void aReleaseSomebodyKeepsLockedDelaysNobodyElseForLong() throws Exception {
        SubjectRef locked = subject();
        String number = grant(locked, "CSNU6829160");
        String free = grant(subject(), "MSCU1234566");
        java.util.concurrent.CountDownLatch decided = new java.util.concurrent.CountDownLatch(1);
        java.util.concurrent.CountDownLatch held = new java.util.concurrent.CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var officer = threads.submit(() -> transactions.run(Actor.PLATFORM, () -> {
                releases.block(locked, "slow officer");
                held.countDown();
                try {
                    decided.await(20, java.util.concurrent.TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            held.await();
            assertThatThrownBy(() -> pass(number, "CSNU6829160")).hasMessageContaining("busy");
            assertThat(pass(free, "MSCU1234566").decision()).isEqualTo(Verdict.OPEN);
            decided.countDown();
            officer.get();
        }
        assertThat(codes(pass(number, "CSNU6829160").reasons())).containsExactly("GATE-002");
    }

    @Test
    void theDatabaseItselfRefusesASecondUse() {
        SubjectRef goods = subject();
        pass(grant(goods, "CSNU6829160"), "CSNU6829160");
        Release used = transactions.read(Actor.PLATFORM, () -> releases.find(goods)).orElseThrow();
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () ->
                jdbc.sql("update gate_release_container set used_at = null, used_by_passage = null where release_id = ?")
                .param(used.id()).update())).hasMessageContaining("has passed on this release already");
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("delete from gate_passage where lane_id = ?").param(id).update()))
                .hasMessageContaining("never changed");
    }
}
