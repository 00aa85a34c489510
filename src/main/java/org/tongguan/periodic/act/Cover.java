package org.tongguan.periodic.act;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.guarantee.SecuredParts;
import org.tongguan.guarantee.Securities;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.Delivery;
import org.tongguan.trader.Traders;

/** The guarantee behind deliveries: of each, as much is set aside as is owed for what is still out of it. */
@Component("periodicCover")
class Cover {

    private final Securities securities;
    private final SecuredParts parts;
    private final Traders traders;
    private final Around around;

    Cover(Securities securities, SecuredParts parts, Traders traders, Around around) {
        this.securities = securities;
        this.parts = parts;
        this.traders = traders;
        this.around = around;
    }

    boolean isExempt(long trader) {
        return traders.isGuaranteeExempt(traders.get(trader), around.today());
    }

    /**
     * Sets a new delivery's taxes aside, unless none are owed or the grade needs no guarantee.
     *
     * @return what was set aside
     * @throws org.tongguan.kernel.PlatformException REFUSED {@code guarantee.room}, {@code guarantee.invalid}
     */
    BigDecimal secure(Approval a, Delivery d, BigDecimal tax) {
        if (tax.signum() == 0 || a.guarantee() == null || isExempt(d.traderId())) {
            return BigDecimal.ZERO.setScale(2);
        }
        securities.secure(a.guarantee(), duty(d, tax));
        return tax;
    }

    private static Securities.Duty duty(Delivery d, BigDecimal amount) {
        return new Securities.Duty(d.ref(), d.number(), null, d.traderId(), amount);
    }

    /** What is owed for what is still out of a delivery, never less. */
    static BigDecimal owed(Delivery d) {
        return d.lines().stream().map(l -> l.tax().multiply(l.net()).divide(l.quantity(), 2, RoundingMode.UP))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** Part of it came back: less is set aside. */
    void fit(Delivery d) {
        parts.change(d.number(), owed(d));
    }

    void giveBack(Collection<Delivery> deliveries) {
        securities.giveBack(deliveries.stream().map(Delivery::number).toList());
    }

    /** What was declared, paid and let go is undeclared again: set aside anew; where there is no room for it, that is told. */
    void again(Approval a, List<Delivery> deliveries) {
        List<Securities.Duty> duties = deliveries.stream().filter(d -> owed(d).signum() > 0).map(d -> duty(d, owed(d))).toList();
        if (a.guarantee() != null && !duties.isEmpty()) {
            duties.forEach(d -> securities.name(d.subject(), d.traderId(), a.guarantee()));
            Set<String> secured = securities.secure(duties);
            deliveries.stream().filter(d -> owed(d).signum() > 0 && !secured.contains(d.number()))
                    .forEach(d -> around.tell("PeriodicDeliveryUnsecured", d, a.guarantee()));
        }
    }
}
