package org.tongguan.declaration.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongguan.declaration.rules.Fields.Head;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.formats.Document;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;
import org.tongguan.formats.Node;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Law;

/**
 * A declaration under check: the document with the things rules ask for again and again, and the dated data they check against.
 * Made for one check, used by one thread.
 */
public final class Case {

    private static final Group HEAD = Fields.group("head");
    private static final Group ITEMS = Fields.group("goodsItems");
    private static final Group FREE_TEXT = Fields.group("freeText");
    private static final String CROSSING_MODES = "23456GL";

    private final Document document;
    private final LocalDate today;
    private final boolean declaring;
    private final CodeLists codes;
    private final Law law;
    private final TariffFacts tariff;
    private final Parties parties;
    private final Node head;
    private final Node freeText;
    private final List<Line> lines;
    private final boolean isImport;
    private final boolean isExport;
    private final char step;

    /** What is known of the parties: registered traders by customs code or credit code. */
    public interface Parties {
        boolean isRegistered(String code);

        boolean isActive(String code);

        /** Whether the code is one of the trader who files. */
        boolean isFiler(String code);

        /** Whether full declarations of this trader's earlier summaries are overdue. */
        boolean hasOverdueFullDeclaration();

        /** Whether the filer's privilege of consolidated tax is stopped: a month's bill was not paid in time. */
        boolean isConsolidatedStopped();

        /** Whether customs rates the trader as dishonest (GACC Order 251). */
        default boolean isDishonest(String code) {
            return false;
        }

        /** The registered Chinese name, null when not known. */
        default String nameOf(String code) {
            return null;
        }

        /** The registered credit code of a customs code, null when not known. */
        default String creditCodeOf(String customsCode) {
            return null;
        }
    }

    /**
     * A case.
     *
     * @param today     the day of the check: every code, rate and rule is looked up as of it
     * @param declaring false while it is only stored as a draft: then only what a draft needs is asked
     */
    public Case(Document document, LocalDate today, boolean declaring, CodeLists codes, Law law, TariffFacts tariff, Parties parties) {
        this.document = document;
        this.today = today;
        this.declaring = declaring;
        this.codes = codes;
        this.law = law;
        this.tariff = tariff;
        this.parties = parties;
        this.head = document.root().first(HEAD);
        this.freeText = document.root().first(FREE_TEXT);
        this.isImport = is(Head.DIRECTION, "I");
        this.isExport = is(Head.DIRECTION, "E");
        String type = text(Head.DECLARATION_TYPE);
        this.step = type != null && type.length() >= 3 ? type.charAt(2) : '0';
        List<Node> items = items();
        this.lines = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String code = items.get(i).text(Item.COMMODITY_CODE);
            lines.add(new Line(items.get(i), i, code == null ? null : tariff.find(code, today).orElse(null)));
        }
    }

    public Document document() {
        return document;
    }

    public LocalDate today() {
        return today;
    }

    public boolean declaring() {
        return declaring;
    }

    public Law law() {
        return law;
    }

    public TariffFacts tariff() {
        return tariff;
    }

    public Parties parties() {
        return parties;
    }

    public boolean isImport() {
        return isImport;
    }

    public boolean isExport() {
        return isExport;
    }

    /** Summary declaration of the two-step mode: third character of the type is 5. */
    public boolean isSummary() {
        return step == '5';
    }

    /** Full declaration of the two-step mode: third character of the type is 6. */
    public boolean isFull() {
        return step == '6';
    }

    /** First two characters of the declaration type, e.g. {@code CL}; empty when general. */
    public String typePrefix() {
        String type = text(Head.DECLARATION_TYPE);
        if (type == null || type.length() < 2) {
            return "";
        }
        String prefix = type.substring(0, 2);
        return prefix.isBlank() || "00".equals(prefix) ? "" : prefix;
    }

    /** Whether the goods cross the border in a means of transport: not between zones, warehouses or traders inside the country. */
    boolean isBorderCrossing() {
        String mode = text(Head.TRANSPORT_MODE);
        return mode != null && mode.length() == 1 && CROSSING_MODES.contains(mode);
    }

    /** Moved without crossing the border: special zones, bonded warehouses, transfers. */
    boolean isDomesticMovement() {
        String mode = text(Head.TRANSPORT_MODE);
        return mode != null && mode.length() == 1 && "01789HTWXYZ".contains(mode);
    }

    /** The procedure code, empty when absent. */
    String procedure() {
        String procedure = text(Head.PROCEDURE_CODE);
        return procedure == null ? "" : procedure;
    }

    /** Whether the declarant files for another trader. */
    boolean isByAgent() {
        String trader = text(Head.TRADER_CODE);
        String declarant = text(Head.DECLARANT_CODE);
        return trader != null && declarant != null && !trader.equals(declarant)
                && !declarant.equals(text(Head.TRADER_CREDIT_CODE));
    }

    boolean hasHead() {
        return head != null;
    }

    /** A value of the head, or null. */
    String text(Field field) {
        return head == null ? null : head.text(field);
    }

    boolean has(Field field) {
        return text(field) != null;
    }

    boolean is(Field field, String value) {
        return value.equals(text(field));
    }

    /** A value of the free text group, or null. */
    String free(Field field) {
        return freeText == null ? null : freeText.text(field);
    }

    /** A decimal of the head; null when absent or not a number. */
    BigDecimal decimal(Field field) {
        return head == null ? null : head.decimal(field);
    }

    /** A day of the head; null when absent or not a day. */
    LocalDate day(Field field) {
        String text = text(field);
        return text == null ? null : day(text);
    }

    /** A {@code yyyyMMdd} text as a day, null when it is none. */
    public static LocalDate day(String text) {
        if (text.length() != 8) {
            return null;
        }
        for (int i = 0; i < 8; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        try {
            return LocalDate.of(Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 4, 6, 10), Integer.parseInt(text, 6, 8, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }

    List<Line> lines() {
        return lines;
    }

    List<Node> items() {
        return document.root().all(ITEMS);
    }

    List<Node> all(Group group) {
        return document.root().all(group);
    }

    Node only(Group group) {
        return document.root().first(group);
    }

    /** Whether the code is in the list and valid on the day of the check. */
    boolean isCode(String list, String code) {
        return codes.isValid(list, code, today);
    }

    /** An attribute of a code, null when the code or the attribute is not there. */
    String attribute(String list, String code, String name) {
        Optional<Code> found = codes.find(list, code, today);
        return found.isPresent() ? found.get().attributes().get(name) : null;
    }

    /** Whether an item of that number stands in the declaration. */
    boolean hasItemNumber(String number) {
        for (Line line : lines) {
            if (line.is(Item.ITEM_NUMBER, number)) {
                return true;
            }
        }
        return false;
    }
}
