package org.tongguan.declaration.screening;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.store.DeclarationQueries;
import org.tongguan.kernel.Actor;
import org.tongguan.risk.DeclarationSource;
import org.tongguan.risk.Facts;
import org.tongguan.runtime.Transactions;
import org.tongguan.tariff.Assessment;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Past declarations for analysts who try a rule before it counts. */
@Component
public class TriedDeclarations implements DeclarationSource {

    private final DeclarationQueries queries;
    private final Traders traders;
    private final Transactions transactions;
    private final Clock clock;

    TriedDeclarations(DeclarationQueries queries, Traders traders, Transactions transactions, Clock clock) {
        this.queries = queries;
        this.traders = traders;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Tried> last(int n) {
        return transactions.read(Actor.PLATFORM, () -> queries.last(n)).stream().map(d -> new Tried(d.id(), d.number(), facts(d))).toList();
    }

    private Facts facts(Declaration d) {
        List<java.math.BigDecimal> values = new ArrayList<>();
        if (d.assessment() != null) {
            for (Assessment.Line line : Valuation.read(d.assessment()).lines()) {
                values.add(line.customsValue());
            }
        }
        String grade = traders.find(d.traderId()).map(Trader::grade).map(Enum::name).orElse("REGISTERED");
        return new Facts(d.document(), d.id(), grade, d.traderId(), d.key().office(), LocalDate.ofInstant(d.filedAt(), clock.getZone()),
                Facts.derive(d.document(), values));
    }
}
