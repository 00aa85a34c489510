package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.DICTIONARY;
import static org.tongguan.declaration.rules.Rule.FILLING;
import static org.tongguan.declaration.rules.Rule.error;
import static org.tongguan.declaration.rules.Rule.warning;

import java.util.List;
import java.util.Set;
import org.tongguan.declaration.rules.Fields.Free;
import org.tongguan.declaration.rules.Fields.Head;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.declaration.rules.Rule.Group;
import org.tongguan.formats.Field;

/** The record (processing manual, account book, relief certificate) that a procedure draws on, and the record lists of special zones. */
final class RecordRules {

    /** Processing with supplied materials: manual B, account E or H. */
    private static final Set<String> SUPPLIED = Set.of("0214", "0245", "0255", "0258", "0265", "0300", "0345", "0845", "0865", "4400");
    /** Processing with imported materials: manual C, account E or H. */
    private static final Set<String> IMPORTED = Set.of("0615", "0644", "0654", "0657", "0664", "0700", "0715", "0744", "0844", "0864", "4600");
    /** Equipment for processing: manual D or account. */
    private static final Set<String> EQUIPMENT = Set.of("0320", "0446", "0456", "0466");
    private static final String LETTERS = "ABCDEFGHJKLRTYZ";
    private static final Set<String> RELIEF_NATURES = Set.of("401", "402", "403", "405", "406", "407", "408", "409", "412", "413", "422", "423",
            "602", "603", "605", "606", "608", "609", "611", "789", "799", "801", "802");

    private RecordRules() { }

    static List<Rule> all() {
        return List.of(
                error("DEC-3101", Group.RECORD, FILLING, RecordRules::present).onDeclaring(),
                error("DEC-3102", Group.RECORD, FILLING, RecordRules::letter),
                error("DEC-3103", Group.RECORD, FILLING, RecordRules::form),
                error("DEC-3104", Group.RECORD, FILLING, RecordRules::notForGeneralTrade),
                error("DEC-3105", Group.RECORD, "Tariff Law art. 33; GACC table of levy natures", RecordRules::reliefCertificate).onDeclaring(),
                error("DEC-3106", Group.RECORD, FILLING, RecordRules::itemNumber).onDeclaring(),
                warning("DEC-3107", Group.RECORD, FILLING, RecordRules::itemNumberAlone),
                error("DEC-3108", Group.RECORD, DICTIONARY, RecordRules::recordListHead),
                error("DEC-3109", Group.RECORD, DICTIONARY, RecordRules::recordListItems),
                error("DEC-3110", Group.RECORD, FILLING, RecordRules::relatedRecordForm));
    }

    private static boolean needsRecord(String procedure) {
        return SUPPLIED.contains(procedure) || IMPORTED.contains(procedure) || EQUIPMENT.contains(procedure);
    }

    private static void present(Case subject, Findings out) {
        if (needsRecord(subject.procedure()) && !subject.has(Head.RECORD_NUMBER)) {
            out.head(Head.RECORD_NUMBER, subject.procedure());
        }
    }

    private static void letter(Case subject, Findings out) {
        String record = subject.text(Head.RECORD_NUMBER);
        String procedure = subject.procedure();
        if (record == null || !isRecordNumber(record)) {
            return;
        }
        String allowed = SUPPLIED.contains(procedure) ? "BEH" : IMPORTED.contains(procedure) ? "CEH" : EQUIPMENT.contains(procedure) ? "DEH" : null;
        if (allowed != null && allowed.indexOf(record.charAt(0)) < 0) {
            out.head(Head.RECORD_NUMBER, record, procedure, String.join("/", allowed.split("")));
        }
    }

    private static void form(Case subject, Findings out) {
        String record = subject.text(Head.RECORD_NUMBER);
        if (record != null && record.length() <= 12 && !isRecordNumber(record)) {
            out.head(Head.RECORD_NUMBER, record);
        }
    }

    private static boolean isRecordNumber(String record) {
        return record.length() == 12 && LETTERS.indexOf(record.charAt(0)) >= 0 && CheckDigits.isCapitals(record);
    }

    private static void notForGeneralTrade(Case subject, Findings out) {
        String record = subject.text(Head.RECORD_NUMBER);
        if ("0110".equals(subject.procedure()) && record != null && isRecordNumber(record) && "BCD".indexOf(record.charAt(0)) >= 0) {
            out.head(Head.RECORD_NUMBER, record);
        }
    }

    private static void reliefCertificate(Case subject, Findings out) {
        String nature = subject.text(Head.LEVY_NATURE);
        String record = subject.text(Head.RECORD_NUMBER);
        boolean relieved = subject.isImport() && nature != null && RELIEF_NATURES.contains(nature);
        if (relieved && (record == null || record.charAt(0) != 'Z')) {
            out.head(Head.RECORD_NUMBER, nature);
        }
    }

    private static void itemNumber(Case subject, Findings out) {
        String record = subject.text(Head.RECORD_NUMBER);
        if (record == null || !isRecordNumber(record) || subject.isSummary() || "BCDEHZ".indexOf(record.charAt(0)) < 0) {
            return;
        }
        for (Line line : subject.lines()) {
            if (!line.has(Item.RECORD_ITEM_NUMBER)) {
                out.line(line, Item.RECORD_ITEM_NUMBER, record);
            }
        }
    }

    private static void itemNumberAlone(Case subject, Findings out) {
        if (subject.has(Head.RECORD_NUMBER)) {
            return;
        }
        for (Line line : subject.lines()) {
            if (line.has(Item.RECORD_ITEM_NUMBER)) {
                out.line(line, Item.RECORD_ITEM_NUMBER, line.text(Item.RECORD_ITEM_NUMBER));
            }
        }
    }

    private static void recordListHead(Case subject, Findings out) {
        if (!subject.has(Head.RECORD_LIST_TYPE)) {
            return;
        }
        for (Field field : List.of(Head.CONTRACT_NUMBER, Head.APPROVAL_NUMBER)) {
            if (subject.has(field)) {
                out.head(field, subject.text(Head.RECORD_LIST_TYPE));
            }
        }
        for (Field field : List.of(Free.BONDED_WAREHOUSE_NUMBER, Free.DECLARANT_CONTACT)) {
            if (subject.free(field) != null) {
                out.at("/freeText/" + field.name(), subject.text(Head.RECORD_LIST_TYPE));
            }
        }
    }

    private static void recordListItems(Case subject, Findings out) {
        if (!subject.has(Head.RECORD_LIST_TYPE)) {
            return;
        }
        for (Line line : subject.lines()) {
            for (Field field : List.of(Item.USE_CODE, Item.PROCESSING_FEE, Item.ARTICLE_NUMBER)) {
                if (line.has(field)) {
                    out.line(line, field, subject.text(Head.RECORD_LIST_TYPE));
                }
            }
        }
    }

    private static void relatedRecordForm(Case subject, Findings out) {
        String record = subject.free(Free.RELATED_RECORD_NUMBER);
        if (record != null && record.length() <= 12 && !isRecordNumber(record)) {
            out.at("/freeText/relatedRecordNumber", record);
        }
    }
}
