package org.tongguan.ecommerce.act;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.bill.GuaranteeBlocks;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.GuaranteeStore;
import org.tongguan.ecommerce.store.GuaranteeStore.Backing;
import org.tongguan.guarantee.SecuredParts;
import org.tongguan.kernel.Actor;
import org.tongguan.ledger.Purses;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Firms that stand for the tax of lists (总担保): how much, and how much of it is drawn. */
@Component
public class Assurers {

    private final GuaranteeStore store;
    private final GuaranteeBlocks blocks;
    private final SecuredParts parts;
    private final Purses purses;
    private final Traders traders;
    private final Transactions transactions;

    Assurers(GuaranteeStore store, GuaranteeBlocks blocks, SecuredParts parts, Purses purses, Traders traders, Transactions transactions) {
        this.store = store;
        this.blocks = blocks;
        this.parts = parts;
        this.purses = purses;
        this.traders = traders;
        this.transactions = transactions;
    }

    /**
     * What a firm stands for.
     *
     * @param firm   null when the register has none of that code any more
     * @param amount fen, in all
     * @param part   where it is set aside; null when it rests on no guarantee
     * @param drawn  fen, now
     */
    public record Assurer(String code, Trader firm, long amount, long drawn, Backing backing, SecuredParts.Part part) { }

    /** All of them by code; for a trader the own one only. */
    public List<Assurer> list(Actor actor) {
        return transactions.read(actor, () -> store.all().stream().map(this::assurer)
                .filter(a -> actor.traderId() == null || a.firm != null && a.firm.id() == actor.traderId()).toList());
    }

    private Assurer assurer(GuaranteeStore.Row row) {
        return new Assurer(row.firm(), traders.findByCode(row.firm()).orElse(null), row.amount(),
                purses.find(Keys.guarantee(row.firm())).map(Purses.Balance::balance).orElse(0L), row.backing(),
                parts.find(List.of(row.reference())).get(row.reference()));
    }

    /** Registers what a firm stands for from now on; see {@link GuaranteeBlocks#register}. */
    public void register(Actor actor, String firm, BigDecimal yuan) {
        blocks.register(actor, firm, yuan);
    }
}
