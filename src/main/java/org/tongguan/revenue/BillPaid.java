package org.tongguan.revenue;

/** A bill was paid; published in the transaction that took the payment. */
public record BillPaid(Bill bill) { }
