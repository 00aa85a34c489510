package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.FILLING;
import static org.tongguan.declaration.rules.Rule.error;
import static org.tongguan.declaration.rules.Rule.warning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongguan.declaration.rules.Fields.Free;
import org.tongguan.declaration.rules.Fields.Head;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.declaration.rules.Rule.Group;

/** The procedure, and what follows from it: direction, levy nature, duty mode, transport, partner country. */
final class TradeRules {

    private static final String PROCEDURES = "GACC table of procedures (supervision modes)";
    private static final String LEVY = "GACC table of levy natures";

    private static final Set<String> IMPORT_ONLY = Set.of("0245", "0345", "0444", "0445", "0446", "0544", "0545", "0644", "0744", "0844", "0845",
            "2025", "2225", "3410", "4200", "9500", "9700", "9800");
    private static final Set<String> EXPORT_ONLY = Set.of("0139", "0265", "0466", "0664", "0864", "0865", "1039", "2210", "3422", "5361", "9710", "9810");
    /** Procedures inside the country: transfers, domestic sales, subsequent taxation. */
    static final Set<String> DOMESTIC = Set.of("0245", "0255", "0258", "0446", "0456", "0500", "0644", "0654", "0657", "0844", "0845", "9500", "9700", "9800");
    /** Between a special zone and the rest of the country. */
    private static final Set<String> ZONE_AND_INLAND = Set.of("5000", "5100", "5200", "5300");
    /** Between a special zone or logistics centre and abroad. */
    private static final Set<String> ZONE_AND_ABROAD = Set.of("5335", "5361", "6033");
    private static final Set<String> NEEDS_LEVY_NATURE = Set.of("0110", "0214", "0615", "0715", "2025", "2225", "3010", "4019", "0245", "0644", "3612", "0320");
    /** Procedures that go with few levy natures; one not named here goes with many. */
    private static final Map<String, Set<String>> NATURES = Map.ofEntries(
            Map.entry("0214", Set.of("502")), Map.entry("0615", Set.of("503")), Map.entry("0715", Set.of("503")),
            Map.entry("0255", Set.of("502")), Map.entry("0654", Set.of("503")), Map.entry("0320", Set.of("501")), Map.entry("0420", Set.of("501")),
            Map.entry("3010", Set.of("101", "299")), Map.entry("0245", Set.of("101", "299")), Map.entry("0644", Set.of("101", "299")),
            Map.entry("0844", Set.of("101", "299")), Map.entry("0845", Set.of("101", "299")), Map.entry("4019", Set.of("101", "506")),
            Map.entry("2600", Set.of("101", "299")), Map.entry("2700", Set.of("101", "299")), Map.entry("3100", Set.of("101", "299")),
            Map.entry("4500", Set.of("101", "299")), Map.entry("4561", Set.of("101", "299")),
            Map.entry("2225", Set.of("101", "603", "789", "799", "999")), Map.entry("3612", Set.of("101", "201", "299", "801", "802", "898", "999")));
    private static final Set<String> NOT_FOR_GENERAL_TRADE = Set.of("307", "501", "502", "503", "506", "510");
    private static final Set<String> BONDED_NATURES = Set.of("501", "502", "503");
    private static final Set<String> NEIGHBOURS = Set.of("AFG", "BTN", "IND", "KAZ", "KGZ", "LAO", "MMR", "MNG", "NPL", "PAK", "PRK", "RUS", "TJK", "VNM");
    private static final Set<String> HARD_CURRENCIES = Set.of("CNY", "USD", "EUR", "GBP", "HKD", "CHF", "AUD", "CAD", "SGD");
    private static final BigDecimal SAMPLE_VALUE = new BigDecimal("5000");
    private static final BigDecimal MARKET_PURCHASE_USD = new BigDecimal("150000");
    private static final Set<String> LINKED_TO_EARLIER = Set.of("4561", "4500", "3100");

    private TradeRules() { }

    static List<Rule> all() {
        return List.of(
                error("DEC-3002", Group.TRADE, PROCEDURES, TradeRules::direction),
                error("DEC-3003", Group.TRADE, FILLING, TradeRules::levyNaturePresent).onDeclaring(),
                error("DEC-3004", Group.TRADE, LEVY, TradeRules::levyNature),
                error("DEC-3005", Group.TRADE, LEVY, TradeRules::generalLevyExempt),
                error("DEC-3006", Group.TRADE, LEVY, TradeRules::bondedLevied),
                error("DEC-3007", Group.TRADE, FILLING, TradeRules::zoneAndInland),
                error("DEC-3008", Group.TRADE, FILLING, TradeRules::zoneAndAbroad),
                error("DEC-3009", Group.TRADE, FILLING, TradeRules::domesticTransport),
                error("DEC-3010", Group.TRADE, FILLING, TradeRules::domesticPartner),
                error("DEC-3011", Group.TRADE, FILLING, TradeRules::transferRelated).onDeclaring(),
                warning("DEC-3012", Group.TRADE, FILLING, TradeRules::earlierDeclaration).onDeclaring(),
                error("DEC-3013", Group.TRADE, FILLING, TradeRules::relatedNumber),
                warning("DEC-3014", Group.TRADE, "Customs practice for samples and advertising articles (3010)", TradeRules::sampleValue),
                error("DEC-3015", Group.TRADE, "GACC announcement 2019 No. 221, market procurement", TradeRules::marketPurchase),
                warning("DEC-3016", Group.TRADE, PROCEDURES, TradeRules::borderTradePartner),
                warning("DEC-3017", Group.TRADE, PROCEDURES, TradeRules::taiwanTradePartner),
                warning("DEC-3018", Group.TRADE, FILLING, TradeRules::contract).onDeclaring(),
                warning("DEC-3019", Group.TRADE, "Guarantee Regulation art. 4", TradeRules::securedRelease).onDeclaring());
    }

    private static void direction(Case subject, Findings out) {
        String procedure = subject.procedure();
        if (subject.isImport() && EXPORT_ONLY.contains(procedure) || subject.isExport() && IMPORT_ONLY.contains(procedure)) {
            out.head(Head.PROCEDURE_CODE, procedure, subject.text(Head.DIRECTION));
        }
    }

    private static void levyNaturePresent(Case subject, Findings out) {
        if (!subject.isSummary() && !subject.has(Head.LEVY_NATURE) && NEEDS_LEVY_NATURE.contains(subject.procedure())) {
            out.head(Head.LEVY_NATURE, subject.procedure());
        }
    }

    private static void levyNature(Case subject, Findings out) {
        String nature = subject.text(Head.LEVY_NATURE);
        if (nature == null || !subject.isCode("levy_nature", nature)) {
            return;
        }
        Set<String> allowed = NATURES.get(subject.procedure());
        boolean general = "0110".equals(subject.procedure()) && NOT_FOR_GENERAL_TRADE.contains(nature);
        if (general || allowed != null && !allowed.contains(nature)) {
            out.head(Head.LEVY_NATURE, nature, subject.procedure());
        }
    }

    private static void generalLevyExempt(Case subject, Findings out) {
        if (!subject.isImport() || !subject.is(Head.LEVY_NATURE, "101")) {
            return;
        }
        for (Line line : subject.lines()) {
            if (line.is(Item.DUTY_MODE, "3")) {
                out.line(line, Item.DUTY_MODE);
            }
        }
    }

    private static void bondedLevied(Case subject, Findings out) {
        if (!subject.isImport() || !subject.has(Head.LEVY_NATURE) || !BONDED_NATURES.contains(subject.text(Head.LEVY_NATURE))) {
            return;
        }
        for (Line line : subject.lines()) {
            if (line.is(Item.DUTY_MODE, "1")) {
                out.line(line, Item.DUTY_MODE, subject.text(Head.LEVY_NATURE));
            }
        }
    }

    private static void zoneAndInland(Case subject, Findings out) {
        if (ZONE_AND_INLAND.contains(subject.procedure()) && subject.isBorderCrossing()) {
            out.head(Head.TRANSPORT_MODE, subject.text(Head.TRANSPORT_MODE), subject.procedure());
        }
    }

    private static void zoneAndAbroad(Case subject, Findings out) {
        if (ZONE_AND_ABROAD.contains(subject.procedure()) && subject.isDomesticMovement()) {
            out.head(Head.TRANSPORT_MODE, subject.text(Head.TRANSPORT_MODE), subject.procedure());
        }
    }

    private static void domesticTransport(Case subject, Findings out) {
        if (DOMESTIC.contains(subject.procedure()) && subject.isBorderCrossing()) {
            out.head(Head.TRANSPORT_MODE, subject.text(Head.TRANSPORT_MODE), subject.procedure());
        }
    }

    private static void domesticPartner(Case subject, Findings out) {
        String country = subject.text(Head.TRADING_PARTNER_COUNTRY);
        if (country != null && DOMESTIC.contains(subject.procedure()) && !"CHN".equals(country)) {
            out.head(Head.TRADING_PARTNER_COUNTRY, country, subject.procedure());
        }
    }

    private static void transferRelated(Case subject, Findings out) {
        boolean transfer = Set.of("0255", "0654", "0258", "0657").contains(subject.procedure());
        if (transfer && subject.free(Free.RELATED_RECORD_NUMBER) == null) {
            out.at("/freeText/relatedRecordNumber", subject.procedure());
        }
    }

    private static void earlierDeclaration(Case subject, Findings out) {
        if (LINKED_TO_EARLIER.contains(subject.procedure()) && subject.free(Free.RELATED_DECLARATION_NUMBER) == null) {
            out.at("/freeText/relatedDeclarationNumber", subject.procedure());
        }
    }

    private static void relatedNumber(Case subject, Findings out) {
        String number = subject.free(Free.RELATED_DECLARATION_NUMBER);
        if (number != null && (number.length() != 18 || !CheckDigits.isDigits(number))) {
            out.at("/freeText/relatedDeclarationNumber", number);
        }
    }

    private static void sampleValue(Case subject, Findings out) {
        if (!"3010".equals(subject.procedure())) {
            return;
        }
        BigDecimal total = BigDecimal.ZERO;
        for (Line line : subject.lines()) {
            if (line.totalPrice() != null && HARD_CURRENCIES.contains(String.valueOf(line.text(Item.CURRENCY)))) {
                total = total.add(line.totalPrice());
            }
        }
        if (total.compareTo(SAMPLE_VALUE) > 0) {
            out.head(Head.PROCEDURE_CODE, total, SAMPLE_VALUE);
        }
    }

    private static void marketPurchase(Case subject, Findings out) {
        if (!"1039".equals(subject.procedure())) {
            return;
        }
        BigDecimal total = BigDecimal.ZERO;
        for (Line line : subject.lines()) {
            if (line.totalPrice() != null && line.is(Item.CURRENCY, "USD")) {
                total = total.add(line.totalPrice());
            }
        }
        if (total.compareTo(MARKET_PURCHASE_USD) > 0) {
            out.head(Head.PROCEDURE_CODE, total, MARKET_PURCHASE_USD);
        }
    }

    private static void borderTradePartner(Case subject, Findings out) {
        String country = subject.text(Head.TRADING_PARTNER_COUNTRY);
        if ("4019".equals(subject.procedure()) && country != null && !NEIGHBOURS.contains(country)) {
            out.head(Head.TRADING_PARTNER_COUNTRY, country);
        }
    }

    private static void taiwanTradePartner(Case subject, Findings out) {
        String country = subject.text(Head.TRADING_PARTNER_COUNTRY);
        if (("4039".equals(subject.procedure()) || "4139".equals(subject.procedure())) && country != null && !"TWN".equals(country)) {
            out.head(Head.TRADING_PARTNER_COUNTRY, country, subject.procedure());
        }
    }

    private static void contract(Case subject, Findings out) {
        boolean commercial = Set.of("0110", "0214", "0615").contains(subject.procedure());
        if (commercial && !subject.isSummary() && !subject.has(Head.CONTRACT_NUMBER)) {
            out.head(Head.CONTRACT_NUMBER, subject.procedure());
        }
    }

    private static void securedRelease(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            boolean secured = line.is(Item.DUTY_MODE, "6") || line.is(Item.DUTY_MODE, "7");
            if (secured && !subject.is(Head.GUARANTEE_RELEASE, "1")) {
                out.line(line, Item.DUTY_MODE, line.text(Item.DUTY_MODE));
            }
        }
    }
}
