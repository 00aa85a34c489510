package org.tongguan.tariff.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;

/** What was cleared before speaks for a code; whose it was is nobody else's business. */
class GoodsNamesTest extends PlatformTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    @Autowired TariffSearch search;
    @Autowired GoodsNames names;
    @Autowired GoodsNameStore store;
    @Autowired Transactions transactions;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;
    private static long trader = 900_000_000L;
    private String word;

    @BeforeEach
    void anUnknownWord() {
        word = "zq" + Ids.next().toString().substring(28);
    }

    private static Actor of(long id) {
        return new Actor(id, "t" + id, Set.of(Role.DECLARANT), null, id);
    }

    private void cleared(long by, String code, String name, int uses) {
        transactions.run(Actor.PLATFORM, () -> store.add(List.of(new GoodsNameStore.Use(by, "I", code, name, uses, reach()))));
        names.refresh();
    }

    private long reach() {
        long next = transactions.read(Actor.PLATFORM, () -> store.reach()) + 1;
        transactions.run(Actor.PLATFORM, () -> store.moveReach(next));
        return next;
    }

    private SearchAnswer.Hit top(Actor asking) {
        List<SearchAnswer.Hit> hits = search.search(word, DAY, null, asking).hits();
        return hits.isEmpty() ? null : hits.getFirst();
    }

    @Test
    void aTraderFindsWhatItClearedItselfWithItsOwnWords() {
        long own = ++trader;
        cleared(own, "0101290090", word + " 赛马", 4);
        assertThat(top(of(own))).satisfies(hit -> {
            assertThat(hit.code()).isEqualTo("01012900");
            assertThat(hit.pastOwn()).isEqualTo(4);
            assertThat(hit.pastOthers()).isZero();
            assertThat(hit.why()).anySatisfy(w -> assertThat(w.text().zh()).contains("4", word + " 赛马"));
        });
    }

    @Test
    void anotherTradersGoodsSayNothingUntilEnoughTradersAgree() {
        long stranger = ++trader;
        for (int i = 1; i <= 3; i++) {
            assertThat(top(of(stranger))).as("%d traders", i - 1).isNull();
            cleared(++trader, "0101290090", word + " secret" + i, 2);
        }
        assertThat(top(of(stranger))).satisfies(hit -> {
            assertThat(hit.pastOthers()).isEqualTo(6);
            assertThat(hit.pastOwn()).isZero();
            assertThat(hit.toString()).doesNotContain("secret");
        });
    }

    @Test
    void oneTraderWithManyNamesIsStillOneTrader() {
        long loud = ++trader;
        for (int i = 0; i < 5; i++) {
            cleared(loud, "0101290090", word + " name " + i, 100);
        }
        assertThat(top(of(++trader))).isNull();
        Actor bank = new Actor(1, "bank", Set.of(Role.BANK), null, null);
        assertThat(top(bank)).isNull();
        Actor officer = new Actor(2, "officer", Set.of(Role.OFFICER), "2200", null);
        assertThat(top(officer).pastOthers()).isEqualTo(500);
    }

    @Test
    void theDirectionThatIsAskedForCounts() {
        long own = ++trader;
        cleared(own, "0101290090", word, 1);
        assertThat(search.search(word, DAY, "I", of(own)).hits()).isNotEmpty();
        assertThat(search.search(word, DAY, "E", of(own)).hits()).isEmpty();
    }

    @Test
    void aReleasedDeclarationIsReadOnceAndFoundAgain() {
        Port port = new Port(serverPort, traders, accounts, tokens, clock);
        Caller declarant = port.as(Role.DECLARANT);
        var document = port.document("export");
        document.items().getFirst().set("description", word + " 专用泵");
        document.only("signature").set("operation", "C").set("clientReference", "S" + Ids.next().toString().substring(24));
        var answer = declarant.send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml");
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        names.read();
        names.read();
        List<String> own = new ArrayList<>();
        var found = declarant.get("/api/v1/tariff/search?direction=E&q=" + word).json();
        found.get("hits").forEach(h -> own.add(h.get("pastOwn").asString()));
        assertThat(own).as(answer.body() + found).containsExactly("1");
        Caller stranger = new Port(serverPort, traders, accounts, tokens, clock).as(Role.DECLARANT);
        assertThat(stranger.get("/api/v1/tariff/search?q=" + word).json().get("hits")).isEmpty();
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        Caller caller = new Port(serverPort, traders, accounts, tokens, clock).as(Role.DECLARANT);
        assertThat(caller.get("/api/v1/tariff/search?q=" + "a".repeat(201)).status()).isEqualTo(400);
        assertThat(caller.get("/api/v1/tariff/search?q=a&direction=X").body()).contains("search.direction");
        assertThat(caller.get("/api/v1/tariff/search?q=a&asOf=yesterday").status()).isEqualTo(400);
        assertThat(caller.get("/api/v1/tariff/search").json().get("verdict").asString()).isEqualTo("NOTHING");
        assertThat(caller.get("/api/v1/tariff/01012900").status()).isEqualTo(200);
    }
}
