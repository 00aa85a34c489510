package org.tongguan.periodic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a statement against what the declaration says of it.
 *
 * @param number      of the statement's line; null for goods that no delivery has
 * @param item        position in the declaration, from one; null where it has no such goods
 * @param delivered   net of what came back; zero for goods that no delivery has
 * @param declared    zero where the declaration has no such goods
 * @param kinds       in what they differ; empty = they agree
 * @param explanation what the trader says of it
 * @param parts       which delivery, how much
 */
public record Difference(@Nullable Integer number, @Nullable Integer item, String code, String description, String unit, String unitPrice, String currency,
                         BigDecimal delivered, BigDecimal declared, List<Kind> kinds, @Nullable String explanation, List<Part> parts) {

    /** In what a declaration differs from deliveries. */
    public enum Kind { QUANTITY, PRICE, CODE, ORIGIN, UNIT, MISSING, EXTRA }

    /** So much of it from one delivery, and how much of that came back. */
    public record Part(String delivery, LocalDate acceptedOn, BigDecimal quantity, BigDecimal returned) { }

    /** Whether somebody still has to say why. */
    public boolean isOpen() {
        return !kinds.isEmpty() && (explanation == null || explanation.isBlank());
    }
}
