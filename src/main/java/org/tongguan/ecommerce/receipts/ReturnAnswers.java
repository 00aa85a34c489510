package org.tongguan.ecommerce.receipts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.RetailReturn;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.runtime.Ids;

/** Tells of returns applied for (625) their course: stored, then finished when the goods are back, or rejected when their last day has passed. */
@Component
class ReturnAnswers implements Answers {

    private final ReturnStore returns;
    private final ReceiptTexts words;

    ReturnAnswers(ReturnStore returns, ReceiptTexts words) {
        this.returns = returns;
        this.words = words;
    }

    @Override
    public Set<String> forms() {
        return Set.of("625");
    }

    @Override
    public List<Told> told(UUID message, CebMessage sent, List<CebDocument> open) {
        Map<UUID, RetailReturn> of = returns.ofMessage(message);
        List<Told> told = new ArrayList<>();
        for (CebDocument d : open) {
            RetailReturn back = of.get(Ids.part(message, d.index()));
            if (back == null) {
                continue;
            }
            Map<String, String> numbers = Map.of("preNo", back.number());
            told.add(Told.of(d, back.appliedAt(), "120", ReceiptTexts.STORED, numbers, 0));
            if (back.state() == RetailReturn.State.ARRIVED) {
                told.add(Told.of(d, back.endedAt(), "399", words.step(399, ""), numbers, 1));
            } else if (back.state() == RetailReturn.State.LAPSED) {
                told.add(Told.of(d, back.endedAt(), "100", words.lapsed(back.dueOn()), numbers, 1));
            }
        }
        return told;
    }
}
