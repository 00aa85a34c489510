package org.tongguan.bench;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongguan.guarantee.Guarantee;
import org.tongguan.guarantee.GuaranteeRegister;
import org.tongguan.guarantee.Securities;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Account;
import org.tongguan.ledger.Ledger;
import org.tongguan.ledger.PendingTransfer;
import org.tongguan.ledger.PendingTransfers;
import org.tongguan.ledger.Transfer;
import org.tongguan.ledger.TrialBalance;
import org.tongguan.runtime.GroupCommitter;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.postgres.EmbeddedPostgres;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/**
 * Transfers a second, durable and acknowledged one by one: on one hot account with limits, spread, and set aside instead of posted. Then a thousand
 * reservations at once on one real guarantee, which must stop exactly at its limit.
 */
public final class LedgerBench {

    private static final int CALLERS = 512;
    private static final int BATCH = 256;
    private static final int SPREAD = 1_000;
    private static final int WARM_UP_SECONDS = 8;
    private static final SubjectRef SUBJECT = new SubjectRef("bench", Ids.next());
    private static final BigDecimal ROOM = new BigDecimal("1000000000");
    private static final int RESERVATIONS = 1_000;
    private static final BigDecimal LIMIT = new BigDecimal("10000.00");
    private static final BigDecimal DUTY = new BigDecimal("25.00");
    private static final String OFFICE = "2218";

    private final Ledger ledger;
    private final PendingTransfers pendings;
    private final Transactions transactions;
    private final List<Account> accounts = new ArrayList<>();
    private final Account outside = Account.unlimited("bench:outside", "CNY");

    private LedgerBench(ConfigurableApplicationContext context) {
        ledger = context.getBean(Ledger.class);
        pendings = context.getBean(PendingTransfers.class);
        transactions = context.getBean(Transactions.class);
        for (int i = 0; i < SPREAD; i++) {
            accounts.add(Account.notBelowZero("bench:" + i, "CNY"));
        }
        transactions.run(Actor.PLATFORM, () -> ledger.post(accounts.stream().map(a -> move(outside, a, ROOM)).toList()));
    }

    public static void main(String[] args) throws Exception {
        int seconds = args.length == 0 ? 20 : Integer.parseInt(args[0]);
        Path home = Path.of("target/bench-ledger").toAbsolutePath();
        DataDirectory.delete(home);
        boolean sound;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home); ConfigurableApplicationContext context = Inside.start(home, postgres)) {
            LedgerBench bench = new LedgerBench(context);
            System.out.printf("%s, %s, load average %s, %d callers, at most %d in a transaction%n", Machine.now(), Machine.processor(), Machine.loadAverage(),
                    CALLERS, BATCH);
            Random random = new Random(1);
            bench.measure("warm-up", 2, WARM_UP_SECONDS, false, () -> bench.accounts.get(random.nextInt(SPREAD)));
            bench.measure("one hot account", 2, seconds, false, bench.accounts::getFirst);
            bench.measure("spread over " + SPREAD, 2, seconds, false, () -> bench.accounts.get(random.nextInt(SPREAD)));
            bench.measure("set aside on one hot account", 2, seconds, true, bench.accounts::getFirst);
            boolean exact = bench.reserve(context);
            TrialBalance trial = bench.transactions.read(Actor.PLATFORM, bench.ledger::trialBalance);
            trial.units().forEach(u -> System.out.printf("trial balance %s: sum %s%n", u.unit(), u.sum()));
            System.out.printf("%d transfers, %d pending; books %s%n", trial.transfers(), trial.pending(), trial.isSound() ? "sound" : trial.faults());
            sound = trial.isSound() & exact;
        } finally {
            DataDirectory.delete(home);
        }
        System.exit(sound ? 0 : 1);
    }

    private static Transfer move(Account from, Account to, BigDecimal amount) {
        return Transfer.move(Ids.next(), "bench:" + Ids.next(), "bench", SUBJECT, from, to, amount);
    }

    /** Callers who wait for each transfer's commit before they hand in the next. */
    private void measure(String what, int committers, int seconds, boolean aside, Supplier<Account> from) throws InterruptedException {
        ConcurrentLinkedQueue<Long> waits = new ConcurrentLinkedQueue<>();
        AtomicLong refused = new AtomicLong();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long began = System.nanoTime();
        try (GroupCommitter<Transfer, Boolean> group = new GroupCommitter<>("ledger", committers, BATCH, 4 * CALLERS, batch -> post(batch, aside))) {
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(Thread.ofVirtual().start(() -> {
                    while (System.nanoTime() < end) {
                        long start = System.nanoTime();
                        Account account;
                        synchronized (from) {
                            account = from.get();
                        }
                        if (group.submit(move(account, outside, BigDecimal.ONE)).join()) {
                            waits.add(System.nanoTime() - start);
                        } else {
                            refused.incrementAndGet();
                        }
                    }
                }));
            }
            for (Thread caller : callers) {
                caller.join();
            }
        }
        double took = (System.nanoTime() - began) / 1e9;
        long[] sorted = waits.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        System.out.printf("%s: %,.0f/s (%,d in %.1f s, %d refused), wait p50 %.1f ms, p99 %.1f ms%n", what, sorted.length / took, sorted.length, took,
                refused.get(), sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
    }

    /** Everybody at once, each in a transaction of its own, on a guarantee that has room for some of them: as many as fit, no more and no fewer. */
    private boolean reserve(ConfigurableApplicationContext context) throws InterruptedException {
        GuaranteeRegister register = context.getBean(GuaranteeRegister.class);
        Securities securities = context.getBean(Securities.class);
        Trader trader = SampleTraders.register(context.getBean(Traders.class));
        Actor declarant = new Actor(1, "bench", Set.of(Role.DECLARANT), null, trader.id());
        LocalDate today = LocalDate.now(context.getBean(Clock.class));
        String number = register.register(declarant, new GuaranteeRegister.Draft(Guarantee.Form.BANK_LETTER, Guarantee.Scope.GENERAL, trader.id(), OFFICE,
                "中国银行上海市分行", "L" + Ids.next(), null, LIMIT, today, today.plusYears(1), null)).number();
        Actor officer = new Actor(2, "bench-officer", Set.of(Role.OFFICER), OFFICE, null);
        register.act(officer, number, "accept", "");
        AtomicInteger secured = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < RESERVATIONS; i++) {
            Securities.Duty duty = new Securities.Duty(new SubjectRef("declaration", Ids.next()), "T" + Ids.next(), null, trader.id(), DUTY);
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                secured.addAndGet(transactions.call(declarant, () -> securities.secure(List.of(duty))).size());
            }));
        }
        long began = System.nanoTime();
        start.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        double took = (System.nanoTime() - began) / 1e9;
        Ledger.Standing standing = register.get(officer, number).standing();
        long kept = register.reservations(officer, number, true, null, 0, 1).total();
        int room = LIMIT.divideToIntegralValue(DUTY).intValue();
        System.out.printf("%,d reservations of %s at once on one guarantee of %s: %,d fit of %,d that have room, %s set aside, %s free, in %.1f s%n",
                RESERVATIONS, DUTY, LIMIT, secured.get(), room, standing.goes().setScale(2), standing.free().setScale(2), took);
        return secured.get() == room && kept == room && standing.goes().compareTo(LIMIT) == 0 && standing.free().signum() == 0;
    }

    private List<Boolean> post(List<Transfer> batch, boolean aside) {
        return transactions.call(Actor.PLATFORM, () -> {
            if (aside) {
                var refused = pendings.reserve(batch.stream().map(t -> new PendingTransfer(t, null)).toList()).keySet();
                return batch.stream().map(t -> refused.stream().noneMatch(p -> p.transfer() == t)).toList();
            }
            ledger.post(batch);
            return Collections.nCopies(batch.size(), true);
        });
    }
}
