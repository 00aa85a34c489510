package org.tongguan.formats.ceb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongguan.formats.Csv;

/**
 * The form of one kind of message: what its documents are made of. Read once from {@code data/fields/ceb.csv}, then shared; places of
 * elements are resolved once and kept: {@code static final int INVT_NO = CebForm.of("CEB621Message").head("invtNo")}.
 */
public final class CebForm {

    private static final int UNBOUNDED = 100_000;
    /** Of whole numbers where the table says nothing: what always fits an {@code int}. */
    private static final int MAX_INT_DIGITS = 9;
    private static final Map<String, List<Csv.Row>> ROWS = rows();
    private static final Map<String, CebForm> FORMS = forms();

    private final String kind;
    private final Part document;
    private final Part head;
    private final Part lines;
    private final List<String> order;
    private final boolean signatureRequired;

    /** A repeated or single element with value elements inside. */
    private record Part(String element, int min, int max, CebFields fields) { }

    private CebForm(String kind, Part document, Part head, Part lines, List<String> order, boolean signatureRequired) {
        this.kind = kind;
        this.document = document;
        this.head = head;
        this.lines = lines;
        this.order = order;
        this.signatureRequired = signatureRequired;
    }

    /**
     * The form of that kind.
     *
     * @param kind the root element's name, e.g. {@code CEB621Message}
     * @throws IllegalArgumentException when the edition has no such message
     */
    public static CebForm of(String kind) {
        return find(kind).orElseThrow(() -> new IllegalArgumentException("no message " + kind));
    }

    /** The form of that kind, if the edition has one. */
    public static Optional<CebForm> find(String kind) {
        return Optional.ofNullable(FORMS.get(kind));
    }

    /** All 42 kinds, in the order of the table. */
    public static Collection<CebForm> all() {
        return FORMS.values();
    }

    /** The root element's name, e.g. {@code CEB621Message}. */
    public String kind() {
        return kind;
    }

    /** The three digits of the kind, e.g. {@code 621}. */
    public String number() {
        return kind.substring(3, 6);
    }

    /** The repeated element of one document, e.g. {@code Inventory}. */
    public String documentElement() {
        return document.element();
    }

    /** How many documents a message may carry. */
    public int maxDocuments() {
        return document.max();
    }

    /** The element of the head within a document; null where the document itself holds the head's values. */
    public String headElement() {
        return head == document ? null : head.element();
    }

    /** The repeated element of a line; null where documents have no lines. */
    public String lineElement() {
        return lines == null ? null : lines.element();
    }

    public int minLines() {
        return lines == null ? 0 : lines.min();
    }

    public int maxLines() {
        return lines == null ? 0 : lines.max();
    }

    public CebFields headFields() {
        return head.fields();
    }

    /** The value elements of a line; empty where documents have no lines. */
    public CebFields lineFields() {
        return lines == null ? NO_FIELDS : lines.fields();
    }

    /**
     * The place of a head's element; ask once and keep it.
     *
     * @throws IllegalArgumentException when the head has none of that name
     */
    public int head(String element) {
        return head.fields().of(element);
    }

    /**
     * The place of a line's element; ask once and keep it.
     *
     * @throws IllegalArgumentException when lines have none of that name
     */
    public int line(String element) {
        return lineFields().of(element);
    }

    /** Whether customs writes it: receipts, tax bills, results. Such messages have no sender part. */
    public boolean isFromCustoms() {
        return !order.contains(TRANSFER);
    }

    /** Whether the edition says that a message of this kind must be signed. */
    public boolean isSignatureRequired() {
        return signatureRequired;
    }

    /** Whether the signature stands before the extension, as export messages have it, and not last. */
    public boolean isSignatureBeforeExtension() {
        return order.contains(SIGNATURE) && order.indexOf(SIGNATURE) < order.indexOf(EXTEND);
    }

    /** What may follow the documents, in this order: transfer, subscriptions, extension and signature, the last two in either order. */
    List<String> order() {
        return order;
    }

    /**
     * What a finding's pointer is called in the sender's message: {@code /Inventory/3/InventoryList/0/qty} is
     * {@code Inventory[4]/InventoryList[1]/qty}.
     */
    public static String element(String pointer) {
        StringBuilder out = new StringBuilder();
        for (String part : pointer.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            if (part.chars().allMatch(Character::isDigit)) {
                out.append('[').append(Integer.parseInt(part) + 1).append(']');
            } else {
                out.append(out.isEmpty() ? "" : "/").append(part);
            }
        }
        return out.toString();
    }

    static final String TRANSFER = "BaseTransfer";
    static final String SUBSCRIBE = "BaseSubscribe";
    public static final String EXTEND = "ExtendMessage";
    static final String SIGNATURE = "Signature";
    static final int MAX_SUBSCRIPTIONS = 5;
    private static final CebFields NO_FIELDS = new CebFields(List.of());

    private static Map<String, List<Csv.Row>> rows() {
        Map<String, List<Csv.Row>> rows = new LinkedHashMap<>();
        Csv.resource("fields/ceb.csv").forEach(row -> rows.computeIfAbsent(row.get("message"), _ -> new ArrayList<>()).add(row));
        return rows;
    }

    private static Map<String, CebForm> forms() {
        Map<String, CebForm> forms = new LinkedHashMap<>();
        ROWS.forEach((kind, own) -> forms.put(kind, form(kind, own)));
        return java.util.Collections.unmodifiableMap(forms);
    }

    private static CebForm form(String kind, List<Csv.Row> rows) {
        List<String> order = new ArrayList<>();
        Part document = null;
        boolean signature = false;
        for (Csv.Row row : inside(rows, "")) {
            String element = row.get("element");
            if (element.equals(kind)) {
                continue;
            }
            if (document == null) {
                document = part(rows, row, element);
            } else {
                String name = element.substring(element.indexOf(':') + 1);
                order.add(name);
                signature |= name.equals(SIGNATURE) && row.get("min").equals("1");
            }
        }
        List<Csv.Row> groups = inside(rows, document.element()).stream().filter(row -> row.get("type").equals("group")).toList();
        Part head = groups.isEmpty() ? document : part(rows, groups.getFirst(), document.element() + "/" + groups.getFirst().get("element"));
        Part lines = groups.size() < 2 ? null : part(rows, groups.get(1), document.element() + "/" + groups.get(1).get("element"));
        return new CebForm(kind, document, head, lines, List.copyOf(order), signature);
    }

    /** The value elements of what every message from firms carries besides its documents. */
    static CebFields common(String element) {
        return fields(ROWS.get("CEB621Message"), element);
    }

    private static Part part(List<Csv.Row> rows, Csv.Row group, String path) {
        int max = group.get("max").equals("*") ? UNBOUNDED : Integer.parseInt(group.get("max"));
        return new Part(group.get("element"), Integer.parseInt(group.get("min")), max, fields(rows, path));
    }

    private static CebFields fields(List<Csv.Row> rows, String path) {
        return new CebFields(inside(rows, path).stream().filter(row -> !List.of("group", "any").contains(row.get("type"))).map(CebForm::field).toList());
    }

    private static List<Csv.Row> inside(List<Csv.Row> rows, String path) {
        return rows.stream().filter(row -> row.get("path").equals(path)).toList();
    }

    private static CebField field(Csv.Row row) {
        CebField.Type type = CebField.Type.valueOf(row.get("type").toUpperCase(java.util.Locale.ROOT));
        int digits = type == CebField.Type.INT && row.get("digits").isEmpty() ? MAX_INT_DIGITS : number(row, "digits");
        return new CebField(row.get("element"), type, row.get("min").equals("1"), number(row, "min_length"), number(row, "max_length"), digits,
                number(row, "scale"), row.get("values").isEmpty() ? List.of() : List.of(row.get("values").split("\\|")));
    }

    private static int number(Csv.Row row, String column) {
        return row.get(column).isEmpty() ? 0 : Integer.parseInt(row.get(column));
    }
}
