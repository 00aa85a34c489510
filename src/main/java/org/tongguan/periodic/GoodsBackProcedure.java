package org.tongguan.periodic;

import static org.tongguan.periodic.GoodsBack.State.ASKED;
import static org.tongguan.periodic.GoodsBack.State.CONFIRMED;
import static org.tongguan.periodic.GoodsBack.State.REFUSED;
import static org.tongguan.periodic.GoodsBack.State.WITHDRAWN;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a return: asked by the trader, confirmed by an officer who has seen the goods. */
public final class GoodsBackProcedure {

    public static final Procedure<GoodsBack.State, GoodsBack> TABLE = Procedure.<GoodsBack.State, GoodsBack>named("periodic-return", ASKED)
            .step(ASKED, "confirm", CONFIRMED, "PeriodicReturnConfirmed", Role.OFFICER, Role.SENIOR)
            .step(ASKED, "refuse", REFUSED, "PeriodicReturnRefused", Role.OFFICER, Role.SENIOR)
            .step(ASKED, "withdraw", WITHDRAWN, "PeriodicReturnWithdrawn", Role.DECLARANT, Role.TRADER_MANAGER)
            .build();

    private GoodsBackProcedure() { }
}
