package org.tongguan.proof;

import java.util.List;

/**
 * A platform has answered; published inside the transaction that keeps the answer.
 *
 * @param proofs one for each order in it
 */
public record PaymentProofReceived(List<PaymentProof> proofs) {

    public PaymentProofReceived {
        proofs = List.copyOf(proofs);
    }
}
