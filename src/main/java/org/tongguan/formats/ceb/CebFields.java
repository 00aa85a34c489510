package org.tongguan.formats.ceb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.formats.xml.XmlScanner;

/** The value elements of one part of a document (its head, or one of its lines), in the order they must stand. Immutable. */
public final class CebFields {

    private final CebField[] fields;
    private final Map<String, Integer> places = new HashMap<>();
    private final boolean[] required;
    private final byte[][] names;

    CebFields(List<CebField> fields) {
        this.fields = fields.toArray(CebField[]::new);
        this.required = new boolean[this.fields.length];
        this.names = new byte[this.fields.length][];
        for (int i = 0; i < this.fields.length; i++) {
            places.put(this.fields[i].element(), i);
            required[i] = this.fields[i].mandatory();
            names[i] = this.fields[i].element().getBytes(StandardCharsets.US_ASCII);
        }
    }

    public int size() {
        return fields.length;
    }

    public CebField get(int index) {
        return fields[index];
    }

    public List<CebField> all() {
        return List.of(fields);
    }

    /** The place of that element, -1 when this part has none of that name. */
    public int find(String element) {
        Integer place = places.get(element);
        return place == null ? -1 : place;
    }

    /**
     * The place of that element; ask once and keep it.
     *
     * @throws IllegalArgumentException when this part has none of that name
     */
    public int of(String element) {
        int place = find(element);
        if (place < 0) {
            throw new IllegalArgumentException("no element " + element + " in " + Arrays.stream(fields).map(CebField::element).toList());
        }
        return place;
    }

    /** The place of the element that has just started; the one expected is looked at first. -1 when this part has none of that name. */
    int place(XmlScanner xml, int expected) {
        return expected < names.length && xml.is(names[expected]) ? expected : find(xml.localName());
    }

    boolean required(int index) {
        return required[index];
    }
}
