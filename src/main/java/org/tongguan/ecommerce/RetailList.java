package org.tongguan.ecommerce;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;

/**
 * A list as it is kept; the document itself lies in its message.
 *
 * @param id        message and place in it
 * @param traderId  who declared it
 * @param number    see {@link ListNumber}
 * @param buyer     keyed digest of the identity number
 * @param orderId   the order's document; null while it is missing; likewise the two others
 * @param waited    parts that were missing when it came: 1 order, 2 payment, 4 waybill
 * @param findings  codes with their values, {@code ECM-402|26,114.44|26,000;ECM-223}; null = nothing
 */
public record RetailList(UUID id, long traderId, long number, long buyer, UUID orderId, UUID paymentId, UUID waybillId, int office, int mode,
                         ListState state, int waited, Amounts amounts, Instant filedAt, Instant decidedAt, String findings) {

    public static final String KIND = "retail-list";
    /** Among the findings: rules of risk targeting ask for a look at the documents. Officials only are told. */
    public static final String TARGETED = "ECM-430";

    /** Fen: the value with freight and insurance, and what it owes. */
    public record Amounts(long value, long duty, long consumption, long vat) {
        public long tax() {
            return duty + consumption + vat;
        }
    }

    /** The same list, decided. */
    public RetailList decided(ListState next, UUID order, UUID payment, UUID waybill, Instant at, String found) {
        return new RetailList(id, traderId, number, buyer, order, payment, waybill, office, mode, next, waited, amounts, filedAt, at, found);
    }

    /** The same list in another state. */
    public RetailList in(ListState next) {
        return decided(next, orderId, paymentId, waybillId, decidedAt, findings);
    }

    /** Whether it is an export list. */
    public boolean isExport() {
        return ListNumber.isExport(number);
    }

    /** The day it came, by whose law it is read. */
    public LocalDate filedOn(ZoneId zone) {
        return LocalDate.ofInstant(filedAt, zone);
    }

    /** As journal, ledger and targeting name it. */
    public SubjectRef ref() {
        return new SubjectRef(KIND, id);
    }
}
