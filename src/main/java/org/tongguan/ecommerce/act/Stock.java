package org.tongguan.ecommerce.act;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.filing.ListDecisions;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Purses;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.temporary.SoldToRetail;

/** Stock of bonded account books (1210, 1239): nothing leaves that is not in. */
@Component
public class Stock {

    private static final int DECIMALS = 5;
    /** Before the decimal point: with the decimals it stays well within 64 bits. */
    private static final int MOST_DIGITS = 12;
    private final ListDecisions decisions;
    private final Purses purses;
    private final Transactions transactions;
    private final Journal journal;

    Stock(ListDecisions decisions, Purses purses, Transactions transactions, Journal journal) {
        this.decisions = decisions;
        this.purses = purses;
        this.transactions = transactions;
        this.journal = journal;
    }

    /**
     * Goods come in; gives what is there then. The same document brings an item once, whatever is said the second time.
     *
     * @throws PlatformException MALFORMED {@code retail.stock} when something is not said, or the quantity is none
     */
    public BigDecimal in(Actor actor, String book, String item, BigDecimal quantity, String document) {
        boolean said = book != null && item != null && document != null && !book.isBlank() && !item.isBlank() && !document.isBlank();
        if (!said || quantity == null || quantity.signum() <= 0 || quantity.scale() > DECIMALS || quantity.precision() - quantity.scale() > MOST_DIGITS) {
            throw new PlatformException(ErrorCode.MALFORMED, "retail.stock");
        }
        UUID account = Keys.stock(book, item);
        UUID id = UUID.nameUUIDFromBytes((book + '\n' + item + '\n' + document).getBytes(StandardCharsets.UTF_8));
        return transactions.call(actor, () -> {
            enter(id, new Goods(book, item, quantity, document), actor.office());
            return balance(account);
        });
    }

    private record Goods(String book, String item, BigDecimal quantity, String document) {

        UUID account() {
            return Keys.stock(book, item);
        }
    }

    private void enter(UUID id, Goods goods, String office) {
        if (!purses.isPosted(id, ListDecisions.STOCK_IN)) {
            decisions.stockIn(id, goods.account(), Values.amount(goods.quantity));
            tell("RetailStockArrived", goods, office);
        }
    }

    private void tell(String event, Goods goods, String office) {
        journal.record(JournalEvent.of(event, new SubjectRef("retail-stock", goods.account()), null, office,
                Map.of("book", goods.book, "item", goods.item, "quantity", goods.quantity.toPlainString(), "document", goods.document)));
    }

    /**
     * Goods of an exhibition are to be sold as retail imports: they enter the account book that their clearance named, each line once. Undone, they leave
     * it again, in the same transaction.
     *
     * @throws PlatformException CONFLICT {@code retail.stock.sold} when some are sold: what is not there any more does not go back
     */
    @EventListener
    public void on(SoldToRetail sold) {
        // Bonded stock is nobody's scope; who confirmed the clearance is in the journal.
        transactions.unscoped(() -> {
            for (SoldToRetail.Part part : sold.parts()) {
                Goods goods = new Goods(sold.book(), part.record(), part.quantity(), sold.clearance());
                if (!sold.undone()) {
                    enter(part.transfer(), goods, null);
                } else if (purses.isPosted(part.transfer(), ListDecisions.STOCK_IN)) {
                    takeBack(part.transfer(), goods);
                }
            }
            return null;
        });
    }

    /** Goods that were written off before they came into stock here are none of it. */
    private void takeBack(UUID transfer, Goods goods) {
        if (!decisions.stockUndone(transfer, goods.account(), Values.amount(goods.quantity))) {
            throw new PlatformException(ErrorCode.CONFLICT, "retail.stock.sold", goods.item, balance(goods.account()).toPlainString());
        }
        tell("RetailStockTakenBack", goods, null);
    }

    /** What is there of an item. */
    public BigDecimal held(Actor actor, String book, String item) {
        return transactions.read(actor, () -> balance(Keys.stock(book, item)));
    }

    private BigDecimal balance(UUID account) {
        return BigDecimal.valueOf(purses.find(account).map(Purses.Balance::balance).orElse(0L), DECIMALS).stripTrailingZeros();
    }
}
