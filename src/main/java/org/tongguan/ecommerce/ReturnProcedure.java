package org.tongguan.ecommerce;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a return (GACC announcement 2020 No. 45): applied for within 30 days, back in the supervised area within 45. */
public final class ReturnProcedure {

    public static final Procedure<RetailReturn.State, Void> TABLE = Procedure.<RetailReturn.State, Void>named("retail-return",
                    RetailReturn.State.APPLIED)
            .step(RetailReturn.State.APPLIED, "arrive", RetailReturn.State.ARRIVED, "RetailReturnArrived", Role.OFFICER, Role.INSPECTOR, Role.SENIOR)
            .step(RetailReturn.State.APPLIED, "lapse", RetailReturn.State.LAPSED, "RetailReturnLapsed")
            .build();

    private ReturnProcedure() { }
}
