package org.tongguan.tariff.choice;

import java.time.LocalDate;
import java.util.List;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.Occasion;

/**
 * Of which day the rates are, by the law in force on that day: Tariff Law arts. 20-22 from 2024-12-01; before that the Regulations on Import and
 * Export Duties arts. 15-17. For goods in transit and consolidated declarations the collection rules of customs. Corrections and refunds keep
 * the day of the first occasion (art. 22, first paragraph): ask with that occasion again.
 *
 * @param day      null when it cannot be told
 * @param steps    sentences {@code step.day.*}
 * @param findings the day that is missing
 */
public record RateDay(LocalDate day, List<Step> steps, List<Finding> findings) {

    /** The day for an occasion. */
    public static RateDay of(Occasion o) {
        return switch (o.kind()) {
            case NORMAL -> day(o, "declared", o.declared());
            // Until the transport has entered nobody knows the day: the rates of today are an estimate, corrected on entry.
            case ADVANCE -> o.entered() == null && o.declared() != null ? new RateDay(o.declared(), List.of(step("ADVANCE.estimate", o.declared())), List.of())
                    : day(o, "entered", o.entered());
            case TRANSIT, CONSOLIDATED -> day(o, "declared", o.declared());
            case TRANSIT_ADVANCE -> day(o, "atDestination", o.atDestination());
            case BONDED_STAYS, RELIEF_ENDS, TEMPORARY_STAYS, LEASE -> day(o, "formalities", o.formalities());
            case UNCLAIMED -> day(o, "entered", o.entered());
            case BREACH -> o.breach() != null ? day(o, "breach", o.breach())
                    : o.discovered() != null ? new RateDay(o.discovered(), List.of(step("BREACH.discovered", o.discovered())), List.of())
                    : day(o, "breach", null);
        };
    }

    private static RateDay day(Occasion o, String field, LocalDate day) {
        return day == null ? new RateDay(null, List.of(), List.of(Finding.warning("DUTY-130", "/occasion/" + field, o.kind(), field)))
                : new RateDay(day, List.of(step(o.kind().name(), day)), List.of());
    }

    private static Step step(String key, LocalDate day) {
        return Step.of("day." + key, day);
    }
}
