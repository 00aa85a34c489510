package org.tongguan.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.guarantee.Guarantee;
import org.tongguan.guarantee.GuaranteeRegister;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/**
 * A conflict of interest binds whatever an official does about that trader, because all of it comes through the journal; and of a step that takes two
 * persons both.
 */
class ConflictsBindTest extends PlatformTest {

    @Autowired Conflicts conflicts;
    @Autowired GuaranteeRegister guarantees;
    @Autowired Traders traders;
    @Autowired Journal journal;
    @Autowired Transactions transactions;
    @Autowired ConflictStore store;
    private Trader trader;
    private Trader other;
    private Actor related;
    private Actor free;

    @BeforeEach
    void anOfficialRelatedToATrader() {
        trader = SampleTraders.register(traders);
        other = SampleTraders.register(traders);
        String tail = Ids.next().toString().substring(24);
        related = new Actor(900_001, "related-" + tail, Set.of(Role.SENIOR), "2248", null);
        free = new Actor(900_002, "free-" + tail, Set.of(Role.SENIOR), "2248", null);
        transactions.run(Actor.PLATFORM, () -> store.insert(new Conflict(Ids.next(), related.name(), trader.id(), "a brother", related.name(), clock.instant(),
                null)));
    }

    private GuaranteeRegister.Draft letter(Trader of) {
        return new GuaranteeRegister.Draft(Guarantee.Form.BANK_LETTER, Guarantee.Scope.GENERAL, of.id(), "2248", "bank", "CB-" + Ids.next(), null,
                new BigDecimal("1000.00"), LocalDate.now(clock), LocalDate.now(clock).plusYears(1), null);
    }

    private static void refused(Runnable work, String key) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.key()).isEqualTo(key));
    }

    @Test
    void aGuaranteeOfThatTraderIsNeitherTakenNorMoved() {
        refused(() -> guarantees.register(related, letter(trader)), "conflict");
        assertThat(guarantees.list(free, null, trader.name().en(), 0, 10).items()).isEmpty();
        Guarantee taken = guarantees.register(free, letter(trader));
        refused(() -> guarantees.act(related, taken.number(), "accept", "x"), "conflict");
        assertThat(guarantees.get(free, taken.number()).guarantee().state()).isEqualTo(taken.state());
        guarantees.register(related, letter(other));
    }

    @Test
    void whateverIsWrittenOfThatTraderIsRefusedAndNothingOfItHappened() {
        SubjectRef subject = new SubjectRef("bill", Ids.next());
        for (String event : Set.of("RefundApproved", "LevyDecided", "ApprovalGranted", "CreditChanged", "RetailListReleased")) {
            refused(() -> told(related, event, subject, trader.id(), Map.of()), "conflict");
        }
        refused(() -> transactions.run(related, () -> {
            journal.concerns(trader.id());
            journal.record(JournalEvent.of("LevyProposed", subject, null, null, Map.of()));
        }), "conflict");
        assertThat(transactions.read(Actor.PLATFORM, () -> journal.list(subject))).isEmpty();
        told(related, "RefundApproved", subject, other.id(), Map.of());
        told(free, "RefundApproved", subject, trader.id(), Map.of());
        assertThat(transactions.read(Actor.PLATFORM, () -> journal.list(subject))).hasSize(2);
    }

    @Test
    void neitherOfTwoMayBeRelated() {
        SubjectRef subject = new SubjectRef("retail-list", Ids.next());
        refused(() -> transactions.run(free, () -> {
            journal.record(JournalEvent.of("TwoPersonsConfirmed", subject, null, null, Map.of("askedBy", related.name())));
            journal.record(JournalEvent.of("RetailListReleased", subject, trader.id(), null, Map.of()));
        }), "conflict.asked");
        assertThat(transactions.read(Actor.PLATFORM, () -> journal.list(subject))).isEmpty();
    }

    private void told(Actor by, String event, SubjectRef subject, long traderId, Map<String, ?> payload) {
        transactions.run(by, () -> journal.record(JournalEvent.of(event, subject, traderId, null, payload)));
    }
}
