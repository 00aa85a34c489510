package org.tongguan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** The books over HTTP: every account found, every line told page by page, every past moment, for those who check them and nobody else. */
class LedgerPagesTest extends PlatformTest {

    @Autowired Ledger ledger;
    @Autowired PendingTransfers pendings;
    @Autowired Transactions transactions;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;

    private final SubjectRef subject = new SubjectRef("declaration", Ids.next());
    private Port port;
    private String kind;
    private Account treasury;
    private Account due;
    private Account purse;

    @BeforeEach
    void books() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        kind = "k" + Ids.next();
        treasury = Account.unlimited(kind + ":treasury", "CNY");
        due = Account.unlimited(kind + ":due", "CNY");
        purse = new Account(kind + ":purse", "CNY", BigDecimal.ZERO, new BigDecimal("1000"));
    }

    private Transfer move(Account from, Account to, String amount) {
        return Transfer.move(Ids.next(), kind + Ids.next(), "tax-paid", subject, from, to, new BigDecimal(amount));
    }

    private void post(Transfer... transfers) {
        transactions.call(Actor.PLATFORM, () -> ledger.post(List.of(transfers)));
    }

    private UUID aside(String amount) {
        Transfer transfer = move(purse, treasury, amount);
        assertThat(transactions.call(Actor.PLATFORM, () -> pendings.reserve(List.of(new PendingTransfer(transfer, null))))).isEmpty();
        return transfer.id();
    }

    private JsonNode get(String path) {
        Caller.Answer answer = port.as(Role.SENIOR).get("/api/v1/ledger" + path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String of(Account account) {
        return "account=" + URLEncoder.encode(account.code(), StandardCharsets.UTF_8);
    }

    private List<String> lines(Account account, Instant to) {
        return get("/statement?" + of(account) + "&to=" + to).get("items").valueStream().map(l -> String.join(" ", l.get("phase").asString(),
                l.get("amount").asString(), l.get("pending").asString(), l.get("balance").asString())).toList();
    }

    private String standing(Account account, Instant at) {
        JsonNode s = get("/standing?" + of(account) + "&at=" + at);
        return s.get("balance").asString() + " there, " + s.get("goes").asString() + " asked to go";
    }

    @Test
    void anAccountIsToldAsItWasAtAnyMoment() {
        post(move(due, purse, "100"));
        Instant first = clock.instant();
        clock.advance(Duration.ofHours(1));
        UUID asked = aside("60");
        Instant second = clock.instant();
        clock.advance(Duration.ofHours(1));
        transactions.call(Actor.PLATFORM, () -> pendings.post(asked));
        Instant third = clock.instant();
        clock.advance(Duration.ofDays(30));

        assertThat(lines(purse, first.minusMillis(1))).isEmpty();
        assertThat(lines(purse, first)).containsExactly("POSTED 100.00 0.00 100.00");
        assertThat(lines(purse, second)).containsExactly("PENDING 0.00 -60.00 100.00", "POSTED 100.00 0.00 100.00");
        assertThat(lines(purse, third)).containsExactly("POSTED -60.00 60.00 40.00", "PENDING 0.00 -60.00 100.00", "POSTED 100.00 0.00 100.00");
        assertThat(get("/statement?" + of(purse) + "&from=" + third).get("items").size()).as("what came before counts and is not shown").isEqualTo(1);
        assertThat(standing(purse, first.minusMillis(1))).isEqualTo("0.00 there, 0.00 asked to go");
        assertThat(standing(purse, first)).isEqualTo("100.00 there, 0.00 asked to go");
        assertThat(standing(purse, second)).isEqualTo("100.00 there, 60.00 asked to go");
        assertThat(standing(purse, third)).isEqualTo("40.00 there, 0.00 asked to go");
        JsonNode line = get("/statement?" + of(purse)).get("items").get(0);
        assertThat(line.get("subject").asString()).isEqualTo("declaration:" + subject.id());
        assertThat(line.get("against").get(0).asString()).as("the other side").isEqualTo(treasury.code());
    }

    /** 450 movements in pages of at most 200: each once, the balance going on from page to page. */
    @Test
    void aLongStatementComesInPages() {
        post(IntStream.rangeClosed(1, 450).mapToObj(i -> move(due, treasury, String.valueOf(i))).toArray(Transfer[]::new));
        List<JsonNode> lines = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            JsonNode answer = get("/statement?" + of(treasury) + "&size=5000&page=" + page);
            assertThat(answer.get("total").asInt()).isEqualTo(450);
            assertThat(answer.get("items").size()).isEqualTo(page < 2 ? 200 : 50);
            answer.get("items").forEach(lines::add);
        }
        BigDecimal balance = new BigDecimal(450 * 451 / 2);
        for (JsonNode line : lines) {
            assertThat(new BigDecimal(line.get("balance").asString())).isEqualByComparingTo(balance);
            balance = balance.subtract(new BigDecimal(line.get("amount").asString()));
        }
        assertThat(balance).isEqualByComparingTo("0");
        assertThat(lines.stream().map(l -> l.get("transfer").asString()).distinct()).hasSize(450);
        assertThat(get("/statement?" + of(treasury) + "&page=9").get("total").asInt()).as("past the end").isEqualTo(450);
    }

    @Test
    void accountsAreFoundByTheirBeginningKindAndUnit() {
        Unit kilogram = Unit.quantity("035");
        Transfer goods = new Transfer(Ids.next(), kind + "in", "test", subject, null, List.of(
                new Transfer.Posting(Account.notBelowZero(kind + ":goods", kilogram), new BigDecimal("7.5")),
                new Transfer.Posting(Account.unlimited(kind + ":outside", kilogram), new BigDecimal("-7.5"))));
        post(move(due, purse, "100"), goods);
        aside("30.50");
        JsonNode found = get("/accounts?q=" + kind + ":p");
        assertThat(found.get("items").size()).isEqualTo(1);
        JsonNode one = found.get("items").get(0);
        assertThat(List.of(one.get("account").asString(), one.get("unit").asString(), one.get("minimum").asString(), one.get("maximum").asString(),
                one.get("balance").asString(), one.get("goes").asString())).containsExactly(purse.code(), "CNY", "0.00", "1000.00", "100.00", "30.50");
        assertThat(codes("?kind=" + kind)).containsExactly(":due", ":goods", ":outside", ":purse", ":treasury");
        assertThat(codes("?kind=" + kind + "&unit=quantity:035")).containsExactly(":goods", ":outside");
        assertThat(get("/accounts?q=" + kind + ":out").get("items").get(0).get("balance").asString()).as("summed").isEqualTo("-7.5");
        assertThat(get("/accounts?q=" + kind + ":t").get("items").get(0).get("comes").asString()).as("set aside to come").isEqualTo("30.50");
        assertThat(codes("?kind=" + kind.substring(0, 20))).as("a kind is meant as a whole").isEmpty();
        assertThat(get("/kinds").valueStream().map(JsonNode::asString)).contains(kind).doesNotHaveDuplicates();
        JsonNode page = get("/accounts?kind=" + kind + "&size=2&page=1");
        assertThat(page.get("items").size()).isEqualTo(2);
        assertThat(page.get("total").asInt()).as("there is more").isEqualTo(5);
    }

    private List<String> codes(String query) {
        return get("/accounts" + query).get("items").valueStream().map(a -> a.get("account").asString().substring(kind.length())).toList();
    }

    @Test
    void theTrialBalanceIsZeroInEveryUnit() {
        post(move(due, treasury, "12.34"));
        JsonNode trial = get("/trial-balance");
        assertThat(trial.get("sound").asBoolean()).as(trial.toString()).isTrue();
        assertThat(trial.get("faults").size()).isZero();
        assertThat(trial.get("units").valueStream().map(u -> new BigDecimal(u.get("sum").asString()))).isNotEmpty()
                .allSatisfy(sum -> assertThat(sum).isEqualByComparingTo("0"));
        assertThat(trial.get("units").valueStream().filter(u -> "CNY".equals(u.get("unit").asString()))).hasSize(1);
    }

    @Test
    void onlyWhoChecksTheBooksSeesThem() {
        post(move(due, treasury, "1"));
        for (String path : List.of("/accounts", "/kinds", "/trial-balance", "/standing?" + of(treasury), "/statement?" + of(treasury))) {
            for (Role role : Role.values()) {
                int expected = role == Role.SENIOR || role == Role.ADMIN ? 200 : 403;
                assertThat(port.as(role).get("/api/v1/ledger" + path).status()).as(role + " " + path).isEqualTo(expected);
            }
        }
    }
}
