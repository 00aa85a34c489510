package org.tongguan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.gate.GateDecision.Verdict;
import org.tongguan.gate.OfflinePassages.OfflinePassage;
import org.tongguan.gate.OfflinePassages.Reconciled;
import org.tongguan.hold.HoldReason;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;

/** A lane that is cut off decides by its signed list, and tells afterwards. */
class OfflineLaneTest extends GateTest {

    @Autowired SignedLists lists;
    @Autowired OfflinePassages offline;

    private LaneList download() {
        SignedLists.SignedList signed = lists.issue(id, lane);
        return LaneList.open(signed.list(), signed.signature(), key(signed.keyId()), id);
    }

    private String key(String keyId) {
        return lists.keys(lane).stream().filter(k -> k.keyId().equals(keyId)).findFirst().orElseThrow().publicKey();
    }

    private Reconciled tell(LaneList list, PassageRequest request, Verdict verdict, Instant at) {
        return offline.reconcile(List.of(new OfflinePassage(request, list.id(), verdict, at)), lane).getFirst();
    }

    @Test
    void decidesBySameRulesAndFitsWhenTheCentreIsBack() {
        SubjectRef goods = subject();
        String number = grant(goods, "CSNU6829160");
        LaneList list = download();
        PassageRequest request = vehicle(number, "CSNU6829160");
        assertThat(list.decide(request, clock.instant()).decision()).isEqualTo(Verdict.OPEN);
        assertThat(codes(list.decide(vehicle(number, "CSNU6829160"), clock.instant()).reasons())).containsExactly("GATE-005", "GATE-007");
        assertThat(codes(list.decide(vehicle("R0", "X"), clock.instant()).reasons())).containsExactly("GATE-001", "GATE-006");
        Instant at = clock.instant();
        clock.advance(Duration.ofMinutes(20));
        Reconciled told = tell(list, request, Verdict.OPEN, at);
        assertThat(told.conflicts()).isEmpty();
        assertThat(left).containsExactly(goods);
        assertThat(passages.list(id, 0, 5, lane).items().getFirst().offline()).isTrue();
        Reconciled again = tell(list, request, Verdict.OPEN, at);
        assertThat(again.repeated()).isTrue();
        assertThat(again.passageId()).isEqualTo(told.passageId());
        assertThat(left).hasSize(1);
        assertThat(tell(list, request, Verdict.STOP, at).refused()).isTrue();
    }

    @Test
    void whatIsHeldOrExpiredOrForAnotherOfficeIsNotOnTheList() {
        SubjectRef held = subject();
        String number = grant(held, "CSNU6829160");
        transactions.run(Actor.PLATFORM, () -> holds.place(held, HoldReason.PAYMENT, "", ""));
        assertThat(codes(download().decide(vehicle(number, "CSNU6829160"), clock.instant()).reasons())).contains("GATE-001");
    }

    @Test
    void theListKnowsWhichVehiclesWereNamed() {
        String number = grant(subject(), "CSNU6829160");
        releases.nameVehicles(number, List.of("沪B88888"), new Actor(43, "declarant", Set.of(Role.DECLARANT), null, trader));
        LaneList list = download();
        PassageRequest other = vehicle(number, "CSNU6829160");
        assertThat(codes(list.decide(other, clock.instant()).reasons())).containsExactly("GATE-023");
        PassageRequest named = new PassageRequest(id, "n1", "沪B88888", other.containers(), null, null, other.releases(), List.of(), other.direction());
        assertThat(list.decide(named, clock.instant()).decision()).isEqualTo(Verdict.OPEN);
        // A lane that let another vehicle pass all the same is an incident.
        assertThat(codes(tell(list, other, Verdict.OPEN, clock.instant()).conflicts())).contains("GATE-023");
    }

    @Test
    void aTamperedListIsRefused() {
        grant(subject(), "CSNU6829160");
        SignedLists.SignedList signed = lists.issue(id, lane);
        String key = key(signed.keyId());
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            char[] text = signed.list().toCharArray();
            int at = random.nextInt(text.length);
            text[at] = text[at] == 'x' ? 'y' : 'x';
            assertThatThrownBy(() -> LaneList.open(new String(text), signed.signature(), key, id)).isInstanceOf(PlatformException.class)
                    .hasMessageContaining("gate.list-signature");
        }
        byte[] forged = Base64.getDecoder().decode(signed.signature());
        forged[5] ^= 1;
        assertThatThrownBy(() -> LaneList.open(signed.list(), Base64.getEncoder().encodeToString(forged), key, id)).hasMessageContaining("list-signature");
        assertThatThrownBy(() -> LaneList.open(signed.list(), "not base64!", key, id)).hasMessageContaining("list-signature");
        assertThatThrownBy(() -> LaneList.open(signed.list(), signed.signature(), key, "another-lane")).hasMessageContaining("list-lane");
    }

    @Test
    void aStaleListOpensNothing() {
        String number = grant(subject(), "CSNU6829160");
        LaneList list = download();
        assertThat(list.validUntil()).isEqualTo(clock.instant().plus(Duration.ofMinutes(60)));
        assertThat(codes(list.decide(vehicle(number, "CSNU6829160"), clock.instant().plus(Duration.ofMinutes(61))).reasons())).containsExactly("GATE-030");
        assertThat(codes(list.decide(vehicle(number, "CSNU6829160"), clock.instant().minus(Duration.ofHours(1))).reasons())).containsExactly("GATE-030");
    }

    @Test
    void aContainerUsedAtTwoLanesIsAnIncidentOfficersSee() {
        SubjectRef goods = subject();
        String number = grant(goods, "CSNU6829160");
        LaneList list = download();
        assertThat(pass(number, "CSNU6829160").decision()).isEqualTo(Verdict.OPEN);
        PassageRequest request = vehicle(number, "CSNU6829160");
        assertThat(list.decide(request, clock.instant()).decision()).isEqualTo(Verdict.OPEN);
        Reconciled told = tell(list, request, Verdict.OPEN, clock.instant());
        assertThat(codes(told.conflicts())).containsExactly("GATE-005", "GATE-007");
        OfflinePassages.Incident incident = offline.listIncidents("2248", true, 0, 50, officer).items().stream()
                .filter(i -> i.passageId().equals(told.passageId())).findFirst().orElseThrow();
        assertThat(kinds(goods)).contains("GateIncidentOpened");
        assertThatThrownBy(() -> offline.closeIncident(incident.id(), "seen", new Actor(1, "x", officer.roles(), "5301", null)))
                .hasMessageContaining("gate.incident");
        offline.closeIncident(incident.id(), "second vehicle found, container recovered", officer);
        assertThat(offline.listIncidents("2248", true, 0, 50, officer).items()).noneMatch(i -> i.id().equals(incident.id()));
        assertThat(offline.listIncidents("2248", false, 0, 50, officer).items()).anyMatch(i -> i.id().equals(incident.id()) && i.note() != null);
    }

    @Test
    void aHoldPlacedMeanwhileIsAnIncidentAndTheGoodsAreKnownToBeGone() {
        SubjectRef goods = subject();
        String number = grant(goods, "CSNU6829160");
        LaneList list = download();
        transactions.run(Actor.PLATFORM, () -> holds.place(goods, HoldReason.RISK, "late", "tip"));
        Reconciled told = tell(list, vehicle(number, "CSNU6829160"), Verdict.OPEN, clock.instant());
        assertThat(codes(told.conflicts())).containsExactly("GATE-012");
        assertThat(transactions.read(Actor.PLATFORM, () -> releases.find(goods)).orElseThrow().usedUpAt()).isNotNull();
    }

    @Test
    void aListTooOldOrNotOursOrATimeToComeIsAnIncident() {
        String number = grant(subject(), "AAAU1111111", "BBBU2222222", "CCCU3333333");
        LaneList list = download();
        clock.advance(Duration.ofHours(3));
        assertThat(codes(tell(list, vehicle(number, "AAAU1111111"), Verdict.OPEN, clock.instant().minus(Duration.ofHours(1))).conflicts()))
                .containsExactly("GATE-030");
        PassageRequest unknown = vehicle(number, "BBBU2222222");
        assertThat(codes(offline.reconcile(List.of(new OfflinePassage(unknown, UUID.randomUUID(), Verdict.OPEN, clock.instant())), lane).getFirst()
                .conflicts()))
                .containsExactly("GATE-031");
        assertThat(codes(tell(download(), vehicle(number, "CCCU3333333"), Verdict.OPEN, clock.instant().plus(Duration.ofHours(2))).conflicts()))
                .containsExactly("GATE-030", "GATE-032");
    }

    @Test
    void whatTheLaneStoppedStaysUnused() {
        SubjectRef goods = subject();
        String number = grant(goods, "CSNU6829160");
        LaneList list = download();
        assertThat(tell(list, vehicle(number, "CSNU6829160"), Verdict.STOP, clock.instant()).conflicts()).isEmpty();
        assertThat(pass(number, "CSNU6829160").decision()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void anotherLanesListIsNotHandedOut() {
        assertThatThrownBy(() -> lists.issue(id, new Actor(9, "else", lane.roles(), "2248", null))).hasMessageContaining("gate.lane-own");
    }
}
