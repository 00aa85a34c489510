package org.tongguan.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;

/**
 * What targeting looks at: the document and what the platform knows beside it.
 *
 * @param subjectId   the case; sampling and the random share are drawn from it
 * @param traderGrade credit grade, e.g. {@code ADVANCED}; null = unknown
 * @param traderId    the consignee or consignor
 * @param office      four-digit code of the office that handles the declaration
 * @param day         the day whose law and references count
 * @param derived     computed values: {@code declaration.valueCny} by path, those of goods items by pointer
 *                    ({@code /goodsItems/0/valuePerKg}); see {@link #derive}
 */
public record Facts(Document document, UUID subjectId, String traderGrade, Long traderId, String office, LocalDate day,
                    Map<String, BigDecimal> derived) {

    /** Key of the declaration's value in {@link #derived}. */
    public static final String VALUE_CNY = "declaration.valueCny";
    /** Keys of what a retail parcel repeats, as far as it was counted: buyers at its address, buyers with its telephone, telephones of its buyer. */
    public static final String ADDRESS_BUYERS = "parcel.addressBuyers", PHONE_BUYERS = "parcel.phoneBuyers", BUYER_PHONES = "parcel.buyerPhones";
    /** Ready-made keys of the first hundred items: targeting builds no strings. */
    private static final String[] UNIT_VALUE = keys("unitValueCny");
    private static final String[] VALUE_PER_KG = keys("valuePerKg");
    /** Statutory units that are weights, in kilograms: kilogram, gram, (metric) ton. */
    private static final Map<String, BigDecimal> KILOGRAMS = Map.of("035", BigDecimal.ONE, "036", new BigDecimal("0.001"), "070", new BigDecimal("1000"));

    private static String[] keys(String name) {
        String[] keys = new String[100];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(i, name);
        }
        return keys;
    }

    private static String key(int item, String name) {
        return "/goodsItems/" + item + "/" + name;
    }

    /** Key of an item's value per unit of quantity in {@link #derived}. */
    public static String unitValueKey(int item) {
        return item < UNIT_VALUE.length ? UNIT_VALUE[item] : key(item, "unitValueCny");
    }

    /** Key of an item's value per kilogram in {@link #derived}. */
    public static String valuePerKgKey(int item) {
        return item < VALUE_PER_KG.length ? VALUE_PER_KG[item] : key(item, "valuePerKg");
    }

    /**
     * The derived values of a document.
     *
     * @param itemValuesCny customs value of each goods item in CNY, in the order of the document; null or a missing one = not known
     */
    public static Map<String, BigDecimal> derive(Document document, List<BigDecimal> itemValuesCny) {
        Map<String, BigDecimal> derived = new HashMap<>();
        BigDecimal total = null;
        List<Node> items = document.items();
        for (int i = 0; i < items.size() && i < itemValuesCny.size(); i++) {
            BigDecimal value = itemValuesCny.get(i);
            if (value == null) {
                continue;
            }
            total = total == null ? value : total.add(value);
            put(derived, unitValueKey(i), value, items.get(i).decimal(items.get(i).group().field("quantity")));
            put(derived, valuePerKgKey(i), value, weightKg(items.get(i)));
        }
        if (total != null) {
            derived.put(VALUE_CNY, total);
        }
        return derived;
    }

    private static void put(Map<String, BigDecimal> derived, String key, BigDecimal value, BigDecimal divisor) {
        if (divisor != null && divisor.signum() > 0) {
            derived.put(key, value.divide(divisor, MathContext.DECIMAL64));
        }
    }

    private static BigDecimal weightKg(Node item) {
        for (String[] pair : new String[][] {{"firstQuantity", "firstUnit"}, {"secondQuantity", "secondUnit"}, {"quantity", "unit"}}) {
            String unit = item.text(pair[1]);
            BigDecimal factor = unit == null ? null : KILOGRAMS.get(unit);
            BigDecimal quantity = item.decimal(item.group().field(pair[0]));
            if (factor != null && quantity != null) {
                return quantity.multiply(factor);
            }
        }
        return null;
    }
}
