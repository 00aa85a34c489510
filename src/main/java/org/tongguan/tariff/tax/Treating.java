package org.tongguan.tariff.tax;

import java.util.List;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.Shipment;
import org.tongguan.tariff.schedule.Rated;

/**
 * How a line is treated: by its procedure (Tariff Law arts. 36, 37), by what it is that comes back or replaces other goods (arts. 39, 40), by its duty
 * mode (arts. 32-34).
 *
 * @param tariff null when the code is not in the tariff
 */
record Treating(Ground ground, int index, Rated tariff, List<Step> worked, List<Finding> findings) {

    Assessment.Treatment treatment() {
        Shipment shipment = ground.shipment();
        if (shipment.suspended()) {
            worked.add(Step.of("suspended"));
            Shipment.Besides besides = shipment.besides();
            if (besides.stays().containsKey(index) || besides.otherwise().containsKey(index) || besides.returned().containsKey(index)) {
                findings.add(Finding.warning("DUTY-179", "/head/levyNature", shipment.lines().get(index).itemNumber(), String.valueOf(shipment.levyNature())));
            }
            return Assessment.Treatment.SUSPENDED;
        }
        ReturnedGoods.Claim claim = shipment.besides().returned().get(index);
        ReturnedGoods returned = claim == null ? null
                : ReturnedGoods.of(claim, shipment.rateDate(), ground.settings().replacementYears(), "/goodsItems/" + index + "/returned");
        if (returned != null) {
            worked.addAll(returned.steps());
            findings.addAll(returned.findings());
            if (returned.free() || !returned.findings().isEmpty()) {
                return returned.free() ? Assessment.Treatment.EXEMPT : Assessment.Treatment.NOT_COMPUTED;
            }
        }
        return byMode(shipment.lines().get(index));
    }

    private Assessment.Treatment byMode(Shipment.GoodsLine goods) {
        String mode = goods.dutyMode() == null || goods.dutyMode().isEmpty() ? "1" : goods.dutyMode();
        if ("1".equals(mode) || "5".equals(mode) && ground.settings().fullNatures().contains(String.valueOf(ground.shipment().levyNature()))) {
            return Assessment.Treatment.LEVIED;
        }
        switch (mode) {
            case "2" -> {
                return Assessment.Treatment.HALVED;
            }
            case "3" -> {
                exempt(goods);
                return Assessment.Treatment.EXEMPT;
            }
            case "6", "7" -> {
                worked.add(Step.of("secured"));
                return Assessment.Treatment.SECURED;
            }
            default -> {
                find("DUTY-107", goods.itemNumber(), mode);
                return Assessment.Treatment.NOT_COMPUTED;
            }
        }
    }

    /** Free of duty and VAT; what an exemption does not cover by itself is told. */
    private void exempt(Shipment.GoodsLine goods) {
        worked.add(Step.of("exempt"));
        if (tariff != null && tariff.consumption() != null) {
            find("DUTY-108", goods.itemNumber());
        }
        boolean imported = ground.shipment().direction() == Shipment.Direction.IMPORT;
        if (imported && !ground.schedule().remedies(goods.commodityCode(), ground.shipment().rateDate()).isEmpty()) {
            find("DUTY-126", goods.itemNumber(), goods.commodityCode());
        }
    }

    private void find(String code, Object... args) {
        findings.add(Finding.warning(code, "/goodsItems/" + index + "/dutyMode", args));
    }
}
