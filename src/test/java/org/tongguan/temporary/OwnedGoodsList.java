package org.tongguan.temporary;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.guarantee.Guarantee;
import org.tongguan.guarantee.GuaranteeRegister;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;
import org.tongguan.support.OwnedSamples;
import org.tongguan.temporary.act.Clearances;
import org.tongguan.temporary.act.Exhibitions;
import org.tongguan.temporary.act.GoodsLists;
import org.tongguan.temporary.act.GoodsListWork;
import org.tongguan.temporary.act.Uploads;
import org.tongguan.trader.Trader;

/** An organiser's exhibition, list and clearance, which no other trader finds. */
@Component
class OwnedGoodsList implements OwnedSamples.Source {

    private final Exhibitions exhibitions;
    private final GoodsLists lists;
    private final GoodsListWork work;
    private final Uploads uploads;
    private final Clearances clearances;
    private final GuaranteeRegister guarantees;
    private final Around around;

    OwnedGoodsList(Exhibitions exhibitions, GoodsLists lists, GoodsListWork work, Uploads uploads, Clearances clearances, GuaranteeRegister guarantees,
                   Around around) {
        this.exhibitions = exhibitions;
        this.lists = lists;
        this.work = work;
        this.uploads = uploads;
        this.clearances = clearances;
        this.guarantees = guarantees;
        this.around = around;
    }

    @Component("ownedGoodsListAround")
    record Around(Jobs jobs, Clock clock) { }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        Actor organiser = new Actor(7_000 + owner.id(), "organiser-" + owner.id(), java.util.Set.of(Role.DECLARANT), null, owner.id());
        Actor officer = new Actor(2, "officer-t", java.util.Set.of(Role.OFFICER), "2218", null);
        LocalDate today = LocalDate.now(around.clock);
        String guarantee = guarantees.register(organiser, new GuaranteeRegister.Draft(Guarantee.Form.ORGANISER, Guarantee.Scope.GENERAL, owner.id(), "2218",
                "中国银行", "T" + Ids.next(), null, new BigDecimal("100000.00"), today, today.plusYears(2), null)).number();
        guarantees.act(officer, guarantee, "accept", "");
        String exhibition = exhibitions.file(organiser, new Exhibitions.Draft("2218", Text.of("样展", "Sample fair"), "样馆", today, today.plusDays(5), guarantee))
                .exhibition().number();
        exhibitions.act(officer, exhibition, "accept", "");
        String exhibitor = "Exhibitor " + Ids.next();
        String list = lists.open(organiser, new GoodsLists.Draft(exhibition, GoodsList.Regime.EXHIBITION, null, exhibitor, "THA", "B1", null)).list().number();
        Upload upload = uploads.create(organiser, list, Fair.rows(Map.of("code", "64039900", "unit", "025", "lines", "2", "pieces", "4", "weight", "10",
                "value", "100", "country", "THA")));
        around.jobs.runDue();
        work.act(organiser, list, "certify", new GoodsListWork.Given(null, null, null, null));
        work.act(organiser, list, "submit", new GoodsListWork.Given(null, null, null, null));
        work.act(officer, list, "admit", new GoodsListWork.Given(null, null, null, null));
        Clearance clearance = clearances.ask(organiser, list, new Clearances.Asked(WayOut.RE_EXPORT, "EV-" + Ids.next(), null, null, null, null));
        return Map.of("/api/v1/temporary/exhibitions/", new OwnedSamples(Map.of("number", exhibition), List.of(exhibition)),
                "/api/v1/temporary/lists/", new OwnedSamples(Map.of("number", list, "id", upload.id().toString(), "item", "1"), List.of(list, exhibitor)),
                "/api/v1/temporary/clearances/", new OwnedSamples(Map.of("number", clearance.number()), List.of(clearance.number(), clearance.evidence())));
    }
}
