package org.tongguan.risk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;
import org.tongguan.formats.Node;
import org.tongguan.risk.engine.References;

/** What a rule means, written down a second time as simply as possible: every assignment of repetitions to groups is tried. */
final class NaiveEvaluator {

    private final RuleDraft rule;
    private final References references;
    private final List<Group> groups;

    NaiveEvaluator(RuleDraft rule, References references) {
        this.rule = rule;
        this.references = references;
        this.groups = Dictionary.declaration().groups().stream().filter(g -> g.parent() != null)
                .filter(g -> rule.conditions().stream().anyMatch(c -> isInside(groupOf(c.field()), g.name()))).toList();
    }

    private static String groupOf(String field) {
        return field.substring(0, Math.max(0, field.indexOf('.')));
    }

    boolean matches(Facts facts) {
        if (rule.office() != null && !rule.office().equals(facts.office())
                || rule.validFrom() != null && facts.day().isBefore(rule.validFrom()) || rule.validTo() != null && facts.day().isAfter(rule.validTo())) {
            return false;
        }
        List<Map<String, Place>> assignments = List.of(Map.of("declaration", new Place(facts.document().root(), 0)));
        for (Group group : groups) {
            List<Map<String, Place>> wider = new ArrayList<>();
            for (Map<String, Place> assignment : assignments) {
                Node parent = assignment.get(group.parent()).node;
                List<Node> nodes = parent == null ? List.of() : parent.all(group);
                for (int i = 0; i < Math.max(1, nodes.size()); i++) {
                    Map<String, Place> more = new LinkedHashMap<>(assignment);
                    more.put(group.name(), new Place(nodes.isEmpty() ? null : nodes.get(i), i));
                    wider.add(more);
                }
            }
            assignments = wider;
        }
        return assignments.stream().anyMatch(a -> rule.conditions().stream().allMatch(c -> holds(c, a, facts)));
    }

    /** A repetition, null = a group that is not there. */
    private record Place(Node node, int position) { }

    private static boolean isInside(String named, String group) {
        for (Group at = group(named); at != null; at = group(at.parent())) {
            if (at.name().equals(group)) {
                return true;
            }
        }
        return false;
    }

    private static Group group(String name) {
        return Dictionary.declaration().groups().stream().filter(g -> g.name().equals(name)).findFirst().orElse(null);
    }

    private boolean holds(Condition c, Map<String, Place> places, Facts facts) {
        Field field = Dictionary.declaration().find(c.field()).orElse(null);
        String value = value(c.field(), field, places, facts);
        boolean date = "day".equals(c.field()) || field != null && field.type() == Field.Type.DATE;
        boolean number = date || field != null && (field.type() == Field.Type.INTEGER || field.type() == Field.Type.DECIMAL)
                || field == null && (c.field().contains("alue"));
        if (number && (value == null || !value.replace("-", "").matches("[0-9]+(\\.[0-9]+)?"))) {
            value = null;
        }
        if (value == null || c.op() == Condition.Op.ABSENT) {
            return value == null && c.op() == Condition.Op.ABSENT;
        }
        String is = value;
        return switch (c.op()) {
            case EQ, IN -> c.values().stream().anyMatch(v -> same(v, is, number, date));
            case NE, NOT_IN -> c.values().stream().noneMatch(v -> same(v, is, number, date));
            case PREFIX -> c.values().stream().anyMatch(is::startsWith);
            case PRESENT -> true;
            case RANGE -> within(number(is, date), c.values(), date, BigDecimal.ONE);
            case RATIO -> references.find(c.reference(), places.get("goodsItems").node == null ? null : places.get("goodsItems")
                    .node.text("commodityCode"), facts.day())
                    .map(r -> within(number(is, false), c.values(), false, r) != c.values().contains("OUTSIDE")).orElse(false);
            case ABSENT -> false;
        };
    }

    private static String value(String path, Field field, Map<String, Place> places, Facts facts) {
        if (field != null) {
            Node node = places.get(field.group()).node;
            return node == null ? null : node.text(field);
        }
        return switch (path) {
            case "trader.grade" -> facts.traderGrade();
            case "trader.id" -> facts.traderId() == null ? null : "" + facts.traderId();
            case "day" -> facts.day().toString();
            case "declaration.valueCny" -> plain(facts.derived().get(path));
            default -> plain(facts.derived().get("/goodsItems/" + places.get("goodsItems").position + "/" + path.substring("goodsItems.".length())));
        };
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static BigDecimal number(String text, boolean date) {
        return new BigDecimal(date ? text.replace("-", "") : text);
    }

    private static boolean same(String a, String b, boolean number, boolean date) {
        return number ? number(a, date).compareTo(number(b, date)) == 0 : a.equals(b);
    }

    private static boolean within(BigDecimal value, List<String> bounds, boolean date, BigDecimal unit) {
        return (bounds.get(0).isEmpty() || value.compareTo(number(bounds.get(0), date).multiply(unit)) >= 0)
                && (bounds.get(1).isEmpty() || value.compareTo(number(bounds.get(1), date).multiply(unit)) <= 0);
    }
}
