package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.screening.Repeats;
import org.tongguan.ecommerce.store.RepeatStore;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;

/** Addresses, telephones and buyers that are repeated too often within a day. */
class RepeatsTest extends PlatformTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    @Autowired Repeats repeats;
    @Autowired RepeatStore store;
    @Autowired Transactions transactions;
    @Autowired Law law;
    private final Random random = new Random(20260610);

    private List<String> look(long buyer, long phone, long address) {
        long[] values = new long[Values.LIST_SIZE];
        values[Values.LIST_BUYER] = buyer;
        values[Values.LIST_PHONE] = phone;
        values[Values.LIST_ADDRESS] = address;
        List<String> doubts = new ArrayList<>();
        repeats.doubt(repeats.count(values, DAY), DAY, doubts);
        return doubts;
    }

    @Test
    void aTelephoneOfManyBuyersIsDoubtedUntilADayHasPassed() {
        clock.set(LocalDateTime.of(2026, 6, 10, 9, 0));
        long phone = random.nextLong();
        int doubted = 0;
        for (int i = 0; i < 60; i++) {
            doubted += look(random.nextLong(), phone, random.nextLong()).contains("ECM-227") ? 1 : 0;
        }
        // Ten may share it; some of sixty are taken for others of them.
        assertThat(doubted).isBetween(40, 50);
        clock.set(LocalDateTime.of(2026, 6, 11, 10, 0));
        assertThat(look(random.nextLong(), phone, random.nextLong())).isEmpty();
    }

    @Test
    void aBuyerWithManyTelephonesAndAnAddressOfManyBuyersAreDoubted() {
        clock.set(LocalDateTime.of(2026, 6, 10, 9, 0));
        long buyer = random.nextLong();
        long address = random.nextLong();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            found = look(buyer, random.nextLong(), random.nextLong());
        }
        assertThat(found).containsExactly("ECM-228");
        for (int i = 0; i < 400; i++) {
            found = look(random.nextLong(), random.nextLong(), address);
        }
        assertThat(found).containsExactly("ECM-226");
    }

    @Test
    void oneBuyerAtOneAddressMayOrderAsOftenAsHeLikes() {
        clock.set(LocalDateTime.of(2026, 6, 10, 9, 0));
        for (int i = 0; i < 500; i++) {
            assertThat(look(4711, 4712, 4713)).isEmpty();
        }
    }

    /** Two processes, each of which saw half of the buyers at a telephone, and a third that starts after both have stopped. */
    @Test
    void whatProcessesCountedIsMergedAndSurvivesAStart() {
        clock.set(LocalDateTime.of(2026, 6, 10, 9, 0));
        // Not the telephone of another test, which counted it on another day.
        long phone = 0x1234_5678_9abc_def1L;
        Repeats other = new Repeats(store, transactions, law, clock);
        for (int i = 0; i < 9; i++) {
            count(repeats, random.nextLong(), phone);
            count(other, random.nextLong(), phone);
        }
        repeats.merge();
        other.merge();
        repeats.merge();
        int both = count(repeats, 4711, phone).phoneBuyers();
        assertThat(both).as("eighteen and one, some taken for others of them").isBetween(13, 19);
        assertThat(count(other, 4711, phone).phoneBuyers()).isEqualTo(both);
        repeats.merge();
        assertThat(count(new Repeats(store, transactions, law, clock), 4711, phone).phoneBuyers()).isEqualTo(both);
        clock.set(LocalDateTime.of(2026, 6, 11, 10, 0));
        assertThat(count(new Repeats(store, transactions, law, clock), 4711, phone).phoneBuyers()).isEqualTo(1);
    }

    private static Repeats.Counts count(Repeats by, long buyer, long phone) {
        long[] values = new long[Values.LIST_SIZE];
        values[Values.LIST_BUYER] = buyer;
        values[Values.LIST_PHONE] = phone;
        values[Values.LIST_ADDRESS] = buyer + 1;
        return by.count(values, DAY);
    }
}
