package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import org.tongguan.tariff.Shipment;
import org.tongguan.tariff.schedule.Agreement;
import org.tongguan.tariff.schedule.Schedule;

/**
 * What all lines of a shipment have in common.
 *
 * @param waivers what an agreement's limit for consignments without proof comes to in yuan, null = none
 * @param total   customs value of the shipment, null = not determined
 * @param told    whether the reasons for the choice of rate are wanted
 */
public record Ground(Shipment shipment, DutySettings settings, Schedule schedule, Waivers waivers, BigDecimal total, boolean told) {

    /** See {@link Ground}. */
    @FunctionalInterface
    public interface Waivers {
        BigDecimal yuan(Agreement agreement);
    }
}
