package org.tongguan.temporary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongguan.temporary.Fair.AT;
import static org.tongguan.temporary.Fair.ok;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.SpreadsheetWriter;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Ledger;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.SecondPlatform;
import org.tongguan.temporary.act.ClearanceWork;
import org.tongguan.temporary.act.Clearances;
import org.tongguan.temporary.act.GoodsLists;
import org.tongguan.temporary.act.Uploads;
import org.tongguan.temporary.rules.Column;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** A list of 12,000 lines is read, admitted and written off whole; however many ask at once, no more goes out than is in. */
@SecondPlatform
class StockTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Jobs jobs;
    @Autowired Ledger ledger;
    @Autowired Clearances clearances;
    @Autowired ClearanceWork work;
    @Autowired Uploads uploads;
    @Autowired GoodsLists lists;
    @Autowired List<JobHandler> handlers;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;

    private Fair fair(String guarantee) {
        Fair fair = new Fair(new Port(serverPort, traders, accounts, tokens, clock), new Port(serverPort, traders, accounts, tokens, clock), jobs);
        fair.open(guarantee);
        return fair;
    }

    private Actor filer(Fair fair) {
        return new Actor(9_000 + fair.forwarder.trader().id(), "filer-" + fair.forwarder.trader().id(), java.util.Set.of(Role.DECLARANT), null,
                fair.forwarder.trader().id());
    }

    @Test
    void manyAtOnceStopExactlyAtWhatIsIn() throws Exception {
        Fair fair = fair("1000000.00");
        String list = fair.list(Map.of("exhibitor", "Dhaka Leather", "country", "BGD", "code", "64039900", "unit", "025", "lines", "1", "pieces", "10",
                "weight", "100", "value", "1000"));
        ok(fair.command(list, "admit", Map.of()));
        Actor filer = filer(fair);
        Actor officer = new Actor(2, "officer-s", java.util.Set.of(Role.OFFICER), "2218", null);
        Callable<Boolean> one = () -> {
            try {
                Clearance c = clearances.ask(filer, list, new Clearances.Asked(WayOut.DESTRUCTION, "EV", null, null, null,
                        List.of(new Clearances.Part(1, new BigDecimal("3"), null))));
                work.act(officer, c.number(), "confirm", new ClearanceWork.Given(null, null));
                return true;
            } catch (PlatformException e) {
                assertThat(e.key()).isEqualTo("temporary.stock");
                return false;
            }
        };
        long done;
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            done = pool.invokeAll(java.util.Collections.nCopies(60, one)).stream().filter(StockTest::get).count();
        }
        // A hundred pairs, three at a time: thirty-three times, and one is left.
        assertThat(done).isEqualTo(33);
        Uploads.History item = uploads.item(filer, list, 1);
        assertThat(item.ledger().balance()).isEqualByComparingTo("1");
        assertThat(item.ledger().goes()).isEqualByComparingTo("0");
        assertThat(item.standing().left().quantity()).isEqualByComparingTo("1");
        assertThat(fair.out(list, Map.of("way", "RE_EXPORT", "parts", "all"))).isEqualTo("DONE");
        assertThat(fair.line(list)).isEqualTo("CLOSED | left 0 0 | secured 0.00 | free 1000000.00");
        assertThat(ledger.trialBalance().faults()).isEmpty();
    }

    @Test
    void manyAtOnceSellNoMoreThanWasGranted() throws Exception {
        Fair fair = fair("1000000.00");
        String list = fair.list(Map.of("exhibitor", "Mekong Foods", "country", "VNM", "code", "18069000", "unit", "035", "lines", "1", "pieces", "10",
                "weight", "100", "value", "1000", "special", "TRIAL_SALE"));
        String approval = ok(fair.officer().get(AT + "/approvals?list=" + list)).get("items").get(0).get("id").asString();
        ok(fair.officer().post(AT + "/approvals", Map.of("approvals", List.of(approval), "granted", true, "document", "P-1", "most", "20")));
        ok(fair.command(list, "admit", Map.of()));
        Actor filer = filer(fair);
        Callable<Boolean> one = () -> {
            try {
                clearances.ask(filer, list, new Clearances.Asked(WayOut.SALE, "EV", null, null, null,
                        List.of(new Clearances.Part(1, new BigDecimal("3"), null))));
                return true;
            } catch (PlatformException e) {
                assertThat(e.key()).isEqualTo("temporary.granted");
                return false;
            }
        };
        long asked;
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            asked = pool.invokeAll(java.util.Collections.nCopies(24, one)).stream().filter(StockTest::get).count();
        }
        // Twenty kilograms, three at a time.
        assertThat(asked).isEqualTo(6);
        Uploads.History item = uploads.item(filer, list, 1);
        assertThat(item.standing().asked().quantity()).isEqualByComparingTo("18");
        // Nor does the database let more stay when nobody has looked before.
        assertThatThrownBy(() -> transactions.run(filer, () -> jdbc.sql("""
                insert into temporary_clearance_line(id, clearance_id, item_id, trader_id, organiser_id, quantity, pieces, weight, value, transfer)
                select gen_random_uuid(), clearance_id, item_id, trader_id, organiser_id, 2.00001, 0, 0, 0, gen_random_uuid()
                from temporary_clearance_line where item_id = ? limit 1""").param(item.standing().item().id()).update()))
                .hasMessageContaining("up to 20.00000 were granted to stay, not 20.00001");
    }

    private static <T> T get(java.util.concurrent.Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twelveThousandLines() throws Exception {
        Fair fair = fair("100000000.00");
        String list = ok(fair.filer().post(AT + "/lists", Map.of("regime", "EXHIBITION", "exhibition", fair.exhibition, "exhibitor", "Everything Ltd.",
                "country", "THA"))).get("list").get("number").asString();
        byte[] file = workbook(12_000);
        Actor filer = filer(fair);
        long begun = System.nanoTime();
        UUID upload = progress(fair, list, file);
        jobs.runDue();
        Duration read = Duration.ofNanos(System.nanoTime() - begun);
        Upload done = uploads.get(filer, list, upload);
        assertThat(done.state()).isEqualTo(Upload.State.DONE);
        assertThat(List.of(done.rows(), done.rowsDone(), done.rowsWrong())).containsExactly(12_000, 12_000, 4);
        assertThat(uploads.problems(filer, list, upload, 0, 20).items().stream().map(p -> p.row() + " " + p.column().en() + ": " + p.text().en()).toList())
                .containsExactly("11 Commodity code: \"8517\" is no commodity code of 8 or 10 digits", "21 Quantity: \"many\" is no number",
                        "31 Origin: \"Atlantis\" is not in the list country; give a code or a name", "41 Item: An earlier row of the file has item number 3");
        assertThat(uploads.items(filer, list, null, null, false, 0, 20).total()).as("sound rows are not lost").isEqualTo(11_996);
        assertThat(read).isLessThan(Duration.ofSeconds(30));
        corrected(filer, list);
        ok(fair.organiser.as(Role.DECLARANT).post(AT + "/lists/" + list + "/commands/certify", Map.of()));
        ok(fair.filer().post(AT + "/lists/" + list + "/commands/submit", Map.of()));
        begun = System.nanoTime();
        ok(fair.command(list, "admit", Map.of()));
        Duration admitted = Duration.ofNanos(System.nanoTime() - begun);
        begun = System.nanoTime();
        assertThat(fair.out(list, Map.of("way", "RE_EXPORT", "parts", "all"))).isEqualTo("DONE");
        Duration out = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf("12,000 lines: read in %d ms, admitted in %d ms, written off in %d ms%n", read.toMillis(), admitted.toMillis(), out.toMillis());
        assertThat(fair.line(list)).isEqualTo("CLOSED | left 0 0 | secured 0.00 | free 100000000.00");
    }

    /** Sent as a page sends it; while its parts are read one after the other, a page sees how far it is. The timer waits meanwhile: it takes turns with us. */
    private UUID progress(Fair fair, String list, byte[] file) {
        synchronized (jobs) {
            JsonNode taken = ok(fair.filer().upload(AT + "/lists/" + list + "/uploads", "twelve-thousand.xlsx", file));
            UUID id = UUID.fromString(taken.get("id").asString());
            assertThat(seen(taken)).isEqualTo("XLSX WAITING 0 of 12000, 0 wrong");
            JobHandler reader = handlers.stream().filter(h -> h.kind().equals("temporary-upload")).findFirst().orElseThrow();
            Jobs.Job part = new Jobs.Job(id, reader.kind(), new SubjectRef(reader.kind(), id), "{}", clock.instant(), 0, "WAITING", null);
            String at = AT + "/lists/" + list + "/uploads/" + id;
            transactions.run(Actor.PLATFORM, () -> reader.run(part));
            assertThat(seen(ok(fair.filer().get(at)))).isEqualTo("XLSX RUNNING 500 of 12000, 4 wrong");
            transactions.run(Actor.PLATFORM, () -> reader.run(part));
            assertThat(seen(ok(fair.filer().get(at)))).isEqualTo("XLSX RUNNING 1000 of 12000, 4 wrong");
            assertThat(fair.filer().delete(AT + "/lists/" + list + "/items").body()).as("what is being read is not cleared").contains("temporary.reading");
            assertThat(fair.organiser.as(Role.DECLARANT).post(AT + "/lists/" + list + "/commands/certify", Map.of()).body()).as("nor certified")
                    .contains("procedure.step");
            return id;
        }
    }

    private static String seen(JsonNode upload) {
        return "%s %s %d of %d, %d wrong".formatted(upload.get("format").asString(), upload.get("state").asString(), upload.get("rowsDone").asInt(),
                upload.get("rows").asInt(), upload.get("rowsWrong").asInt());
    }

    /** The four rows again, right this time, as comma-separated text: they come in beside the others. */
    private void corrected(Actor filer, String list) {
        String text = Arrays.stream(Column.values()).map(Column::title).collect(Collectors.joining(",")) + "\n" + List.of(10, 20, 30, 40).stream()
                .map(n -> String.join(",", row(n))).collect(Collectors.joining("\n"));
        Upload upload = uploads.create(filer, list, "four.csv", text.getBytes(StandardCharsets.UTF_8));
        jobs.runDue();
        assertThat(uploads.get(filer, list, upload.id()).rowsWrong()).isZero();
        assertThat(uploads.items(filer, list, null, null, false, 0, 20).total()).isEqualTo(12_000);
    }

    private static List<String> row(int number) {
        return Arrays.asList(String.valueOf(number), number % 2 == 0 ? "64039900" : "85171300", "展品" + number, "Exhibit " + number, "12", "双", "1", "3.5",
                "120.00", "USD", "THA", "", "", "", "");
    }

    private static byte[] workbook(int rows) throws Exception {
        List<List<String>> all = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            List<String> row = row(i);
            switch (i) {
                case 10 -> row.set(Column.CODE.ordinal(), "8517");
                case 20 -> row.set(Column.QUANTITY.ordinal(), "many");
                case 30 -> row.set(Column.ORIGIN.ordinal(), "Atlantis");
                case 40 -> row.set(Column.NUMBER.ordinal(), "3");
                default -> { }
            }
            all.add(row);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SpreadsheetWriter.workbook(new SpreadsheetWriter.Table("清单", Arrays.stream(Column.values()).map(Column::title).toList(), all), Column.AMOUNTS, out);
        return out.toByteArray();
    }
}
