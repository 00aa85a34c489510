package org.tongguan.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.kernel.Text;

/**
 * A group of fields of the dictionary: the head, a goods item, a container …
 *
 * @param index   position among its parent's children
 * @param name    canonical (JSON) property
 * @param wrapper element around the repetitions in DecMessage, or null
 * @param element element of one repetition
 * @param many    whether it repeats
 */
public record Group(int index, String name, String parent, String wrapper, String element, boolean many, Text label,
                    List<Field> fields, Map<String, Field> byName, Map<String, Field> byElement,
                    List<Group> children, Map<String, Group> childByName) {

    static Group empty(int index, String name, String parent, String wrapper, String element, boolean many, Text label) {
        return new Group(index, name, parent, wrapper, element, many, label,
                new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
    }

    void add(Field field) {
        fields.add(field);
        byName.put(field.name(), field);
        byElement.put(field.element(), field);
    }

    void add(Group child) {
        children.add(child);
        childByName.put(child.name(), child);
    }

    /**
     * The field of that canonical name.
     *
     * @throws IllegalArgumentException when the dictionary has none: a programmer's error
     */
    public Field field(String field) {
        Field found = byName.get(field);
        if (found == null) {
            throw new IllegalArgumentException("no field " + name + "." + field);
        }
        return found;
    }

    /** The child group of that name; as {@link #field}. */
    public Group child(String child) {
        Group found = childByName.get(child);
        if (found == null) {
            throw new IllegalArgumentException("no group " + child + " in " + name);
        }
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "group " + name;
    }
}
