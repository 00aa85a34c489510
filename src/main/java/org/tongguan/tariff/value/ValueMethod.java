package org.tongguan.tariff.value;

import java.util.Arrays;
import java.util.List;

/**
 * The ways of valuing goods otherwise than by their transaction price: a sum of named parts. A part that begins with {@code -} is taken off; one
 * that ends with {@code ?} need not be there.
 */
public enum ValueMethod {
    /** Price of identical goods (arts. 27 (1), 30 (1)). */
    IDENTICAL("price"),
    /** Price of similar goods (arts. 27 (2), 30 (2)). */
    SIMILAR("price"),
    /** Price of the first sale in China less what art. 28 names. */
    DEDUCTIVE("resalePrice", "-profitAndExpenses", "-inlandTransport?", "-importTaxes"),
    /** Cost, profit and transport added up (arts. 27 (4), 30 (3)). */
    COMPUTED("materialsAndProcessing", "profitAndExpenses", "freight?", "insurance?"),
    /** By other reasonable means (arts. 27 (5), 30 (4)). */
    REASONABLE("price"),
    /** Repaired abroad, declared so on leaving, back in time: repair and parts only, no transport. */
    REPAIR_ABROAD("repairFee", "parts?"),
    /** Processed abroad, declared so on leaving, back in time: processing, materials, transport and insurance of the way back. */
    PROCESSING_ABROAD("processingFee", "materials?", "freight?", "insurance?"),
    /** Leased: each rent as it is paid. */
    LEASE_RENT("rent"),
    /** Leased, taxes paid once: all rents together. */
    LEASE_TOTAL("totalRent"),
    /** Leased goods bought in the end: the price then paid. */
    LEASE_BUYOUT("price"),
    /** Relief goods sold or put to another use under supervision: the first value, less by every month in the country. */
    RELIEF_GOODS("originalValue");

    private final List<String> parts;

    ValueMethod(String... parts) {
        this.parts = List.of(parts);
    }

    /** Whether customs determines the value, in the order of art. 27: the reason and what comes earlier must then be told. */
    public boolean isDetermined() {
        return ordinal() <= REASONABLE.ordinal();
    }

    /** The parts' names without their signs. */
    public List<String> parts() {
        return parts.stream().map(ValueMethod::name).toList();
    }

    List<String> signedParts() {
        return parts;
    }

    static String name(String part) {
        return part.replaceAll("[-?]", "");
    }

    /** The methods that come before this one; a computed value before a deductive one where the taxpayer asked for it. */
    List<ValueMethod> earlier(boolean swapped, boolean export) {
        return Arrays.stream(values()).filter(ValueMethod::isDetermined).filter(m -> !(export && m == DEDUCTIVE)).filter(m -> {
            boolean computedFirst = swapped && (m == DEDUCTIVE || m == COMPUTED) && (this == DEDUCTIVE || this == COMPUTED);
            return computedFirst ? m == COMPUTED && this == DEDUCTIVE : m.ordinal() < ordinal();
        }).toList();
    }
}
