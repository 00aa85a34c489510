package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;

/** What comes back is never more than what went out: however many apply at once, and whatever the Java code believes. */
class RetailReturnsTest extends PlatformTest {

    private static final int PIECES = 20;
    private static final int APPLICATIONS = 30;
    private static final Pattern NUMBER = Pattern.compile("invtNo>([0-9]{8}I[0-9]{9})<");
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired GivenGuarantees guarantees;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired ReturnStore returns;
    @LocalServerPort int serverPort;
    private Port port;
    private Parcel parcel;
    private UUID list;

    @BeforeEach
    void releasedList() throws Exception {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        guarantees.of(port.trader().customsCode(), "100000");
        // A third of a fen of tax would be lost with each piece, were the parts only rounded.
        parcel = Parcel.of(port.trader()).set("qty", String.valueOf(PIECES)).set("price", "33.33");
        String message = null;
        for (CebDocument document : List.of(parcel.order("1"), parcel.payment("1"), parcel.waybill("1"), parcel.list("1"))) {
            message = send(document).json().get("id").asString();
        }
        list = Ids.part(UUID.fromString(message), 0);
    }

    private Caller.Answer send(CebDocument document) {
        Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", Parcel.message(port.trader(), List.of(document)), "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    private String number() {
        Matcher found = NUMBER.matcher(port.as(Role.DECLARANT).get("/api/v1/messages/" + Ids.whole(list) + "/receipts").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** One number the database says of the list. */
    private String said(String sql) {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql(sql).param(list).query(String.class).single());
    }

    @Test
    void ofThirtyApplicationsAtOnceForOnePieceEachAsManyAreTakenAsThereArePieces() throws Exception {
        String number = number();
        // The account is made before all ask at once.
        port.as(Role.DECLARANT);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < APPLICATIONS; i++) {
            CebDocument one = parcel.about("625", number, "1");
            work.add(() -> {
                Caller.Answer answer = send(one);
                boolean taken = "ACCEPTED".equals(answer.json().get("state").asString());
                assertThat(taken || answer.body().contains("ECM-443")).as(answer.body()).isTrue();
                return taken;
            });
        }
        int taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (Future<Boolean> one : threads.invokeAll(work)) {
                taken += one.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(PIECES);
        assertThat(said("select count(*) || ' ' || sum(value) || ' ' || sum(tax) from ecommerce_return where list_id = ? and state <> 'LAPSED'"))
                .isEqualTo(said("select " + PIECES + " || ' ' || value || ' ' || (duty + consumption + vat) from ecommerce_list where id = ?"));
        assertThat(said("select quantity || ' of ' || returned from ecommerce_return_line where list_id = ?")).matches("20(\\.0+)? of 20(\\.0+)?");
    }

    private void insert(String state, long value, long tax, String goods) {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("""
                insert into ecommerce_return(id, list_id, trader_id, state, value, tax, whole, goods, applied_at, due_on, number)
                values (?,?,?,?,?,?,false,?,?,'2026-07-25',?)""")
                .params(Ids.next(), list, port.trader().id(), state, value, tax, goods, Timestamp.from(clock.instant()),
                        "T" + Ids.next()).update());
    }

    @Test
    void theDatabaseRefusesWhatPassesTheList() {
        assertThat(send(parcel.about("625", number(), "19")).body()).contains("ACCEPTED");
        assertThatThrownBy(() -> insert("APPLIED", 0, 0, "{\"1\":\"2\"}")).isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("ecommerce_return_line_within");
        assertThatThrownBy(() -> insert("ARRIVED", 0, 0, "{\"2\":\"1\"}")).isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> insert("APPLIED", 60_000, 0, "{\"1\":\"1\"}")).isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("it was 66660");
        assertThatThrownBy(() -> insert("APPLIED", 0, 6_000, "{\"1\":\"1\"}")).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> insert("APPLIED", -1, 0, "{\"1\":\"1\"}")).isInstanceOf(DataIntegrityViolationException.class);
        for (String change : List.of("update ecommerce_return set value = 0 where list_id = ?",
                "update ecommerce_return_line set quantity = 99 where list_id = ?",
                "delete from ecommerce_return_line where list_id = ?")) {
            assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql(change).param(list).update())).as(change).isNotNull();
        }
        insert("LAPSED", 66_660, 6_000, "{\"1\":\"20\"}");
        insert("APPLIED", 0, 0, "{\"1\":\"1\"}");
        assertThat(said("select returned::int4 from ecommerce_return_line where list_id = ?")).isEqualTo("20");
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("update ecommerce_return set state = 'LAPSED' where list_id = ? and state = 'APPLIED'").param(list)
                .update());
        assertThat(said("select returned::int4 from ecommerce_return_line where list_id = ?")).as("what lapsed may be applied for again").isEqualTo("0");
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("update ecommerce_return set state = 'APPLIED' where list_id = ?").param(list)
                .update())).as("all that lapsed together is more than there was").isInstanceOf(DataIntegrityViolationException.class);
    }

    private void back(UUID of, String goods) {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("insert into ecommerce_back(id, list_id, trader_id, parcel, goods, applied_at) values (?,?,?,?,?,?)")
                .params(Ids.next(), of, port.trader().id(), Ids.next(), goods, Timestamp.from(clock.instant())).update());
    }

    @Test
    void noMoreOfAnExportComesBackThanLeft() {
        UUID exported = Ids.next();
        assertThatThrownBy(() -> back(exported, "{\"1\":\"1\"}")).as("nothing is known to have left").isInstanceOf(DataIntegrityViolationException.class);
        transactions.run(Actor.PLATFORM, () -> returns.lines(exported, Map.of(1, new BigDecimal("2.5"))));
        transactions.run(Actor.PLATFORM, () -> returns.lines(exported, Map.of(1, new BigDecimal("99"))));
        back(exported, "{\"1\":\"2\"}");
        assertThatThrownBy(() -> back(exported, "{\"1\":\"0.6\"}")).as("what was told first counts").isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("ecommerce_return_line_within");
        back(exported, "{\"1\":\"0.5\"}");
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("delete from ecommerce_back where list_id = ?").param(exported).update());
        back(exported, "{\"1\":\"2.5\"}");
    }
}
