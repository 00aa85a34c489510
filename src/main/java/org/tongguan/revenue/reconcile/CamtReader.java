package org.tongguan.revenue.reconcile;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.HardenedXml;

/**
 * Reads a bank-to-customer statement, ISO 20022 camt.053 of any version that has these elements: one statement of one account, its opening and
 * closing booked balance (OPBD or PRCD, CLBD), its booked entries. Elements that say nothing of these are passed over.
 */
final class CamtReader {

    private static final int DEPTH = 24;
    private static final int TEXT = 1_000;
    private static final int ENTRIES = 200_000;
    private static final String STATEMENT = "Document/BkToCstmrStmt/Stmt";
    private static final String ENTRY = STATEMENT + "/Ntry";
    private static final String BALANCE = STATEMENT + "/Bal";
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> head = new HashMap<>();
    private Map<String, String> part = new HashMap<>();
    private final Map<String, Map<String, String>> balances = new HashMap<>();
    private final List<BankStatement.Line> lines = new ArrayList<>();
    private int statements;

    private CamtReader() { }

    /** @throws FormatException with the place, when it is no such statement */
    static BankStatement.Draft read(byte[] bytes) {
        return HardenedXml.read(bytes, xml -> new CamtReader().document(xml));
    }

    private BankStatement.Draft document(XMLStreamReader xml) throws XMLStreamException {
        String namespace = String.valueOf(xml.getNamespaceURI());
        if (!"Document".equals(xml.getLocalName()) || !namespace.startsWith("urn:iso:std:iso:20022:tech:xsd:camt.053.")) {
            throw new FormatException("camt.root", HardenedXml.place(xml));
        }
        path.addLast("Document");
        StringBuilder text = new StringBuilder();
        while (!path.isEmpty()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (!text.toString().isBlank()) {
                        throw new FormatException("text", HardenedXml.place(xml));
                    }
                    begin(xml, text);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    text.append(xml.getText());
                    if (text.length() > TEXT) {
                        throw new FormatException("long", place());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end(text.toString().strip());
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> HardenedXml.refuse(xml, xml.getEventType());
                default -> { }
            }
        }
        HardenedXml.end(xml);
        return draft();
    }

    private String place() {
        return String.join("/", path);
    }

    private void begin(XMLStreamReader xml, StringBuilder text) {
        path.addLast(xml.getLocalName());
        text.setLength(0);
        if (path.size() > DEPTH) {
            throw new FormatException("depth", place());
        }
        String at = place();
        if (STATEMENT.equals(at) && ++statements > 1) {
            throw new FormatException("twice", at);
        }
        if (ENTRY.equals(at) || BALANCE.equals(at)) {
            part = new HashMap<>();
        }
        String currency = xml.getAttributeValue(null, "Ccy");
        if (currency != null && (at.equals(ENTRY + "/Amt") || at.equals(BALANCE + "/Amt"))) {
            part.put("Ccy", currency);
        }
    }

    private void end(String text) {
        String at = place();
        path.removeLast();
        if (ENTRY.equals(at)) {
            entry();
        } else if (BALANCE.equals(at)) {
            balances.put(part.getOrDefault("Tp/CdOrPrtry/Cd", ""), part);
        } else if (!text.isEmpty() && (at.startsWith(ENTRY + "/") || at.startsWith(BALANCE + "/"))) {
            part.putIfAbsent(at.substring(at.startsWith(ENTRY + "/") ? ENTRY.length() + 1 : BALANCE.length() + 1), text);
        } else if (!text.isEmpty()) {
            head.putIfAbsent(at.startsWith(STATEMENT + "/") ? at.substring(STATEMENT.length() + 1) : at, text);
        }
    }

    private void entry() {
        if (lines.size() == ENTRIES) {
            throw new FormatException("long", ENTRY);
        }
        if (!"BOOK".equals(first("Sts/Cd", "Sts"))) {
            return;   // announced only: it comes again when it is booked
        }
        String details = "NtryDtls/TxDtls/";
        lines.add(new BankStatement.Line(isCredit(), amount("Ntry"), part.getOrDefault("Ccy", ""), day(first("BookgDt/Dt", "BookgDt/DtTm"), "Ntry/BookgDt"),
                first("AcctSvcrRef", details + "Refs/AcctSvcrRef"), first(details + "Refs/EndToEndId"),
                first(details + "RmtInf/Strd/CdtrRefInf/Ref", details + "RmtInf/Ustrd", "AddtlNtryInf"),
                first(details + "RltdPties/Dbtr/Nm", details + "RltdPties/Dbtr/Pty/Nm", details + "RltdPties/Cdtr/Nm", details + "RltdPties/Cdtr/Pty/Nm")));
    }

    private String first(String... names) {
        for (String name : names) {
            String found = part.get(name);
            if (found != null) {
                return found;
            }
        }
        return "";
    }

    private boolean isCredit() {
        return switch (first("CdtDbtInd")) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw new FormatException("camt.field", "CdtDbtInd");
        };
    }

    private BigDecimal amount(String where) {
        String text = first("Amt");
        if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,2})?")) {
            throw new FormatException("camt.field", where + "/Amt");
        }
        return new BigDecimal(text).setScale(2);
    }

    private static LocalDate day(String text, String where) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            throw new FormatException("camt.field", where);
        }
    }

    private String required(String name, int longest) {
        String found = head.getOrDefault(name, "");
        if (found.isEmpty() || found.length() > longest) {
            throw new FormatException("camt.field", name);
        }
        return found;
    }

    private BigDecimal balance(String... kinds) {
        for (String kind : kinds) {
            if (balances.containsKey(kind)) {
                part = balances.get(kind);
                return isCredit() ? amount("Bal") : amount("Bal").negate();
            }
        }
        throw new FormatException("camt.field", "Bal " + kinds[0]);
    }

    private BankStatement.Draft draft() {
        BigDecimal opening = balance("OPBD", "PRCD");
        BigDecimal closing = balance("CLBD");
        String currency = part.getOrDefault("Ccy", "");
        LocalDate day = day(first("Dt/Dt", "Dt/DtTm"), "Bal CLBD/Dt");
        String account = head.containsKey("Acct/Id/IBAN") ? required("Acct/Id/IBAN", 34) : required("Acct/Id/Othr/Id", 34);
        return new BankStatement.Draft(required("Id", 64), account, day, currency, opening, closing, List.copyOf(lines));
    }
}
