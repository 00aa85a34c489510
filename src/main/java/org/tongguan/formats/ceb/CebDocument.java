package org.tongguan.formats.ceb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.Finding;

/**
 * One document of a message: an order, a payment, a list, a receipt. Values stand at the places its {@link CebForm} tells, as the sender wrote
 * them; what was given empty is null, like what was not given. Filled by one thread, then only read.
 */
public final class CebDocument {

    private final CebForm form;
    private final int index;
    private final String[] head;
    private final List<String[]> lines;
    private List<Finding> findings = List.of();

    /**
     * An empty document.
     *
     * @param index its place in the message, from 0
     */
    public CebDocument(CebForm form, int index) {
        this.form = form;
        this.index = index;
        this.head = new String[form.headFields().size()];
        this.lines = form.lineElement() == null ? List.of() : new ArrayList<>(4);
    }

    public CebForm form() {
        return form;
    }

    /** Its place in the message, from 0. */
    public int index() {
        return index;
    }

    /** The head's value at that place ({@link CebForm#head}), null when there is none. */
    public String text(int place) {
        return head[place];
    }

    /** The head's value by name: for rare questions; rules keep the place. */
    public String text(String element) {
        return head[form.head(element)];
    }

    /** The head's number at that place, null when there is none or it is none. */
    public BigDecimal decimal(int place) {
        return Decimals.parse(head[place]);
    }

    /** How many lines it has. */
    public int lines() {
        return lines.size();
    }

    /** A line's value, null when there is none. */
    public String text(int line, int place) {
        return lines.get(line)[place];
    }

    /** A line's number, null when there is none or it is none. */
    public BigDecimal decimal(int line, int place) {
        return Decimals.parse(lines.get(line)[place]);
    }

    /** What is wrong with it, in the order it stands in the document; empty when it is sound. */
    public List<Finding> findings() {
        return findings;
    }

    public boolean isSound() {
        return findings.isEmpty();
    }

    /** Puts a value into the head; null and the empty text take it away. */
    public CebDocument set(String element, String value) {
        return set(form.head(element), value);
    }

    /** Puts a value into the head; null and the empty text take it away. */
    public CebDocument set(int place, String value) {
        head[place] = value == null || value.isEmpty() ? null : value;
        return this;
    }

    /**
     * Adds an empty line.
     *
     * @return its index
     */
    public int addLine() {
        lines.add(new String[form.lineFields().size()]);
        return lines.size() - 1;
    }

    /** Puts a value into a line. */
    public CebDocument set(int line, String element, String value) {
        lines.get(line)[form.line(element)] = value == null || value.isEmpty() ? null : value;
        return this;
    }

    /** The pointer to a head's element, as findings give it: {@code /Inventory/3/InventoryHead/invtNo}. */
    public String pointer(int place) {
        String part = form.headElement() == null ? "" : form.headElement() + "/";
        return "/" + form.documentElement() + "/" + index + "/" + part + form.headFields().get(place).element();
    }

    /** The pointer to a line's element: {@code /Inventory/3/InventoryList/0/qty}. */
    public String pointer(int line, int place) {
        return "/" + form.documentElement() + "/" + index + "/" + form.lineElement() + "/" + line + "/" + form.lineFields().get(place).element();
    }

    String[] headValues() {
        return head;
    }

    List<String[]> lineValues() {
        return lines;
    }

    void found(List<Finding> found) {
        this.findings = List.copyOf(found);
    }
}
