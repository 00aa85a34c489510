package org.tongguan.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.hold.Hold;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Ledger;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;

/** From the bill to the money, on a clock that is moved. */
class RevenueTest extends PlatformTest {

    private static final AtomicLong BANKS = new AtomicLong(7_000);
    @org.junit.jupiter.api.BeforeEach
    void logIn() {
        org.tongguan.support.EveryRole.logIn();
    }

    @Autowired Bills bills;
    @Autowired Payments payments;
    @Autowired BillApi billApi;
    @Autowired PaymentApi paymentApi;
    @Autowired Holds holds;
    @Autowired Ledger ledger;
    @Autowired Journal journal;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    private final Actor bank = new Actor(BANKS.incrementAndGet(), "bank" + BANKS.get(), Set.of(Role.BANK), null, null);
    private final Actor officer = new Actor(2, "officer", Set.of(Role.OFFICER), "2201", null);
    private final SubjectRef subject = new SubjectRef("declaration", Ids.next());

    private BillOrder order(SubjectRef about, Bill.Settlement settlement, String... taxes) {
        List<Bill.Line> lines = new ArrayList<>();
        for (String tax : taxes) {
            lines.add(new Bill.Line(tax.split(" ")[0], new BigDecimal(tax.split(" ")[1])));
        }
        return new BillOrder(about, "220120261000000017", 71, "2201", LocalDate.now(clock), settlement, lines);
    }

    private Bill issued(String... taxes) {
        return bills.issue(List.of(order(subject, Bill.Settlement.IMMEDIATE, taxes))).getFirst();
    }

    private Payment pay(String bill, String amount, String reference) {
        return payments.pay(bank, new Payment.Order(bill, new BigDecimal(amount), "CNY", reference, clock.instant()));
    }

    private BigDecimal balance(String account) {
        return transactions.read(Actor.PLATFORM, () -> ledger.balance(account));
    }

    private List<Hold> openHolds() {
        return transactions.read(Actor.PLATFORM, () -> holds.listOpen(subject));
    }

    private List<String> told() {
        return transactions.read(Actor.PLATFORM, () -> journal.list(subject)).stream().map(JournalEntry::kind).toList();
    }

    private static void refused(ErrorCode code, String key, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(PlatformException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.key()).isEqualTo(key);
        });
    }

    @Test
    void theProcedureHasNoFaults() {
        assertThat(BillProcedure.TABLE.faults()).isEmpty();
    }

    @Test
    void aBillHoldsTheGoodsUntilItIsPaid() {
        Bill bill = issued("DUTY 8000.00", "VAT 14040.00");
        assertThat(bill.amount()).isEqualTo("22040.00");
        assertThat(bill.dueOn()).isEqualTo("2026-06-24");
        assertThat(openHolds()).singleElement().satisfies(hold -> {
            assertThat(hold.reason()).isEqualTo(HoldReason.PAYMENT);
            assertThat(hold.cause()).isEqualTo(bill.number());
        });
        assertThat(balance("bill:" + bill.number())).isEqualByComparingTo("22040.00");
        Payment payment = pay(bill.number(), "22040.00", "R1");
        assertThat(payment.lateFee()).isEqualByComparingTo("0");
        assertThat(openHolds()).isEmpty();
        assertThat(bills.find(subject).orElseThrow().state()).isEqualTo(Bill.State.PAID);
        assertThat(balance("bill:" + bill.number())).isEqualByComparingTo("0");
        assertThat(balance("treasury:" + bank.name())).isEqualByComparingTo("22040.00");
        assertThat(told()).containsExactly("BillIssued", "BillPaid");
    }

    @Test
    void aTermThatEndsOnAHolidayMovesAndTheLateFeeCountsFromThere() {
        clock.set(LocalDateTime.of(2026, 6, 5, 10, 0));
        Bill bill = issued("DUTY 123456.78");
        assertThat(bill.dueOn()).isEqualTo("2026-06-22");
        clock.set(LocalDateTime.of(2026, 6, 22, 23, 59));
        bills.markOverdue();
        assertThat(bills.find(subject).orElseThrow().state()).isEqualTo(Bill.State.OPEN);
        clock.set(LocalDateTime.of(2026, 6, 25, 9, 0));
        bills.markOverdue();
        assertThat(bills.find(subject).orElseThrow().state()).isEqualTo(Bill.State.OVERDUE);
        BillView view = bills.view(bills.find(subject).orElseThrow());
        assertThat(view.lateFee()).isEqualTo("185.19");
        assertThat(view.outstanding()).isEqualTo("123641.97");
        assertThat(view.lateFeeWorked()).hasSize(1);
        assertThatThrownBy(() -> pay(bill.number(), "123456.78", "R1")).isInstanceOfSatisfying(PlatformException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.REFUSED);
            assertThat(e.args().getFirst()).isEqualTo("123641.97");
        });
        Payment payment = pay(bill.number(), "123641.97", "R1");
        assertThat(payment.lateFee()).isEqualByComparingTo("185.19");
        assertThat(bills.find(subject).orElseThrow().lateFee()).isEqualByComparingTo("185.19");
        assertThat(balance("treasury:" + bank.name())).isEqualByComparingTo("123641.97");
        assertThat(told()).containsExactly("BillIssued", "BillFellDue", "BillPaid");
    }

    @Test // a step of it tells first that it fell due, once
    void aBillIsOverdueFromTheFirstMomentAfterItsTermWhetherOrNotAnybodySwept() {
        clock.set(LocalDateTime.of(2026, 6, 5, 10, 0));
        Bill bill = issued("DUTY 123456.78");
        clock.set(LocalDateTime.of(2026, 6, 22, 23, 59, 59));
        assertThat(bills.get(bank, bill.number()).state()).isEqualTo(Bill.State.OPEN);
        clock.set(LocalDateTime.of(2026, 6, 23, 0, 0));
        assertThat(bills.get(bank, bill.number()).state()).isEqualTo(Bill.State.OVERDUE);
        assertThat(bills.list(Actor.PLATFORM, Bill.State.OVERDUE, bill.number(), 0, 5).items()).extracting(Bill::number).containsExactly(bill.number());
        assertThat(bills.list(Actor.PLATFORM, Bill.State.OPEN, bill.number(), 0, 5).items()).isEmpty();
        pay(bill.number(), "123518.51", "R1");
        bills.markOverdue();
        assertThat(told()).containsExactly("BillIssued", "BillFellDue", "BillPaid");
    }

    @Test
    void aPaymentOfTheLastDayReportedLaterIsInTime() {
        Bill bill = issued("DUTY 200000.00");
        clock.set(LocalDateTime.of(2026, 6, 24, 23, 59));
        Instant lastMinute = clock.instant();
        clock.set(LocalDateTime.of(2026, 6, 29, 9, 0));
        bills.markOverdue();
        assertThat(payments.pay(bank, new Payment.Order(bill.number(), new BigDecimal("200000"), "CNY", "R1", lastMinute)).lateFee()).isEqualByComparingTo("0");
    }

    @Test
    void aBillToBeGuaranteedHoldsTheGoodsWithoutAGuaranteeAndAConsolidatedOneDoesNot() {
        Bill guaranteed = bills.issue(List.of(order(subject, Bill.Settlement.GUARANTEED, "DUTY 100.00"))).getFirst();
        assertThat(openHolds()).hasSize(1);
        pay(guaranteed.number(), "100", "G");
        Bill consolidated = bills.issue(List.of(order(new SubjectRef("declaration", Ids.next()), Bill.Settlement.CONSOLIDATED, "DUTY 100.00"))).getFirst();
        assertThat(openHolds()).isEmpty();
        assertThat(List.of(guaranteed.dueOn(), consolidated.dueOn())).hasToString("[2026-06-24, 2026-07-07]");
        assertThat(pay(consolidated.number(), "100", "C").billNumber()).isEqualTo(consolidated.number());
    }

    @Test
    void withoutTaxThereIsNoBillAndASubjectIsBilledOnce() {
        assertThat(bills.issue(List.of(order(subject, Bill.Settlement.IMMEDIATE, "DUTY 0.00")))).isEmpty();
        issued("DUTY 10.00");
        refused(ErrorCode.CONFLICT, "bill.exists", () -> issued("DUTY 10.00"));
    }

    @Test
    void theSameReportIsOnePaymentForEver() {
        Bill bill = issued("DUTY 500.00");
        Payment.Order report = new Payment.Order(bill.number(), new BigDecimal("500.00"), "CNY", "R7", clock.instant());
        Payment first = payments.pay(bank, report);
        clock.set(LocalDateTime.of(2027, 6, 1, 9, 0));
        assertThat(payments.pay(bank, report).id()).isEqualTo(first.id());
        refused(ErrorCode.CONFLICT, "payment.reference", () -> pay(bill.number(), "501.00", "R7"));
        refused(ErrorCode.CONFLICT, "procedure.step", () -> pay(bill.number(), "500.00", "R8"));
        assertThat(balance("treasury:" + bank.name())).isEqualByComparingTo("500.00");
        assertThat(payments.list(bank, "R7", 0, 20).items()).singleElement().satisfies(p -> assertThat(p.id()).isEqualTo(first.id()));
    }

    @Test
    void whatCannotBeAPaymentIsRefused() {
        Bill bill = issued("DUTY 500.00");
        refused(ErrorCode.REFUSED, "payment.amount", () -> pay(bill.number(), "499.99", "A"));
        refused(ErrorCode.REFUSED, "payment.amount", () -> pay(bill.number(), "500.01", "A"));
        refused(ErrorCode.NOT_FOUND, "bill", () -> pay("T000", "500.00", "A"));
        refused(ErrorCode.REFUSED, "payment.currency", () -> payments.pay(bank, new Payment.Order(bill.number(), new BigDecimal("500"), "USD", "A",
                clock.instant())));
        refused(ErrorCode.REFUSED, "payment.day", () -> payments.pay(bank,
                new Payment.Order(bill.number(), new BigDecimal("500"), "CNY", "A", clock.instant().plusSeconds(86_400))));
        refused(ErrorCode.FORBIDDEN, "procedure.role", () -> payments.pay(officer, new Payment.Order(bill.number(), new BigDecimal("500"), "CNY", "A",
                clock.instant())));
        refused(ErrorCode.MALFORMED, "payment.field", () -> paymentApi.pay(bank, new PaymentApi.PaymentInput(bill.number(), "5e2", "CNY", "A",
                "2026-06-10T01:00:00Z")));
        refused(ErrorCode.MALFORMED, "payment.field", () -> paymentApi.pay(bank, new PaymentApi.PaymentInput(bill.number(), "500", "CNY", "A", "yesterday")));
        assertThat(paymentApi.pay(bank, new PaymentApi.PaymentInput(bill.number(), "500", "CNY", "A", "2026-06-10T08:00:00+08:00")).state())
                .isEqualTo(Bill.State.PAID);
    }

    @Test
    void ofManyPaymentsAtOnceOneWins() throws Exception {
        Bill bill = issued("DUTY 900.00");
        List<Callable<Boolean>> calls = IntStream.range(0, 12).mapToObj(i -> (Callable<Boolean>) () -> {
            try {
                pay(bill.number(), "900.00", "P" + i);
                return true;
            } catch (PlatformException e) {
                return false;
            }
        }).toList();
        assertThat(wins(calls)).isEqualTo(1);
        assertThat(balance("treasury:" + bank.name())).isEqualByComparingTo("900.00");
    }

    @Test
    void theSameReportManyTimesAtOnceIsOnePayment() throws Exception {
        Bill bill = issued("DUTY 900.00");
        Payment.Order report = new Payment.Order(bill.number(), new BigDecimal("900.00"), "CNY", "SAME", clock.instant());
        List<Callable<Boolean>> calls = IntStream.range(0, 12).mapToObj(i -> (Callable<Boolean>) () -> payments.pay(bank, report) != null).toList();
        assertThat(wins(calls)).isEqualTo(12);
        assertThat(payments.list(bank, null, 0, 20).total()).isEqualTo(1);
    }

    private static long wins(List<Callable<Boolean>> calls) throws Exception {
        long wins = 0;
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Boolean> answer : threads.invokeAll(calls)) {
                wins += answer.get() ? 1 : 0;
            }
        }
        return wins;
    }

    @Test
    void anAmendmentBeforePaymentTakesTheBillsPlace() {
        Bill first = issued("DUTY 100.00", "VAT 50.00");
        Bills.Change change = bills.replace(order(subject, Bill.Settlement.IMMEDIATE, "DUTY 120.00", "VAT 50.00"), "value corrected");
        Bill second = change.issued().orElseThrow();
        assertThat(change.cancelled()).extracting(Bill::number).containsExactly(first.number());
        assertThat(second.amount()).isEqualByComparingTo("170.00");
        assertThat(openHolds()).extracting(Hold::cause).containsExactly(second.number());
        assertThat(balance("bill:" + first.number())).isEqualByComparingTo("0");
        refused(ErrorCode.CONFLICT, "procedure.step", () -> pay(first.number(), "150.00", "R"));
        assertThat(bills.replace(order(subject, Bill.Settlement.IMMEDIATE, "VAT 50.00", "DUTY 120.0"), "the same").issued()).isEmpty();
        assertThat(bills.find(subject).orElseThrow().number()).isEqualTo(second.number());
    }

    @Test
    void anAmendmentDoesNotWipeOutLateDays() {
        issued("DUTY 200000.00");
        clock.set(LocalDateTime.of(2026, 6, 26, 9, 0));
        bills.markOverdue();
        Bill second = bills.replace(order(subject, Bill.Settlement.IMMEDIATE, "DUTY 300000.00"), "value corrected").issued().orElseThrow();
        assertThat(second.dueOn()).isEqualTo("2026-06-24");
        assertThat(bills.view(second).lateFee()).isEqualTo("300.00");
    }

    @Test
    void anAmendmentAfterPaymentSettlesTheDifferenceTaxByTax() {
        pay(issued("DUTY 100.00", "VAT 50.00").number(), "150.00", "R1");
        Bills.Change change = bills.replace(order(subject, Bill.Settlement.IMMEDIATE, "DUTY 130.00", "VAT 45.00"), "reclassified");
        Bill more = change.issued().orElseThrow();
        assertThat(more.kind()).isEqualTo(Bill.Kind.SUPPLEMENTARY);
        assertThat(more.lines()).containsExactly(new Bill.Line("DUTY", new BigDecimal("30.00")));
        assertThat(change.refundsDue()).singleElement().satisfies(r -> {
            assertThat(r.tax()).isEqualTo("VAT");
            assertThat(r.amount()).isEqualByComparingTo("5.00");
        });
        pay(more.number(), "30.00", "R2");
        Bills.Change back = bills.replace(order(subject, Bill.Settlement.IMMEDIATE, "DUTY 100.00", "VAT 50.00"), "back again");
        assertThat(back.issued().orElseThrow().amount()).isEqualByComparingTo("5.00");
        assertThat(back.refundsDue()).singleElement().satisfies(r -> assertThat(r.amount()).isEqualByComparingTo("30.00"));
    }

    @Test
    void cancellingGivesBackOrNotesTheRefund() {
        Bill unpaid = issued("DUTY 100.00");
        assertThat(bills.cancel(subject, "withdrawn").cancelled()).extracting(Bill::number).containsExactly(unpaid.number());
        assertThat(openHolds()).isEmpty();
        assertThat(bills.find(subject)).isEmpty();
        assertThat(bills.cancel(subject, "withdrawn").cancelled()).isEmpty();
        pay(issued("DUTY 70.00").number(), "70.00", "R1");
        assertThat(bills.cancel(subject, "goods not shipped").refundsDue()).hasSize(1);
        assertThat(bills.cancel(subject, "again").refundsDue()).isEmpty();
        assertThat(bills.listRefundsDue(subject)).hasSize(1);
        assertThat(bills.cancel(new SubjectRef("declaration", Ids.next()), "none").cancelled()).isEmpty();
    }

    @Test
    void aTraderSeesItsOwnBillsOnly() {
        Bill bill = issued("DUTY 100.00");
        Actor own = new Actor(5, "own", Set.of(Role.DECLARANT), null, 71L);
        Actor other = new Actor(6, "other", Set.of(Role.DECLARANT), null, 72L);
        assertThat(billApi.get(own, bill.number()).lines()).hasSize(1);
        refused(ErrorCode.NOT_FOUND, "bill", () -> billApi.get(other, bill.number()));
        assertThat(billApi.list(other, null, bill.number(), 0, 20).items()).isEmpty();
        assertThat(billApi.list(officer, Bill.State.OPEN, bill.number(), 0, 20).items()).hasSize(1);
        assertThat(billApi.get(bank, bill.number()).outstanding()).isEqualTo("100.00");
        pay(bill.number(), "100.00", "R1");
        assertThat(payments.list(own, null, 0, 200).items()).anySatisfy(p -> assertThat(p.billNumber()).isEqualTo(bill.number()));
        assertThat(payments.list(other, null, 0, 200).items()).noneSatisfy(p -> assertThat(p.billNumber()).isEqualTo(bill.number()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensTheLedgerSumsToZeroAndNothingIsOverpaid(int seed) {
        Random random = new Random(seed);
        List<SubjectRef> subjects = IntStream.range(0, 5).mapToObj(i -> new SubjectRef("declaration", Ids.next())).toList();
        for (int i = 0; i < 60; i++) {
            SubjectRef about = subjects.get(random.nextInt(subjects.size()));
            String duty = "DUTY " + BigDecimal.valueOf(random.nextInt(0, 100_000), 2);
            String vat = "VAT " + BigDecimal.valueOf(random.nextInt(0, 100_000), 2);
            switch (random.nextInt(5)) {
                case 0, 1 -> bills.replace(order(about, Bill.Settlement.values()[random.nextInt(3)], duty, vat), "seeded");
                case 2 -> bills.cancel(about, "seeded");
                case 3 -> bills.find(about).filter(Bill::isUnpaid).ifPresent(b -> pay(b.number(), bills.view(b).outstanding(), "S" + b.number()));
                default -> {
                    clock.advance(java.time.Duration.ofDays(random.nextInt(12)));
                    bills.markOverdue();
                }
            }
        }
        transactions.run(Actor.PLATFORM, () -> {
            assertThat(jdbc.sql("select coalesce(sum(amount), 0) from ledger_entry where account in (select code from ledger_account where unit = 'CNY')")
                    .query(BigDecimal.class).single()).isEqualByComparingTo("0");
            assertThat(jdbc.sql("select count(*) from ledger_account where code like 'bill:%' and balance < 0").query(Long.class).single()).isZero();
        });
        for (SubjectRef about : subjects) {
            for (Bill bill : bills.list(about)) {
                assertThat(balance("bill:" + bill.number())).isEqualByComparingTo(bill.isUnpaid() ? bill.amount() : BigDecimal.ZERO);
            }
            List<Hold> open = transactions.read(Actor.PLATFORM, () -> holds.listOpen(about));
            assertThat(open).extracting(Hold::cause).containsExactlyElementsOf(bills.list(about).stream()
                    .filter(Bill::isUnpaid).map(Bill::number).toList());
        }
    }

    @Test
    void manyBillsTakeAsManyStatementsAsFew() {
        List<String> few = statements(8);
        List<String> many = statements(128);
        assertThat(few).hasSizeGreaterThan(5);
        assertThat(many).as("for few: %s", few).hasSizeLessThanOrEqualTo(few.size() + 3).hasSizeLessThan(30);
    }

    /** The statements of issuing so many bills, but for blocks of numbers, which run out now and then. */
    private List<String> statements(int count) {
        List<BillOrder> orders = IntStream.range(0, count).mapToObj(i -> order(new SubjectRef("declaration", Ids.next()), Bill.Settlement.IMMEDIATE,
                "DUTY 100.00", "VAT 13.00")).toList();
        Logger logger = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
        ListAppender<ILoggingEvent> log = new ListAppender<>() {
            @Override protected void append(ILoggingEvent event) {
                event.getThreadName(); // found out when first asked for: by the thread that speaks
                super.append(event);
            }
        };
        Thread here = Thread.currentThread();
        Level before = logger.getLevel();
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            assertThat(bills.issue(orders)).hasSize(count);
        } finally {
            logger.setLevel(before);
            logger.setAdditive(true);
            logger.detachAppender(log);
        }
        return List.copyOf(log.list).stream().filter(e -> e.getThreadName().equals(here.getName())).map(ILoggingEvent::getFormattedMessage)
                .filter(said -> said.matches("(?s)Executing .*\\[.*") && !said.contains("nextval")).toList();
    }
}
