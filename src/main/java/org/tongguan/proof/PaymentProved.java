package org.tongguan.proof;

/** A platform proved a payment; published in the transaction that keeps the proof. */
public record PaymentProved(PaymentProof proof) { }
