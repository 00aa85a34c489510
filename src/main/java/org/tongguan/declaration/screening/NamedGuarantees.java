package org.tongguan.declaration.screening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Document;
import org.tongguan.guarantee.Securities;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Finding;
import org.tongguan.runtime.Transactions;

/** Guarantees that documents name (group {@code guarantee}); asked only when one does. */
@Component
public class NamedGuarantees {

    private static final String POINTER = "/guarantee/number";
    private final Securities securities;
    private final Transactions transactions;

    NamedGuarantees(Securities securities, Transactions transactions) {
        this.securities = securities;
        this.transactions = transactions;
    }

    /** The number a document names, or null. */
    public static String of(Document document) {
        return document.text("guarantee", "number");
    }

    /**
     * What stands against the one a document names: it is not that trader's, nothing can be reserved on it today, or less is free on it than is
     * owed. Another trader's is answered as one that is not there. One that was replaced is told, and the one in its place serves.
     *
     * @param owed taxes as far as they are known
     */
    List<Finding> check(long traderId, Document document, BigDecimal owed) {
        String number = of(document);
        if (number == null) {
            return List.of();
        }
        Optional<Securities.Offer> own = transactions.read(Actor.PLATFORM, () -> securities.find(number)).filter(g -> g.traderId() == traderId);
        if (own.isEmpty()) {
            return List.of(Finding.error("DEC-9905", POINTER, number));
        }
        Securities.Offer serving = own.get();
        List<Finding> findings = new ArrayList<>();
        if (!serving.number().equals(number)) {
            findings.add(Finding.warning("DEC-9908", POINTER, number, serving.number()));
        }
        if (!serving.valid()) {
            findings.add(Finding.error("DEC-9906", POINTER, serving.number()));
        } else if (serving.free().compareTo(owed) < 0) {
            findings.add(Finding.warning("DEC-9907", POINTER, serving.number(), serving.free().toPlainString(),
                    owed.subtract(serving.free()).setScale(2).toPlainString()));
        }
        return findings;
    }
}
