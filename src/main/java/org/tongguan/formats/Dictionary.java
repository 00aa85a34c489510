package org.tongguan.formats;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Text;

/**
 * The field dictionary of one document kind: groups, their fields, and what each is called in every format.
 * Immutable after {@link #load}; shared by codecs, rules, targeting, forms and error pointers.
 */
public final class Dictionary {

    /** Kind of a text whose characters each mean something by their place. */
    private static final String FLAGS = "flags";
    private static final Dictionary DECLARATION = load("declaration");

    private final Group root;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private Dictionary(Group root) {
        this.root = root;
    }

    /** The goods declaration's dictionary. */
    public static Dictionary declaration() {
        return DECLARATION;
    }

    private static Dictionary load(String kind) {
        Dictionary dictionary = new Dictionary(Group.empty(0, kind, null, null, "DecMessage", false, Text.of("报关单", "Declaration")));
        dictionary.groups.put(kind, dictionary.root);
        for (Csv.Row row : Csv.resource("fields/groups.csv")) {
            Group parent = dictionary.group(row.get("parent"));
            Group group = Group.empty(parent.children().size(), row.get("group"), parent.name(), row.orNull("wrapper"), row.get("element"),
                    "1".equals(row.get("many")), Text.of(row.get("label_zh"), row.get("label_en")));
            parent.add(group);
            dictionary.groups.put(group.name(), group);
        }
        for (Csv.Row row : Csv.resource("fields/" + kind + ".csv")) {
            Group group = dictionary.group(row.get("group"));
            Field field = new Field(group.name(), group.fields().size(), row.get("field"), row.get("element"),
                    type(row), FLAGS.equals(row.get("type")), number(row.get("length")), number(row.get("scale")),
                    "1".equals(row.get("draft")), "1".equals(row.get("declare")), row.orNull("code_list"),
                    Text.of(row.get("label_zh"), row.get("label_en")));
            group.add(field);
            dictionary.fields.put(field.path(), field);
        }
        return dictionary;
    }

    private static Field.Type type(Csv.Row row) {
        return FLAGS.equals(row.get("type")) ? Field.Type.TEXT : Field.Type.valueOf(row.get("type").toUpperCase(java.util.Locale.ROOT));
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    public Group root() {
        return root;
    }

    /**
     * The group of that canonical name, wherever it hangs.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Group group(String name) {
        Group found = groups.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no group " + name);
        }
        return found;
    }

    /** The field with that path ({@code head.procedureCode}). */
    public Optional<Field> find(String path) {
        return Optional.ofNullable(fields.get(path));
    }

    public Collection<Field> fields() {
        return fields.values();
    }

    public List<Group> groups() {
        return List.copyOf(groups.values());
    }

    /**
     * What a pointer is called in the sender's DecMessage: {@code /goodsItems/0/commodityCode} is {@code DecLists/DecList[1]/CodeTS}.
     * Unknown parts are given back as they are.
     */
    public String element(String pointer) {
        StringBuilder out = new StringBuilder();
        Group at = root;
        for (String part : pointer.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            if (part.chars().allMatch(Character::isDigit)) {
                out.append('[').append(Integer.parseInt(part) + 1).append(']');
                continue;
            }
            if (!out.isEmpty()) {
                out.append('/');
            }
            Group child = at.childByName().get(part);
            if (child != null) {
                out.append(child.wrapper() == null ? "" : child.wrapper() + "/").append(child.element());
                at = child;
            } else {
                Field field = at.byName().get(part);
                out.append(field == null ? part : field.element());
            }
        }
        return out.toString();
    }

    /** What people call the field or group a pointer ends at; null where it ends at nothing known. */
    public @Nullable Text label(String pointer) {
        Group at = root;
        Text label = null;
        for (String part : pointer.split("/")) {
            if (part.isEmpty() || part.chars().allMatch(Character::isDigit)) {
                continue;
            }
            Group child = at.childByName().get(part);
            Field field = child == null ? at.byName().get(part) : null;
            label = child != null ? child.label() : field != null ? field.label() : null;
            at = child == null ? at : child;
        }
        return label;
    }
}
