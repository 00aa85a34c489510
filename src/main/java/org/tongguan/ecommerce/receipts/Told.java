package org.tongguan.ecommerce.receipts;

import java.time.Instant;
import java.util.Map;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebReceipts;

/**
 * Something told of a document.
 *
 * @param receipt the receipt, or what else customs sends
 * @param status  its state
 * @param place   its place among what is told of the document at that moment
 */
public record Told(CebDocument receipt, Instant at, String status, int place) {

    /** A receipt of that document. {@code more}: numbers given since, by element name. */
    public static Told of(CebDocument document, Instant at, String status, String info, Map<String, String> more, int place) {
        return new Told(CebReceipts.receipt(document, status, at, info, more), at, status, place);
    }
}
