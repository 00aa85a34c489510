package org.tongguan.ecommerce.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.proof.PaymentProof;
import org.tongguan.proof.PaymentProved;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.vault.Vault;

/**
 * Holds the payment that a platform proved ("179") against the order it was for: another amount, currency or number than the order's is a doubt of its
 * list. A list that still waits for a part goes to an officer when it is complete; one that was decided keeps its state and shows the doubt, and the
 * journal tells it.
 */
@Component
class ProofCheck {

    private static final String YUAN = "142";
    private final PartStore parts;
    private final ListStore lists;
    private final Vault vault;
    private final Journal journal;

    ProofCheck(PartStore parts, ListStore lists, Vault vault, Journal journal) {
        this.parts = parts;
        this.lists = lists;
        this.vault = vault;
        this.journal = journal;
    }

    @EventListener
    void proved(PaymentProved news) {
        PaymentProof proof = news.proof();
        UUID key = Keys.order(proof.ebpCode(), proof.orderNo());
        PartStore.Row order = parts.find(List.of(key)).get(key);
        List<String> doubts = order == null ? List.of() : doubts(order.part(), proof);
        UUID holder = doubts.isEmpty() ? null : parts.holders(List.of(key)).get(key);
        if (holder != null) {
            lists.lock(holder).ifPresent(list -> doubt(list, doubts));
        }
    }

    private List<String> doubts(Part order, PaymentProof proof) {
        List<String> doubts = new ArrayList<>();
        if (!YUAN.equals(proof.currency()) || Values.amount(proof.totalAmount()) != order.values()[Values.ORDER_PAID]) {
            doubts.add("ECM-316");
        }
        long number = order.values()[Values.ORDER_PAYMENT_NO];
        if (number != 0 && number != vault.digest(proof.payTransactionId())) {
            doubts.add("ECM-317");
        }
        return doubts;
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
