package org.tongguan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SecondPlatform;

/** Nothing is made, lost, overdrawn or done twice, however many post at once. */
@SecondPlatform
class LedgerTest extends PlatformTest {

    @Autowired Ledger ledger;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    private final SubjectRef subject = new SubjectRef("test", Ids.next());
    private String prefix;
    private Account source;

    @BeforeEach
    void own() {
        prefix = "t" + Ids.next() + ":";
        source = Account.unlimited(prefix + "source", "CNY");
    }

    private Transfer move(String key, Account from, Account to, String amount) {
        return Transfer.move(Ids.next(), prefix + key, "test", subject, from, to, new BigDecimal(amount));
    }

    private boolean post(Transfer transfer) {
        return transactions.call(Actor.PLATFORM, () -> ledger.post(transfer));
    }

    private BigDecimal balance(Account account) {
        return transactions.read(Actor.PLATFORM, () -> ledger.balance(account.code()));
    }

    @Test
    void aKeyIsPostedOnceForEver() {
        Account purse = Account.notBelowZero(prefix + "purse", "CNY");
        assertThat(post(move("k", source, purse, "100"))).isTrue();
        assertThat(post(move("k", source, purse, "100"))).isFalse();
        assertThat(balance(purse)).isEqualByComparingTo("100");
    }

    @Test
    void aReversalUndoesOnce() {
        Account purse = Account.notBelowZero(prefix + "purse", "CNY");
        Transfer paid = move("k", source, purse, "12.34");
        post(paid);
        assertThat(transactions.call(Actor.PLATFORM, () -> ledger.reverse(paid.id(), "undo"))).isTrue();
        assertThat(transactions.call(Actor.PLATFORM, () -> ledger.reverse(paid.id(), "undo"))).isFalse();
        assertThat(balance(purse)).isEqualByComparingTo("0");
        assertThat(balance(source)).isEqualByComparingTo("0");
        assertThat(transactions.read(Actor.PLATFORM, () -> ledger.statement(purse.code(), Instant.EPOCH, clock.instant(), 0, 20)).total())
                .as("both stay to be read").isEqualTo(2);
    }

    @Test
    void whatDoesNotBalanceIsRefused() {
        Account other = Account.unlimited(prefix + "other", "USD");
        assertThatThrownBy(() -> post(move("k", source, other, "1"))).hasMessageContaining("does not balance");
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> {
            UUID id = Ids.next();
            ledger.post(Transfer.move(id, prefix + "q", "test", subject, source, Account.unlimited(prefix + "sink", "CNY"), BigDecimal.ONE));
            jdbc.sql("insert into ledger_entry(transfer_id, account, amount) values (?, ?, 5)").params(id, source.code()).update();
        })).as("even past the Java code").rootCause().hasMessageContaining("does not balance");
    }

    @Test
    void anEntryNamesATransferAndAnAccountThatExistAndStay() {
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("insert into ledger_entry values (gen_random_uuid(), 'nobody', 1)").update()))
                .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("does not exist");
        Account purse = Account.notBelowZero(prefix + "purse", "CNY");
        post(move("stays", source, purse, "1"));
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("delete from ledger_account where code = ?").param(purse.code()).update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void anEntryIsNeverEdited() {
        post(move("k", source, Account.unlimited(prefix + "sink", "CNY"), "1"));
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("update ledger_entry set amount = 2 where account = ?").param(source.code())
                .update())).isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("post a reversal");
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("delete from ledger_entry where account = ?").param(source.code()).update()))
                .rootCause().hasMessageContaining("post a reversal");
    }

    @Test
    void aLimitRefusesTheWholeBatch() {
        Account purse = new Account(prefix + "purse", "CNY", BigDecimal.ZERO, new BigDecimal("100"));
        assertThatThrownBy(() -> transactions.call(Actor.PLATFORM, () -> ledger.post(List.of(move("a", source, purse, "60"), move("b", source, purse, "60")))))
                .isInstanceOf(PlatformException.class).hasMessageContaining("ledger.limit");
        assertThat(balance(purse)).isEqualByComparingTo("0");
        assertThat(post(move("a", source, purse, "60"))).as("its key is free again").isTrue();
    }

    @Test
    void aRefusalThatItsCallerSurvivesLeavesNothingBehind() {
        Account purse = Account.notBelowZero(prefix + "purse", "CNY");
        transactions.run(Actor.PLATFORM, () -> {
            assertThatThrownBy(() -> ledger.post(move("a", purse, source, "60"))).isInstanceOf(PlatformException.class);
            ledger.post(move("b", source, purse, "1"));
        });
        assertThat(balance(purse)).isEqualByComparingTo("1");
        assertThat(balance(source)).isEqualByComparingTo("-1");
    }

    /** 10,000 seeded transfers from 8 threads over 12 accounts with limits, one in eight repeated. */
    @Test
    void manyAtOnce() throws Exception {
        List<Account> purses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            purses.add(new Account(prefix + "purse" + i, "CNY", BigDecimal.ZERO, new BigDecimal("5000")));
        }
        Map<String, Transfer> posted = new ConcurrentHashMap<>();
        List<Future<int[]>> work = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                Random random = new Random(4711 + thread);
                String name = "t" + thread + "-";
                work.add(threads.submit(() -> postMany(random, name, purses, posted)));
            }
        }
        int refused = 0;
        int repeated = 0;
        for (Future<int[]> one : work) {
            refused += one.get()[0];
            repeated += one.get()[1];
        }
        assertThat(refused).as("the limits were met").isPositive();
        assertThat(repeated).as("repeats were tried").isPositive();
        BigDecimal sum = balance(source);
        for (Account purse : purses) {
            BigDecimal expected = posted.values().stream().flatMap(t -> t.postings().stream()).filter(p -> p.account().equals(purse))
                    .map(Transfer.Posting::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(balance(purse)).isEqualByComparingTo(expected).isBetween(BigDecimal.ZERO, new BigDecimal("5000"));
            BigDecimal kept = transactions.read(Actor.PLATFORM, () -> jdbc.sql("select balance from ledger_account where code = ?").param(purse.code())
                    .query(BigDecimal.class).single());
            assertThat(kept).as("what the limit looks at is what the entries say").isEqualByComparingTo(expected);
            sum = sum.add(expected);
        }
        assertThat(sum).isEqualByComparingTo("0");
    }

    private int[] postMany(Random random, String name, List<Account> purses, Map<String, Transfer> posted) {
        int refused = 0;
        int repeated = 0;
        for (int i = 0; i < 1250; i++) {
            boolean repeat = i > 0 && random.nextInt(8) == 0;
            Account one = purses.get(random.nextInt(purses.size()));
            Account two = random.nextInt(3) == 0 ? source : purses.get(random.nextInt(purses.size()));
            if (one.equals(two)) {
                two = source;
            }
            boolean in = random.nextBoolean();
            Transfer transfer = move(name + (repeat ? random.nextInt(i) : i), in ? two : one, in ? one : two, BigDecimal.valueOf(random.nextInt(1, 150_000), 2)
                    .toPlainString());
            try {
                if (post(transfer)) {
                    Transfer before = posted.put(transfer.key(), transfer);
                    assertThat(before).as("posted twice: %s", transfer.key()).isNull();
                } else {
                    repeated++;
                    assertThat(repeat).isTrue();
                }
            } catch (PlatformException limit) {
                refused++;
            }
        }
        return new int[] {refused, repeated};
    }
}
