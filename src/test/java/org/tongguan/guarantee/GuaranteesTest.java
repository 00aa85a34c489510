package org.tongguan.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Ledger;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillOrder;
import org.tongguan.revenue.Bills;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Grade;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Never more is set aside than was given, by two people at each end, on a clock that is moved. */
class GuaranteesTest extends PlatformTest {

    private static final Actor OFFICER = new Actor(2, "officer-g", Set.of(Role.OFFICER), "2248", null);
    private static final Actor SENIOR = new Actor(3, "senior-g", Set.of(Role.SENIOR), "2248", null);

    @Autowired GuaranteeRegister guarantees;
    @Autowired Securities securities;
    @Autowired GuaranteeClaims claims;
    @Autowired Bills bills;
    @Autowired Ledger ledger;
    @Autowired Traders traders;
    @Autowired Jobs jobs;
    @Autowired Journal journal;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    private Trader trader;
    private Actor declarant;

    @BeforeEach
    void own() {
        trader = SampleTraders.register(traders);
        declarant = new Actor(1_000 + trader.id(), "declarant-" + trader.id(), Set.of(Role.DECLARANT), null, trader.id());
    }

    private GuaranteeRegister.Draft draft(Guarantee.Form form, String amount, String replaces) {
        return new GuaranteeRegister.Draft(form, Guarantee.Scope.GENERAL, trader.id(), "2248", form == Guarantee.Form.CASH ? null : "中国银行上海市分行",
                "L" + Ids.next(), null, new BigDecimal(amount), LocalDate.now(clock), LocalDate.of(2026, 12, 31), replaces);
    }

    private String accepted(String amount) {
        return accepted(draft(Guarantee.Form.BANK_LETTER, amount, null));
    }

    private String accepted(GuaranteeRegister.Draft draft) {
        String number = guarantees.register(declarant, draft).number();
        guarantees.act(OFFICER, number, "accept", "");
        return number;
    }

    private Securities.Duty duty(String amount) {
        return new Securities.Duty(new SubjectRef("declaration", Ids.next()), "T" + Ids.next(), null, trader.id(), new BigDecimal(amount));
    }

    private boolean secure(Securities.Duty duty) {
        return !transactions.call(declarant, () -> securities.secure(List.of(duty))).isEmpty();
    }

    private void giveBack(Securities.Duty duty) {
        transactions.run(Actor.PLATFORM, () -> securities.giveBack(List.of(duty.reference())));
    }

    private String standing(String number) {
        GuaranteeRegister.View view = guarantees.get(OFFICER, number);
        return view.guarantee().state() + " " + view.standing().goes().setScale(2) + " " + view.standing().free().setScale(2);
    }

    private static void refused(ErrorCode code, String key, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(PlatformException.class, e -> {
            assertThat(e.key()).isEqualTo(key);
            assertThat(e.code()).isEqualTo(code);
        });
    }

    @Test
    void itCountsWhenAnotherHasAcceptedIt() {
        String number = guarantees.register(OFFICER, draft(Guarantee.Form.INSURANCE, "500.00", null)).number();
        assertThat(secure(duty("1.00"))).isFalse();
        refused(ErrorCode.FORBIDDEN, "guarantee.four-eyes", () -> guarantees.act(OFFICER, number, "accept", ""));
        refused(ErrorCode.FORBIDDEN, "procedure.role", () -> guarantees.act(declarant, number, "accept", ""));
        assertThat(guarantees.act(SENIOR, number, "accept", "").commands()).containsExactly("ask-cancel");
        assertThat(standing(number)).isEqualTo("ACTIVE 0.00 500.00");
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("update guarantee set accepted_by = registered_by where number = ?")
                .param(number).update())).as("even past the Java code").isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatIsMissingIsNamed() {
        GuaranteeRegister.Draft good = draft(Guarantee.Form.BANK_LETTER, "500.00", null);
        GuaranteeRegister.Draft noBank = new GuaranteeRegister.Draft(good.form(), good.scope(), good.traderId(), good.office(), " ", good.reference(),
                null, good.amount(), good.validFrom(), good.validTo(), null);
        assertThatThrownBy(() -> guarantees.register(declarant, noBank)).isInstanceOfSatisfying(PlatformException.class,
                e -> assertThat(e.args()).containsExactly("guarantor"));
        guarantees.register(declarant, good);
        refused(ErrorCode.CONFLICT, "guarantee.reference", () -> guarantees.register(declarant, good));
    }

    @Test
    void reservedAndGivenBackTheOneThatEndsFirstBeforeTheOthers() {
        GuaranteeRegister.Draft late = draft(Guarantee.Form.CASH, "100.00", null);
        String lasting = accepted(new GuaranteeRegister.Draft(late.form(), late.scope(), late.traderId(), late.office(), null, late.reference(), null,
                late.amount(), late.validFrom(), LocalDate.of(2027, 6, 30), null));
        String first = accepted("100.00");
        Securities.Duty one = duty("70.00");
        Securities.Duty two = duty("60.00");
        assertThat(secure(one)).isTrue();
        assertThat(secure(two)).isTrue();
        assertThat(standing(first)).isEqualTo("ACTIVE 70.00 30.00");
        assertThat(standing(lasting)).isEqualTo("ACTIVE 60.00 40.00");
        assertThat(secure(duty("40.01"))).as("a duty is secured as a whole").isFalse();
        giveBack(one);
        giveBack(one);
        assertThat(standing(first)).isEqualTo("ACTIVE 0.00 100.00");
        assertThat(guarantees.statement(declarant, first, null, 0, 20).items()).extracting(l -> l.phase() + " " + l.pending().setScale(2))
                .containsExactlyInAnyOrder("VOIDED 70.00", "PENDING -70.00", "POSTED 0.00");
    }

    @Test
    void aSingleOneServesItsDeclarationOnly() {
        GuaranteeRegister.Draft d = draft(Guarantee.Form.BANK_LETTER, "100.00", null);
        String number = accepted(new GuaranteeRegister.Draft(d.form(), Guarantee.Scope.SINGLE, d.traderId(), d.office(), d.guarantor(), d.reference(),
                "224820261000000017", d.amount(), d.validFrom(), d.validTo(), null));
        assertThat(secure(duty("10.00"))).isFalse();
        assertThat(secure(new Securities.Duty(new SubjectRef("declaration", Ids.next()), "T" + Ids.next(), "224820261000000017", trader.id(),
                new BigDecimal("100.00")))).isTrue();
        assertThat(standing(number)).isEqualTo("ACTIVE 100.00 0.00");
    }

    @Test
    void anOrganisersStandsInForOthersByNameOnly() {
        String number = accepted(draft(Guarantee.Form.ORGANISER, "100.00", null));
        assertThat(secure(duty("10.00"))).as("not for the organiser's own taxes").isFalse();
        Trader exhibitor = SampleTraders.register(traders);
        Securities.Duty duty = new Securities.Duty(new SubjectRef("exhibit", Ids.next()), "E" + Ids.next(), null, exhibitor.id(), new BigDecimal("80.00"));
        transactions.run(Actor.PLATFORM, () -> securities.secure(number, duty));
        refused(ErrorCode.REFUSED, "guarantee.room", () -> transactions.run(Actor.PLATFORM, () -> securities.secure(number, duty("20.01"))));
        assertThat(standing(number)).isEqualTo("ACTIVE 80.00 20.00");
    }

    @Test
    void theGradeThatTheLawExemptsNeedsNone() {
        traders.changeGrade(Actor.PLATFORM, trader.id(), Grade.ADVANCED, "AEO");
        assertThat(secure(duty("1000000.00"))).isTrue();
    }

    @Test
    void itExpiresByTheClockAndItsReservationsAreCarriedOver() {
        String number = accepted("100.00");
        Securities.Duty duty = duty("70.00");
        secure(duty);
        clock.set(LocalDate.of(2026, 12, 31).atTime(23, 59));
        assertThat(secure(duty("1.00"))).as("its last day counts").isTrue();
        clock.advance(Duration.ofMinutes(2));
        assertThat(secure(duty("1.00"))).as("whether or not the job has run").isFalse();
        jobs.runDue();
        assertThat(standing(number)).isEqualTo("EXPIRED 71.00 29.00");
        GuaranteeRegister.Draft next = draft(Guarantee.Form.BANK_LETTER, "70.00", number);
        GuaranteeRegister.Draft small = new GuaranteeRegister.Draft(next.form(), next.scope(), next.traderId(), next.office(), next.guarantor(),
                next.reference(), null, next.amount(), next.validFrom(), LocalDate.of(2027, 12, 31), number);
        String tooSmall = guarantees.register(declarant, small).number();
        refused(ErrorCode.REFUSED, "guarantee.room", () -> guarantees.act(OFFICER, tooSmall, "accept", ""));
        assertThat(standing(number)).as("nothing has moved").isEqualTo("EXPIRED 71.00 29.00");
        String large = accepted(new GuaranteeRegister.Draft(next.form(), next.scope(), next.traderId(), next.office(), next.guarantor(), "L" + Ids.next(), null,
                new BigDecimal("80.00"), next.validFrom(), LocalDate.of(2027, 12, 31), number));
        assertThat(standing(number)).isEqualTo("REPLACED 0.00 0.00");
        assertThat(standing(large)).isEqualTo("ACTIVE 71.00 9.00");
        giveBack(duty);
        assertThat(standing(large)).isEqualTo("ACTIVE 1.00 79.00");
    }

    @Test
    void cancelledByTwoAndOnlyWhenNothingIsSetAside() {
        String number = accepted("100.00");
        Securities.Duty duty = duty("70.00");
        secure(duty);
        refused(ErrorCode.REFUSED, "guarantee.reason", () -> guarantees.act(SENIOR, number, "ask-cancel", " "));
        guarantees.act(SENIOR, number, "ask-cancel", "returned by the bank");
        assertThat(secure(duty("1.00"))).as("nothing new on it").isFalse();
        Actor other = new Actor(4, "senior-h", Set.of(Role.SENIOR), "2248", null);
        refused(ErrorCode.CONFLICT, "procedure.step", () -> guarantees.act(other, number, "cancel", "nothing open"));
        giveBack(duty);
        refused(ErrorCode.FORBIDDEN, "guarantee.four-eyes", () -> guarantees.act(SENIOR, number, "cancel", "nothing open"));
        guarantees.act(other, number, "cancel", "nothing open");
        assertThat(standing(number)).isEqualTo("CANCELLED 0.00 0.00");
    }

    @Test
    void whatIsClaimedIsGoneForGood() {
        String number = accepted("100.00");
        Securities.Duty duty = duty("70.00");
        secure(duty);
        refused(ErrorCode.FORBIDDEN, "procedure.role", () -> claims.claim(OFFICER, number, duty.reference(), "not paid"));
        claims.claim(SENIOR, number, duty.reference(), "not paid");
        refused(ErrorCode.NOT_FOUND, "guarantee.reservation", () -> claims.claim(SENIOR, number, duty.reference(), "not paid"));
        giveBack(duty);
        assertThat(standing(number)).isEqualTo("ACTIVE 0.00 30.00");
        assertThat(transactions.read(Actor.PLATFORM, () -> journal.list(guarantees.get(OFFICER, number).guarantee().ref())).stream()
                .map(JournalEntry::kind)).containsExactly("GuaranteeRegistered", "GuaranteeAccepted", "GuaranteeReserved", "GuaranteeClaimed");
    }

    @Test
    void whatWasGivenBackCanBeSecuredAgain() {
        String number = accepted("100.00");
        Securities.Duty duty = duty("70.00");
        secure(duty);
        giveBack(duty);
        assertThat(secure(duty)).isTrue();
        assertThat(standing(number)).isEqualTo("ACTIVE 70.00 30.00");
        assertThat(transactions.read(Actor.PLATFORM, ledger::trialBalance).faults()).isEmpty();
    }

    @Test
    void anAmendmentLeavesABillSecured() {
        String number = accepted("100.00");
        SubjectRef subject = new SubjectRef("declaration", Ids.next());
        Bill bill = bills.issue(List.of(order(subject, "70.00"))).getFirst();
        bills.secure(declarant, bill.number());
        assertThat(bills.replace(order(subject, "70.00"), "the same").cancelled()).isEmpty();
        assertThat(standing(number)).isEqualTo("ACTIVE 70.00 30.00");
        bills.replace(order(subject, "60.00"), "less");
        assertThat(standing(number)).isEqualTo("ACTIVE 60.00 40.00");
    }

    private BillOrder order(SubjectRef subject, String duty) {
        return new BillOrder(subject, "224820261000000017", trader.id(), "2248", LocalDate.now(clock), Bill.Settlement.IMMEDIATE,
                List.of(new Bill.Line("DUTY", new BigDecimal(duty))));
    }

    /** Whoever named the first is served by the last of those that took its place, one after the other; and by no other. */
    @Test
    void whatNamedAReplacedOneIsServedByTheOneInItsPlace() {
        String first = accepted("100.00");
        String other = accepted("1000.00");
        String second = accepted(draft(Guarantee.Form.INSURANCE, "90.00", first));
        String last = accepted(draft(Guarantee.Form.BANK_LETTER, "80.00", second));
        Securities.Duty named = duty("50.00");
        transactions.run(Actor.PLATFORM, () -> securities.name(named.subject(), trader.id(), first));
        assertThat(transactions.read(Actor.PLATFORM, () -> securities.room(List.of(named)))).containsValue(new BigDecimal("80.00"));
        assertThat(secure(named)).isTrue();
        transactions.run(Actor.PLATFORM, () -> securities.secure(second, duty("20.00")));
        assertThat(standing(last)).isEqualTo("ACTIVE 70.00 10.00");
        assertThat(standing(other)).isEqualTo("ACTIVE 0.00 1000.00");
        assertThat(transactions.read(declarant, () -> securities.present(first))).isEqualTo(last);
        assertThat(transactions.read(declarant, () -> securities.find(first).orElseThrow().number())).isEqualTo(last);
        // Registered only, it is in nobody's place yet.
        guarantees.register(declarant, draft(Guarantee.Form.CASH, "500.00", last));
        assertThat(transactions.read(declarant, () -> securities.present(first))).isEqualTo(last);
        refused(ErrorCode.REFUSED, "guarantee.room", () -> transactions.run(Actor.PLATFORM, () -> securities.secure(first, duty("10.01"))));
    }

    @Test
    void oneIsReplacedOnceAndNotBeforeTheOtherBegins() {
        String old = accepted("100.00");
        String one = guarantees.register(declarant, draft(Guarantee.Form.BANK_LETTER, "100.00", old)).number();
        String two = guarantees.register(declarant, draft(Guarantee.Form.BANK_LETTER, "100.00", old)).number();
        GuaranteeRegister.Draft d = draft(Guarantee.Form.BANK_LETTER, "100.00", old);
        String later = guarantees.register(declarant, new GuaranteeRegister.Draft(d.form(), d.scope(), d.traderId(), d.office(), d.guarantor(),
                d.reference(), null, d.amount(), LocalDate.now(clock).plusDays(1), d.validTo(), old)).number();
        refused(ErrorCode.REFUSED, "guarantee.field", () -> guarantees.act(OFFICER, later, "accept", ""));
        guarantees.act(OFFICER, one, "accept", "");
        refused(ErrorCode.CONFLICT, "procedure.step", () -> guarantees.act(OFFICER, two, "accept", ""));
        assertThat(standing(one)).isEqualTo("ACTIVE 0.00 100.00");
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("update guarantee set state = 'ACTIVE', accepted_by = 'x' where number = ?")
                .param(two).update())).as("even past the Java code").isInstanceOf(DataAccessException.class);
    }

    /** Whoever is first has not committed yet when the other begins; either way nothing stays set aside for what is paid. */
    @Test
    void paidWhileItIsCarriedOver() throws Exception {
        for (boolean paidFirst : new boolean[] {true, false}) {
            String old = accepted("100.00");
            Securities.Duty duty = duty("70.00");
            secure(duty);
            String next = guarantees.register(declarant, draft(Guarantee.Form.BANK_LETTER, "80.00", old)).number();
            Runnable pays = () -> securities.giveBack(List.of(duty.reference()));
            Runnable replaces = () -> guarantees.act(OFFICER, next, "accept", "");
            Future<?> second;
            try (ExecutorService other = Executors.newSingleThreadExecutor()) {
                second = transactions.call(Actor.PLATFORM, () -> {
                    (paidFirst ? pays : replaces).run();
                    Future<?> waiting = other.submit(() -> transactions.run(Actor.PLATFORM, paidFirst ? replaces : pays));
                    waitUntilSomebodyWaits();
                    return waiting;
                });
            }
            second.get();
            assertThat(standing(old)).as("paid first: " + paidFirst).isEqualTo("REPLACED 0.00 0.00");
            assertThat(standing(next)).as("paid first: " + paidFirst).isEqualTo("ACTIVE 0.00 80.00");
            guarantees.act(OFFICER, next, "ask-cancel", "done");
            guarantees.act(SENIOR, next, "cancel", "done");
        }
    }

    private void waitUntilSomebodyWaits() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!jdbc.sql("select exists (select from pg_locks where not granted)").query(Boolean.class).single()) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(end);
        }
    }

    /** 1,000 reservations of 25.00 from 16 threads on one guarantee of 10,000.00: exactly 400 fit. */
    @Test
    void aThousandAtOnceStopExactlyAtTheLimit() throws Exception {
        String number = accepted("10000.00");
        List<Securities.Duty> duties = new ArrayList<>();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Securities.Duty duty = duty("25.00");
            duties.add(duty);
            work.add(() -> secure(duty));
        }
        int secured = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> one : threads.invokeAll(work)) {
                secured += one.get() ? 1 : 0;
            }
        }
        assertThat(secured).isEqualTo(400);
        assertThat(standing(number)).isEqualTo("ACTIVE 10000.00 0.00");
        assertThat(guarantees.reservations(OFFICER, number, true, null, 0, 20).total()).isEqualTo(400);
        transactions.run(Actor.PLATFORM, () -> securities.giveBack(duties.stream().map(Securities.Duty::reference).toList()));
        assertThat(standing(number)).isEqualTo("ACTIVE 0.00 10000.00");
        assertThat(transactions.read(Actor.PLATFORM, ledger::trialBalance).faults()).isEmpty();
    }

    @Test
    void anotherTraderSeesNothingOfIt() {
        String number = accepted("100.00");
        Trader other = SampleTraders.register(traders);
        Actor stranger = new Actor(9, "stranger", Set.of(Role.DECLARANT), null, other.id());
        refused(ErrorCode.NOT_FOUND, "guarantee", () -> guarantees.get(stranger, number));
        assertThat(guarantees.list(stranger, null, number, 0, 20).total()).isZero();
        assertThat(guarantees.list(declarant, null, number, 0, 20).total()).isEqualTo(1);
    }
}
