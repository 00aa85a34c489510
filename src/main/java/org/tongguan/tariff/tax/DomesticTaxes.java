package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.schedule.Rated;

/**
 * Consumption tax and VAT of an imported line, on its value with all duties: remedies are duties and belong to both bases. Consumption tax is inside
 * its own base (Interim Regulations on Consumption Tax arts. 5 and 9); VAT is beside it (VAT Law arts. 7, 10). A halved line pays half of the VAT.
 */
record DomesticTaxes(DutySettings settings, Rated tariff, Quantities quantities, boolean halved) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Adds them to the line's taxes. */
    void add(List<Assessment.TaxLine> taxes, BigDecimal value, BigDecimal duty, BigDecimal onTop) {
        BigDecimal base = value.add(duty).add(onTop);
        BigDecimal consumption = consumption(base);
        boolean remedied = onTop.signum() != 0;
        RateExpression r = tariff.consumption();
        if (r != null && !r.isZero()) {
            taxes.add(new Assessment.TaxLine(Assessment.Tax.CONSUMPTION_TAX, "STATUTORY", r.toString(), consumption, List.of(
                    Step.of(remedied ? "consumption.remedies" : "consumption", value, duty, r, quantitiesOf(r, quantities), consumption, onTop))));
        }
        BigDecimal percent = tariff.line().vatPercent();
        BigDecimal exact = base.add(consumption).multiply(percent).movePointLeft(2);
        List<Step> steps = new ArrayList<>(2);
        BigDecimal vat = settings.tax(exact);
        steps.add(Step.of(remedied ? "vat.remedies" : "vat", value, duty, consumption, percent, vat, onTop));
        if (halved) {
            vat = settings.tax(exact.multiply(HALF));
            steps.add(Step.of("half", vat));
        }
        taxes.add(new Assessment.TaxLine(Assessment.Tax.VAT, "STATUTORY", percent.toPlainString() + "%", vat, steps));
    }

    private BigDecimal consumption(BigDecimal base) {
        RateExpression r = tariff.consumption();
        return r == null || r.isZero() ? LineTaxes.ZERO : settings.tax(r.amountInsidePrice(base, quantities));
    }

    /** Both, on a value with all duties. */
    List<BigDecimal> amounts(BigDecimal base) {
        BigDecimal consumption = consumption(base);
        BigDecimal vat = base.add(consumption).multiply(tariff.line().vatPercent()).movePointLeft(2);
        return List.of(consumption, settings.tax(halved ? vat.multiply(HALF) : vat));
    }

    /** The quantities a rate takes, as worked lines show them; empty for a rate on the value. */
    static String quantitiesOf(RateExpression e, Quantities quantities) {
        return e instanceof RateExpression.Percent ? "" : e.units().isEmpty() ? ""
                : "[" + String.join(", ", e.units().stream().map(u -> u + ": " + quantities.get(u).toPlainString()).toList()) + "]";
    }
}
