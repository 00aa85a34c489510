package org.tongguan.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;

/** The fee for declaring late, beside the taxes of the same declaration. */
class LateDeclarationTest extends PlatformTest {

    @Autowired Bills bills;
    @Autowired Payments payments;
    @Autowired LateDeclarations lateDeclarations;
    @Autowired PaymentTerms terms;
    @Autowired Holds holds;
    @Autowired Transactions transactions;
    private final Actor bank = new Actor(88_001L, "bank of late fees", Set.of(Role.BANK), null, null);
    private final SubjectRef subject = new SubjectRef("declaration", Ids.next());

    @BeforeEach
    void aDay() {
        org.tongguan.support.EveryRole.logIn();
        clock.set(LocalDateTime.of(2026, 6, 10, 9, 0));
    }

    private List<Bill> issue() {
        LateDeclarations.Fee fee = lateDeclarations.of(new BigDecimal("250000"), LocalDate.of(2026, 5, 25), LocalDate.of(2026, 6, 10));
        return bills.issue(List.of(taxes("8000.00"), BillOrder.lateDeclaration(subject, null, 71, "2201", LocalDate.of(2026, 6, 10), fee)));
    }

    private BillOrder taxes(String duty) {
        return new BillOrder(subject, null, 71, "2201", LocalDate.of(2026, 6, 10), Bill.Settlement.IMMEDIATE,
                List.of(new Bill.Line("DUTY", new BigDecimal(duty))));
    }

    private void pay(Bill bill, BigDecimal amount) {
        payments.pay(bank, new Payment.Order(bill.number(), amount, "CNY", "L" + Ids.next(), clock.instant()));
    }

    private int openHolds() {
        return transactions.read(Actor.PLATFORM, () -> holds.listOpen(subject)).size();
    }

    @Test
    void bothBillsHoldTheGoodsAndEachIsPaidByItself() {
        List<Bill> both = issue();
        assertThat(both).extracting(Bill::kind).containsExactly(Bill.Kind.ORIGINAL, Bill.Kind.LATE_DECLARATION);
        assertThat(both.get(1).amount()).isEqualByComparingTo("250.00");
        assertThat(bills.view(both.get(1)).basis().en()).contains("from 2026-06-09").contains("2 days");
        assertThat(bills.find(subject).orElseThrow().number()).isEqualTo(both.get(0).number());
        assertThat(bills.findLateDeclaration(subject).orElseThrow().number()).isEqualTo(both.get(1).number());
        assertThat(openHolds()).isEqualTo(2);
        pay(both.get(0), new BigDecimal("8000.00"));
        assertThat(openHolds()).isEqualTo(1);
        pay(both.get(1), new BigDecimal("250.00"));
        assertThat(openHolds()).isZero();
    }

    @Test
    void noLateFeeGrowsOnTheFee() {
        Bill fee = issue().get(1);
        clock.set(LocalDateTime.of(2026, 9, 10, 9, 0));
        bills.markOverdue();
        Bill later = bills.findLateDeclaration(subject).orElseThrow();
        assertThat(later.state()).isEqualTo(Bill.State.OPEN);
        assertThat(bills.view(later).outstanding()).isEqualTo("250.00");
        assertThat(new BigDecimal(bills.view(bills.find(subject).orElseThrow()).lateFee())).isPositive();
        pay(fee, new BigDecimal("250.00"));
    }

    @Test
    void otherTaxesLeaveTheFeeAndTheEndOfTheCaseGivesBothBack() {
        List<Bill> both = issue();
        assertThat(bills.replace(taxes("9000.00"), "amended").cancelled()).extracting(Bill::number).containsExactly(both.get(0).number());
        assertThat(bills.findLateDeclaration(subject).orElseThrow().number()).isEqualTo(both.get(1).number());
        pay(bills.find(subject).orElseThrow(), new BigDecimal("9000.00"));
        pay(both.get(1), new BigDecimal("250.00"));
        assertThat(bills.cancel(subject, "withdrawn").refundsDue()).extracting(RefundDue::tax).containsExactlyInAnyOrder("DUTY", "LATE_DECLARATION_FEE");
    }

    @Test
    void theTermRunsFromTheDeclarationSinceTheTariffLawAndFromTheBillBefore() {
        LocalDate completed = LocalDate.of(2024, 11, 29);
        assertThat(terms.startOf(completed, LocalDate.of(2024, 11, 30))).isEqualTo("2024-11-30");
        assertThat(terms.startOf(completed, LocalDate.of(2024, 12, 1))).isEqualTo(completed);
    }
}
