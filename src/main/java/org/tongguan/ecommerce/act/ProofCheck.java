package org.tongguan.ecommerce.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.screening.ProvedPayments;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.ecommerce.store.ProvedStore;
import org.tongguan.ecommerce.store.ProvedStore.Held;
import org.tongguan.ecommerce.store.ProvedStore.Proved;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Times;
import org.tongguan.proof.PaymentProof;
import org.tongguan.proof.PaymentProved;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.vault.Vault;

/**
 * Holds the payment that a platform proved ("179") against the order it was for: another amount, currency or number than the order's, or another firm than
 * the payment's, is a doubt of its list. What was paid at once for several orders is held against their sum, when they are all there. A list that still waits
 * for a part goes to an officer when it is complete, also one that comes after the proof; one that was decided keeps its state and shows the doubt, and the
 * journal tells it.
 */
@Component
class ProofCheck {

    private static final String YUAN = "142";
    private static final int MILLISECONDS = 5_000;
    private static final int AT_ONCE = 500;
    private final PartStore parts;
    private final ListStore lists;
    private final ProvedStore store;
    private final ProvedPayments known;
    private final Vault vault;
    private final Journal journal;
    private final Transactions transactions;

    ProofCheck(PartStore parts, ListStore lists, ProvedStore store, ProvedPayments known, Vault vault, Journal journal, Transactions transactions) {
        this.parts = parts;
        this.lists = lists;
        this.store = store;
        this.known = known;
        this.vault = vault;
        this.journal = journal;
        this.transactions = transactions;
    }

    @EventListener
    void proved(PaymentProved news) {
        PaymentProof proof = news.proof();
        UUID key = Keys.order(proof.ebpCode(), proof.orderNo());
        List<UUID> others = proof.orders().stream().filter(o -> !o.equals(proof.orderNo())).map(o -> Keys.order(proof.ebpCode(), o)).toList();
        Proved proved = new Proved(key, Keys.payment(proof.ebpCode(), proof.orderNo()), YUAN.equals(proof.currency()) ? Values.amount(proof.totalAmount()) : -1,
                vault.digest(proof.payTransactionId()), vault.digest(proof.payCode()), others);
        RetailList list = Optional.ofNullable(parts.holders(List.of(key)).get(key)).flatMap(lists::lock).orElse(null);
        if (list != null) {
            hold(proved, list);
        }
        // While a list waits its payment may still come, and other orders of a payment they share: it is held against the proof again when it is decided.
        store.put(proved, Times.kept(proof.receivedAt()), list != null && list.state() != ListState.WAITING);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                Thread.ofVirtual().start(known::refresh);
            }
        });
    }

    /**
     * Lists that were decided since, by a process that did not know of the proof yet; and those that did are done with. With the last of several orders that
     * one payment is for, its sum is known: the others are told too.
     */
    @Scheduled(fixedDelay = MILLISECONDS)
    void look() {
        if (transactions.read(Actor.PLATFORM, () -> store.held(1)).isEmpty()) {
            return;
        }
        transactions.run(Actor.PLATFORM, () -> {
            List<Held> decided = store.held(AT_ONCE);
            List<Held> all = new ArrayList<>(decided);
            all.addAll(store.held(decided.stream().flatMap(held -> held.proved().others().stream()).distinct().toList()));
            all.forEach(held -> lists.lock(held.list()).ifPresent(list -> hold(held.proved(), list)));
            store.checked(decided.stream().map(held -> held.proved().order()).toList());
        });
    }

    private void hold(Proved proved, RetailList list) {
        List<UUID> keys = new ArrayList<>(proved.others());
        keys.add(proved.order());
        Optional.ofNullable(proved.payment()).ifPresent(keys::add);
        Map<UUID, PartStore.Row> there = parts.find(keys);
        PartStore.Row order = there.get(proved.order());
        if (order != null) {
            PartStore.Row payment = there.get(proved.payment());
            List<String> found = list.findings() == null ? List.of() : List.of(list.findings().split(";"));
            List<String> fresh = ProvedPayments.doubts(ProvedPayments.share(proved, there), order.part().values(),
                    payment == null ? null : payment.part().values()).stream().filter(code -> !found.contains(code)).toList();
            if (!fresh.isEmpty()) {
                doubt(list, fresh);
            }
        }
    }

    private void doubt(RetailList list, List<String> doubts) {
        if (list.state() == ListState.WAITING) {
            lists.doubt(list.id(), doubts);
        } else {
            List<String> all = new ArrayList<>(list.findings() == null ? List.of() : List.of(list.findings().split(";")));
            doubts.stream().filter(code -> !all.contains(code)).forEach(all::add);
            lists.decide(List.of(list.decided(list.state(), list.orderId(), list.paymentId(), list.waybillId(), list.decidedAt(), String.join(";", all))));
        }
        journal.record(JournalEvent.of("RetailPaymentDoubted", list.ref(), list.traderId(), "%04d".formatted(list.office()), Map.of("findings", doubts)));
    }
}
