package org.tongguan.declaration.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.PeriodicDay;
import org.tongguan.declaration.PeriodicStatements;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Assessment;

/** What other registers know of a filer and of what its document names; each is asked only when a document gives occasion. */
@Component
record Registers(OverdueTraders overdue, NamedGuarantees guarantees, List<PeriodicStatements> statements) {

    /** What they say against a document that the rules let pass; {@code duty} null for a draft. */
    List<Finding> check(long traderId, UUID declaration, Document document, Assessment duty) {
        if (duty == null) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>(guarantees.check(traderId, document, duty.total()));
        if (PeriodicDay.statement(document) != null) {
            statements.forEach(s -> found.addAll(s.check(traderId, declaration, document)));
        }
        return found;
    }
}
