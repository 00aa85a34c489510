package org.tongguan.ecommerce.back;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.filing.ListDecisions;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.store.BackStore;
import org.tongguan.ecommerce.store.BackStore.Back;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/** Parcels that bring exported goods back: when one is there and a return was applied for, its goods are back. */
@Component
class Parcels {

    private final BackStore backs;
    private final ListStore lists;
    private final RetailDocuments documents;
    private final ListDecisions decisions;
    private final Journal journal;

    Parcels(BackStore backs, ListStore lists, RetailDocuments documents, ListDecisions decisions, Journal journal) {
        this.backs = backs;
        this.lists = lists;
        this.documents = documents;
        this.decisions = decisions;
        this.journal = journal;
    }

    /** Takes back what the parcel brings, if it is there; joins the running transaction. */
    void look(UUID parcel, Instant at) {
        if (backs.lockParcel(parcel).isPresent()) {
            backs.awaited(parcel).forEach(back -> take(back, at));
        }
    }

    private void take(Back back, Instant at) {
        backs.back(back.id(), at);
        lists.step(List.of(new ListStore.Step(back.id(), at, ListState.RELEASED.code(), "")));
        RetailList list = lists.lock(back.list()).orElseThrow();
        CebDocument original = documents.get(list.id());
        if ("1210".equals(original.text("tradeMode"))) {
            stock(back, original);
        }
        boolean everything = isEverythingBack(list, original);
        if (everything) {
            lists.decide(List.of(list.in(ListState.RETURNED)));
            lists.step(List.of(new ListStore.Step(list.id(), at, ListState.RETURNED.code(), "<" + list.state() + ">")));
        }
        journal.record(JournalEvent.of("ExportReturnArrived", new SubjectRef(RetailList.KIND, list.id()), list.traderId(), "%04d".formatted(list.office()),
                Map.of("return", back.id().toString(), "whole", everything)));
    }

    /** What comes back to a zone is in its account book again. */
    private void stock(Back back, CebDocument original) {
        for (int i = 0; i < original.lines(); i++) {
            BigDecimal quantity = back.goods().get(Integer.valueOf(original.text(i, original.form().line("gnum"))));
            if (quantity != null) {
                decisions.stockIn(Keys.document("back", back.id().toString(), "" + i),
                        Keys.stock(original.text("emsNo"), original.text(i, original.form().line("itemRecordNo"))), Values.amount(quantity));
            }
        }
    }

    private boolean isEverythingBack(RetailList list, CebDocument original) {
        Map<Integer, BigDecimal> there = new HashMap<>();
        backs.ofList(list.id()).stream().filter(b -> b.backAt() != null)
                .forEach(b -> b.goods().forEach((line, quantity) -> there.merge(line, quantity, BigDecimal::add)));
        for (int i = 0; i < original.lines(); i++) {
            BigDecimal back = there.getOrDefault(Integer.valueOf(original.text(i, original.form().line("gnum"))), BigDecimal.ZERO);
            if (back.compareTo(original.decimal(i, original.form().line("qty"))) < 0) {
                return false;
            }
        }
        return true;
    }
}
