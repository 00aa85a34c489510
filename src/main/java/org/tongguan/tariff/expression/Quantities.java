package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The quantities of a goods line by customs unit code, converted within mass, volume, length, area and counts. A strength is given under its
 * own name ({@link Units#ALCOHOL} and its like).
 *
 * @param byUnit      declared and statutory quantities
 * @param netWeightKg net weight of the line, null = not known
 */
public record Quantities(Map<String, BigDecimal> byUnit, BigDecimal netWeightKg) {

    private static final String KILOGRAM = "035";

    public Quantities {
        // A quantity that is not above zero is no quantity: it must not turn a specific rate into nothing.
        boolean all = true;
        for (BigDecimal quantity : byUnit.values()) {
            all &= quantity.signum() > 0;
        }
        byUnit = all ? Map.copyOf(byUnit) : byUnit.entrySet().stream().filter(e -> e.getValue().signum() > 0)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        netWeightKg = netWeightKg == null || netWeightKg.signum() <= 0 ? null : netWeightKg;
    }

    /** The quantity in that unit. */
    public Optional<BigDecimal> find(String unit) {
        return Optional.ofNullable(orNull(unit));
    }

    BigDecimal orNull(String unit) {
        BigDecimal given = byUnit.get(unit);
        if (given != null) {
            return given;
        }
        if (Units.PURE_ALCOHOL.equals(unit)) {
            BigDecimal litres = byUnit.containsKey(Units.ALCOHOL) ? orNull("095") : null;
            return litres == null ? null : litres.multiply(byUnit.get(Units.ALCOHOL)).movePointLeft(2);
        }
        // The smallest code decides where several quantities would do, so that the same line always gives the same answer.
        BigDecimal converted = byUnit.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> Units.convert(e.getValue(), e.getKey(), unit)).filter(q -> q != null).findFirst().orElse(null);
        return converted == null && netWeightKg != null && Units.isMass(unit) ? Units.convert(netWeightKg, KILOGRAM, unit) : converted;
    }

    /** As {@link #find}, for a quantity that is known to be there. */
    public BigDecimal get(String unit) {
        BigDecimal quantity = orNull(unit);
        if (quantity == null) {
            throw new IllegalArgumentException("no quantity in unit " + unit);
        }
        return quantity;
    }

    /** The first unit a rate needs that is not here. */
    public Optional<String> lacks(RateExpression rate) {
        return rate instanceof RateExpression.Percent ? Optional.empty() : Optional.ofNullable(RateWalk.lacking(rate, this));
    }
}
