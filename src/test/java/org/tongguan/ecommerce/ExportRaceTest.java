package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Role;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Documents of the same parcels sold abroad by many senders at once: whatever two transactions did not see of each other is seen a moment later. */
class ExportRaceTest extends PlatformTest {

    private static final int MESSAGES = 6;
    private static final int PARCELS = 10;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;
    private Port port;

    private Callable<Integer> sending(List<ExportParcel> parcels, Function<ExportParcel, CebDocument> document) {
        String body = Parcel.message(port.trader(), parcels.stream().map(document).toList());
        return () -> {
            Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", body, "application/xml");
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            return answer.json().get("answer").get("refused").asInt();
        };
    }

    @Test
    void everyListIsClosedWhateverCameFirst() throws Exception {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        port.as(Role.DECLARANT);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int m = 0; m < MESSAGES; m++) {
            List<ExportParcel> parcels = new ArrayList<>();
            for (int i = 0; i < PARCELS; i++) {
                parcels.add(ExportParcel.of(port.trader()));
            }
            work.add(sending(parcels, p -> p.order("1")));
            work.add(sending(parcels, p -> p.receipt("1")));
            work.add(sending(parcels, p -> p.waybill("1")));
            work.add(sending(parcels, p -> p.list("1")));
            work.add(sending(parcels, p -> p.arrival("1", false)));
            work.add(sending(parcels, p -> p.departure("1")));
        }
        Collections.shuffle(work, new Random(20260610));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> one : threads.invokeAll(work)) {
                assertThat(one.get()).isZero();
            }
        }
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        List<String> states = states();
        while (System.nanoTime() < until && states.stream().anyMatch(s -> !"CLOSED".equals(s))) {
            Thread.sleep(300);
            states = states();
        }
        assertThat(states).hasSize(MESSAGES * PARCELS).containsOnly("CLOSED");
    }

    private List<String> states() {
        return ofLists("state");
    }

    private List<String> ofLists(String field) {
        List<String> said = new ArrayList<>();
        JsonNode lists = port.as(Role.DECLARANT).get("/api/v1/ecommerce/lists?size=100").json().get("items");
        lists.forEach(list -> said.add(list.get(field).asString()));
        return said;
    }

    /** Sends documents of parcels, one message for each kind. */
    private void send(List<ExportParcel> parcels, List<Function<ExportParcel, CebDocument>> documents) throws Exception {
        for (Function<ExportParcel, CebDocument> document : documents) {
            assertThat(sending(parcels, document).call()).isZero();
        }
    }

    @Test
    void ofTwoApplicationsForTheSameListsAtOnceOneIsRefused() throws Exception {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        List<ExportParcel> parcels = List.of(ExportParcel.of(port.trader()), ExportParcel.of(port.trader()));
        send(parcels, List.of(p -> p.order("1"), p -> p.receipt("1"), p -> p.waybill("1"), p -> p.list("1"), p -> p.arrival("1", false),
                p -> p.departure("1")));
        assertThat(states()).containsOnly("CLOSED").hasSize(2);
        List<String> numbers = ofLists("number");
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            work.add(sending(List.of(ExportParcel.of(port.trader())), p -> p.summary("1", numbers)));
            work.add(sending(List.of(ExportParcel.of(port.trader())), p -> p.summary("1", numbers.reversed())));
        }
        int refused = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<Integer> one : threads.invokeAll(work)) {
                refused += one.get();
            }
        }
        assertThat(refused).isEqualTo(work.size() - 1);
        assertThat(port.as(Role.DECLARANT).get("/api/v1/ecommerce/summaries").json().get("items")).hasSize(1);
    }

    @Test
    void twoConsolidatedWaybillsOfOneMessageMayNameTheSameWaybill() throws Exception {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        ExportParcel parcel = ExportParcel.of(port.trader());
        send(List.of(parcel), List.of(p -> p.order("1"), p -> p.receipt("1"), p -> p.waybill("1"), p -> p.list("1")));
        String body = Parcel.message(port.trader(), List.of(parcel.consolidation("1"), parcel.set("bill.copNo", "another").consolidation("1")));
        Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", body, "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("answer").get("refused").asInt()).isZero();
    }
}
