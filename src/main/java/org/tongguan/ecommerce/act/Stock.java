package org.tongguan.ecommerce.act;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
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
            if (!purses.isPosted(id, ListDecisions.STOCK_IN)) {
                decisions.stockIn(id, account, Values.amount(quantity));
                journal.record(JournalEvent.of("RetailStockArrived", new SubjectRef("retail-stock", account), null, actor.office(),
                        Map.of("book", book, "item", item, "quantity", quantity.toPlainString(), "document", document)));
            }
            return balance(account);
        });
    }

    /** What is there of an item. */
    public BigDecimal held(Actor actor, String book, String item) {
        return transactions.read(actor, () -> balance(Keys.stock(book, item)));
    }

    private BigDecimal balance(UUID account) {
        return BigDecimal.valueOf(purses.find(account).map(Purses.Balance::balance).orElse(0L), DECIMALS).stripTrailingZeros();
    }
}
