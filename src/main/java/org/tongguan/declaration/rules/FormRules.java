package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.DICTIONARY;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.tongguan.declaration.rules.Fields.Access;
import org.tongguan.declaration.rules.Fields.Certificate;
import org.tongguan.declaration.rules.Fields.Container;
import org.tongguan.declaration.rules.Fields.Head;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.declaration.rules.Rule.Group;
import org.tongguan.formats.Decimals;
import org.tongguan.formats.Field;
import org.tongguan.formats.Node;

/** What the field dictionary demands: presence, kind, length, code list of every field in one walk; then the shapes it describes in words. */
final class FormRules {

    private static final Rule MANDATORY = Rule.error("DEC-1001", Group.COMPLETENESS, DICTIONARY, null);
    private static final Rule LENGTH = Rule.error("DEC-1101", Group.FORMAT, DICTIONARY, null);
    private static final Rule NUMBER = Rule.error("DEC-1102", Group.FORMAT, DICTIONARY, null);
    private static final Rule DAY = Rule.error("DEC-1103", Group.FORMAT, DICTIONARY, null);
    private static final Rule CHARACTERS = Rule.error("DEC-1104", Group.FORMAT, DICTIONARY, null);
    private static final Rule CODE = Rule.error("DEC-1201", Group.CODE, "GACC code tables", null);

    /** What a summary declaration (first step of two) leaves to the full one: prices, weights per unit, statistics. */
    private static final Set<Field> FOLLOWS_WITH_FULL = Set.of(Head.TRADING_PARTNER_COUNTRY, Head.PRICE_STATEMENTS, Head.TRANSACTION_MODE,
            Head.NET_WEIGHT_KG, Head.ROUTING_PORT, Head.GOODS_LOCATION, Item.UNIT_PRICE, Item.DUTY_MODE, Item.FIRST_UNIT, Item.FIRST_QUANTITY,
            Item.DESTINATION_COUNTRY, Item.DOMESTIC_DISTRICT, Item.SECOND_QUANTITY);
    /** The port of departure and the place of storage are asked of imports only. */
    private static final Set<Field> IMPORT_ONLY = Set.of(Head.DEPARTURE_PORT, Head.GOODS_LOCATION);
    private static final List<Field> HEAD_FLAGS = List.of(Head.TRANSIT_RELATION, Head.GUARANTEE_RELEASE, Head.NO_OTHER_PACKAGES,
            Head.INSPECTION_ROUTING, Head.TAX_ADMINISTRATION_MARK, Head.ORIGINAL_CONTAINER);
    private static final List<Field> ACCESS_FLAGS = List.of(Access.TRANSITION_APPLY, Access.CONDITIONAL_LIFTOFF_APPLY, Access.PORT_DEST_MERGE_CHECK_APPLY);
    private static final String SIGNATURE = "signature";

    private FormRules() { }

    static List<Rule> all() {
        return List.of(MANDATORY,
                Rule.error("DEC-1002", Group.COMPLETENESS, DICTIONARY, FormRules::hasItems).onDeclaring(),
                LENGTH, NUMBER, DAY, CHARACTERS,
                Rule.error("DEC-1105", Group.FORMAT, DICTIONARY, FormRules::direction),
                Rule.error("DEC-1106", Group.FORMAT, DICTIONARY, FormRules::flags),
                Rule.error("DEC-1107", Group.FORMAT, DICTIONARY, FormRules::declarationType).onDeclaring(),
                Rule.error("DEC-1108", Group.FORMAT, DICTIONARY, FormRules::commodityCode),
                Rule.error("DEC-1109", Group.FORMAT, DICTIONARY, FormRules::declarationNumber),
                Rule.error("DEC-1110", Group.FORMAT, DICTIONARY, FormRules::sequenceNumber),
                Rule.error("DEC-1111", Group.FORMAT, DICTIONARY, FormRules::extensionFlags),
                Rule.error("DEC-1112", Group.FORMAT, DICTIONARY, FormRules::certificateCounts),
                CODE);
    }

    /** Checks every field of the document once, for all rules of single fields. */
    static void walk(Case subject, Findings out) {
        if (!subject.hasHead()) {
            out.running(MANDATORY);
            out.at("/head", "head");
        }
        walk(subject, subject.document().root(), null, 0, out);
    }

    /** How the walk came to a node: only turned into a pointer when something is found. */
    private record Place(Place up, Node node, int index) {
        String at(Field field) {
            return path() + "/" + field.name();
        }

        private String path() {
            String parent = up == null ? "" : up.path();
            return parent + "/" + node.group().name() + (node.group().many() ? "/" + index : "");
        }
    }

    private static void walk(Case subject, Node node, Place up, int index, Findings out) {
        boolean isRoot = node.group().parent() == null;
        Place place = isRoot ? null : new Place(up, node, index);
        List<Field> fields = node.group().fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String value = node.text(field);
            if (value != null) {
                check(subject, place, field, value, out);
            } else if ((subject.declaring() ? field.declare() : field.draft()) && !isExcused(subject, field)) {
                out.running(MANDATORY);
                out.at(place.at(field), field.name());
            }
        }
        List<org.tongguan.formats.Group> children = node.group().children();
        for (int c = 0; c < children.size(); c++) {
            List<Node> nodes = node.all(children.get(c));
            for (int i = 0; i < nodes.size(); i++) {
                walk(subject, nodes.get(i), place, i, out);
            }
        }
    }

    /** A signature only comes with a message; the rest by direction and step. */
    private static boolean isExcused(Case subject, Field field) {
        return SIGNATURE.equals(field.group()) || subject.isSummary() && FOLLOWS_WITH_FULL.contains(field)
                || subject.isExport() && IMPORT_ONLY.contains(field);
    }

    private static void check(Case subject, Place place, Field field, String value, Findings out) {
        Field.Type type = field.type();
        if (type == Field.Type.TEXT || type == Field.Type.DATE) {
            if (field.maxLength() > 0 && value.length() > field.maxLength()) {
                out.running(LENGTH);
                out.at(place.at(field), field.maxLength(), value.length());
            } else if (hasControlCharacter(value)) {
                out.running(CHARACTERS);
                out.at(place.at(field), field.name());
            } else if (type == Field.Type.DATE && Case.day(value) == null) {
                out.running(DAY);
                out.at(place.at(field), value);
            }
        } else if (!isNumberAsDeclared(field, value)) {
            out.running(NUMBER);
            out.at(place.at(field), value, field.maxLength(), field.scale());
        }
        if (field.codeList() != null && !subject.isCode(field.codeList(), value)) {
            out.running(CODE);
            out.at(place.at(field), value, field.codeList());
        }
    }

    private static boolean hasControlCharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7F || c == 0xFFFD) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumberAsDeclared(Field field, String value) {
        return switch (field.type()) {
            case INTEGER -> Decimals.isPlain(value) && value.indexOf('.') < 0
                    && value.length() - (value.charAt(0) == '-' ? 1 : 0) <= field.maxLength();
            case DECIMAL -> {
                BigDecimal number = Decimals.parse(value);
                yield number != null && number.precision() - number.scale() <= field.maxLength() - field.scale()
                        && (number.scale() <= field.scale() || number.stripTrailingZeros().scale() <= field.scale());
            }
            default -> true;
        };
    }

    private static void hasItems(Case subject, Findings out) {
        if (subject.lines().isEmpty()) {
            out.at("/goodsItems");
        }
    }

    private static void direction(Case subject, Findings out) {
        if (subject.has(Head.DIRECTION) && !subject.isImport() && !subject.isExport()) {
            out.head(Head.DIRECTION, subject.text(Head.DIRECTION));
        }
    }

    private static void flags(Case subject, Findings out) {
        for (Field field : HEAD_FLAGS) {
            if (isNoFlag(subject.text(field))) {
                out.head(field, subject.text(field));
            }
        }
        for (Line line : subject.lines()) {
            if (isNoFlag(line.text(Item.NOT_DANGEROUS))) {
                out.line(line, Item.NOT_DANGEROUS, line.text(Item.NOT_DANGEROUS));
            }
        }
        List<Node> containers = subject.all(Container.GROUP);
        for (int i = 0; i < containers.size(); i++) {
            if (isNoFlag(containers.get(i).text(Container.SHARED_CONTAINER))) {
                out.at("/containers/" + i + "/sharedContainer", containers.get(i).text(Container.SHARED_CONTAINER));
            }
        }
        Node access = subject.only(Access.GROUP);
        for (Field field : access == null ? List.<Field>of() : ACCESS_FLAGS) {
            if (isNoFlag(access.text(field))) {
                out.at("/twoStageAccess/" + field.name(), access.text(field));
            }
        }
    }

    private static boolean isNoFlag(String value) {
        return value != null && !"0".equals(value) && !"1".equals(value);
    }

    private static void declarationType(Case subject, Findings out) {
        String type = subject.text(Head.DECLARATION_TYPE);
        if (type == null) {
            return;
        }
        String prefix = subject.typePrefix();
        boolean known = type.length() >= 2 ? prefix.isEmpty() || subject.isCode("dec_type_prefix", prefix) : isOneOf(type, 0, " 0");
        if (!known || !isOneOf(type, 2, " 056") || !isOneOf(type, 6, " 0Z")) {
            out.head(Head.DECLARATION_TYPE, type);
        }
    }

    /** Whether the character there, if the text is that long, is one of these. */
    private static boolean isOneOf(String text, int place, String allowed) {
        return text.length() <= place || allowed.indexOf(text.charAt(place)) >= 0;
    }

    private static void commodityCode(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String code = line.text(Item.COMMODITY_CODE);
            if (code == null) {
                continue;
            }
            int length = code.length();
            boolean longEnough = length == 10 || subject.isSummary() && (length == 6 || length == 8);
            if (!longEnough || !CheckDigits.isDigits(code)) {
                out.line(line, Item.COMMODITY_CODE, code);
            }
        }
    }

    private static void declarationNumber(Case subject, Findings out) {
        String number = subject.text(Head.DECLARATION_NUMBER);
        if (number != null && (number.length() != 18 || !CheckDigits.isDigits(number))) {
            out.head(Head.DECLARATION_NUMBER, number);
        }
    }

    private static void sequenceNumber(Case subject, Findings out) {
        String number = subject.text(Head.SEQUENCE_NUMBER);
        if (number != null && (number.length() != 18 || !CheckDigits.isDigits(number.substring(1)) || !isOneOf(number, 0, "0123456789IE"))) {
            out.head(Head.SEQUENCE_NUMBER, number);
        }
    }

    private static void extensionFlags(Case subject, Findings out) {
        String flags = subject.text(Head.EXTENSION_FLAGS);
        if (flags != null && (!isOneOf(flags, 0, " 012") || !isOneOf(flags, 2, " 01") || !isOneOf(flags, 4, " 012"))) {
            out.head(Head.EXTENSION_FLAGS, flags);
        }
    }

    private static void certificateCounts(Case subject, Findings out) {
        List<Node> certificates = subject.all(Certificate.GROUP);
        for (int i = 0; i < certificates.size(); i++) {
            for (Field field : List.of(Certificate.ORIGINALS, Certificate.COPIES)) {
                String count = certificates.get(i).text(field);
                if (count != null && (count.length() > 3 || !CheckDigits.isDigits(count))) {
                    out.at("/requestedCertificates/" + i + "/" + field.name(), count);
                }
            }
        }
    }
}
