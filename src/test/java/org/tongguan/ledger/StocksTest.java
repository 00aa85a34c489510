package org.tongguan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;

/** Goods on account: no more of an item goes than is there, in any measure, and what went can be put back. */
class StocksTest extends PlatformTest {

    private static final Unit PAIRS = Unit.quantity("025");
    private static final Unit YUAN = Unit.currency("CNY");
    @Autowired Stocks stocks;
    @Autowired Ledger ledger;
    @Autowired Transactions transactions;
    private final SubjectRef subject = new SubjectRef("test", Ids.next());
    private String shoes;

    @BeforeEach
    void admitted() {
        shoes = "stock-test:" + Ids.next();
        in(() -> stocks.admit(List.of(move("10", "1000.00"))));
    }

    private void in(Runnable work) {
        transactions.run(Actor.PLATFORM, work);
    }

    private Stocks.Move move(String pairs, String yuan) {
        UUID id = Ids.next();
        return new Stocks.Move(id, "stock-test:" + id, "test", subject, new Stocks.Goods(shoes, 7, List.of(
                new Stocks.Measure("quantity", PAIRS, new BigDecimal(pairs)), new Stocks.Measure("value", YUAN, new BigDecimal(yuan)))), "stock-test-side");
    }

    private String standing(String measure) {
        Ledger.Standing s = transactions.read(Actor.PLATFORM, () -> stocks.standing(shoes, measure));
        return s.balance().stripTrailingZeros().toPlainString() + " there, " + s.goes().stripTrailingZeros().toPlainString() + " asked to go";
    }

    @Test
    void whatIsAskedForIsSetAsideThenWrittenOffOrGivenBack() {
        Stocks.Move sold = move("4", "400.00");
        Stocks.Move lost = move("5", "500.00");
        in(() -> stocks.setAside(List.of(sold, lost), "temporary.stock"));
        assertThat(standing("quantity")).isEqualTo("10 there, 9 asked to go");
        in(() -> stocks.writeOff(List.of(sold.id())));
        in(() -> stocks.giveBack(List.of(lost.id())));
        assertThat(standing("quantity")).isEqualTo("6 there, 0 asked to go");
        assertThat(standing("value")).isEqualTo("600 there, 0 asked to go");
    }

    @Test
    void tooLittleInOneMeasureRefusesAllAndNamesTheItem() {
        assertThatThrownBy(() -> in(() -> stocks.setAside(List.of(move("2", "200.00"), move("2", "800.01")), "temporary.stock")))
                .hasMessageContaining("temporary.stock").hasMessageContaining("7").hasMessageContaining("800");
        assertThat(standing("quantity")).as("nothing of it stays").isEqualTo("10 there, 0 asked to go");
    }

    @Test
    void whatWentIsPutBackOnce() {
        Stocks.Move one = move("4", "400.00");
        Stocks.Move other = move("6", "600.00");
        in(() -> stocks.setAside(List.of(one, other), "temporary.stock"));
        in(() -> stocks.writeOff(List.of(one.id(), other.id())));
        assertThat(standing("value")).isEqualTo("0 there, 0 asked to go");
        for (int i = 0; i < 2; i++) {
            in(() -> stocks.putBack(List.of(one.id(), other.id()), "test-back"));
            assertThat(standing("value")).isEqualTo("1000 there, 0 asked to go");
        }
        assertThatThrownBy(() -> in(() -> stocks.putBack(List.of(move("1", "1.00").id()), "test-back"))).hasMessageContaining("nothing to reverse");
    }

    @Test
    void goodsThatNeverCameLeaveAsTheyCame() {
        in(() -> stocks.remove(List.of(move("10", "1000.00"))));
        assertThat(standing("quantity")).isEqualTo("0 there, 0 asked to go");
        assertThatThrownBy(() -> in(() -> stocks.remove(List.of(move("1", "0"))))).hasMessageContaining("ledger.limit");
    }

    @Test
    void whateverIsTriedTheBooksAreSound() {
        Random random = new Random(41);
        List<UUID> asked = new ArrayList<>();
        List<UUID> gone = new ArrayList<>();
        int there = 10;
        int set = 0;
        for (int i = 0; i < 120; i++) {
            int step = random.nextInt(4);
            Stocks.Move move = move("1", "100.00");
            if (step == 0 && set < there) {
                in(() -> stocks.setAside(List.of(move), "temporary.stock"));
                asked.add(move.id());
                set++;
            } else if (step == 1 && !asked.isEmpty()) {
                UUID id = asked.removeFirst();
                in(() -> stocks.writeOff(List.of(id)));
                gone.add(id);
                set--;
                there--;
            } else if (step == 2 && !asked.isEmpty()) {
                UUID id = asked.removeLast();
                in(() -> stocks.giveBack(List.of(id)));
                set--;
            } else if (step == 3 && !gone.isEmpty()) {
                UUID id = gone.removeFirst();
                in(() -> stocks.putBack(List.of(id), "test-back"));
                there++;
            }
            assertThat(standing("quantity")).isEqualTo(there + " there, " + set + " asked to go");
        }
        assertThat(transactions.read(Actor.PLATFORM, ledger::trialBalance).faults()).isEmpty();
    }
}
