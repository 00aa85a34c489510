package org.tongguan.risk.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tongguan.formats.Decimals;
import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.risk.Facts;

/**
 * A field a condition may name: one of the dictionary, or a derived fact.
 *
 * @param group    the group whose repetitions carry it; the document's root for facts of the whole declaration
 * @param field    the dictionary's field, null for a derived fact
 * @param fact     the derived fact, null for a field of the dictionary
 * @param codeList where its values come from, or null
 */
public record RiskField(String path, Group group, Type type, Field field, Fact fact, String codeList) {

    /** How values compare. Dates compare as eight-digit numbers, so that they share the numbers' index. */
    public enum Type { TEXT, NUMBER, DATE }

    /** What is known beside the document. */
    public enum Fact { TRADER_GRADE, TRADER_ID, OFFICE, DAY, DECLARATION_VALUE, ADDRESS_BUYERS, PHONE_BUYERS, BUYER_PHONES, UNIT_VALUE, VALUE_PER_KG }

    private static final String GOODS = "goodsItems";
    private static final Map<String, RiskField> ALL = all();

    private static Map<String, RiskField> all() {
        Map<String, RiskField> all = new LinkedHashMap<>();
        Dictionary dictionary = Dictionary.declaration();
        Group root = dictionary.root();
        Group goods = dictionary.group(GOODS);
        for (RiskField fact : new RiskField[] {
            new RiskField("trader.grade", root, Type.TEXT, null, Fact.TRADER_GRADE, null),
            new RiskField("trader.id", root, Type.TEXT, null, Fact.TRADER_ID, null),
            new RiskField("declaration.valueCny", root, Type.NUMBER, null, Fact.DECLARATION_VALUE, null),
            new RiskField("declaration.office", root, Type.TEXT, null, Fact.OFFICE, "customs_district"),
            new RiskField(Facts.ADDRESS_BUYERS, root, Type.NUMBER, null, Fact.ADDRESS_BUYERS, null),
            new RiskField(Facts.PHONE_BUYERS, root, Type.NUMBER, null, Fact.PHONE_BUYERS, null),
            new RiskField(Facts.BUYER_PHONES, root, Type.NUMBER, null, Fact.BUYER_PHONES, null),
            new RiskField("day", root, Type.DATE, null, Fact.DAY, null),
            new RiskField("goodsItems.unitValueCny", goods, Type.NUMBER, null, Fact.UNIT_VALUE, null),
            new RiskField("goodsItems.valuePerKg", goods, Type.NUMBER, null, Fact.VALUE_PER_KG, null)}) {
            all.put(fact.path(), fact);
        }
        for (Field field : dictionary.fields()) {
            if (field.type() != Field.Type.BASE64) {
                all.put(field.path(), new RiskField(field.path(), dictionary.group(field.group()), type(field), field, null, field.codeList()));
            }
        }
        return all;
    }

    private static Type type(Field field) {
        return switch (field.type()) {
            case INTEGER, DECIMAL -> Type.NUMBER;
            case DATE -> Type.DATE;
            default -> Type.TEXT;
        };
    }

    /** The field of that path, if conditions may name it. */
    public static Optional<RiskField> find(String path) {
        return path == null ? Optional.empty() : Optional.ofNullable(ALL.get(path));
    }

    public static Collection<RiskField> list() {
        return new ArrayList<>(ALL.values());
    }

    /** What a person reads. */
    public Text label(Texts texts) {
        return field == null ? texts.get("risk.field." + path) : field.label();
    }

    /** Whether each goods item has its own value, so that a reference value of its commodity code can be found. */
    public boolean isOfGoodsItem() {
        return GOODS.equals(group.name());
    }

    /**
     * The value as text, null when absent.
     *
     * @param node     the repetition, null for one without values
     * @param position its place among its siblings
     */
    String text(Facts facts, Node node, int position) {
        if (field != null) {
            return node == null ? null : node.text(field);
        }
        return switch (fact) {
            case TRADER_GRADE -> facts.traderGrade();
            case TRADER_ID -> facts.traderId() == null ? null : facts.traderId().toString();
            case OFFICE -> facts.office();
            case DAY -> facts.day() == null ? null : facts.day().toString();
            case DECLARATION_VALUE, ADDRESS_BUYERS, PHONE_BUYERS, BUYER_PHONES, UNIT_VALUE, VALUE_PER_KG -> {
                BigDecimal value = number(facts, node, position);
                yield value == null ? null : value.toPlainString();
            }
        };
    }

    /** The value as a number or eight-digit day; null when absent or unreadable. */
    BigDecimal number(Facts facts, Node node, int position) {
        if (field != null) {
            return node == null ? null : parse(node.text(field));
        }
        return switch (fact) {
            case DAY -> facts.day() == null ? null
                    : BigDecimal.valueOf(facts.day().getYear() * 10_000L + facts.day().getMonthValue() * 100L + facts.day().getDayOfMonth());
            case DECLARATION_VALUE -> facts.derived().get(Facts.VALUE_CNY);
            case ADDRESS_BUYERS -> facts.derived().get(Facts.ADDRESS_BUYERS);
            case PHONE_BUYERS -> facts.derived().get(Facts.PHONE_BUYERS);
            case BUYER_PHONES -> facts.derived().get(Facts.BUYER_PHONES);
            case UNIT_VALUE -> facts.derived().get(Facts.unitValueKey(position));
            case VALUE_PER_KG -> facts.derived().get(Facts.valuePerKgKey(position));
            case TRADER_GRADE, TRADER_ID, OFFICE -> null;
        };
    }

    /** A value or operand as a number (or eight-digit day, with or without hyphens); null when it is none. */
    public BigDecimal parse(String text) {
        if (text == null || type != Type.DATE) {
            return Decimals.parse(text);
        }
        String digits = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-' ? text.substring(0, 4) + text.substring(5, 7)
                + text.substring(8) : text;
        return digits.length() == 8 && digits.chars().allMatch(c -> c >= '0' && c <= '9') ? new BigDecimal(digits) : null;
    }
}
