package org.tongguan.temporary;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * News, told inside the transaction that makes it: goods of a list are written off into a bonded account book, to be sold as retail imports
 * ({@link WayOut#RETAIL}), or, undone, are to be in the list again. Whoever keeps the book takes them in, or refuses to give them back by an exception.
 *
 * @param clearance number of the clearance that writes them off
 * @param book      the account book it named as its paper
 */
public record SoldToRetail(String clearance, String book, List<Part> parts, boolean undone) {

    /**
     * Goods of one line.
     *
     * @param transfer of the ledger, that wrote them off: another one each time
     * @param record   under which the book keeps them: number of the list and of the item in it
     * @param quantity in the item's unit
     */
    public record Part(UUID transfer, String record, BigDecimal quantity) { }
}
