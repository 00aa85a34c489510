package org.tongguan.declaration.rules;

import java.math.BigDecimal;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.formats.Field;
import org.tongguan.formats.Node;

/** A goods item under check: its node, its place, and the numbers that many rules ask for, read once. */
final class Line {

    private final Node node;
    private final int index;
    private final BigDecimal quantity;
    private final BigDecimal firstQuantity;
    private final BigDecimal secondQuantity;
    private final BigDecimal unitPrice;
    private final BigDecimal totalPrice;
    private final TariffFacts.Line tariff;

    Line(Node node, int index, TariffFacts.Line tariff) {
        this.node = node;
        this.index = index;
        this.quantity = node.decimal(Item.QUANTITY);
        this.firstQuantity = node.decimal(Item.FIRST_QUANTITY);
        this.secondQuantity = node.decimal(Item.SECOND_QUANTITY);
        this.unitPrice = node.decimal(Item.UNIT_PRICE);
        this.totalPrice = node.decimal(Item.TOTAL_PRICE);
        this.tariff = tariff;
    }

    Node node() {
        return node;
    }

    int index() {
        return index;
    }

    String text(Field field) {
        return node.text(field);
    }

    boolean has(Field field) {
        return node.text(field) != null;
    }

    boolean is(Field field, String value) {
        return value.equals(node.text(field));
    }

    /** Pointer of one of its fields. */
    String at(Field field) {
        return "/goodsItems/" + index + "/" + field.name();
    }

    /** Declared quantity in the transaction unit; null when absent or not a number, as all of these. */
    BigDecimal quantity() {
        return quantity;
    }

    BigDecimal firstQuantity() {
        return firstQuantity;
    }

    BigDecimal secondQuantity() {
        return secondQuantity;
    }

    BigDecimal unitPrice() {
        return unitPrice;
    }

    BigDecimal totalPrice() {
        return totalPrice;
    }

    /** The tariff line of its commodity code, null when not at hand. */
    TariffFacts.Line tariff() {
        return tariff;
    }

    /** Whether the tariff puts it under one of those inspection categories. */
    boolean isInspectedFor(String letters) {
        return tariff != null && hasAny(tariff.inspection(), letters);
    }

    static boolean hasAny(String text, String letters) {
        if (text == null) {
            return false;
        }
        for (int i = 0; i < letters.length(); i++) {
            if (text.indexOf(letters.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of its comma- or semicolon-separated goods attributes is that code. */
    boolean hasAttribute(String code) {
        String attributes = node.text(Item.GOODS_ATTRIBUTES);
        if (attributes == null) {
            return false;
        }
        int at = attributes.indexOf(code);
        return at >= 0 && (at == 0 || !Character.isDigit(attributes.charAt(at - 1)))
                && (at + code.length() == attributes.length() || !Character.isDigit(attributes.charAt(at + code.length())));
    }
}
