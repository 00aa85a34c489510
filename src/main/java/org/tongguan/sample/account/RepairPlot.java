package org.tongguan.sample.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.guarantee.Guarantee;
import org.tongguan.guarantee.GuaranteeRegister;
import org.tongguan.kernel.Actor;
import org.tongguan.suspense.Regime;
import org.tongguan.suspense.act.GoodsAccountWork;
import org.tongguan.suspense.act.GoodsAccounts;

/** Tells of goods that come in to be repaired: an account for those of a declaration that waits for it, secured and accepted. */
@Component
public class RepairPlot {

    private static final BigDecimal LETTER = new BigDecimal("20000000.00");
    private final GuaranteeRegister guarantees;
    private final GoodsAccounts accounts;
    private final GoodsAccountWork work;

    RepairPlot(GuaranteeRegister guarantees, GoodsAccounts accounts, GoodsAccountWork work) {
        this.guarantees = guarantees;
        this.accounts = accounts;
        this.work = work;
    }

    /** The trader asks, with a bank's letter; the officer compares and accepts, and the declaration waits no longer for it. */
    public void open(Actor trader, Actor officer, Declaration declaration, LocalDate day) {
        String office = declaration.key().office();
        String letter = guarantees.register(trader, new GuaranteeRegister.Draft(Guarantee.Form.BANK_LETTER, Guarantee.Scope.GENERAL, trader.traderId(), office,
                "中国银行上海市分行", declaration.number() + "-REPAIR", null, LETTER, day, day.plusYears(1), null)).number();
        guarantees.act(officer, letter, "accept", "");
        String number = accounts.ask(trader, new GoodsAccounts.Draft(Regime.INWARD_REPAIR, declaration.number(), "WX" + declaration.number(),
                "NORDIC COMPUTE OY", null, letter, Map.of(1, "SN 26-0001 … 26-0500"), List.of())).account().number();
        work.act(officer, number, "accept", new GoodsAccountWork.Given("", "序列号与清单一致。 Serial numbers agree with the list.", null));
    }
}
