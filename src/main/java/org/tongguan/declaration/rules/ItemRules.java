package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.DICTIONARY;
import static org.tongguan.declaration.rules.Rule.FILLING;
import static org.tongguan.declaration.rules.Rule.error;
import static org.tongguan.declaration.rules.Rule.warning;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.declaration.rules.Fields.Permit;
import org.tongguan.declaration.rules.Rule.Group;
import org.tongguan.formats.Node;

/** The goods items: numbering, classification, description, specification. */
final class ItemRules {

    private static final int MOST_ITEMS = 50;
    private static final String SPECIFICATION = "GACC catalogue of filling elements for commodities; " + FILLING;
    private static final Set<String> VAGUE = Set.of("货物", "商品", "产品", "物品", "其他", "其它", "杂货", "样品", "配件", "零件", "材料", "设备", "礼品",
            "goods", "other", "others", "sample", "samples", "parts", "general cargo", "products", "commodity", "gift", "test", "n/a");

    private ItemRules() { }

    static List<Rule> all() {
        return List.of(
                error("DEC-7001", Group.ITEM, FILLING, ItemRules::consecutive),
                error("DEC-7002", Group.ITEM, FILLING, ItemRules::mostItems),
                error("DEC-7003", Group.ITEM, "Customs tariff", ItemRules::inTariff),
                error("DEC-7004", Group.ITEM, "Harmonized System convention; customs tariff", ItemRules::chapter),
                warning("DEC-7005", Group.ITEM, FILLING, ItemRules::vague),
                warning("DEC-7006", Group.ITEM, SPECIFICATION, ItemRules::specificationPresent).onDeclaring(),
                warning("DEC-7007", Group.ITEM, SPECIFICATION, ItemRules::specificationElements),
                warning("DEC-7008", Group.ITEM, SPECIFICATION, ItemRules::brandAndBenefit),
                warning("DEC-7009", Group.ITEM, FILLING, ItemRules::duplicates),
                error("DEC-7010", Group.ITEM, DICTIONARY, ItemRules::permitItem));
    }

    private static void consecutive(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String number = line.text(Item.ITEM_NUMBER);
            if (number != null && !isNumber(number, line.index() + 1)) {
                out.line(line, Item.ITEM_NUMBER, number, line.index() + 1);
            }
        }
    }

    private static boolean isNumber(String text, int expected) {
        return text.length() <= 4 && CheckDigits.isDigits(text) && Integer.parseInt(text) == expected;
    }

    private static void mostItems(Case subject, Findings out) {
        if (subject.lines().size() > MOST_ITEMS) {
            out.at("/goodsItems/" + MOST_ITEMS, subject.lines().size(), MOST_ITEMS);
        }
    }

    private static boolean isTenDigits(String code) {
        return code != null && code.length() == 10 && CheckDigits.isDigits(code);
    }

    private static void inTariff(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String code = line.text(Item.COMMODITY_CODE);
            if (line.tariff() == null && isTenDigits(code) && isChapter(code) && subject.tariff().isChapterComplete(code.substring(0, 2), subject.today())) {
                out.line(line, Item.COMMODITY_CODE, code);
            }
        }
    }

    private static boolean isChapter(String code) {
        String chapter = code.substring(0, 2);
        return !"00".equals(chapter) && !"77".equals(chapter) && !"99".equals(chapter);
    }

    private static void chapter(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String code = line.text(Item.COMMODITY_CODE);
            if (isTenDigits(code) && !isChapter(code)) {
                out.line(line, Item.COMMODITY_CODE, code, code.substring(0, 2));
            }
        }
    }

    private static void vague(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String description = line.text(Item.DESCRIPTION);
            if (description != null && (description.length() < 2 && !PartyRules.hasHan(description)
                    || CheckDigits.isDigits(description) || description.length() <= 13 && VAGUE.contains(description.toLowerCase(Locale.ROOT)))) {
                out.line(line, Item.DESCRIPTION, description);
            }
        }
    }

    private static void specificationPresent(Case subject, Findings out) {
        if (subject.isSummary()) {
            return;
        }
        for (Line line : subject.lines()) {
            if (!line.has(Item.SPECIFICATION)) {
                out.line(line, Item.SPECIFICATION);
            }
        }
    }

    private static void specificationElements(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String specification = line.text(Item.SPECIFICATION);
            if (specification != null && !subject.isSummary() && elements(specification) < 3) {
                out.line(line, Item.SPECIFICATION, elements(specification));
            }
        }
    }

    private static int elements(String specification) {
        int elements = 1;
        for (int i = 0; i < specification.length(); i++) {
            elements += specification.charAt(i) == '|' ? 1 : 0;
        }
        return elements;
    }

    /** The first element is the kind of brand (0 none to 4), the second whether the export enjoys a preference (0 to 3). */
    private static void brandAndBenefit(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String specification = line.text(Item.SPECIFICATION);
            if (specification == null || subject.isSummary() || elements(specification) < 3) {
                continue;
            }
            boolean fits = specification.length() >= 4 && specification.charAt(0) >= '0' && specification.charAt(0) <= '4' && specification.charAt(1) == '|'
                    && (specification.charAt(2) == '|' || specification.charAt(2) >= '0' && specification.charAt(2) <= '3' && specification.charAt(3) == '|');
            if (!fits) {
                out.line(line, Item.SPECIFICATION, specification);
            }
        }
    }

    private static void duplicates(Case subject, Findings out) {
        if (subject.lines().size() < 2) {
            return;
        }
        Map<List<String>, Integer> seen = new HashMap<>();
        for (Line line : subject.lines()) {
            if (!line.has(Item.COMMODITY_CODE) || !line.has(Item.DESCRIPTION) || !line.has(Item.UNIT_PRICE)) {
                continue;
            }
            List<String> same = java.util.Arrays.asList(line.text(Item.COMMODITY_CODE), line.text(Item.DESCRIPTION), line.text(Item.SPECIFICATION),
                    line.text(Item.ORIGIN_COUNTRY), line.text(Item.DESTINATION_COUNTRY), line.text(Item.UNIT_PRICE), line.text(Item.CURRENCY),
                    line.text(Item.RECORD_ITEM_NUMBER), line.text(Item.DOMESTIC_DISTRICT), line.text(Item.UNIT));
            Integer before = seen.putIfAbsent(same, line.index() + 1);
            if (before != null) {
                out.line(line, Item.ITEM_NUMBER, before);
            }
        }
    }

    private static void permitItem(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            List<Node> permits = line.node().all(Permit.GROUP);
            for (int i = 0; i < permits.size(); i++) {
                String number = permits.get(i).text(Permit.ITEM_NUMBER);
                if (number != null && line.has(Item.ITEM_NUMBER) && !number.equals(line.text(Item.ITEM_NUMBER))) {
                    out.at("/goodsItems/" + line.index() + "/permits/" + i + "/itemNumber", number, line.text(Item.ITEM_NUMBER));
                }
            }
        }
    }
}
