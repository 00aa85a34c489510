package org.tongguan.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Knows what orders in a sandbox were paid with, so that the sandbox's platform can answer; implemented by the module whose orders they are. */
public interface SandboxPayments {

    /** How an order was paid. */
    record Paid(String payCode, String payTransactionId, BigDecimal amount, List<String> goods) { }

    Optional<Paid> find(String ebpCode, String orderNo);
}
