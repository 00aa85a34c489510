package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.DICTIONARY;
import static org.tongguan.declaration.rules.Rule.FILLING;
import static org.tongguan.declaration.rules.Rule.error;
import static org.tongguan.declaration.rules.Rule.warning;

import java.util.List;
import java.util.function.Predicate;
import org.tongguan.declaration.rules.Fields.Head;
import org.tongguan.declaration.rules.Rule.Group;
import org.tongguan.formats.Field;

/** Who declares, who trades, who uses or makes the goods: their codes, and that codes, names and the register agree. */
final class PartyRules {

    private static final String CREDIT_CODE = "GB 32100-2015, coding rule of the unified social credit identifier";
    private static final String FILED = "Customs Law art. 11";
    private static final char BROKER = '8';

    /** A party of the declaration by its three fields. */
    private record Party(Field code, Field creditCode, Field name) { }

    private static final Party TRADER = new Party(Head.TRADER_CODE, Head.TRADER_CREDIT_CODE, Head.TRADER_NAME);
    private static final Party OWNER = new Party(Head.OWNER_CODE, Head.OWNER_CREDIT_CODE, Head.OWNER_NAME);
    private static final Party DECLARANT = new Party(Head.DECLARANT_CODE, Head.DECLARANT_CREDIT_CODE, Head.DECLARANT_NAME);
    private static final List<Party> PARTIES = List.of(TRADER, OWNER, DECLARANT);

    private PartyRules() { }

    static List<Rule> all() {
        return List.of(
                error("DEC-2001", Group.PARTY, DICTIONARY, (subject, out) -> customsCode(subject, DECLARANT, out)),
                error("DEC-2002", Group.PARTY, DICTIONARY, (subject, out) -> customsCode(subject, TRADER, out)),
                error("DEC-2003", Group.PARTY, DICTIONARY, PartyRules::ownerCode),
                error("DEC-2004", Group.PARTY, CREDIT_CODE, PartyRules::creditCodes),
                error("DEC-2005", Group.PARTY, FILED, (subject, out) -> register(subject, TRADER, subject.parties()::isRegistered, out)).onDeclaring(),
                error("DEC-2006", Group.PARTY, FILED, (subject, out) -> register(subject, DECLARANT, subject.parties()::isRegistered, out)).onDeclaring(),
                error("DEC-2007", Group.PARTY, FILED, (subject, out) -> active(subject, TRADER, out)).onDeclaring(),
                error("DEC-2008", Group.PARTY, FILED, (subject, out) -> active(subject, DECLARANT, out)).onDeclaring(),
                error("DEC-2009", Group.PARTY, "Customs Law arts. 9 and 10", PartyRules::filer).onDeclaring(),
                warning("DEC-2010", Group.PARTY, FILLING, PartyRules::registeredNames).onDeclaring(),
                error("DEC-2011", Group.PARTY, FILLING, PartyRules::registeredCreditCodes).onDeclaring(),
                error("DEC-2012", Group.PARTY, FILLING, (subject, out) -> same(subject, Party::name, out)),
                error("DEC-2013", Group.PARTY, FILLING, (subject, out) -> same(subject, Party::creditCode, out)),
                warning("DEC-2014", Group.PARTY, "GACC registration codes: sixth digit 8 is a customs broker", PartyRules::brokerTrades),
                error("DEC-2015", Group.PARTY, FILLING, PartyRules::overseasConsignor).onDeclaring(),
                error("DEC-2016", Group.PARTY, FILLING, PartyRules::overseasConsignee).onDeclaring(),
                warning("DEC-2017", Group.PARTY, FILLING, PartyRules::overseasNameInLatin));
    }

    private static void customsCode(Case subject, Party party, Findings out) {
        String code = subject.text(party.code());
        if (code != null && !isCustomsCode(code)) {
            out.head(party.code(), code);
        }
    }

    /** Ten characters: four digits of the district, kind of zone, kind of enterprise, four of the serial. */
    private static boolean isCustomsCode(String code) {
        return code.length() == 10 && CheckDigits.isCapitals(code) && CheckDigits.isDigits(code.substring(0, 4));
    }

    private static void ownerCode(Case subject, Findings out) {
        String code = subject.text(Head.OWNER_CODE);
        if (code != null && !"NO".equals(code) && !isCustomsCode(code) && !(code.length() == 9 && CheckDigits.isCapitals(code.replace("-", "")))
                && !CheckDigits.isCreditCode(code)) {
            out.head(Head.OWNER_CODE, code);
        }
    }

    private static void creditCodes(Case subject, Findings out) {
        for (Field field : List.of(Head.TRADER_CREDIT_CODE, Head.OWNER_CREDIT_CODE, Head.DECLARANT_CREDIT_CODE, Head.INPUT_AGENT_CREDIT_CODE)) {
            String code = subject.text(field);
            // An owner abroad or a person has none and says NO.
            boolean none = field == Head.OWNER_CREDIT_CODE && "NO".equals(code);
            if (code != null && !none && code.length() <= 18 && !CheckDigits.isCreditCode(code)) {
                out.head(field, code);
            }
        }
    }

    private static void register(Case subject, Party party, Predicate<String> known, Findings out) {
        String code = subject.text(party.code());
        if (code != null && isCustomsCode(code) && !known.test(code)) {
            out.head(party.code(), code);
        }
    }

    private static void active(Case subject, Party party, Findings out) {
        String code = subject.text(party.code());
        if (code != null && subject.parties().isRegistered(code) && !subject.parties().isActive(code)) {
            out.head(party.code(), code);
        }
    }

    private static void filer(Case subject, Findings out) {
        String code = subject.text(Head.DECLARANT_CODE);
        if (code != null && subject.parties().isRegistered(code) && !subject.parties().isFiler(code)) {
            out.head(Head.DECLARANT_CODE, code);
        }
    }

    private static void registeredNames(Case subject, Findings out) {
        for (Party party : PARTIES) {
            String code = subject.text(party.code());
            String name = subject.text(party.name());
            String registered = code == null ? null : subject.parties().nameOf(code);
            if (registered != null && name != null && !registered.equals(name)) {
                out.head(party.name(), name, code, registered);
            }
        }
    }

    private static void registeredCreditCodes(Case subject, Findings out) {
        for (Party party : PARTIES) {
            String code = subject.text(party.code());
            String credit = subject.text(party.creditCode());
            String registered = code == null ? null : subject.parties().creditCodeOf(code);
            if (registered != null && credit != null && !registered.equals(credit) && CheckDigits.isCreditCode(credit)) {
                out.head(party.creditCode(), credit, code, registered);
            }
        }
    }

    /** Two parties with one customs code are one party: everything else of them is the same too. */
    private static void same(Case subject, java.util.function.Function<Party, Field> what, Findings out) {
        for (Party other : List.of(OWNER, DECLARANT)) {
            String code = subject.text(TRADER.code());
            Field field = what.apply(other);
            String mine = subject.text(what.apply(TRADER));
            String its = subject.text(field);
            if (code != null && code.equals(subject.text(other.code())) && mine != null && its != null && !mine.equals(its)) {
                out.head(field, its, mine, code);
            }
        }
    }

    private static void brokerTrades(Case subject, Findings out) {
        String code = subject.text(Head.TRADER_CODE);
        if (code != null && isCustomsCode(code) && code.charAt(5) == BROKER) {
            out.head(Head.TRADER_CODE, code);
        }
    }

    private static void overseasConsignor(Case subject, Findings out) {
        if (subject.isImport() && !subject.isSummary() && !subject.has(Head.OVERSEAS_CONSIGNOR_NAME)) {
            out.head(Head.OVERSEAS_CONSIGNOR_NAME);
        }
    }

    private static void overseasConsignee(Case subject, Findings out) {
        if (subject.isExport() && !subject.has(Head.OVERSEAS_CONSIGNEE_NAME)) {
            out.head(Head.OVERSEAS_CONSIGNEE_NAME);
        }
    }

    private static void overseasNameInLatin(Case subject, Findings out) {
        for (Field field : List.of(Head.OVERSEAS_CONSIGNOR_NAME, Head.OVERSEAS_CONSIGNEE_NAME)) {
            String name = subject.text(field);
            if (name != null && hasHan(name)) {
                out.head(field, name);
            }
        }
    }

    static boolean hasHan(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '\u4E00' && text.charAt(i) <= '\u9FFF') {
                return true;
            }
        }
        return false;
    }
}
