package org.tongguan.ecommerce.act;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.filing.Guarantees;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.GuaranteeStore;
import org.tongguan.kernel.Actor;
import org.tongguan.ledger.Purses;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Firms that stand for the tax of lists (总担保): how much, and how much of it is drawn. */
@Component
public class Assurers {

    private final GuaranteeStore store;
    private final Guarantees guarantees;
    private final Purses purses;
    private final Traders traders;
    private final Transactions transactions;

    Assurers(GuaranteeStore store, Guarantees guarantees, Purses purses, Traders traders, Transactions transactions) {
        this.store = store;
        this.guarantees = guarantees;
        this.purses = purses;
        this.traders = traders;
        this.transactions = transactions;
    }

    /**
     * What a firm stands for.
     *
     * @param firm   null when the register has none of that code any more
     * @param amount fen, in all
     * @param drawn  fen, now
     */
    public record Assurer(String code, Trader firm, long amount, long drawn) { }

    /** All of them by code; for a trader the own one only. */
    public List<Assurer> list(Actor actor) {
        return transactions.read(actor, () -> store.all().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> new Assurer(e.getKey(), traders.findByCode(e.getKey()).orElse(null), e.getValue(),
                        purses.find(Keys.guarantee(e.getKey())).map(Purses.Balance::balance).orElse(0L)))
                .filter(a -> actor.traderId() == null || a.firm != null && a.firm.id() == actor.traderId()).toList());
    }

    /** Registers what a firm stands for from now on; see {@link Guarantees#register}. */
    public void register(Actor actor, String firm, BigDecimal yuan) {
        guarantees.register(actor, firm, yuan);
    }
}
