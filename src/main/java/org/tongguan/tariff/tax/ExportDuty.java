package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.schedule.Rated;

/**
 * The export rate of a line and the value it is levied on: a provisional rate takes the place of the export rate (Tariff Law art. 13, fifth
 * paragraph), and the duty is not part of its own base (art. 29).
 *
 * @param rate    null = no export duty
 * @param value   in yuan with two decimals; null when it cannot be determined
 * @param lacking unit whose quantity is missing, null = none
 * @param told    how the value came about, or that nothing is levied
 */
record ExportDuty(String kind, RateExpression rate, BigDecimal value, String lacking, Step told) {

    /**
     * @param loaded price as loaded; null = not determined
     * @param beside the duty is not in the price
     */
    static ExportDuty of(Rated tariff, BigDecimal loaded, Quantities quantities, boolean beside) {
        boolean provisional = tariff.exportProvisional() != null;
        String kind = provisional ? "EXPORT_PROVISIONAL" : "EXPORT";
        RateExpression rate = provisional ? tariff.exportProvisional() : tariff.exportDuty();
        if (rate == null || rate.isZero()) {
            return new ExportDuty(kind, null, null, null, provisional
                    ? Step.of("rate." + kind, rate, tariff.exportDuty() == null ? "?" : tariff.exportDuty()) : Step.of("export.free"));
        }
        String lacking = quantities.lacks(rate).orElse(null);
        if (loaded == null || lacking != null) {
            return new ExportDuty(kind, rate, null, lacking, null);
        }
        if (beside) {
            return new ExportDuty(kind, rate, loaded, null, Step.of("value.export.beside", loaded));
        }
        return switch (rate) {
            case RateExpression.Percent percent -> {
                BigDecimal value = loaded.movePointRight(2).divide(BigDecimal.valueOf(100).add(percent.percent()), 2, RoundingMode.HALF_UP);
                yield new ExportDuty(kind, rate, value, null, Step.of("value.export", loaded, percent, value));
            }
            case RateExpression.Specific specific -> {
                BigDecimal value = loaded.subtract(specific.amount(loaded, quantities)).setScale(2, RoundingMode.HALF_UP);
                yield new ExportDuty(kind, rate, value, null, Step.of("value.export.specific", loaded, specific,
                        DomesticTaxes.quantitiesOf(specific, quantities), value));
            }
            default -> new ExportDuty(kind, rate, null, null, null);
        };
    }
}
