package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.bill.TaxBills;
import org.tongguan.ecommerce.filing.Guarantees;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.guarantee.Securities;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** What a firm stands for with parcels is set aside on its guarantee: the same money is never promised twice, whoever asks for it. */
class GuaranteeBlocksTest extends PlatformTest {

    private static final LocalDateTime FILED = LocalDateTime.of(2026, 6, 10, 9, 0);
    private static final LocalDateTime BILLED = LocalDateTime.of(2026, 7, 20, 9, 0);
    private static final LocalDateTime DEFAULTED = LocalDateTime.of(2026, 9, 20, 9, 0);
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired GivenGuarantees given;
    @Autowired Guarantees memory;
    @Autowired Securities securities;
    @Autowired TaxBills taxes;
    @Autowired Transactions transactions;
    @Autowired Jobs jobs;
    @LocalServerPort int serverPort;
    private Port port;
    private String firm;

    @BeforeEach
    void firm() {
        clock.set(FILED);
        port = new Port(serverPort, traders, accounts, tokens, clock);
        firm = port.trader().customsCode();
    }

    private Caller.Answer stand(String yuan) {
        Caller.Answer answer = port.as(Role.SENIOR).send("PUT", "/api/v1/ecommerce/guarantees/" + firm, "{\"amount\": " + yuan + "}", "application/json");
        memory.refresh();
        return answer;
    }

    private JsonNode standing() {
        return port.as(Role.DECLARANT).get("/api/v1/ecommerce/guarantees").json().get(0);
    }

    /** Drawn and free of the guarantee, and what is set aside on it now. */
    private String on(String guarantee) {
        JsonNode g = port.as(Role.OFFICER).get("/api/v1/guarantees/" + guarantee).json();
        Map<String, String> aside = new TreeMap<>();
        port.as(Role.OFFICER).get("/api/v1/guarantees/" + guarantee + "/reservations?open=true").json().get("items")
                .forEach(r -> aside.put(r.get("reference").asString().startsWith("retail:") ? "block" : "bill", r.get("amount").asString()));
        return g.get("drawn").asString() + " " + g.get("free").asString() + " " + aside;
    }

    private JsonNode list() {
        Parcel parcel = Parcel.of(port.trader());
        JsonNode answer = null;
        for (CebDocument document : List.of(parcel.order("1"), parcel.payment("1"), parcel.waybill("1"), parcel.list("1"))) {
            answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", Parcel.message(port.trader(), List.of(document)), "application/xml").json();
        }
        return answer;
    }

    private JsonNode bill() {
        return port.as(Role.TRADER_MANAGER).get("/api/v1/bills").json().get("items").get(0);
    }

    private void pay(String more) {
        JsonNode bill = bill();
        Caller.Answer paid = port.as(Role.BANK).post("/api/v1/payments", Map.of("billNumber", bill.get("number").asString(), "amount",
                new BigDecimal(bill.get("amount").asString()).add(new BigDecimal(more)).toPlainString(), "currency", "CNY", "bankReference", "GB" + Ids.next(),
                "paidAt", port.now()));
        assertThat(paid.status()).as(paid.body()).isLessThan(300);
    }

    private boolean secures(String yuan) {
        Securities.Duty duty = new Securities.Duty(new SubjectRef("declaration", UUID.randomUUID()), "D" + Ids.next(), null, port.trader().id(),
                new BigDecimal(yuan));
        return transactions.call(Actor.PLATFORM, () -> !securities.secure(Set.of(duty)).isEmpty());
    }

    @Test
    void theSameMoneyIsNotPromisedTwice() {
        assertThat(stand("600").body()).as("without a guarantee").contains("free").contains("600");
        String letter = given.letter(firm, "1000");
        assertThat(stand("600").status()).isEqualTo(204);
        assertThat(on(letter)).isEqualTo("600.00 400.00 {block=600.00}");
        assertThat(standing().get("guarantee").asString()).isEqualTo(letter);
        assertThat(standing().get("backing").asString()).isEqualTo("GUARANTEE");
        assertThat(secures("500.00")).as("a declaration's duty").isFalse();
        assertThat(secures("400.00")).isTrue();
        assertThat(stand("600.01").status()).as("a declaration has the rest").isEqualTo(422);
        assertThat(standing().get("amount").asString()).isEqualTo("600.00");
        Caller.Answer claimed = port.as(Role.SENIOR).post("/api/v1/guarantees/" + letter + "/claims", Map.of("reference", "retail:" + firm, "reason", "all"));
        assertThat(claimed.status()).as("the block is nobody's debt").isEqualTo(422);
    }

    @Test
    void aBillLeavesTheBlockAndComesBackWhenItIsPaid() {
        String letter = given.letter(firm, "100");
        stand("100");
        assertThat(list().get("answer").get("states").has("800")).isTrue();
        assertThat(standing().get("drawn").asString()).isEqualTo("36.40");
        assertThat(on(letter)).isEqualTo("100.00 0.00 {block=100.00}");
        clock.set(BILLED);
        taxes.make();
        assertThat(on(letter)).isEqualTo("100.00 0.00 {bill=36.40, block=63.60}");
        assertThat(list().get("answer").get("states").has("800")).as("72.80 of 100").isTrue();
        assertThat(list().get("answer").get("states").has("100")).as("109.20 of 100").isTrue();
        pay("0");
        assertThat(on(letter)).isEqualTo("100.00 0.00 {block=100.00}");
        assertThat(standing().get("drawn").asString()).isEqualTo("36.40");
    }

    @Test
    void whatWasClaimedIsGone() {
        String letter = given.letter(firm, "100");
        stand("100");
        list();
        clock.set(BILLED);
        taxes.make();
        clock.set(DEFAULTED);
        Caller.Answer claimed = port.as(Role.SENIOR).post("/api/v1/guarantees/" + letter + "/claims",
                Map.of("reference", bill().get("number").asString(), "reason", "not paid"));
        assertThat(claimed.status()).as(claimed.body()).isLessThan(300);
        assertThat(on(letter)).isEqualTo("63.60 0.00 {block=63.60}");
        pay(bill().get("lateFee").asString());
        assertThat(on(letter)).isEqualTo("63.60 0.00 {block=63.60}");
        assertThat(standing().get("amount").asString()).as("the firm stands for less").isEqualTo("63.60");
    }

    @Test
    void lessCountsAtOnceAndIsFreeWhenNobodyCanDrawOnMore() {
        String letter = given.letter(firm, "100");
        stand("100");
        list();
        stand("20");
        assertThat(list().get("answer").get("states").has("100")).as("nothing is left").isTrue();
        assertThat(on(letter)).isEqualTo("100.00 0.00 {block=100.00}");
        clock.set(FILED.plusMinutes(2));
        becomes(letter, "36.40 63.60 {block=36.40}");
        clock.set(BILLED);
        taxes.make();
        assertThat(on(letter)).isEqualTo("36.40 63.60 {bill=36.40}");
        pay("0");
        clock.set(BILLED.plusDays(2));
        becomes(letter, "20.00 80.00 {block=20.00}");
    }

    /** By a job, which the platform's own worker may be doing at this moment. */
    private void becomes(String letter, String expected) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!on(letter).equals(expected) && System.nanoTime() < end) {
            jobs.runDue();
        }
        assertThat(on(letter)).isEqualTo(expected);
    }
}
