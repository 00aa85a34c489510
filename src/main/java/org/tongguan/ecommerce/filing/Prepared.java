package org.tongguan.ecommerce.filing;

import java.util.List;
import java.util.UUID;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.match.Pending;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;
import org.tongguan.risk.Targets;

/** A document read, checked and, for a list, taxed and targeted: all that needs no database. */
public sealed interface Prepared {

    /** What the sender wants done. */
    enum Operation {
        ADD, CHANGE, DELETE;

        /** Of {@code appType}. */
        public static Operation of(String appType) {
            return values()[appType.charAt(0) - '1'];
        }
    }

    /** Its place in the message. */
    int index();

    List<Finding> findings();

    /** It goes no further: faulty, refused by a rule, or kept as a draft only. */
    record Stopped(int index, List<Finding> findings, boolean draft) implements Prepared { }

    /**
     * An order, a payment or a waybill.
     *
     * @param claim the key by which a list holds it: that of its order; null for a waybill, which is held by its document
     */
    record ReadPart(int index, List<Finding> findings, Operation operation, Part.Kind kind, UUID key, UUID claim, long[] values) implements Prepared { }

    /**
     * A list.
     *
     * @param number see {@link org.tongguan.ecommerce.ListNumber}
     * @param buyer  keyed digest of the identity number; 0 for export
     * @param bill   key of the bill of lading an export list names; null for none
     * @param named  other numbers it is found by
     */
    record ReadList(int index, List<Finding> findings, Operation operation, Pending pending, long number, long buyer, int office, int mode,
                     Tax tax, Targets targets, UUID bill, Named named) implements Prepared { }

    /** The number of a list's bill and the declarant's own number of it, see {@link org.tongguan.ecommerce.match.Keys#plain}. */
    record Named(int bill, int own) { }

    /** What a list owes, in fen. */
    record Tax(long value, long duty, long consumption, long vat) {
        public long total() {
            return duty + consumption + vat;
        }
    }

    /** Something that concerns a list that is there: cancellation, return, a waybill signed for. */
    record ReadAct(int index, List<Finding> findings, CebDocument document) implements Prepared { }
}
