package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.Units;
import org.tongguan.tariff.schedule.Rated;

/**
 * Consumption tax and VAT of an imported line, on its value with all duties: remedies are duties and belong to both bases. Consumption tax is inside
 * its own base (Interim Regulations on Consumption Tax arts. 5 and 9); VAT is beside it (VAT Law arts. 7, 10). A halved line pays half of the VAT. What
 * is forgiven because the whole shipment owes little is not in the base of what comes after it.
 */
record DomesticTaxes(DutySettings settings, Rated tariff, Quantities quantities, boolean halved) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Consumption tax on a value with all duties; zero where the goods bear none. */
    BigDecimal consumption(BigDecimal base) {
        RateExpression r = tariff.consumption();
        return r == null || r.isZero() ? LineTaxes.ZERO : settings.tax(r.amountInsidePrice(base, quantities));
    }

    /** VAT on a value with all duties and consumption tax. */
    BigDecimal vat(BigDecimal base) {
        BigDecimal exact = base.multiply(tariff.line().vatPercent()).movePointLeft(2);
        return settings.tax(halved ? exact.multiply(HALF) : exact);
    }

    /** Adds the consumption tax to the line's taxes, where the goods bear one; gives what is owed of it. */
    BigDecimal addConsumption(List<Assessment.TaxLine> taxes, BigDecimal value, BigDecimal duty, BigDecimal onTop, boolean free) {
        RateExpression r = tariff.consumption();
        if (r == null || r.isZero()) {
            return LineTaxes.ZERO;
        }
        BigDecimal amount = consumption(value.add(duty).add(onTop));
        List<Step> steps = new ArrayList<>(2);
        steps.add(Step.of(onTop.signum() != 0 ? "consumption.remedies" : "consumption", value, duty, r, quantitiesOf(r, quantities), amount, onTop));
        BigDecimal owed = forgiven(amount, free, steps);
        taxes.add(new Assessment.TaxLine(Assessment.Tax.CONSUMPTION_TAX, "STATUTORY", r.toString(), owed, steps));
        return owed;
    }

    /** Adds the VAT to the line's taxes. */
    void addVat(List<Assessment.TaxLine> taxes, BigDecimal value, BigDecimal duty, BigDecimal onTop, BigDecimal consumption, boolean free) {
        BigDecimal percent = tariff.line().vatPercent();
        BigDecimal base = value.add(duty).add(onTop).add(consumption);
        BigDecimal whole = settings.tax(base.multiply(percent).movePointLeft(2));
        BigDecimal amount = vat(base);
        List<Step> steps = new ArrayList<>(3);
        steps.add(Step.of(onTop.signum() != 0 ? "vat.remedies" : "vat", value, duty, consumption, percent, whole, onTop));
        if (halved) {
            steps.add(Step.of("half", amount));
        }
        taxes.add(new Assessment.TaxLine(Assessment.Tax.VAT, "STATUTORY", percent.toPlainString() + "%", forgiven(amount, free, steps), steps));
    }

    private BigDecimal forgiven(BigDecimal amount, boolean free, List<Step> steps) {
        if (!free || amount.signum() == 0) {
            return amount;
        }
        steps.add(Step.of("tax.free", settings.exemptTax()));
        return LineTaxes.ZERO;
    }

    /** The quantities a rate takes as they stand after it in worked lines, with the space before them; empty for a rate on the value. */
    static Object quantitiesOf(RateExpression e, Quantities quantities) {
        return e instanceof RateExpression.Percent ? "" : new Shown(e, quantities);
    }

    /** Written when somebody reads it. */
    private record Shown(RateExpression rate, Quantities quantities) {
        @Override
        public String toString() {
            return rate.units().isEmpty() ? ""
                    : " (" + String.join(", ", rate.units().stream().map(u -> quantities.get(u).toPlainString() + " " + Units.written(u)).toList()) + ")";
        }
    }
}
