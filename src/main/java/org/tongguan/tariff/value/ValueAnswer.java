package org.tongguan.tariff.value;

import java.math.BigDecimal;
import java.util.List;
import org.tongguan.kernel.Finding;

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
     * @param value yuan, two decimals; null = not determined, then a finding says why
     * @param steps what is told of this line alone
     */
    public record LineValue(BigDecimal value, List<Step> steps) { }

    public ValueAnswer {
        steps = List.copyOf(steps);
        lines = List.copyOf(lines);
        rates = List.copyOf(rates);
        findings = List.copyOf(findings);
    }
}
