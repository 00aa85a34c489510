package org.tongguan.trader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;

class TradersTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Transactions transactions;
    @Autowired Journal journal;
    @Autowired JdbcClient jdbc;

    @Test
    void aTraderIsFoundByEitherCodeOnceRegistered() {
        Trader trader = SampleTraders.register(traders);
        assertThat(traders.findByCode(trader.customsCode())).contains(trader);
        assertThat(traders.findByCode(trader.creditCode())).contains(trader);
        assertThat(traders.get(trader.id()).grade()).isEqualTo(Grade.REGISTERED);
        assertThat(traders.findByCode("0000000000")).isEmpty();
        assertThat(traders.findByCode(null)).isEmpty();
    }

    @Test
    void wrongDataAreNamedOneByOne() {
        Registration wrong = new Registration("12", "91350100M000100Y44", Text.of(" ", ""), Set.of(), true);
        assertThatThrownBy(() -> traders.register(Actor.PLATFORM, wrong)).isInstanceOfSatisfying(PlatformException.class, e ->
                assertThat(e.findings()).extracting(Finding::code).containsExactly("TRD-001", "TRD-002", "TRD-003", "TRD-004"));
    }

    @Test
    void aCodeBelongsToOneTrader() {
        Trader trader = SampleTraders.register(traders);
        Registration other = SampleTraders.data();
        Registration same = new Registration(trader.customsCode(), other.creditCode(), other.name(), other.roles(), true);
        assertThatThrownBy(() -> traders.register(Actor.PLATFORM, same)).isInstanceOfSatisfying(PlatformException.class, e ->
                assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
    }

    @Test
    void gradesKeepTheirHistoryAndAreToldInTheJournal() {
        Trader trader = SampleTraders.register(traders);
        traders.changeGrade(Actor.PLATFORM, trader.id(), Grade.ADVANCED, "认证通过");
        traders.changeGrade(Actor.PLATFORM, trader.id(), Grade.ADVANCED, "again");
        assertThat(traders.get(trader.id()).grade()).isEqualTo(Grade.ADVANCED);
        assertThat(traders.grades(Actor.PLATFORM, trader.id())).extracting(GradeChange::grade).containsExactly(Grade.ADVANCED, Grade.REGISTERED);
        assertThat(transactions.read(Actor.PLATFORM, () -> journal.list(trader.subject()))).extracting(JournalEntry::kind)
                .containsExactly("TraderRegistered", "TraderGradeChanged");
        assertThatThrownBy(() -> traders.changeGrade(Actor.PLATFORM, trader.id(), Grade.DISHONEST, " ")).isInstanceOf(PlatformException.class);
    }

    @Test
    void aHigherGradeMeansFewerInspections() {
        LocalDate day = LocalDate.of(2026, 6, 10);
        Trader trader = SampleTraders.register(traders);
        Trader advanced = traders.changeGrade(Actor.PLATFORM, trader.id(), Grade.ADVANCED, "认证通过");
        Trader dishonest = traders.changeGrade(Actor.PLATFORM, trader.id(), Grade.DISHONEST, "走私");
        assertThat(traders.inspectionFactor(advanced, day)).isLessThan(traders.inspectionFactor(trader, day));
        assertThat(traders.inspectionFactor(dishonest, day)).isGreaterThan(traders.inspectionFactor(trader, day));
    }

    @Test
    void aChangeByAnotherProcessIsSeenAtTheNextLook() {
        Trader trader = SampleTraders.register(traders);
        transactions.run(Actor.PLATFORM, () -> {
            jdbc.sql("update trader_registry set revision = revision + 1").update();
            jdbc.sql("update trader set active = false, revision = (select revision from trader_registry) where id = ?").param(trader.id()).update();
        });
        traders.refresh();
        assertThat(traders.get(trader.id()).active()).isFalse();
    }

    @Test
    void aRolledBackChangeIsNotRemembered() {
        Trader trader = SampleTraders.register(traders);
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> {
            traders.changeGrade(Actor.PLATFORM, trader.id(), Grade.DISHONEST, "x");
            throw new IllegalStateException("stop");
        })).hasMessage("stop");
        assertThat(traders.get(trader.id()).grade()).isEqualTo(Grade.REGISTERED);
    }

    @Test
    void aTraderSeesOnlyItself() {
        Trader mine = SampleTraders.register(traders);
        Trader other = SampleTraders.register(traders);
        Actor declarant = new Actor(7, "d", Set.of(Role.DECLARANT), null, mine.id());
        assertThat(traders.list(declarant, null, 0, 50).items()).containsExactly(mine);
        assertThatThrownBy(() -> traders.get(declarant, other.id())).isInstanceOfSatisfying(PlatformException.class, e ->
                assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThat(transactions.read(declarant, () -> jdbc.sql("select id from trader").query(Long.class).list())).containsExactly(mine.id());
    }
}
