package org.tongguan.revenue.order;

import static org.tongguan.revenue.order.BankOrder.State.DONE;
import static org.tongguan.revenue.order.BankOrder.State.ORDERED;
import static org.tongguan.revenue.order.BankOrder.State.REFUSED;
import static org.tongguan.revenue.order.BankOrder.State.UNKNOWN;

import org.tongguan.kernel.Procedure;

/** The life of an order at a bank; only what the bank says ends it. */
final class BankOrderProcedure {

    static final Procedure<BankOrder.State, BankOrder> TABLE = Procedure.<BankOrder.State, BankOrder>named("bank-order", ORDERED)
            .step(ORDERED, "confirm", DONE, "BankOrderDone")
            .step(ORDERED, "refuse", REFUSED, "BankOrderRefused")
            .step(ORDERED, "lose", UNKNOWN, "BankOrderUnknown")
            .step(UNKNOWN, "confirm", DONE, "BankOrderDone")
            .step(UNKNOWN, "refuse", REFUSED, "BankOrderRefused")
            .build();

    private BankOrderProcedure() { }
}
