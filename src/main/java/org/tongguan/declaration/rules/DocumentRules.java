package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.DICTIONARY;
import static org.tongguan.declaration.rules.Rule.FILLING;
import static org.tongguan.declaration.rules.Rule.error;
import static org.tongguan.declaration.rules.Rule.warning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongguan.declaration.rules.Fields.Attached;
import org.tongguan.declaration.rules.Fields.Head;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.declaration.rules.Fields.Licence;
import org.tongguan.declaration.rules.Fields.Promise;
import org.tongguan.declaration.rules.Fields.Relation;
import org.tongguan.declaration.rules.Rule.Group;
import org.tongguan.formats.Node;

/** Licences, proofs of origin, attached documents. */
final class DocumentRules {

    private static final String LICENCES = "Customs Law art. 24; Regulations on the Import and Export of Goods; customs tariff, control conditions";
    private static final String ORIGIN = "GACC announcement 2019 No. 18; announcement 2021 No. 34, declaring preferential origin";
    /** What the head's licence number stands for. */
    private static final String IN_HEAD = "1234Gxy";
    /** Letters that a declaration answers with other data than a licence document: inspection, quotas (only for the quota rate), lists of zones. */
    private static final String NOT_A_LICENCE = "ABY689rsathceqv";
    /** Which letters of the tariff stand for one demand, fulfilled by any of them. */
    private static final Map<Character, String> ANY_OF = Map.of('4', "4xy", 'x', "4xy", 'y', "4xy", '3', "3G", 'G', "3G", '7', "7vO", 'O', "O7");
    private static final Set<String> NOT_LICENSED = Set.of("1200", "1233", "1234", "5000", "5033", "5034", "5100", "5200", "5300", "5361", "6033");
    private static final Map<String, Set<String>> AGREEMENT_COUNTRIES = Map.ofEntries(
            Map.entry("02", Set.of("BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "VNM")),
            Map.entry("03", Set.of("HKG")), Map.entry("04", Set.of("MAC")), Map.entry("06", Set.of("TWN")), Map.entry("07", Set.of("PAK")),
            Map.entry("08", Set.of("CHL")), Map.entry("10", Set.of("NZL")), Map.entry("11", Set.of("SGP")), Map.entry("12", Set.of("PER")),
            Map.entry("14", Set.of("TWN")), Map.entry("15", Set.of("CRI")), Map.entry("16", Set.of("ISL")), Map.entry("17", Set.of("CHE", "LIE")),
            Map.entry("18", Set.of("AUS")), Map.entry("19", Set.of("KOR")), Map.entry("20", Set.of("GEO")), Map.entry("21", Set.of("MUS")),
            Map.entry("22", Set.of("AUS", "BRN", "KHM", "IDN", "JPN", "KOR", "LAO", "MYS", "MMR", "NZL", "PHL", "SGP", "THA", "VNM")),
            Map.entry("23", Set.of("KHM")));
    private static final List<String> PAPERLESS_IMPORT = List.of("00000001", "00000002", "00000004");

    private DocumentRules() { }

    static List<Rule> all() {
        return List.of(
                error("DEC-7101", Group.DOCUMENT, LICENCES, DocumentRules::licences).onDeclaring(),
                error("DEC-7102", Group.DOCUMENT, "Foreign Trade Law; customs tariff, control conditions 8 and 9", DocumentRules::prohibited),
                error("DEC-7103", Group.DOCUMENT, "Customs tariff, control condition 6", DocumentRules::usedMachinery),
                error("DEC-7104", Group.DOCUMENT, FILLING, DocumentRules::twice),
                error("DEC-7105", Group.DOCUMENT, "GACC table of licence documents", DocumentRules::direction),
                error("DEC-7106", Group.DOCUMENT, FILLING, DocumentRules::numberForm),
                error("DEC-7107", Group.DOCUMENT, ORIGIN, DocumentRules::agreementForm),
                error("DEC-7108", Group.DOCUMENT, ORIGIN, DocumentRules::agreementItems).onDeclaring(),
                error("DEC-7109", Group.DOCUMENT, DICTIONARY, DocumentRules::relationItem),
                error("DEC-7110", Group.DOCUMENT, DICTIONARY, DocumentRules::relationDocument),
                error("DEC-7111", Group.DOCUMENT, "Regulations on the Origin of Goods; agreements", DocumentRules::agreementOrigin),
                warning("DEC-7112", Group.DOCUMENT, ORIGIN, DocumentRules::originWithoutProof).onDeclaring(),
                warning("DEC-7201", Group.DOCUMENT, "GACC announcement 2014 No. 25, paperless clearance", DocumentRules::paperless).onDeclaring(),
                error("DEC-7202", Group.DOCUMENT, "Customs Law arts. 9 and 10", DocumentRules::powerOfAttorney).onDeclaring(),
                error("DEC-7203", Group.DOCUMENT, DICTIONARY, DocumentRules::attachedFormat),
                error("DEC-7204", Group.DOCUMENT, DICTIONARY, DocumentRules::attachedTwice),
                error("DEC-7205", Group.DOCUMENT, DICTIONARY, DocumentRules::attachedItems),
                error("DEC-7206", Group.DOCUMENT, DICTIONARY, DocumentRules::promiseDirection));
    }

    private static List<Node> licenceDocuments(Case subject) {
        return subject.all(Licence.GROUP);
    }

    private static boolean has(Case subject, String letters) {
        for (Node document : licenceDocuments(subject)) {
            String code = document.text(Licence.DOCUMENT_CODE);
            if (code != null && code.length() == 1 && letters.contains(code)) {
                return true;
            }
        }
        return subject.has(Head.LICENCE_NUMBER) && Line.hasAny(IN_HEAD, letters);
    }

    private static String demanded(Case subject, Line line) {
        if (line.tariff() == null) {
            return null;
        }
        return subject.isImport() ? line.tariff().importDocuments() : subject.isExport() ? line.tariff().exportDocuments() : null;
    }

    private static void licences(Case subject, Findings out) {
        if (NOT_LICENSED.contains(subject.procedure()) || TradeRules.DOMESTIC.contains(subject.procedure())) {
            return;
        }
        for (Line line : subject.lines()) {
            String letters = demanded(subject, line);
            if (letters == null) {
                continue;
            }
            String told = "";
            for (int i = 0; i < letters.length(); i++) {
                char letter = letters.charAt(i);
                String anyOf = ANY_OF.getOrDefault(letter, String.valueOf(letter));
                if (NOT_A_LICENCE.indexOf(letter) < 0 && told.indexOf(letter) < 0 && !has(subject, anyOf)) {
                    told += anyOf;
                    out.line(line, Item.COMMODITY_CODE, line.text(Item.COMMODITY_CODE), letter);
                }
            }
        }
    }

    private static void prohibited(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String letters = demanded(subject, line);
            if (letters != null && (letters.indexOf('9') >= 0 && subject.isImport() || letters.indexOf('8') >= 0 && subject.isExport())) {
                out.line(line, Item.COMMODITY_CODE, line.text(Item.COMMODITY_CODE));
            }
        }
    }

    private static void usedMachinery(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String letters = demanded(subject, line);
            if (letters != null && subject.isImport() && letters.indexOf('6') >= 0 && line.hasAttribute("21")) {
                out.line(line, Item.GOODS_ATTRIBUTES, line.text(Item.COMMODITY_CODE));
            }
        }
    }

    private static void twice(Case subject, Findings out) {
        Set<List<String>> seen = new HashSet<>();
        List<Node> documents = licenceDocuments(subject);
        for (int i = 0; i < documents.size(); i++) {
            String code = documents.get(i).text(Licence.DOCUMENT_CODE);
            String number = documents.get(i).text(Licence.DOCUMENT_NUMBER);
            if (code != null && number != null && !seen.add(List.of(code, number))) {
                out.at("/licenceDocuments/" + i + "/documentNumber", code, number);
            }
        }
    }

    private static void direction(Case subject, Findings out) {
        List<Node> documents = licenceDocuments(subject);
        for (int i = 0; i < documents.size(); i++) {
            String code = documents.get(i).text(Licence.DOCUMENT_CODE);
            String attribute = subject.isImport() ? "import" : "export";
            if (code != null && (subject.isImport() || subject.isExport()) && "0".equals(subject.attribute("license_doc", code, attribute))) {
                out.at("/licenceDocuments/" + i + "/documentCode", code, subject.text(Head.DIRECTION));
            }
        }
    }

    private static void numberForm(Case subject, Findings out) {
        List<Node> documents = licenceDocuments(subject);
        for (int i = 0; i < documents.size(); i++) {
            String number = documents.get(i).text(Licence.DOCUMENT_NUMBER);
            if (number != null && (number.indexOf(' ') >= 0 || number.length() < 4)) {
                out.at("/licenceDocuments/" + i + "/documentNumber", number);
            }
        }
    }

    /** The agreement of a proof of origin, from {@code <NN>} at the head of its number; null when it has none. */
    private static String agreement(Node document) {
        String number = document.text(Licence.DOCUMENT_NUMBER);
        boolean fits = "Y".equals(document.text(Licence.DOCUMENT_CODE)) && number != null && number.length() > 4 && number.charAt(0) == '<'
                && number.charAt(3) == '>' && CheckDigits.isDigits(number.substring(1, 3));
        return fits ? number.substring(1, 3) : null;
    }

    private static void agreementForm(Case subject, Findings out) {
        List<Node> documents = licenceDocuments(subject);
        for (int i = 0; i < documents.size(); i++) {
            String number = documents.get(i).text(Licence.DOCUMENT_NUMBER);
            if ("Y".equals(documents.get(i).text(Licence.DOCUMENT_CODE)) && number != null && agreement(documents.get(i)) == null) {
                out.at("/licenceDocuments/" + i + "/documentNumber", number);
            }
        }
    }

    private static void agreementItems(Case subject, Findings out) {
        List<Node> documents = licenceDocuments(subject);
        for (int i = 0; i < documents.size(); i++) {
            String agreement = agreement(documents.get(i));
            if (agreement != null && !subject.isSummary() && relations(subject, "Y" + agreement).isEmpty()) {
                out.at("/originRelations", documents.get(i).text(Licence.DOCUMENT_NUMBER), agreement);
            }
        }
    }

    private static List<Node> relations(Case subject, String code) {
        List<Node> found = new ArrayList<>();
        for (Node relation : subject.all(Relation.GROUP)) {
            if (code.equals(relation.text(Relation.DOCUMENT_CODE))) {
                found.add(relation);
            }
        }
        return found;
    }

    private static void relationItem(Case subject, Findings out) {
        List<Node> relations = subject.all(Relation.GROUP);
        for (int i = 0; i < relations.size(); i++) {
            String number = relations.get(i).text(Relation.ITEM_NUMBER);
            if (number != null && !subject.hasItemNumber(number)) {
                out.at("/originRelations/" + i + "/itemNumber", number);
            }
        }
    }

    private static void relationDocument(Case subject, Findings out) {
        List<Node> relations = subject.all(Relation.GROUP);
        for (int i = 0; i < relations.size(); i++) {
            String code = relations.get(i).text(Relation.DOCUMENT_CODE);
            if (code != null && !hasDocumentFor(subject, code)) {
                out.at("/originRelations/" + i + "/documentCode", code);
            }
        }
    }

    private static boolean hasDocumentFor(Case subject, String relation) {
        for (Node document : licenceDocuments(subject)) {
            String code = document.text(Licence.DOCUMENT_CODE);
            String agreement = agreement(document);
            if (agreement != null ? relation.equals("Y" + agreement) : relation.equals(code)) {
                return true;
            }
        }
        return false;
    }

    private static void agreementOrigin(Case subject, Findings out) {
        if (!subject.isImport()) {
            return;
        }
        for (Node relation : subject.all(Relation.GROUP)) {
            String code = relation.text(Relation.DOCUMENT_CODE);
            String number = relation.text(Relation.ITEM_NUMBER);
            Set<String> countries = code == null || !code.startsWith("Y") ? null : AGREEMENT_COUNTRIES.get(code.substring(1));
            for (Line line : countries == null || number == null ? List.<Line>of() : subject.lines()) {
                String origin = line.has(Item.PREFERENTIAL_ORIGIN) ? line.text(Item.PREFERENTIAL_ORIGIN) : line.text(Item.ORIGIN_COUNTRY);
                if (line.is(Item.ITEM_NUMBER, number) && origin != null && !countries.contains(origin)) {
                    out.line(line, line.has(Item.PREFERENTIAL_ORIGIN) ? Item.PREFERENTIAL_ORIGIN : Item.ORIGIN_COUNTRY, origin, code.substring(1));
                }
            }
        }
    }

    private static void originWithoutProof(Case subject, Findings out) {
        if (!subject.isImport() || subject.isSummary()) {
            return;
        }
        for (Line line : subject.lines()) {
            if (line.has(Item.PREFERENTIAL_ORIGIN) && !has(subject, "Y")) {
                out.line(line, Item.PREFERENTIAL_ORIGIN, line.text(Item.PREFERENTIAL_ORIGIN));
            }
        }
    }

    private static boolean hasAttached(Case subject, String code) {
        for (Node document : subject.all(Attached.GROUP)) {
            if (code.equals(document.text(Attached.DOCUMENT_CODE))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPaperless(Case subject) {
        return subject.is(Head.DECLARATION_FORM, "M") || subject.is(Head.DECLARATION_FORM, "W") || subject.is(Head.DECLARATION_FORM, "D");
    }

    private static void paperless(Case subject, Findings out) {
        if (!subject.isImport() || subject.isSummary() || !isPaperless(subject) || !subject.isBorderCrossing()) {
            return;
        }
        for (String code : PAPERLESS_IMPORT) {
            if (!hasAttached(subject, code)) {
                out.at("/attachedDocuments", code);
            }
        }
    }

    private static void powerOfAttorney(Case subject, Findings out) {
        if (subject.isByAgent() && isPaperless(subject) && !hasAttached(subject, "10000001") && !hasAttached(subject, "00000008")) {
            out.at("/attachedDocuments", subject.text(Head.DECLARANT_CODE), subject.text(Head.TRADER_CODE));
        }
    }

    private static void attachedFormat(Case subject, Findings out) {
        List<Node> documents = subject.all(Attached.GROUP);
        for (int i = 0; i < documents.size(); i++) {
            String format = documents.get(i).text(Attached.FORMAT);
            if (format != null && !"S".equals(format) && !"US".equals(format)) {
                out.at("/attachedDocuments/" + i + "/format", format);
            }
        }
    }

    private static void attachedTwice(Case subject, Findings out) {
        Set<String> seen = new HashSet<>();
        List<Node> documents = subject.all(Attached.GROUP);
        for (int i = 0; i < documents.size(); i++) {
            String id = documents.get(i).text(Attached.DOCUMENT_ID);
            if (id != null && !seen.add(id)) {
                out.at("/attachedDocuments/" + i + "/documentId", id);
            }
        }
    }

    private static void attachedItems(Case subject, Findings out) {
        List<Node> documents = subject.all(Attached.GROUP);
        for (int i = 0; i < documents.size(); i++) {
            String numbers = documents.get(i).text(Attached.ITEM_NUMBERS);
            for (String number : numbers == null ? new String[0] : numbers.split(",")) {
                if (!subject.hasItemNumber(number.strip())) {
                    out.at("/attachedDocuments/" + i + "/itemNumbers", number);
                    break;
                }
            }
        }
    }

    private static void promiseDirection(Case subject, Findings out) {
        List<Node> promises = subject.all(Promise.GROUP);
        for (int i = 0; i < promises.size(); i++) {
            String code = promises.get(i).text(Promise.MATERIAL_CODE);
            String direction = code == null ? null : subject.attribute("cop_promise", code, "direction");
            if (direction != null && subject.has(Head.DIRECTION) && !direction.equals(subject.text(Head.DIRECTION))) {
                out.at("/enterprisePromises/" + i + "/materialCode", code, subject.text(Head.DIRECTION));
            }
        }
    }
}
