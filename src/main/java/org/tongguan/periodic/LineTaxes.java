package org.tongguan.periodic;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Taxes of one line of a statement, yuan: as its deliveries were taxed, as the same goods are taxed together, as they are declared. The first step is
 * charges that are shared out otherwise, or rounding; the second is what the declaration says otherwise.
 *
 * @param delivered      of the deliveries, less what came back
 * @param together       of the same goods in one declaration; null = it cannot be computed
 * @param declared       of the declaration; null = it cannot be computed
 * @param valueDelivered customs value of the deliveries; null = not kept
 * @param valueTogether  customs value in one declaration; null = not determined
 * @param causes         why they differ; empty = they do not
 */
public record LineTaxes(BigDecimal delivered, @Nullable BigDecimal together, @Nullable BigDecimal declared, @Nullable BigDecimal valueDelivered,
                        @Nullable BigDecimal valueTogether, List<Cause> causes) {

    /** Why taxes differ. */
    public enum Cause {
        /**
         * Freight, insurance and other charges stated as sums: each delivery has its part by weight and shares it over its own lines by value; one
         * declaration shares the whole over all lines by value.
         */
        CHARGES,
        /** The value is the same: each line is rounded by itself. */
        ROUNDING,
        /** The declaration says otherwise of the goods. */
        DECLARED_OTHERWISE,
        /** An officer determines what cannot be computed. */
        NOT_COMPUTED
    }
}
