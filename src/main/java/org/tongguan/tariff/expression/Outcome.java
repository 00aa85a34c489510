package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.util.List;

/** What a rate comes to. Never a silent zero: what is missing is named. */
public sealed interface Outcome {

    /**
     * An exact amount.
     *
     * @param conditions what must hold for the rate to be applied at all, from the outside in
     */
    record Amount(BigDecimal amount, List<RateExpression.Condition> conditions) implements Outcome { }

    /** Quantities in these units, or strengths of these kinds, are needed and not given. */
    record Missing(List<String> units) implements Outcome { }

    /**
     * No amount follows from this rate.
     *
     * @param text what the tariff says; for parts, their names with their rates
     */
    record NotComputable(Reason reason, String text) implements Outcome { }
}
