package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.Group.CODE;
import static org.tongguan.declaration.rules.Rule.Group.COMPLETENESS;
import static org.tongguan.declaration.rules.Rule.Group.FORMAT;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import org.tongguan.formats.Decimals;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;
import org.tongguan.formats.Node;

/** What the field dictionary itself demands of every field: presence, kind, length, code list. */
final class FormRules {

    private static final String SPECIFICATION = "Single window goods declaration message, field dictionary";

    private FormRules() { }

    static List<Rule> all() {
        return List.of(
                Rule.of("DEC-1001", COMPLETENESS, SPECIFICATION, FormRules::mandatoryFields),
                Rule.of("DEC-1002", COMPLETENESS, SPECIFICATION, FormRules::hasItems),
                Rule.of("DEC-1101", FORMAT, SPECIFICATION, FormRules::lengths),
                Rule.of("DEC-1102", FORMAT, SPECIFICATION, FormRules::numbers),
                Rule.of("DEC-1103", FORMAT, SPECIFICATION, FormRules::days),
                Rule.of("DEC-1201", CODE, "GACC code tables", FormRules::codes));
    }

    /** Visits every node with its pointer. */
    static void walk(Node node, String pointer, BiConsumer<Node, String> visit) {
        visit.accept(node, pointer);
        for (Group child : node.group().children()) {
            List<Node> nodes = node.all(child);
            for (int i = 0; i < nodes.size(); i++) {
                walk(nodes.get(i), pointer + "/" + child.name() + (child.many() ? "/" + i : ""), visit);
            }
        }
    }

    private static void mandatoryFields(Case subject, Findings out) {
        if (subject.document().root().first("head") == null) {
            out.error("/head", "head");
            return;
        }
        walk(subject.document().root(), "", (node, pointer) -> {
            for (Field field : node.group().fields()) {
                boolean needed = subject.declaring() ? field.declare() : field.draft();
                if (needed && node.text(field) == null && !isExcused(subject, field)) {
                    out.error(pointer + "/" + field.name(), field.name());
                }
            }
        });
    }

    /** A summary declaration carries few fields: the rest follows with the full one. A signature only comes with a message. */
    private static boolean isExcused(Case subject, Field field) {
        return "signature".equals(field.group()) || subject.isSummary() && SummaryFields.mayFollow(field.path());
    }

    private static void hasItems(Case subject, Findings out) {
        if (subject.declaring() && subject.items().isEmpty()) {
            out.error("/goodsItems");
        }
    }

    private static void lengths(Case subject, Findings out) {
        walk(subject.document().root(), "", (node, pointer) -> {
            for (Field field : node.group().fields()) {
                String value = node.text(field);
                boolean text = field.type() == Field.Type.TEXT || field.type() == Field.Type.DATE;
                if (value != null && text && field.maxLength() > 0 && value.length() > field.maxLength()) {
                    out.error(pointer + "/" + field.name(), field.maxLength(), value.length());
                }
            }
        });
    }

    private static void numbers(Case subject, Findings out) {
        walk(subject.document().root(), "", (node, pointer) -> {
            for (Field field : node.group().fields()) {
                String value = node.text(field);
                if (value != null && !isNumberAsDeclared(field, value)) {
                    out.error(pointer + "/" + field.name(), value.length() > 40 ? value.substring(0, 40) + "…" : value, field.maxLength(), field.scale());
                }
            }
        });
    }

    private static boolean isNumberAsDeclared(Field field, String value) {
        return switch (field.type()) {
            case INTEGER -> Decimals.isPlain(value) && value.indexOf('.') < 0 && value.length() <= field.maxLength() + 1;
            case DECIMAL -> {
                BigDecimal number = Decimals.parse(value);
                yield number != null && number.stripTrailingZeros().scale() <= field.scale()
                        && number.precision() - number.scale() <= field.maxLength() - field.scale();
            }
            default -> true;
        };
    }

    private static void days(Case subject, Findings out) {
        walk(subject.document().root(), "", (node, pointer) -> {
            for (Field field : node.group().fields()) {
                String value = node.text(field);
                if (value != null && field.type() == Field.Type.DATE && Case.day(value, true).isEmpty()) {
                    out.error(pointer + "/" + field.name(), value);
                }
            }
        });
    }

    private static void codes(Case subject, Findings out) {
        walk(subject.document().root(), "", (node, pointer) -> {
            for (Field field : node.group().fields()) {
                String value = node.text(field);
                if (value != null && field.codeList() != null && !subject.isCode(field.codeList(), value)) {
                    out.error(pointer + "/" + field.name(), value, field.codeList());
                }
            }
        });
    }
}
