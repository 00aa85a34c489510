package org.tongguan.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;

class ArrivalsTest extends PlatformTest {

    private static final Actor TERMINAL = new Actor(21, "ys3", Set.of(Role.TERMINAL), null, null);

    @Autowired Arrivals arrivals;
    @Autowired Journal journal;
    @Autowired Transactions transactions;
    @Autowired ConfigurableApplicationContext context;
    private final TransportKey ship = new TransportKey("2", " cosco  shanghai " + System.nanoTime(), "w012");
    private final List<TransportArrived> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> p && p.getPayload() instanceof TransportArrived a && a.transport().name().equals(ship.name())) {
                told.add(a);
            }
        });
    }

    @Test
    void keysAreReadAsPeopleWriteThem() {
        assertThat(new TransportKey(" 2", "Ever  Given ", null)).isEqualTo(new TransportKey("2", "EVER GIVEN", ""));
    }

    @Test
    void theSameReportTwiceIsOneArrival() {
        Instant at = clock.instant().minus(Duration.ofHours(1));
        Arrival first = arrivals.report(ship, "2248", at, null, TERMINAL);
        assertThat(arrivals.report(ship, "2248", at, null, TERMINAL)).isEqualTo(first);
        assertThat(told).hasSize(1);
        assertThat(arrivals.find(ship)).contains(first);
    }

    @Test
    void aCorrectionKeepsWhatWasSaidBeforeAndIsTold() {
        Instant at = clock.instant().minus(Duration.ofHours(3));
        arrivals.report(ship, "2248", at, null, TERMINAL);
        Instant berth = at.plus(Duration.ofMinutes(90));
        Arrival berthed = arrivals.report(ship, "2248", at, berth, TERMINAL);
        assertThat(told).hasSize(1);
        Arrival corrected = arrivals.report(ship, "2248", at.plus(Duration.ofMinutes(30)), null, TERMINAL);
        assertThat(corrected.berthedAt()).isEqualTo(berth);
        assertThat(corrected.version()).isEqualTo(3);
        assertThat(told).extracting(TransportArrived::arrivedAt).containsExactly(at, at.plus(Duration.ofMinutes(30)));
        assertThat(arrivals.history(corrected, TERMINAL)).extracting(Arrival::berthedAt).containsExactly(null, berth);
        assertThat(arrivals.history(corrected, TERMINAL).getLast()).isEqualTo(berthed);
        assertThat(transactions.read(Actor.PLATFORM, () -> journal.list(new SubjectRef("arrival", corrected.id()))))
                .extracting(JournalEntry::kind).containsExactly("TransportArrived", "TransportBerthed", "TransportArrivalCorrected");
    }

    @Test
    void aVoyageWithTwoPortsEntersTheCountryAtTheFirst() {
        Instant at = clock.instant().minus(Duration.ofHours(30));
        arrivals.report(ship, "5301", at.plus(Duration.ofHours(24)), null, TERMINAL);
        arrivals.report(ship, "2248", at, null, TERMINAL);
        TransportKey other = new TransportKey("2", "NEVER", "1");
        assertThat(arrivals.findAll(List.of(ship, other))).containsOnlyKeys(ship);
        assertThat(arrivals.find(ship).orElseThrow().office()).isEqualTo("2248");
    }

    @Test
    void withoutVoyageEachArrivalIsOneAndTheNewestCounts() {
        TransportKey lorry = new TransportKey("4", "粤Z" + System.nanoTime(), "");
        Instant at = clock.instant().minus(Duration.ofDays(1));
        arrivals.report(lorry, "5301", at, null, TERMINAL);
        Arrival today = arrivals.report(lorry, "5301", clock.instant(), null, TERMINAL);
        assertThat(arrivals.find(lorry)).contains(today);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> arrivals.report(ship, "2248", clock.instant().plus(Duration.ofHours(1)), null, TERMINAL)).hasMessageContaining("arrival.time");
        assertThatThrownBy(() -> arrivals.report(ship, "2248", clock.instant(), clock.instant().minusSeconds(9), TERMINAL))
                .hasMessageContaining("arrival.time");
        assertThatThrownBy(() -> arrivals.report(ship, "xx", clock.instant(), null, TERMINAL)).hasMessageContaining("arrival.office");
        assertThatThrownBy(() -> arrivals.report(new TransportKey("?", "A", ""), "2248", clock.instant(), null, TERMINAL)).hasMessageContaining("arrival.mode");
        assertThatThrownBy(() -> arrivals.report(new TransportKey("2", " ", ""), "2248", clock.instant(), null, TERMINAL))
                .hasMessageContaining("arrival.transport");
    }

    @Test
    void sixteenReportsAtOnceAreOneArrival() throws Exception {
        Instant at = clock.instant();
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Arrival>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(() -> arrivals.report(ship, "2248", at, null, TERMINAL));
            }
            Set<Object> ids = new java.util.HashSet<>();
            for (var future : threads.invokeAll(all)) {
                ids.add(future.get().id());
            }
            assertThat(ids).hasSize(1);
        }
    }
}
