package org.tongguan.ecommerce.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * Holds the payment that a platform proved ("179") against the order it was for: another amount, currency or number than the order's is a doubt of its
 * list. A list that still waits for a part goes to an officer when it is complete, also one that comes after the proof; one that was decided keeps its state
 * and shows the doubt, and the journal tells it.
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
        Proved proved = new Proved(key, YUAN.equals(proof.currency()) ? Values.amount(proof.totalAmount()) : -1, vault.digest(proof.payTransactionId()));
        PartStore.Row order = parts.find(List.of(key)).get(key);
        UUID holder = order == null ? null : parts.holders(List.of(key)).get(key);
        if (holder != null) {
            List<String> doubts = ProvedPayments.doubts(proved, order.part().values());
            lists.lock(holder).filter(list -> !doubts.isEmpty()).ifPresent(list -> doubt(list, doubts));
        }
        store.put(proved, Times.kept(proof.receivedAt()), holder != null);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                Thread.ofVirtual().start(known::refresh);
            }
        });
    }

    /** Lists that were decided since, by a process that did not know of the proof yet; and those that did are done with. */
    @Scheduled(fixedDelay = MILLISECONDS)
    void look() {
        if (transactions.read(Actor.PLATFORM, () -> store.held(1)).isEmpty()) {
            return;
        }
        transactions.run(Actor.PLATFORM, () -> {
            List<UUID> done = new ArrayList<>();
            for (Held held : store.held(AT_ONCE)) {
                RetailList list = lists.lock(held.list()).orElse(null);
                PartStore.Row order = parts.find(List.of(held.proved().order())).get(held.proved().order());
                if (list != null && list.state() != ListState.WAITING && order != null) {
                    List<String> found = list.findings() == null ? List.of() : List.of(list.findings().split(";"));
                    List<String> fresh = ProvedPayments.doubts(held.proved(), order.part().values()).stream().filter(code -> !found.contains(code)).toList();
                    if (!fresh.isEmpty()) {
                        doubt(list, fresh);
                    }
                    done.add(held.proved().order());
                }
            }
            store.checked(done);
        });
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
