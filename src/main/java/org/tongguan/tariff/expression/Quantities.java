package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * The quantities of a goods line by customs unit code, converted between units of mass and of volume where that is exact.
 *
 * @param byUnit      declared and statutory quantities
 * @param netWeightKg net weight of the line, null = not known
 */
public record Quantities(Map<String, BigDecimal> byUnit, BigDecimal netWeightKg) {

    private static final String KILOGRAM = "035";
    // Power of ten of each unit against kilogram or litre.
    private static final Map<String, Integer> MASS = Map.of("036", -3, KILOGRAM, 0, "070", 3);
    private static final Map<String, Integer> VOLUME = Map.of("096", -3, "095", 0, "063", 3);

    public Quantities {
        // A quantity that is not above zero is no quantity: it must not turn a specific rate into nothing.
        byUnit = byUnit.entrySet().stream().filter(e -> e.getValue().signum() > 0)
                .collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        netWeightKg = netWeightKg == null || netWeightKg.signum() <= 0 ? null : netWeightKg;
    }

    /** The quantity in that unit. */
    public Optional<BigDecimal> find(String unit) {
        BigDecimal given = byUnit.get(unit);
        if (given != null) {
            return Optional.of(given);
        }
        Optional<BigDecimal> converted = converted(unit, MASS).or(() -> converted(unit, VOLUME));
        return converted.isPresent() || netWeightKg == null || !MASS.containsKey(unit) ? converted
                : Optional.of(netWeightKg.movePointLeft(MASS.get(unit)));
    }

    private Optional<BigDecimal> converted(String unit, Map<String, Integer> family) {
        Integer wanted = family.get(unit);
        if (wanted == null) {
            return Optional.empty();
        }
        return family.entrySet().stream().filter(e -> byUnit.get(e.getKey()) != null).sorted(Map.Entry.comparingByKey()).findFirst()
                .map(e -> byUnit.get(e.getKey()).movePointRight(e.getValue() - wanted));
    }

    /** As {@link #find}, for a quantity that is known to be there. */
    public BigDecimal get(String unit) {
        return find(unit).orElseThrow(() -> new IllegalArgumentException("no quantity in unit " + unit));
    }

    /** The first unit a rate needs that is not here. */
    public Optional<String> lacks(RateExpression rate) {
        return rate.units().stream().filter(unit -> find(unit).isEmpty()).findFirst();
    }
}
