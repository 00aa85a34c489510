package org.tongguan.ecommerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.bill.GuaranteeBlocks;
import org.tongguan.ecommerce.filing.Guarantees;
import org.tongguan.guarantee.Guarantee;
import org.tongguan.guarantee.GuaranteeRegister;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.trader.Traders;

/** Firms with a guarantee, whatever the clock says, and with a block of it for parcels. */
@Component
public class GivenGuarantees {

    private static final Actor OFFICER = new Actor(8, "officer-given", Set.of(Role.OFFICER), "2218", null);
    private final GuaranteeRegister register;
    private final GuaranteeBlocks blocks;
    private final Guarantees memory;
    private final Traders traders;

    GivenGuarantees(GuaranteeRegister register, GuaranteeBlocks blocks, Guarantees memory, Traders traders) {
        this.register = register;
        this.blocks = blocks;
        this.memory = memory;
        this.traders = traders;
    }

    /** A bank's letter of that firm, accepted; its number. */
    public String letter(String firm, String yuan) {
        Guarantee g = register.register(Actor.PLATFORM, new GuaranteeRegister.Draft(Guarantee.Form.BANK_LETTER, Guarantee.Scope.GENERAL,
                traders.findByCode(firm).orElseThrow().id(), "2218", "中国银行上海市分行", "RETAIL-" + Ids.next(), null, new BigDecimal(yuan).setScale(2),
                LocalDate.of(2020, 1, 1), LocalDate.of(2099, 12, 31), null));
        register.act(OFFICER, g.number(), "accept", "");
        return g.number();
    }

    /** The firm stands for that much, in all, from now on. */
    public void stand(String firm, String yuan) {
        blocks.register(Actor.PLATFORM, firm, new BigDecimal(yuan));
        memory.refresh();
    }

    /** Both, of one amount. */
    public void of(String firm, String yuan) {
        letter(firm, yuan);
        stand(firm, yuan);
    }
}
