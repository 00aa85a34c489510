package org.tongguan.formats;

import java.util.List;

/**
 * A canonical declaration document: a tree of {@link Node}s over the dictionary, the same whether it came as DecMessage XML or JSON.
 *
 * @param root    the document's root node (no values, only children)
 * @param version interface version the sender declared, e.g. {@code 3.1}, or null
 */
public record Document(Node root, String version) {

    private static final Group HEAD = Dictionary.declaration().group("head");
    private static final Group ITEMS = Dictionary.declaration().group("goodsItems");

    public static Document empty() {
        return new Document(new Node(Dictionary.declaration().root()), null);
    }

    /**
     * Reads a document in whichever of its formats the bytes are: XML (DecMessage) or JSON.
     *
     * @throws FormatException with the place, when they are neither
     */
    public static Document read(byte[] bytes) {
        int first = 0;
        while (first < bytes.length && (bytes[first] <= ' ')) {
            // blanks, and the byte order mark: its bytes are negative
            first++;
        }
        return first < bytes.length && bytes[first] == '<' ? DecMessageReader.read(bytes) : JsonDocuments.read(bytes);
    }

    /** The single node of a non-repeating group, made when absent. */
    public Node only(String group) {
        Group found = Dictionary.declaration().group(group);
        Node node = root.first(found);
        return node == null ? root.add(found) : node;
    }

    /** A non-repeating group's value, or null. */
    public String text(String group, String field) {
        Node node = root.first(group);
        return node == null ? null : node.text(field);
    }

    public String head(String field) {
        Node head = root.first(HEAD);
        return head == null ? null : head.text(field);
    }

    public List<Node> items() {
        return root.all(ITEMS);
    }
}
