package org.tongguan.revenue.month;

import org.tongguan.kernel.Procedure;

/** The life of a month's bill; only the clock and the payments of its bills move it. */
final class MonthBillProcedure {

    static final Procedure<MonthBill.State, MonthBill> TABLE = Procedure.<MonthBill.State, MonthBill>named("month-bill", MonthBill.State.COLLECTING)
            .step(MonthBill.State.COLLECTING, "issue", MonthBill.State.ISSUED, "MonthBillIssued")
            .step(MonthBill.State.ISSUED, "settle", MonthBill.State.PAID, "MonthBillPaid")
            .step(MonthBill.State.ISSUED, "default", MonthBill.State.DEFAULTED, "MonthBillDefaulted")
            .step(MonthBill.State.DEFAULTED, "settle", MonthBill.State.PAID, "MonthBillPaid")
            .build();

    private MonthBillProcedure() { }
}
