package org.tongguan.tariff.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Assessment.Step;

/**
 * The value of a shipment.
 *
 * @param steps    how the value of the whole shipment came about
 * @param lines    in the order of the question
 * @param rates    exchange rates used, without the yuan itself
 * @param findings what could not be taken, and the cure; never a silent zero
 */
public record ValueAnswer(List<Step> steps, List<LineValue> lines, List<ExchangeRates.Rate> rates, List<Finding> findings) {

    /**
     * One line.
     *
     * @param value   yuan, two decimals; null = not determined, then a finding says why
     * @param byPrice it has part in the value of the whole shipment
     * @param steps   what is told of this line alone
     */
    public record LineValue(BigDecimal value, boolean byPrice, List<Step> steps) { }

    /** How the value of a line came about: first what is told of the whole shipment, where it has part in that. */
    public List<Step> told(int line) {
        LineValue of = lines.get(line);
        if (!of.byPrice) {
            return of.steps;
        }
        List<Step> told = new ArrayList<>(steps.size() + of.steps.size());
        told.addAll(steps);
        told.addAll(of.steps);
        return told;
    }

    public ValueAnswer {
        steps = List.copyOf(steps);
        lines = List.copyOf(lines);
        rates = List.copyOf(rates);
        findings = List.copyOf(findings);
    }
}
