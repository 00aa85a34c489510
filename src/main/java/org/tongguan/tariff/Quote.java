package org.tongguan.tariff;

import java.util.ArrayList;
import java.util.List;
import org.tongguan.kernel.Finding;

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

    /** The same with the day's reasons, and what else is wrong with the question. */
    public Quote with(List<Assessment.Step> reasons, List<Finding> more) {
        List<Finding> all = new ArrayList<>(more);
        all.addAll(assessment.findings());
        return new Quote(new Assessment(assessment.direction(), assessment.rateDate(), assessment.exchangeDate(), assessment.lawVersion(),
                assessment.exchangeRates(), assessment.lines(), all), reasons, lines);
    }
}
