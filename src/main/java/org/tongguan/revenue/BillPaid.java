package org.tongguan.revenue;

/** A bill was paid; published in the transaction that took the payment. */
public record BillPaid(Bill bill) {

    /** Its payment was taken back: the money never came; published in the transaction that took it back. */
    public record Undone(Bill bill) { }
}
