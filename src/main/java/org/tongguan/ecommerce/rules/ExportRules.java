package org.tongguan.ecommerce.rules;

import static org.tongguan.ecommerce.rules.RetailRule.SPECIFICATION;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.tongguan.ecommerce.rules.RetailRule.Found;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.tariff.schedule.Rated;

/** Rules of the export list. */
final class ExportRules {

    private static final String ZONE = "1210";
    private static final Set<String> MODES = Set.of("9610", ZONE, "9710", "9810");
    /** Firm to firm: by list only what is worth little. */
    private static final Set<String> FIRMS = Set.of("9710", "9810");
    private static final String WAREHOUSE = "9810";
    private static final String SIMPLIFIED = "A";
    private static final String CHINA = "142";
    private static final String BETWEEN_FIRMS = "GACC announcement 2020 No. 75 (pilot of cross-border e-commerce exports between firms)";
    private static final CebForm FORM = CebForm.of("CEB603Message");
    private static final int DIRECTION = FORM.head("ieFlag");
    private static final int MODE = FORM.head("tradeMode");
    private static final int BOOK = FORM.head("emsNo");
    private static final int ZONE_FIRM = FORM.head("iacCode");
    private static final int ZONE_NAME = FORM.head("iacName");
    private static final int KIND = FORM.head("statisticsFlag");
    private static final int LICENCE = FORM.head("licenseNo");
    private static final int COUNTRY = FORM.head("country");
    private static final int OFFICE = FORM.head("customsCode");
    private static final int PORT = FORM.head("portCode");
    private static final int PACKAGES = FORM.head("packNo");
    private static final int GROSS = FORM.head("grossWeight");
    private static final int NET = FORM.head("netWeight");
    private static final int FREIGHT = FORM.head("freight");
    private static final int INSURANCE = FORM.head("insuredFee");
    private static final int FREIGHT_CURRENCY = FORM.head("fCurrency");
    private static final int INSURANCE_CURRENCY = FORM.head("iCurrency");
    private static final int FIRM = FORM.head("ebcCode");
    private static final int PLATFORM_NAME = FORM.head("ebpName");
    private static final int L_NUMBER = FORM.line("gnum");
    private static final int L_RECORD = FORM.line("itemRecordNo");
    private static final int L_CODE = FORM.line("gcode");
    private static final int L_COUNTRY = FORM.line("country");
    private static final int L_CURRENCY = FORM.line("currency");
    private static final int L_QTY = FORM.line("qty");
    private static final int L_QTY1 = FORM.line("qty1");
    private static final int L_QTY2 = FORM.line("qty2");
    private static final int L_UNIT = FORM.line("unit");
    private static final int L_UNIT1 = FORM.line("unit1");
    private static final int L_UNIT2 = FORM.line("unit2");
    private static final int L_PRICE = FORM.line("price");
    private static final int L_TOTAL = FORM.line("totalPrice");

    private ExportRules() { }

    static List<RetailRule> all() {
        return List.of(
                rule("ECM-541", SPECIFICATION, (c, out) -> PartRules.says(c.document(), DIRECTION, "E", out)),
                rule("ECM-542", SPECIFICATION, ExportRules::mode),
                rule("ECM-543", SPECIFICATION, ExportRules::zone),
                rule("ECM-544", SPECIFICATION, ExportRules::recordNumbers),
                rule("ECM-545", SPECIFICATION, (c, out) -> PartRules.totals(c, out, L_TOTAL)),
                rule("ECM-546", SPECIFICATION, (c, out) -> ExportPartRules.inOrder(c, out, L_NUMBER)),
                rule("ECM-547", SPECIFICATION, (c, out) -> PartRules.weights(c.document(), out, NET, GROSS)),
                rule("ECM-548", SPECIFICATION, (c, out) -> PartRules.secondUnit(c, out, L_UNIT2, L_QTY2)),
                rule("ECM-549", SPECIFICATION, (c, out) -> PartRules.sameUnit(c, out, L_UNIT, L_UNIT1, L_QTY1)),
                rule("ECM-550", SPECIFICATION, ExportRules::kind),
                rule("ECM-551", SPECIFICATION, ExportRules::licence),
                rule("ECM-552", SPECIFICATION, ExportRules::simplifiedCode),
                rule("ECM-553", SPECIFICATION, ExportRules::destination),
                rule("ECM-554", SPECIFICATION, ExportRules::currency),
                rule("ECM-555", SPECIFICATION, (c, out) -> PartRules.offices(c, out, OFFICE, PORT)),
                rule("ECM-556", SPECIFICATION, (c, out) -> PartRules.positive(c.document(), PACKAGES, out)),
                rule("ECM-557", SPECIFICATION, (c, out) -> PartRules.units(c, out, L_UNIT, L_UNIT1, L_UNIT2)),
                rule("ECM-558", SPECIFICATION, ExportRules::amounts),
                rule("ECM-559", BETWEEN_FIRMS, ExportRules::value),
                rule("ECM-560", BETWEEN_FIRMS, ExportRules::warehouse),
                doubt("ECM-561", "Tariff Law art. 9: a line that is not at hand is never taken for free", ExportRules::tariff),
                doubt("ECM-562", BETWEEN_FIRMS, ExportRules::rate));
    }

    private static RetailRule rule(String code, String source, RetailRule.Check check) {
        return new RetailRule(code, "603", false, source, check);
    }

    private static RetailRule doubt(String code, String source, RetailRule.Check check) {
        return new RetailRule(code, "603", true, source, check);
    }

    private static boolean simplified(RetailCase c) {
        return SIMPLIFIED.equals(c.document().text(KIND));
    }

    private static void mode(RetailCase c, Found out) {
        if (!MODES.contains(c.document().text(MODE))) {
            out.at(c.document().pointer(MODE), c.document().text(MODE));
        }
    }

    private static void zone(RetailCase c, Found out) {
        if (ZONE.equals(c.document().text(MODE))) {
            PartRules.needs(c.document(), out, MODE, BOOK, ZONE_FIRM, ZONE_NAME);
        }
    }

    private static void recordNumbers(RetailCase c, Found out) {
        if (ZONE.equals(c.document().text(MODE))) {
            PartRules.recordNumbers(c, out, L_RECORD);
        }
    }

    private static void kind(RetailCase c, Found out) {
        if (!Set.of(SIMPLIFIED, "B").contains(c.document().text(KIND))) {
            out.at(c.document().pointer(KIND), c.document().text(KIND));
        }
    }

    private static void licence(RetailCase c, Found out) {
        if (simplified(c) && c.document().text(LICENCE) != null) {
            out.at(c.document().pointer(LICENCE));
        }
    }

    /** What is declared in simplified form is classified to its first four digits, and bears no export duty. */
    private static void simplifiedCode(RetailCase c, Found out) {
        for (int i = 0; simplified(c) && i < c.lines().length; i++) {
            String code = c.document().text(i, L_CODE);
            Rated line = c.law().line(code, c.day());
            boolean dutiable = line != null && (line.exportDuty() != null || line.exportProvisional() != null);
            if (dutiable || !code.matches("(0[1-9]|[1-9][0-9])[0-9]{8}") || code.startsWith("77")) {
                out.at(c.document().pointer(i, L_CODE), c.lines()[i].number(), code);
            }
        }
    }

    private static boolean isCountry(RetailCase c, String digits) {
        return c.law().letters("country", digits) != null;
    }

    private static void destination(RetailCase c, Found out) {
        CebDocument d = c.document();
        if (CHINA.equals(d.text(COUNTRY)) || !isCountry(c, d.text(COUNTRY))) {
            out.at(d.pointer(COUNTRY), d.text(COUNTRY));
        }
        for (int i = 0; i < d.lines(); i++) {
            if (!isCountry(c, d.text(i, L_COUNTRY))) {
                out.at(d.pointer(i, L_COUNTRY), d.text(i, L_COUNTRY));
            }
        }
    }

    /** One currency for all goods: their sum is compared with the order's. */
    private static void currency(RetailCase c, Found out) {
        CebDocument d = c.document();
        for (int i = 0; i < d.lines(); i++) {
            if (!ExportPartRules.isCurrency(c, d.text(i, L_CURRENCY)) || !d.text(i, L_CURRENCY).equals(d.text(0, L_CURRENCY))) {
                out.at(d.pointer(i, L_CURRENCY), d.text(i, L_CURRENCY));
            }
        }
        for (int place : new int[] {FREIGHT_CURRENCY, INSURANCE_CURRENCY}) {
            if (!ExportPartRules.isCurrency(c, d.text(place))) {
                out.at(d.pointer(place), d.text(place));
            }
        }
    }

    private static void amounts(RetailCase c, Found out) {
        PartRules.notNegative(c.document(), out, FREIGHT, INSURANCE);
        PartRules.positiveLines(c, out, L_QTY, L_PRICE);
    }

    private static BigDecimal yuan(RetailCase c) {
        return c.law().yuan(c.document().text(0, L_CURRENCY), c.goods(), c.day());
    }

    private static void value(RetailCase c, Found out) {
        BigDecimal yuan = yuan(c);
        BigDecimal most = c.law().firmsByList(c.day());
        if (FIRMS.contains(c.document().text(MODE)) && yuan != null && yuan.compareTo(most) > 0) {
            out.at(c.document().pointer(0, L_TOTAL), yuan.toPlainString(), most.toPlainString());
        }
    }

    private static void warehouse(RetailCase c, Found out) {
        CebDocument d = c.document();
        if (WAREHOUSE.equals(d.text(MODE)) && c.law().mustFileWarehouses(c.day()) && !c.law().isWarehouse(d.text(FIRM), d.text(PLATFORM_NAME), c.day())) {
            out.at(d.pointer(PLATFORM_NAME), d.text(PLATFORM_NAME), d.text(FIRM));
        }
    }

    private static void tariff(RetailCase c, Found out) {
        if (!simplified(c)) {
            PartRules.tariff(c, out, L_CODE);
        }
    }

    private static void rate(RetailCase c, Found out) {
        if (FIRMS.contains(c.document().text(MODE)) && yuan(c) == null) {
            out.at(c.document().pointer(0, L_CURRENCY), c.document().text(0, L_CURRENCY));
        }
    }
}
