package org.tongguan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;

/** Set aside, then posted, given back or expired: once, within the limits, told for every moment that was. */
class TwoPhaseTest extends PlatformTest {

    @Autowired Ledger ledger;
    @Autowired PendingTransfers pendings;
    @Autowired Transactions transactions;
    @Autowired Jobs jobs;
    @Autowired JdbcClient jdbc;
    @Value("${spring.datasource.url}") String url;
    @Value("${spring.datasource.username}") String user;
    @Value("${spring.datasource.password}") String password;

    private final SubjectRef subject = new SubjectRef("test", Ids.next());
    private String prefix;
    private Account source;
    private Account purse;
    private Account sink;

    @BeforeEach
    void own() {
        prefix = "p" + Ids.next() + ":";
        source = Account.unlimited(prefix + "source", "CNY");
        sink = Account.unlimited(prefix + "sink", "CNY");
        purse = Account.notBelowZero(prefix + "purse", "CNY");
    }

    private Transfer move(String key, Account from, Account to, String amount) {
        return Transfer.move(Ids.next(), prefix + key, "test", subject, from, to, new BigDecimal(amount));
    }

    private void fill(String amount) {
        transactions.call(Actor.PLATFORM, () -> ledger.post(move("fill", source, purse, amount)));
    }

    private UUID reserve(String key, String amount, Instant expiresAt) {
        PendingTransfer pending = new PendingTransfer(move(key, purse, sink, amount), expiresAt);
        return transactions.call(Actor.PLATFORM, () -> pendings.reserve(List.of(pending))).isEmpty() ? pending.transfer().id() : null;
    }

    /** The purse's, newest first. */
    private List<Ledger.Line> statement() {
        return transactions.read(Actor.PLATFORM, () -> ledger.statement(purse.code(), Instant.EPOCH, clock.instant(), 0, 20)).items();
    }

    private boolean post(UUID id) {
        return transactions.call(Actor.PLATFORM, () -> pendings.post(id));
    }

    private boolean giveBack(UUID id) {
        return transactions.call(Actor.PLATFORM, () -> !pendings.voidAll(List.of(id)).isEmpty());
    }

    private String standing(Account account, Instant at) {
        Ledger.Standing standing = transactions.read(Actor.PLATFORM, () -> ledger.standing(account.code(), at));
        return standing.balance().stripTrailingZeros().toPlainString() + " -" + standing.goes().stripTrailingZeros().toPlainString();
    }

    private String standing() {
        return standing(purse, clock.instant());
    }

    @Test
    void whatIsSetAsideCannotBeSpentTwiceAndIsPostedOnce() {
        fill("100");
        UUID first = reserve("a", "70", null);
        assertThat(standing()).isEqualTo("100 -70");
        assertThat(reserve("b", "30.01", null)).as("no room beside what is set aside").isNull();
        assertThatThrownBy(() -> transactions.call(Actor.PLATFORM, () -> ledger.post(move("c", purse, sink, "40"))))
                .isInstanceOf(PlatformException.class).hasMessageContaining("ledger.limit");
        assertThat(reserve("b", "30", null)).as("its key is free again").isNotNull();
        assertThat(post(first)).isTrue();
        assertThat(post(first)).as("a second time has no effect").isFalse();
        assertThat(standing()).isEqualTo("30 -30");
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> pendings.post(Ids.next()))).hasMessageContaining("ledger.pending");
    }

    @Test
    void whatIsGivenBackIsFreeAgainAndNeverPosted() {
        fill("100");
        UUID id = reserve("a", "70", null);
        assertThat(giveBack(id)).isTrue();
        assertThat(giveBack(id)).isFalse();
        assertThat(standing()).isEqualTo("100 -0");
        assertThatThrownBy(() -> post(id)).hasMessageContaining("ledger.settled");
        reserve("a", "70", null);
        assertThat(standing()).as("a key is taken once for ever").isEqualTo("100 -0");
    }

    @Test
    void whatIsNotSettledInTimeExpiresByTheClock() {
        fill("100");
        UUID inTime = reserve("a", "10", clock.instant().plus(Duration.ofDays(5)));
        UUID late = reserve("b", "20", clock.instant().plus(Duration.ofDays(5)));
        clock.advance(Duration.ofHours(1));
        assertThat(post(inTime)).isTrue();
        clock.advance(Duration.ofDays(5));
        assertThatThrownBy(() -> post(late)).as("its time is over, whether or not the job has run").hasMessageContaining("ledger.settled");
        assertThat(standing()).isEqualTo("90 -20");
        jobs.runDue();
        assertThat(standing()).isEqualTo("90 -0");
        assertThat(statement()).extracting(Ledger.Line::phase).containsExactly(Ledger.Phase.EXPIRED, Ledger.Phase.POSTED, Ledger.Phase.PENDING,
                Ledger.Phase.PENDING, Ledger.Phase.POSTED);
    }

    @Test
    void everyPastMomentIsKnown() {
        Map<Instant, String> seen = new HashMap<>();
        fill("100");
        seen.put(clock.instant(), standing());
        clock.advance(Duration.ofHours(1));
        UUID id = reserve("a", "60", null);
        seen.put(clock.instant(), standing());
        clock.advance(Duration.ofHours(1));
        post(id);
        seen.put(clock.instant(), standing());
        clock.advance(Duration.ofHours(1));
        UUID other = reserve("b", "15", null);
        seen.put(clock.instant(), standing());
        clock.advance(Duration.ofHours(1));
        giveBack(other);
        seen.put(clock.instant(), standing());
        assertThat(seen.values()).containsExactlyInAnyOrder("100 -0", "100 -60", "40 -0", "40 -15", "40 -0");
        clock.advance(Duration.ofDays(400));
        seen.forEach((at, then) -> assertThat(standing(purse, at)).as("at %s", at).isEqualTo(then));
        assertThat(statement()).extracting(l -> l.phase() + " "
                + l.amount().stripTrailingZeros().toPlainString() + " " + l.pending().stripTrailingZeros().toPlainString() + " "
                + l.balance().stripTrailingZeros().toPlainString()).containsExactly("VOIDED 0 15 40", "PENDING 0 -15 40",
                "POSTED -60 60 40", "PENDING 0 -60 100", "POSTED 100 0 100");
    }

    @Test
    void quantitiesAndCountsAreKeptToTheirUnits() {
        Unit kilogram = Unit.quantity("035");
        Unit carton = Unit.count("carton");
        Account here = Account.notBelowZero(prefix + "kg", kilogram);
        Account cartons = Account.notBelowZero(prefix + "cartons", carton);
        Transfer arrived = new Transfer(Ids.next(), prefix + "in", "arrived", subject, null, List.of(
                new Transfer.Posting(Account.unlimited(prefix + "outside-kg", kilogram), new BigDecimal("-495174.6")),
                new Transfer.Posting(here, new BigDecimal("495174.6")),
                new Transfer.Posting(Account.unlimited(prefix + "outside-cartons", carton), new BigDecimal("-11606")),
                new Transfer.Posting(cartons, new BigDecimal("11606"))));
        assertThat(transactions.call(Actor.PLATFORM, () -> ledger.post(arrived))).isTrue();
        assertThat(standing(here, clock.instant())).isEqualTo("495174.6 -0");
        Account half = Account.unlimited(prefix + "half", carton);
        assertThatThrownBy(() -> move("half", cartons, half, "0.5").check()).hasMessageContaining("finer than its account counts");
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("insert into ledger_entry values (?, ?, 0.5), (?, ?, -0.5)")
                .params(arrived.id(), cartons.code(), arrived.id(), prefix + "outside-cartons").update()))
                .as("even past the Java code").rootCause().hasMessageContaining("finer than its account counts");
    }

    @Test
    void nothingOfItIsEverChanged() {
        fill("100");
        UUID id = reserve("a", "10", null);
        giveBack(id);
        for (String change : List.of("update ledger_pending set kind = 'x' where id = '" + id + "'",
                "delete from ledger_pending_entry where transfer_id = '" + id + "'",
                "update ledger_outcome set outcome = 'POSTED' where pending_id = '" + id + "'",
                "delete from ledger_outcome where pending_id = '" + id + "'", "update ledger_account set decimals = 4 where code = '" + purse.code() + "'")) {
            assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql(change).update())).as(change).isInstanceOf(DataAccessException.class);
        }
    }

    /** 8 threads, seeded: fill, set aside, post, give back, reverse, let time pass; nothing is ever overdrawn and all sums agree. */
    @Test
    void manyAtOnce() throws Exception {
        List<Account> purses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            purses.add(new Account(prefix + "p" + i, "CNY", BigDecimal.ZERO, new BigDecimal("2000")));
        }
        List<Future<Integer>> work = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                Random random = new Random(815 + thread);
                String name = "t" + thread + "-";
                work.add(threads.submit(() -> some(random, name, purses)));
            }
        }
        int refused = 0;
        for (Future<Integer> one : work) {
            refused += one.get();
        }
        assertThat(refused).as("the limits were met").isPositive();
        clock.advance(Duration.ofHours(2));
        jobs.runDue();
        for (Account one : purses) {
            Ledger.Standing standing = transactions.read(Actor.PLATFORM, () -> ledger.standing(one.code()));
            assertThat(standing.free()).isNotNegative();
            assertThat(standing.balance().add(standing.comes())).isLessThanOrEqualTo(new BigDecimal("2000"));
        }
        TrialBalance trial = transactions.read(Actor.PLATFORM, ledger::trialBalance);
        assertThat(trial.faults()).isEmpty();
        assertThat(trial.units()).allSatisfy(unit -> assertThat(new BigDecimal(unit.sum())).isEqualByComparingTo("0"));
    }

    private int some(Random random, String name, List<Account> purses) {
        int refused = 0;
        List<UUID> open = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            Account from = random.nextInt(3) == 0 ? source : purses.get(random.nextInt(purses.size()));
            Account to = random.nextInt(3) == 0 || from.equals(source) ? purses.get(random.nextInt(purses.size())) : sink;
            if (from.equals(to)) {
                to = sink;
            }
            Transfer transfer = move(name + i, from, to, BigDecimal.valueOf(random.nextInt(1, 60_000), 2).toPlainString());
            int dice = random.nextInt(6);
            if (dice < 2) {
                refused += posted(transfer) ? 0 : 1;
            } else if (dice < 4) {
                Instant expiry = random.nextBoolean() ? null : clock.instant().plus(Duration.ofHours(1));
                if (transactions.call(Actor.PLATFORM, () -> pendings.reserve(List.of(new PendingTransfer(transfer, expiry)))).isEmpty()) {
                    open.add(transfer.id());
                } else {
                    refused++;
                }
            } else if (!open.isEmpty()) {
                UUID id = open.remove(random.nextInt(open.size()));
                assertThat(dice == 4 ? post(id) : giveBack(id)).isTrue();
            }
        }
        return refused;
    }

    private boolean posted(Transfer transfer) {
        try {
            return transactions.call(Actor.PLATFORM, () -> ledger.post(transfer));
        } catch (PlatformException e) {
            assertThat(e.key()).isEqualTo("ledger.limit");
            return false;
        }
    }

    @Test
    void theTrialBalanceNamesWhatWasTamperedWith() throws Exception {
        fill("100");
        assertThat(transactions.read(Actor.PLATFORM, ledger::trialBalance).isSound()).isTrue();
        Connection owner = java.sql.DriverManager.getConnection(url, user, password);
        try (owner; var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("alter table ledger_entry disable trigger user");
            statement.execute("update ledger_entry set amount = amount + 1 where account = '" + purse.code() + "'");
            assertThat(TrialBalance.of(owner).faults()).extracting(TrialBalance.Fault::code)
                    .contains("unit-not-zero", "unbalanced-transfers", "balances-kept-otherwise");
            owner.rollback();
        }
    }
}
