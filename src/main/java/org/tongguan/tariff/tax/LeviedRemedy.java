package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.schedule.Remedy;
import org.tongguan.tariff.schedule.Schedule.RatedRemedy;

/** A trade remedy with what it comes to on a line (Tariff Law arts. 16-18). */
record LeviedRemedy(RatedRemedy remedy, BigDecimal amount) {

    /** As a tax of the line; nothing of it is owed where the shipment's duties stay within {@code free}, null = they do not. */
    Assessment.TaxLine taxed(BigDecimal value, Quantities quantities, BigDecimal free) {
        Remedy row = remedy.row();
        RateExpression rate = remedy.rate();
        List<Step> steps = new ArrayList<>(2);
        steps.add(Step.of("remedy." + row.kind(), row.measure(), value, rate, DomesticTaxes.quantitiesOf(rate, quantities), amount,
                row.firm().isEmpty() ? "" : ", " + row.firm().replace("|", " / ")));
        if (free != null) {
            steps.add(Step.of("duty.free", free));
        }
        return new Assessment.TaxLine(taxOf(row.kind()), row.kind().name(), rate.toString(), free == null ? amount : LineTaxes.ZERO, steps);
    }

    private static Assessment.Tax taxOf(Remedy.Kind kind) {
        return switch (kind) {
            case ANTI_DUMPING -> Assessment.Tax.ANTI_DUMPING;
            case COUNTERVAILING -> Assessment.Tax.COUNTERVAILING;
            case SAFEGUARD -> Assessment.Tax.SAFEGUARD;
            case RECIPROCAL, RETALIATORY -> Assessment.Tax.RETALIATORY;
        };
    }
}
