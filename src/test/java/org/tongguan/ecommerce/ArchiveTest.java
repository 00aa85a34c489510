package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tongguan.CommandLineDoor;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.archive.ArchiveStep;
import org.tongguan.ecommerce.archive.Archiver;
import org.tongguan.ecommerce.bill.TaxBills;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/**
 * A month is closed and leaves for its files: what is shown stays as it was, what was used stays used, and the process may end at any step. Identities follow
 * real time, so all tests here share the real month; their clock is the journey's.
 */
@TestPropertySource(properties = {"tongguan.archive.directory=target/archive-test", "tongguan.archive.pause-seconds=0"})
@Import(ArchiveTest.Steps.class)
class ArchiveTest extends PlatformTest {

    private static final LocalDateTime BILLED = LocalDateTime.of(2026, 7, 20, 9, 0);
    private static final LocalDateTime CLOSED = LocalDateTime.of(2028, 2, 20, 9, 0);
    private static final String ARCHIVE = "/api/v1/ecommerce/archive";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired GivenGuarantees guarantees;
    @Autowired TaxBills taxes;
    @Autowired Archiver archiver;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired Steps steps;
    @LocalServerPort int serverPort;
    private Port port;

    /** Does something after a step of an archiving: the end of the process is an exception that nobody handles. */
    @TestConfiguration
    static class Steps {
        private Consumer<ArchiveStep> then = step -> { };

        @EventListener
        void took(ArchiveStep step) {
            then.accept(step);
        }
    }

    @BeforeEach
    void firm() throws Exception {
        steps.then = step -> { };
        port = new Port(serverPort, traders, accounts, tokens, clock);
        guarantees.of(port.trader().customsCode(), "1000000");
    }

    private Caller.Answer post(List<CebDocument> documents) {
        return port.as(Role.DECLARANT).send("POST", "/api/v1/messages", Parcel.message(port.trader(), documents), "application/xml");
    }

    private UUID send(CebDocument... documents) {
        Caller.Answer answer = post(List.of(documents));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return UUID.fromString(answer.json().get("id").asString());
    }

    /** All four documents; gives the list's message. */
    private UUID whole(Parcel parcel) {
        send(parcel.order("1"));
        send(parcel.payment("1"));
        send(parcel.waybill("1"));
        return send(parcel.list("1"));
    }

    /** Tax is billed on the 31st day and paid: nothing of it is open any more. */
    private void settle() {
        clock.set(BILLED);
        taxes.make();
        JsonNode bill = port.as(Role.TRADER_MANAGER).get("/api/v1/bills").json().get("items").get(0);
        Caller.Answer paid = port.as(Role.BANK).post("/api/v1/payments", Map.of("billNumber", bill.get("number").asString(), "amount",
                bill.get("amount").asString(), "currency", "CNY", "bankReference", "AR" + Ids.next(), "paidAt", port.now()));
        assertThat(paid.status()).as(paid.body()).isLessThan(300);
    }

    private JsonNode find(Role role, String number) {
        return find(port, role, number);
    }

    private static JsonNode find(Port by, Role role, String number) {
        return by.as(role).get("/api/v1/ecommerce/lists?number=" + number.replace(" ", "%20")).json().get("items");
    }

    private JsonNode show(Role role, UUID message) {
        return port.as(role).get("/api/v1/ecommerce/lists/" + Ids.part(message, 0)).json();
    }

    private String receipts(UUID message) {
        return port.as(Role.DECLARANT).get("/api/v1/messages/" + message + "/receipts").body();
    }

    private String raw(UUID message) {
        return port.as(Role.DECLARANT).get("/api/v1/messages/" + message + "/raw").body();
    }

    private long count(String sql, Object... params) {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql(sql).params(params).query(Long.class).single());
    }

    private boolean isHere(UUID message) {
        return count("select count(*) from ecommerce_list where id = ?", Ids.part(message, 0)) == 1;
    }

    private JsonNode newest() {
        return port.as(Role.ADMIN).get(ARCHIVE).json().get("months").get(0);
    }

    private JsonNode check(JsonNode month) {
        return port.as(Role.ADMIN).post(ARCHIVE + "/" + month.get("id").asString() + "/check", Map.of()).json();
    }

    @Test
    void whatIsShownStaysAsItWas() {
        String bill = "B" + Ids.next().toString().substring(24).toUpperCase(Locale.ROOT);
        Parcel parcel = Parcel.of(port.trader()).set("list.billNo", bill);
        UUID order = send(parcel.order("1"));
        send(parcel.payment("1"));
        send(parcel.waybill("1"));
        UUID list = send(parcel.list("1"));
        send(parcel.signed());
        Matcher stored = Pattern.compile("rkdNo>(R\\d{17})<").matcher(receipts(send(ExportParcel.of(port.trader()).warehouse("W" + parcel.number()))));
        assertThat(stored.find()).isTrue();
        Parcel fell = Parcel.of(port.trader()).set("payment.amountPaid", "399");
        UUID fallen = whole(fell);
        Parcel waits = Parcel.of(port.trader());
        UUID waiting = send(waits.list("1"));
        send(waits.order("1"));
        settle();
        String before = receipts(list) + receipts(fallen) + raw(list) + raw(order);
        JsonNode shown = show(Role.OFFICER, list);
        clock.set(CLOSED);
        assertThat(archiver.closed()).contains(java.time.LocalDate.now(java.time.ZoneOffset.UTC).withDayOfMonth(1));
        assertThat(archiver.run()).isPositive();
        // It is not in the database any more, but for the list that waits and its order.
        assertThat(isHere(list)).isFalse();
        assertThat(isHere(fallen)).isFalse();
        assertThat(isHere(waiting)).isTrue();
        assertThat(count("select count(*) from ecommerce_part where id = ?", Ids.part(order, 0))).isZero();
        assertThat(count("select count(*) from ecommerce_step where list_id = ?", Ids.part(list, 0))).isZero();
        assertThat(count("select count(*) from ecommerce_claim where list_id = ?", Ids.part(list, 0))).isZero();
        assertThat(count("select count(*) from message where id in (?, ?) and body is null and archived", list, order)).isEqualTo(2);
        // By each of its numbers it is found all the same, and shown as it was.
        JsonNode listView = shown.get("list");
        for (String number : List.of(listView.get("number").asString(), listView.get("preNumber").asString(), listView.get("id").asString(),
                "O" + parcel.number(), "W" + parcel.number(), port.trader().customsCode() + " O" + parcel.number(), bill,
                "C" + parcel.number().substring(0, 18), "P" + parcel.number(), stored.group(1))) {
            JsonNode found = find(Role.OFFICER, number);
            assertThat(found).as(number).hasSize(1);
            assertThat(found.get(0).get("archived").asBoolean()).isTrue();
            assertThat(found.get(0).get("goods").asString()).isEqualTo("面霜");
        }
        assertThat(find(Role.OFFICER, "O" + fell.number()).get(0).get("state").asString()).isEqualTo("REJECTED");
        JsonNode after = show(Role.OFFICER, list);
        for (String what : List.of("documents", "parties", "comparison", "lines", "steps", "taxes")) {
            assertThat(after.get(what)).as(what).isEqualTo(shown.get(what));
        }
        assertThat(after.get("documents")).hasSize(4);
        assertThat(after.get("commands")).isEmpty();
        assertThat(receipts(list) + receipts(fallen) + raw(list) + raw(order)).isEqualTo(before);
        assertThat(show(Role.OFFICER, waiting).get("list").get("missing")).hasSize(2);
        // The declarant sees its list, another trader does not.
        assertThat(find(Role.DECLARANT, listView.get("number").asString())).hasSize(1);
        assertThat(find(Role.DECLARANT, bill)).hasSize(1);
        Port other = new Port(serverPort, traders, accounts, tokens, clock);
        assertThat(other.as(Role.DECLARANT).get("/api/v1/ecommerce/lists?number=" + listView.get("number").asString()).json().get("items")).isEmpty();
        assertThat(find(other, Role.DECLARANT, bill)).isEmpty();
        assertThat(other.as(Role.DECLARANT).get("/api/v1/ecommerce/lists/" + listView.get("id").asString()).status()).isEqualTo(404);
        assertThat(port.as(Role.SENIOR).post("/api/v1/ecommerce/lists/" + listView.get("id").asString() + "/commands/return",
                Map.of("reason", "too late")).status()).isEqualTo(404);
        JsonNode sent = port.as(Role.DECLARANT).get("/api/v1/ecommerce/documents?number=O" + parcel.number()).json();
        JsonNode paid = port.as(Role.DECLARANT).get("/api/v1/ecommerce/documents?number=P" + parcel.number()).json();
        assertThat(paid).hasSize(1);
        assertThat(paid.get(0).get("listState").asString()).isEqualTo("CLOSED");
        // The order, and its payment, which is found by the order's number.
        assertThat(sent).hasSize(2).allSatisfy(document -> {
            assertThat(document.get("counts").asBoolean()).isTrue();
            assertThat(document.get("listState").asString()).isEqualTo("CLOSED");
            assertThat(document.get("list").asString()).isEqualTo(listView.get("id").asString());
        });
        exported(listView.get("number").asString());
        usedStaysUsed(parcel, fell);
    }

    private void exported(String number) {
        JsonNode month = newest();
        assertThat(month.get("state").asString()).isEqualTo("DONE");
        String table = port.as(Role.ANALYST).get(ARCHIVE + "/" + month.get("id").asString() + "/lists.csv").body();
        assertThat(table).startsWith("number,").contains("\n" + number + ",IMPORT,CLOSED,2218,").doesNotContain("13256253633");
        assertThat(table.lines().count()).isEqualTo(1 + month.get("lists").asLong());
        assertThat(check(month).get("sound").asBoolean()).isTrue();
    }

    /** One order, one list, for ever; a waybill's number may be used again after its months; what fell never used its order. */
    private void usedStaysUsed(Parcel parcel, Parcel fell) {
        assertThat(post(List.of(parcel.order("1"))).body()).contains("ECM-151");
        assertThat(post(List.of(parcel.list("1"))).body()).contains("ECM-410");
        send(parcel.waybill("1"));
        Parcel again = Parcel.of(port.trader(), fell.number(), Parcel.buyer(4_711));
        assertThat(receipts(whole(again))).contains("800");
    }

    /** The process ends after any step; whoever comes next ends the work, and at each moment everything is found. */
    @ParameterizedTest
    @EnumSource(ArchiveStep.Kind.class)
    void theProcessMayEndAnywhere(ArchiveStep.Kind end) {
        Parcel parcel = Parcel.of(port.trader());
        UUID list = whole(parcel);
        settle();
        String before = receipts(list) + raw(list);
        clock.set(CLOSED);
        long archived = count("select coalesce(sum(lists), 0)::int8 from ecommerce_archive where state <> 'WRITING'");
        steps.then = step -> {
            if (step.kind() == end) {
                throw new IllegalStateException("the process ends after " + end);
            }
        };
        assertThatThrownBy(archiver::run).hasMessageContaining("the process ends");
        steps.then = step -> { };
        assertThat(isHere(list)).isEqualTo(end.ordinal() < ArchiveStep.Kind.STORED.ordinal());
        assertThat(find(Role.OFFICER, "O" + parcel.number())).hasSize(1);
        assertThat(receipts(list) + raw(list)).isEqualTo(before);
        archiver.run();
        assertThat(isHere(list)).isFalse();
        assertThat(find(Role.OFFICER, "O" + parcel.number()).get(0).get("archived").asBoolean()).isTrue();
        assertThat(receipts(list) + raw(list)).isEqualTo(before);
        assertThat(count("select coalesce(sum(lists), 0)::int8 from ecommerce_archive")).isGreaterThan(archived);
        assertThat(count("select count(*) from ecommerce_archive where state <> 'DONE'")).isZero();
        assertThat(check(newest()).get("sound").asBoolean()).isTrue();
    }

    /** A list that is taken back while its month is written is archived as it is then. */
    @Test
    void whoChangesAListMeanwhileIsHeard() {
        Parcel parcel = Parcel.of(port.trader());
        UUID list = whole(parcel);
        settle();
        String number = show(Role.OFFICER, list).get("list").get("number").asString();
        clock.set(CLOSED);
        List<ArchiveStep.Kind> told = new ArrayList<>();
        steps.then = step -> {
            told.add(step.kind());
            if (step.kind() == ArchiveStep.Kind.NAMED && told.stream().filter(ArchiveStep.Kind.NAMED::equals).count() == 1) {
                send(parcel.about("623", number, null));
            }
        };
        archiver.run();
        assertThat(told).containsSubsequence(ArchiveStep.Kind.NAMED, ArchiveStep.Kind.BEGUN);
        assertThat(show(Role.OFFICER, list).get("list").get("state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void aFileThatWasChangedIsNoticed() throws IOException {
        UUID list = whole(Parcel.of(port.trader()));
        settle();
        clock.set(CLOSED);
        archiver.run();
        JsonNode month = newest();
        Path file = Path.of("target/archive-test/ecommerce", month.get("month").asString().substring(0, 7) + "-" + month.get("part").asInt(), "lists.parquet");
        byte[] bytes = Files.readAllBytes(file);
        byte[] other = bytes.clone();
        other[other.length / 2] ^= 1;
        Files.write(file, other);
        assertThat(check(month).get("faults").toString()).contains("lists.parquet").contains("CHANGED");
        Files.write(file, bytes);
        assertThat(check(month).get("sound").asBoolean()).isTrue();
        addToValue(month, 1);
        assertThat(check(month).get("faults").toString()).contains("JOURNAL");
        addToValue(month, -1);
        assertThat(check(month).get("sound").asBoolean()).isTrue();
        assertThat(isHere(list)).isFalse();
    }

    /** {@code ./tongguan archive}, word by word as a person gives it. */
    @Test
    void theCommandArchivesListsChecksAndExports(@TempDir Path folder) throws IOException {
        UUID list = whole(Parcel.of(port.trader()));
        settle();
        String number = show(Role.OFFICER, list).get("list").get("number").asString();
        clock.set(CLOSED);
        assertThat(command(0, "archive", "run")).contains("正在归档 archiving").contains(" DONE ");
        assertThat(isHere(list)).isFalse();
        JsonNode month = newest();
        String name = month.get("month").asString().substring(0, 7) + "-" + month.get("part").asInt();
        assertThat(command(0, "archive", "list")).contains(name + "  DONE").contains("清单 lists " + month.get("lists").asLong());
        assertThat(command(0, "archive", "check")).contains(name + "  完好 sound").contains("The archive is sound.");
        Path table = folder.resolve("lists.csv");
        command(0, "archive", "export", name, "--out", table.toString());
        assertThat(table).content(StandardCharsets.UTF_8).contains("\n" + number + ",IMPORT,RELEASED,2218,");
        assertThat(command(0, "archive", "export", name)).isEqualTo(Files.readString(table));
        assertThat(command(2, "archive", "export", "1999-01")).contains("没有归档 1999-01").contains("Nothing is archived as 1999-01");
        assertThat(command(2, "archive", "burn")).contains("archive burn");
    }

    private String command(int code, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        String token = port.as(Role.ADMIN).headers().get("Authorization").substring("Bearer ".length());
        all.addAll(List.of("--port", Integer.toString(serverPort), "--token", token));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int answer = CommandLineDoor.run(new PrintStream(out, true, StandardCharsets.UTF_8), all.toArray(String[]::new));
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(answer).as(said).isEqualTo(code);
        return said;
    }

    private void addToValue(JsonNode month, long fen) {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("update ecommerce_archive set value = value + ? where id = ?")
                .params(fen, UUID.fromString(month.get("id").asString())).update());
    }

    /** Orders that no list ever named go when they are too old to be named. */
    @Test
    void whatNobodyAskedForIsDropped() {
        Parcel parcel = Parcel.of(port.trader());
        UUID order = send(parcel.order("1"));
        whole(Parcel.of(port.trader()));
        settle();
        clock.set(CLOSED);
        archiver.run();
        assertThat(count("select count(*) from ecommerce_part where id = ?", Ids.part(order, 0))).isZero();
        // Its number was never used.
        assertThat(receipts(whole(parcel))).contains("800");
    }
}
