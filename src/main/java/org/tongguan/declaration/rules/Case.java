package org.tongguan.declaration.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Document;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;
import org.tongguan.formats.Node;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Law;

/**
 * A declaration under check: the document with the things rules ask for again and again, and the dated data they check against.
 *
 * @param today     the day of the check: every code, rate and rule is looked up as of it
 * @param declaring false while it is only stored as a draft: then only what a draft needs is asked
 */
public record Case(Document document, LocalDate today, boolean declaring, CodeLists codes, Law law, TariffFacts tariff, Parties parties) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final Group HEAD = Dictionary.declaration().group("head");
    private static final Group ITEMS = Dictionary.declaration().group("goodsItems");

    /** What is known of the parties: registered traders by customs code or credit code. */
    public interface Parties {
        boolean isRegistered(String code);

        boolean isActive(String code);

        /** Whether the code is one of the trader who files. */
        boolean isFiler(String code);

        /** Whether full declarations of this trader's earlier summaries are overdue. */
        boolean hasOverdueFullDeclaration();
    }

    public boolean isImport() {
        return "I".equals(head("direction"));
    }

    public boolean isExport() {
        return "E".equals(head("direction"));
    }

    /** Summary declaration of the two-step mode: third character of the type is 5. */
    public boolean isSummary() {
        return step() == '5';
    }

    /** Full declaration of the two-step mode: third character of the type is 6. */
    public boolean isFull() {
        return step() == '6';
    }

    private char step() {
        String type = head("declarationType");
        return type != null && type.length() >= 3 ? type.charAt(2) : '0';
    }

    /** First two characters of the declaration type, e.g. {@code CL}; empty when general. */
    public String typePrefix() {
        String type = head("declarationType");
        if (type == null || type.length() < 2) {
            return "";
        }
        String prefix = type.substring(0, 2).strip();
        return prefix.chars().allMatch(c -> c == '0') ? "" : prefix;
    }

    /** A value of the head, or null. */
    public String head(String field) {
        Node head = document.root().first(HEAD);
        return head == null ? null : head.text(field);
    }

    /** A decimal of the head; null when absent or not a number. */
    public BigDecimal decimal(String field) {
        Node head = document.root().first(HEAD);
        return head == null ? null : head.decimal(HEAD.field(field));
    }

    /** A day of the head; empty when absent or not a day. */
    public Optional<LocalDate> day(String field) {
        return day(head(field) == null ? "" : head(field), true);
    }

    /** A {@code yyyyMMdd} text as a day. */
    public static Optional<LocalDate> day(String text, boolean strict) {
        try {
            return text.length() == 8 || !strict ? Optional.of(LocalDate.parse(text, DAY)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public static String at(String headField) {
        return "/head/" + headField;
    }

    /** Pointer of a field of the n-th goods item (from 0). */
    public static String at(int item, String field) {
        return "/goodsItems/" + item + "/" + field;
    }

    public static String at(String group, int index, String field) {
        return "/" + group + "/" + index + "/" + field;
    }

    public List<Node> items() {
        return document.root().all(ITEMS);
    }

    public List<Node> all(String group) {
        return document.root().all(group);
    }

    /** A decimal of any node by field name. */
    public static BigDecimal decimal(Node node, String field) {
        Field found = node.group().field(field);
        return node.decimal(found);
    }

    public boolean isCode(String list, String code) {
        return codes.isValid(list, code, today);
    }
}
