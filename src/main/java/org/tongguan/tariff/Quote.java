package org.tongguan.tariff;

import java.util.List;

/**
 * An assessment with its reasons and the other ways there are. Not kept: it can be asked again.
 *
 * @param day   of which day the rates are and why
 * @param lines in the order of the shipment
 */
public record Quote(Assessment assessment, List<Assessment.Step> day, List<Reasons> lines) {

    /**
     * Why one line owes what it owes.
     *
     * @param tariffLine   null when the code is not in the tariff on that day
     * @param decisions    sentences {@code step.choice.*}, in order
     * @param alternatives cheapest first, those that cannot be computed last
     */
    public record Reasons(TariffLine tariffLine, List<Assessment.Step> decisions, List<Alternative> alternatives) { }
}
