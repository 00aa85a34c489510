package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;

/** Rates that depend on the value of one unit, such as the sliding duty of cotton: which part of the rate applies, and what that comes to. */
final class UnitRate {

    private UnitRate() { }

    /** @param exact the duty before it is rounded */
    static void tell(RateExpression rate, BigDecimal value, Quantities quantities, BigDecimal exact, List<Step> worked) {
        if (rate instanceof RateExpression.Percent) {
            return;
        }
        RateExpression applied = rate.at(value, quantities);
        if (rate instanceof RateExpression.Sliding || !applied.equals(rate)) {
            BigDecimal unit = value.divide(quantities.get(rate.units().iterator().next()), 3, RoundingMode.HALF_UP);
            BigDecimal percent = exact.movePointRight(2).divide(value, 3, RoundingMode.HALF_UP).stripTrailingZeros();
            worked.add(Step.of("duty.unit", unit, applied, percent));
        }
    }
}
