package org.tongguan.periodic.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.PeriodicDay;
import org.tongguan.declaration.PeriodicStatements;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Finding;
import org.tongguan.periodic.Difference;
import org.tongguan.periodic.Statement;
import org.tongguan.periodic.rules.Differences;
import org.tongguan.runtime.Transactions;

/** Answers for periodic declarations: each belongs to its statement, and says nothing that deliveries do not, unless it says why. */
@Component
class StatementCheck implements PeriodicStatements {

    private final Deliveries.Stores stores;
    private final Transactions transactions;

    StatementCheck(Deliveries.Stores stores, Transactions transactions) {
        this.stores = stores;
        this.transactions = transactions;
    }

    @Override
    public List<Finding> check(long traderId, UUID declaration, Document document) {
        String number = PeriodicDay.statement(document);
        return transactions.read(Actor.PLATFORM, () -> {
            Statement s = stores.statements().find(number).filter(x -> x.traderId() == traderId && x.state() != Statement.State.DROPPED)
                    .filter(x -> x.declarationId().equals(declaration) || x.sequenceNumber().equals(document.head("sequenceNumber"))).orElse(null);
            if (s == null) {
                return List.of(Finding.error("PER-101", "/periodic/statement", number));
            }
            if (!Objects.equals(PeriodicDay.ratesOn(document), s.ratesOn())) {
                return List.of(Finding.error("PER-102", "/periodic/ratesOn", s.number(), s.ratesOn()));
            }
            List<Finding> found = new ArrayList<>();
            differences(s, document).stream().filter(Difference::isOpen).forEach(d -> found.add(finding(d)));
            return found;
        });
    }

    List<Difference> differences(Statement s, Document document) {
        return Differences.of(stores.approvals().find(s.approvalId()).orElseThrow(), s, stores.deliveries().ofStatement(s.id()), document);
    }

    private static Finding finding(Difference d) {
        String at = d.item() == null ? "/goodsItems" : "/goodsItems/" + (d.item() - 1);
        return d.number() == null ? Finding.error("PER-103", at, d.code(), d.description())
                : Finding.error("PER-104", at, d.number(), d.code(), d.delivered().stripTrailingZeros().toPlainString(),
                        d.declared().stripTrailingZeros().toPlainString());
    }
}
