package org.tongguan.revenue.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.formats.FormatException;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Ledger;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillOrder;
import org.tongguan.revenue.Bills;
import org.tongguan.revenue.Payment;
import org.tongguan.revenue.Payments;
import org.tongguan.revenue.order.BankOrder;
import org.tongguan.revenue.order.BankOrders;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** A bank's statement against the ledger: to the cent, once, whatever it holds. */
class ReconciliationTest extends PlatformTest {

    private static final AtomicLong BANKS = new AtomicLong(8_000);
    private static final Actor SENIOR = new Actor(3, "senior-r", Set.of(Role.OFFICER, Role.SENIOR), "2248", null);

    @Autowired Reconciliation reconciliation;
    @Autowired EntrySettlement settlement;
    @Autowired BankOrders orders;
    @Autowired Bills bills;
    @Autowired Payments payments;
    @Autowired Ledger ledger;
    @Autowired Traders traders;
    @Autowired Jobs jobs;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    private Actor bank = new Actor(BANKS.incrementAndGet(), "bank-r" + BANKS.get(), Set.of(Role.BANK), null, null);

    private Bill bill(long trader, String amount) {
        return bills.issue(List.of(new BillOrder(new SubjectRef("declaration", Ids.next()), "224820261" + "%09d".formatted(BANKS.incrementAndGet()), trader,
                "2248", LocalDate.now(clock), Bill.Settlement.IMMEDIATE, List.of(new Bill.Line("DUTY", new BigDecimal(amount)))))).getFirst();
    }

    private static CamtWriter.Entry credit(String amount, LocalDate day, String reference, String endToEnd, String told) {
        return new CamtWriter.Entry(true, new BigDecimal(amount), day, reference, endToEnd, told, "某某公司 <A&B>");
    }

    private BankStatement send(String reference, LocalDate day, BigDecimal opening, List<CamtWriter.Entry> entries) {
        return reconciliation.take(bank, CamtWriter.write(reference, "310", day, opening, entries).getBytes(StandardCharsets.UTF_8));
    }

    private List<BankStatement.Entry> entries(BankStatement s) {
        return reconciliation.listEntries(SENIOR, null, null, s.id(), null, 0, 200).items().stream()
                .sorted(java.util.Comparator.comparing(BankStatement.Entry::position)).toList();
    }

    private BigDecimal balance(String account) {
        return transactions.read(Actor.PLATFORM, () -> ledger.balance(account));
    }

    @Test
    void theProcedureHasNoFaults() {
        assertThat(BankEntryProcedure.TABLE.faults()).isEmpty();
    }

    @Test
    void aStatementEndsTheAskingForAnOrder() {
        Trader trader = SampleTraders.register(traders);
        Actor declarant = new Actor(1_000 + trader.id(), "declarant-" + trader.id(), Set.of(Role.DECLARANT), null, trader.id());
        Bill owed = bill(trader.id(), "300.00");
        BankOrder order = orders.collect(declarant, owed.number(), "6222000000000004");
        jobs.runDue();
        bank = new Actor(BANKS.incrementAndGet(), order.bank(), Set.of(Role.BANK), null, null);
        BankStatement s = send("S1", LocalDate.now(clock), BigDecimal.ZERO.setScale(2), List.of(credit("300.00", LocalDate.now(clock), "",
                order.number(), "")));
        assertThat(entries(s)).singleElement().satisfies(e -> assertThat(e.state()).isEqualTo(BankStatement.State.MATCHED));
        assertThat(orders.list(declarant, null, owed.number(), 0, 5).items()).singleElement()
                .satisfies(o -> assertThat(o.state()).isEqualTo(BankOrder.State.DONE));
        assertThat(bills.get(declarant, owed.number()).state()).isEqualTo(Bill.State.PAID);
        clock.advance(java.time.Duration.ofHours(2));
        jobs.runDue();
        assertThat(bills.get(declarant, owed.number()).state()).isEqualTo(Bill.State.PAID);
    }

    @Test
    void theMessageAfterTheStatementIsTheSamePayment() {
        Bill owed = bill(71, "500.00");
        LocalDate day = LocalDate.now(clock);
        BankStatement s = send("S1", day, new BigDecimal("10.00"), List.of(credit("500.00", day, "R-1", "", owed.number())));
        assertThat(entries(s).getFirst().state()).isEqualTo(BankStatement.State.MATCHED);
        Payment late = payments.pay(bank, new Payment.Order(owed.number(), new BigDecimal("500.00"), "CNY", "R-1", clock.instant()));
        assertThat(late.reportId()).isEqualTo(entries(s).getFirst().report());
        assertThat(balance("bank:" + bank.name() + ":310")).isEqualByComparingTo("510.00");
        assertThat(balance("treasury:" + bank.name())).isEqualByComparingTo("0");
    }

    @Test
    void theSameStatementFromManySidesIsTakenOnce() throws Exception {
        Bill owed = bill(71, "700.00");
        LocalDate day = LocalDate.now(clock);
        Callable<BankStatement> sending = () -> send("S1", day, BigDecimal.ZERO.setScale(2), List.of(credit("700.00", day, "R-2", "", owed.number())));
        try (var pool = Executors.newFixedThreadPool(6)) {
            Set<Object> ids = new java.util.HashSet<>();
            for (var sent : pool.invokeAll(java.util.Collections.nCopies(6, sending))) {
                ids.add(sent.get().id());
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(balance("bank:" + bank.name() + ":310")).isEqualByComparingTo("700.00");
        assertThatThrownBy(() -> send("S1", day, BigDecimal.ZERO.setScale(2), List.of())).isInstanceOfSatisfying(PlatformException.class,
                e -> assertThat(e.key()).isEqualTo("bankstatement.twice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><Document/>", "<Document/>", "{}", "",
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Id>1</Id></Stmt></BkToCstmrStmt></Document>",
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt/><Stmt/></BkToCstmrStmt></Document>",
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"></Document>"})
    void whatIsNoStatementIsRefused(String text) {
        assertThatThrownBy(() -> reconciliation.take(bank, text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(FormatException.class);
    }

    @Test
    void whatIsTooDeepTooLongOrNotInYuanIsRefused() {
        String good = CamtWriter.write("S1", "310", LocalDate.now(clock), BigDecimal.ONE.setScale(2),
                List.of(credit("1.00", LocalDate.now(clock), "a", "", "b")));
        for (String bad : List.of(good.replace("<Stmt>", "<Stmt>" + "<a>".repeat(30) + "</a>".repeat(30)),
                good.replace("b</Ustrd>", "b".repeat(2_000) + "</Ustrd>"),
                good.replace(">1.00<", ">1.001<"), good.replace(">1.00<", ">-1.00<"), good.replace(">1.00<", ">1e2<"),
                good.replace("CRDT</CdtDbtInd><Sts>", "X</CdtDbtInd><Sts>"),
                good.replace("<Ustrd>b", "b<Ustrd>"))) {
            assertThatThrownBy(() -> reconciliation.take(bank, bad.getBytes(StandardCharsets.UTF_8))).as(bad).isInstanceOf(FormatException.class);
        }
        assertThatThrownBy(() -> reconciliation.take(bank, good.replace("Ccy=\"CNY\"", "Ccy=\"USD\"").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.key()).isEqualTo("bankstatement.currency"));
    }

    /** Twenty days of a bank that reports, books, doubles, mistakes and invents; officers that settle at random: every day to the cent. */
    @Test
    void whateverComesTheBooksAgree() {
        Random random = new Random(20_260_610);
        BigDecimal closing = new BigDecimal("1234.56");
        List<Bill> known = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            clock.set(LocalDateTime.of(2026, 6, 10, 9, 0).plusDays(day));
            LocalDate today = LocalDate.now(clock);
            List<CamtWriter.Entry> lines = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                known.add(bill(71, (100 + random.nextInt(900_00)) / 100 + "." + (10 + random.nextInt(90))));
            }
            for (Bill b : known) {
                Payments.Owed owed = payments.owed(b.number(), today);
                String reference = "N" + Ids.next();
                if (owed.open() && random.nextInt(3) == 0) {
                    payments.take(bank, new Payment.Order(b.number(), owed.total(), "CNY", reference, clock.instant()));
                }
                switch (random.nextInt(8)) {
                    case 0, 1 -> lines.add(credit(owed.total().max(BigDecimal.ONE).toPlainString(), today, reference, "", b.number()));
                    case 2 -> lines.add(credit("7." + (10 + random.nextInt(90)), today, "X" + Ids.next(), "", "税单 " + b.number() + " 部分"));
                    case 3 -> lines.add(credit("3.33", today, "Y" + Ids.next(), "", "gift"));
                    case 4 -> lines.add(new CamtWriter.Entry(false, new BigDecimal("1.50"), today, "", "", "fee", ""));
                    default -> { }
                }
            }
            BankStatement s = send("S" + day, today, closing, lines);
            closing = s.closing();
            assertThat(balance("bank:" + bank.name() + ":310")).isEqualByComparingTo(closing);
            for (BankStatement.Entry e : entries(s)) {
                if (e.state() == BankStatement.State.OPEN && random.nextBoolean()) {
                    try {
                        settlement.act(SENIOR, e.id(), e.credit() ? random.nextBoolean() ? "assign" : "give-back" : "explain", null, "seeded");
                    } catch (PlatformException refused) {
                        assertThat(refused.key()).isIn("bankorder.paid", "bankentry.number");
                    }
                }
            }
        }
        BigDecimal open = transactions.read(Actor.PLATFORM, () -> jdbc.sql("""
                select coalesce(sum(case e.direction when 'CREDIT' then e.amount else -e.amount end), 0) from bank_entry e join bank_statement s
                on s.id = e.statement_id where s.bank_account = ? and e.state = 'OPEN'""").param(bank.accountId()).query(BigDecimal.class).single());
        assertThat(balance("unexplained:" + bank.name()).negate()).isEqualByComparingTo(open);
        BigDecimal transit = reconciliation.listMissing(SENIOR).stream().filter(r -> r.bank().name().equals(bank.name())).map(Payment.Report::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(balance("treasury:" + bank.name())).isEqualByComparingTo(transit);
        assertThat(transactions.read(Actor.PLATFORM, ledger::trialBalance).isSound()).isTrue();
        for (Bill b : known) {
            Bill now = bills.get(SENIOR, b.number());
            assertThat(balance("bill:" + b.number())).isEqualByComparingTo(now.isUnpaid() ? now.amount() : BigDecimal.ZERO);
        }
    }
}
