package org.tongguan.formats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One group's values in a document: texts by field index, children by group index. Values are kept as the sender wrote them
 * (trimmed; leading blanks of flags by position count); an absent or empty value is null.
 */
public final class Node {

    private final Group group;
    private final String[] values;
    private final List<List<Node>> children;

    public Node(Group group) {
        this.group = group;
        this.values = new String[group.fields().size()];
        this.children = new ArrayList<>(group.children().size());
        for (int i = 0; i < group.children().size(); i++) {
            children.add(null);
        }
    }

    public Group group() {
        return group;
    }

    /** The value, or null. The field must belong to this node's group. */
    public String text(Field field) {
        return values[field.index()];
    }

    /** By canonical name: for the table-driven ends (forms, conditions); rules use {@link Field} constants. */
    public String text(String field) {
        return values[group.field(field).index()];
    }

    /**
     * The value as an exact decimal, null when absent or not a decimal within the dictionary's bounds (the format rule reports that).
     * Exponents are refused, so that {@code 1e1000000} never becomes a number.
     */
    public BigDecimal decimal(Field field) {
        return Decimals.parse(values[field.index()]);
    }

    public Node set(Field field, String value) {
        String trimmed = value == null ? null : field.positional() ? value.stripTrailing() : value.strip();
        values[field.index()] = trimmed == null || trimmed.isEmpty() ? null : trimmed;
        return this;
    }

    public Node set(String field, String value) {
        return set(group.field(field), value);
    }

    /** The repetitions of a child group, possibly none. */
    public List<Node> all(Group child) {
        List<Node> nodes = children.get(child.index());
        return nodes == null ? List.of() : nodes;
    }

    public List<Node> all(String child) {
        return all(group.child(child));
    }

    /** The first repetition of a child group, or null. */
    public Node first(Group child) {
        List<Node> nodes = children.get(child.index());
        return nodes == null ? null : nodes.getFirst();
    }

    public Node first(String child) {
        return first(group.child(child));
    }

    public Node add(Group child) {
        Node node = new Node(child);
        List<Node> nodes = children.get(child.index());
        if (nodes == null) {
            nodes = new ArrayList<>(2);
            children.set(child.index(), nodes);
        }
        nodes.add(node);
        return node;
    }

    public boolean isEmpty() {
        for (String value : values) {
            if (value != null) {
                return false;
            }
        }
        return children.stream().allMatch(c -> c == null || c.stream().allMatch(Node::isEmpty));
    }
}
