package org.tongguan.suspense.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tongguan.declaration.Declaration;
import org.tongguan.formats.Node;
import org.tongguan.suspense.AccountItem;

/**
 * A goods line of a declaration, as far as an account needs it.
 *
 * @param method how it is valued, code list {@code value_method}; null = by its price
 * @param rent   of a lease: the rents declared with it, in their currency; null = none
 */
public record DeclaredLine(int number, String code, String name, BigDecimal quantity, String unit, BigDecimal price, String currency, String origin,
                           @Nullable String method, @Nullable BigDecimal rent) {

    /** The lines of a declaration; those that are not complete are left out. */
    public static List<DeclaredLine> of(Declaration d) {
        List<DeclaredLine> lines = new ArrayList<>();
        for (Node item : d.document().items()) {
            BigDecimal quantity = decimal(item, "quantity");
            BigDecimal price = decimal(item, "totalPrice");
            if (item.text("commodityCode") != null && quantity != null && quantity.signum() > 0 && price != null) {
                Node valuation = item.first("valuation");
                // In an export declaration the two country elements change places.
                String origin = item.text(d.key().isImport() ? "originCountry" : "destinationCountry");
                lines.add(new DeclaredLine(lines.size() + 1, item.text("commodityCode"), item.text("description"), quantity, item.text("unit"), price,
                        item.text("currency"), origin == null ? "CHN" : origin, valuation == null ? null : valuation.text("method"), rent(valuation)));
            }
        }
        return lines;
    }

    private static BigDecimal decimal(Node node, String field) {
        return node.decimal(node.group().field(field));
    }

    private static BigDecimal rent(Node valuation) {
        if (valuation == null) {
            return null;
        }
        return valuation.all("amounts").stream().filter(a -> "rent".equals(a.text("part")) || "totalRent".equals(a.text("part")))
                .map(a -> decimal(a, "amount")).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    /** Whether it may be said of an item: counted in its unit, priced in its currency. */
    boolean isKindOf(AccountItem item) {
        return unit.equals(item.unit()) && currency.equals(item.currency());
    }

    /** Whether an item reads so already, with its name and origin. */
    public boolean says(AccountItem item) {
        return is(item) && Objects.equals(name, item.name()) && origin.equals(item.origin());
    }

    /** Whether an item is what this line says. */
    public boolean is(AccountItem item) {
        return code.equals(item.code()) && unit.equals(item.unit()) && quantity.compareTo(item.quantity()) == 0 && price.compareTo(item.price()) == 0
                && currency.equals(item.currency());
    }
}
