package org.tongguan.temporary.act;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.guarantee.GuaranteeClaims;
import org.tongguan.guarantee.SecuredParts;
import org.tongguan.guarantee.Securities;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.temporary.Exhibition;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.GoodsListProcedure;
import org.tongguan.temporary.store.ExhibitionStore;
import org.tongguan.temporary.store.GoodsListStore;
import org.tongguan.temporary.store.ItemStore;

/** The organiser's guarantee behind a list: as much of it is set aside as is owed for what is still in, none for carnets. */
@Component
class Cover {

    private final GoodsListStore lists;
    private final ItemStore items;
    private final ExhibitionStore exhibitions;
    private final Securities securities;
    private final SecuredParts parts;
    private final GuaranteeClaims claims;
    private final Around around;

    Cover(GoodsListStore lists, ItemStore items, ExhibitionStore exhibitions, Securities securities, SecuredParts parts, GuaranteeClaims claims,
          Around around) {
        this.lists = lists;
        this.items = items;
        this.exhibitions = exhibitions;
        this.securities = securities;
        this.parts = parts;
        this.claims = claims;
        this.around = around;
    }

    /**
     * Makes the amount fit what is in now, and ends the list when nothing is.
     *
     * @param list locked
     * @throws PlatformException REFUSED {@code guarantee.room}, {@code guarantee.invalid} when more is needed than the guarantee has
     */
    void fit(GoodsList list) {
        if (list.state() != GoodsList.State.CLAIMED) {
            secure(list, items.security(list.id()));
        }
        if (items.isEmpty(list.id())) {
            var step = GoodsListProcedure.TABLE.get(list.state(), "close", null);
            lists.step(list.id(), step.to(), "");
            around.tell(step.event(), list, Map.of("number", list.number()));
        }
    }

    private void secure(GoodsList list, BigDecimal amount) {
        String guarantee = list.isAta() ? null : exhibitions.find(list.exhibitionId()).map(Exhibition::guarantee).orElse(null);
        if (guarantee == null) {
            return;
        }
        if (!parts.change(list.number(), amount) && amount.signum() > 0) {
            securities.secure(guarantee, new Securities.Duty(list.ref(), list.number(), null, list.traderId(), amount));
        }
        lists.secure(list.id(), amount);
    }

    /** Claims what is set aside for a list that is overdue; where a grade needs no guarantee nothing is. */
    void claim(Actor actor, GoodsList list, String reason) {
        String guarantee = parts.guarantee(list.number()).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "guarantee.reservation", list.number()));
        claims.claim(actor, guarantee, list.number(), reason);
    }
}
