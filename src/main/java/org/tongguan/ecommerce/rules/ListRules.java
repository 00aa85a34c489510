package org.tongguan.ecommerce.rules;

import static org.tongguan.ecommerce.rules.RetailRule.SPECIFICATION;
import static org.tongguan.ecommerce.rules.RetailRule.SUPERVISION;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.tongguan.ecommerce.rules.RetailCase.Line;
import org.tongguan.ecommerce.rules.RetailCase.PositiveLine;
import org.tongguan.ecommerce.rules.RetailRule.Found;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;

/** Rules of the import list. */
final class ListRules {

    private static final String DIRECT = "9610";
    private static final Set<String> BONDED = Set.of("1210", "1239");
    private static final String A = "1239";
    private static final String CHINA = "142";
    private static final String POSITIVE_LIST = "Ministry of Finance and others, notice 2022 No. 7 (positive list of retail imports)";
    private static final String OWN_USE = "GACC announcement 2018 No. 194: for the buyer's own use, not to be sold again";
    private static final String BONDED_A = "GACC announcement 2016 No. 75 (mode 1239), Ministry of Commerce and others 2018 No. 486; to be verified";
    private static final String GIFTS = "interface specification 2022-05, 311 OrderList/price (a gift: 0); which value is taxed is to be verified";
    /** Digits of a line of the positive list. */
    private static final int HEADING = 8;
    private static final String KILOGRAM = "035";
    private static final CebForm FORM = CebForm.of("CEB621Message");
    private static final int CURRENCY = FORM.head("currency");
    private static final int PACKAGES = FORM.head("packNo");
    private static final int GROSS = FORM.head("grossWeight");
    private static final int NET = FORM.head("netWeight");
    private static final int MODE = FORM.head("tradeMode");
    private static final int DIRECTION = FORM.head("ieFlag");
    private static final int VEHICLE = FORM.head("trafNo");
    private static final int VOYAGE = FORM.head("voyageNo");
    private static final int BILL = FORM.head("billNo");
    private static final int COUNTRY = FORM.head("country");
    private static final int BOOK = FORM.head("emsNo");
    private static final int AREA = FORM.head("areaCode");
    private static final int AREA_NAME = FORM.head("areaName");
    private static final int BUYER_TYPE = FORM.head("buyerIdType");
    private static final int BUYER = FORM.head("buyerIdNumber");
    private static final int ASSURER = FORM.head("assureCode");
    private static final int PLATFORM = FORM.head("ebpCode");
    private static final int FIRM = FORM.head("ebcCode");
    private static final int LOGISTICS = FORM.head("logisticsCode");
    private static final int OFFICE = FORM.head("customsCode");
    private static final int FREIGHT = FORM.head("freight");
    private static final int INSURANCE = FORM.head("insuredFee");
    private static final int L_CURRENCY = FORM.line("currency");
    private static final int L_TOTAL = FORM.line("totalPrice");
    private static final int L_NUMBER = FORM.line("gnum");
    private static final int L_UNIT = FORM.line("unit");
    private static final int L_UNIT1 = FORM.line("unit1");
    private static final int L_UNIT2 = FORM.line("unit2");
    private static final int[] UNITS = {L_UNIT, L_UNIT1, L_UNIT2};
    private static final int LICENCE = FORM.head("licenseNo");
    private static final int L_QTY = FORM.line("qty");
    private static final int L_QTY1 = FORM.line("qty1");
    private static final int L_QTY2 = FORM.line("qty2");
    private static final int L_PRICE = FORM.line("price");
    private static final int L_CODE = FORM.line("gcode");
    private static final int L_RECORD = FORM.line("itemRecordNo");

    private ListRules() { }

    static List<RetailRule> all() {
        return List.of(
                rule("ECM-201", SPECIFICATION, (c, out) -> PartRules.yuan(c, out, CURRENCY, L_CURRENCY)),
                rule("ECM-202", SPECIFICATION, (c, out) -> PartRules.onePackage(c.document(), PACKAGES, out)),
                rule("ECM-203", SPECIFICATION, (c, out) -> PartRules.totals(c, out, L_TOTAL)),
                rule("ECM-204", SPECIFICATION, (c, out) -> PartRules.secondUnit(c, out, L_UNIT2, L_QTY2)),
                rule("ECM-205", SPECIFICATION, (c, out) -> PartRules.sameUnit(c, out, L_UNIT, L_UNIT1, L_QTY1)),
                rule("ECM-206", SPECIFICATION, (c, out) -> PartRules.weights(c.document(), out, NET, GROSS)),
                rule("ECM-207", SPECIFICATION, (c, out) -> ExportPartRules.inOrder(c, out, L_NUMBER)),
                rule("ECM-208", SUPERVISION, ListRules::mode),
                rule("ECM-209", SPECIFICATION, ListRules::directNeeds),
                rule("ECM-210", SPECIFICATION, ListRules::country),
                rule("ECM-211", SPECIFICATION, ListRules::bondedNeeds),
                rule("ECM-212", SPECIFICATION, ListRules::recordNumbers),
                rule("ECM-213", SPECIFICATION, (c, out) -> is(c.document(), DIRECTION, "I", out)),
                rule("ECM-214", SUPERVISION, (c, out) -> PartRules.identity(c.document(), BUYER_TYPE, BUYER, out)),
                rule("ECM-215", SPECIFICATION, (c, out) -> is(c.document(), BUYER_TYPE, PartRules.CITIZEN, out)),
                rule("ECM-216", SPECIFICATION, ListRules::assurer),
                rule("ECM-217", SPECIFICATION, (c, out) -> PartRules.offices(c, out, OFFICE)),
                rule("ECM-218", SPECIFICATION, (c, out) -> PartRules.units(c, out, L_UNIT, L_UNIT1, L_UNIT2)),
                rule("ECM-219", SPECIFICATION, ListRules::notNegative),
                doubt("ECM-220", POSITIVE_LIST, (c, out) -> positive(c, out, false)),
                rule("ECM-221", POSITIVE_LIST, (c, out) -> positive(c, out, true)),
                doubt("ECM-222", "Tariff Law art. 9: a rate that is not at hand is never taken for zero", (c, out) -> PartRules.tariff(c, out, L_CODE)),
                doubt("ECM-223", OWN_USE, ListRules::ownUse),
                doubt("ECM-224", SUPERVISION, ListRules::price),
                doubt("ECM-229", SUPERVISION, ListRules::usualPrice),
                doubt("ECM-230", BONDED_A, ListRules::firstImport),
                doubt("ECM-231", BONDED_A, ListRules::closedToBondedA),
                rule("ECM-232", POSITIVE_LIST, ListRules::openModes),
                doubt("ECM-233", POSITIVE_LIST, ListRules::remarks),
                doubt("ECM-234", GIFTS, ListRules::gifts));
    }

    private static RetailRule rule(String code, String source, RetailRule.Check check) {
        return new RetailRule(code, "621", false, source, check);
    }

    private static RetailRule doubt(String code, String source, RetailRule.Check check) {
        return new RetailRule(code, "621", true, source, check);
    }

    private static void is(CebDocument d, int place, String value, Found out) {
        if (!value.equals(d.text(place))) {
            out.at(d.pointer(place), d.text(place), value);
        }
    }

    private static void mode(RetailCase c, Found out) {
        String mode = c.document().text(MODE);
        if (!DIRECT.equals(mode) && !BONDED.contains(mode)) {
            out.at(c.document().pointer(MODE), mode);
        }
    }

    private static void directNeeds(RetailCase c, Found out) {
        if (DIRECT.equals(c.document().text(MODE))) {
            PartRules.needs(c.document(), out, MODE, VEHICLE, VOYAGE, BILL);
        }
    }

    private static void bondedNeeds(RetailCase c, Found out) {
        if (BONDED.contains(c.document().text(MODE))) {
            PartRules.needs(c.document(), out, MODE, BOOK, AREA, AREA_NAME);
        }
    }

    /** Direct goods come from abroad; bonded ones leave a zone within China. */
    private static void country(RetailCase c, Found out) {
        String country = c.document().text(COUNTRY);
        if (CHINA.equals(country) != BONDED.contains(c.document().text(MODE))) {
            out.at(c.document().pointer(COUNTRY), country, c.document().text(MODE));
        }
    }

    private static void recordNumbers(RetailCase c, Found out) {
        if (BONDED.contains(c.document().text(MODE))) {
            PartRules.recordNumbers(c, out, L_RECORD);
        }
    }

    private static void assurer(RetailCase c, Found out) {
        CebDocument d = c.document();
        String assurer = d.text(ASSURER);
        if (!assurer.equals(d.text(PLATFORM)) && !assurer.equals(d.text(FIRM)) && !assurer.equals(d.text(LOGISTICS))) {
            out.at(d.pointer(ASSURER), assurer);
        }
    }

    /** A gift has the price 0, in the order and so in the list. */
    private static void notNegative(RetailCase c, Found out) {
        PartRules.notNegative(c.document(), out, FREIGHT, INSURANCE);
        for (int i = 0; i < c.lines().length; i++) {
            if (c.lines()[i].price().signum() < 0) {
                out.at(c.document().pointer(i, L_PRICE), c.document().text(i, L_PRICE));
            }
            if (c.lines()[i].quantity().signum() <= 0) {
                out.at(c.document().pointer(i, L_QTY), c.document().text(i, L_QTY));
            }
        }
    }

    private static void gifts(RetailCase c, Found out) {
        for (int i = 0; i < c.lines().length; i++) {
            if (c.lines()[i].price().signum() == 0 && c.law().areGiftsLookedAt(c.day())) {
                out.at(c.document().pointer(i, L_PRICE), c.lines()[i].number());
            }
        }
    }

    private static void positive(RetailCase c, Found out, boolean whole) {
        if (c.law().isPositiveListWhole(c.day()) != whole) {
            return;
        }
        for (int i = 0; i < c.lines().length; i++) {
            if (listed(c, i) == null) {
                out.at(c.document().pointer(i, L_CODE), c.lines()[i].number(), c.document().text(i, L_CODE));
            }
        }
    }

    /** The positive list's line of an item; null when the list has none. */
    private static PositiveLine listed(RetailCase c, int i) {
        String code = c.document().text(i, L_CODE);
        return code.length() < HEADING ? null : c.law().positive(code.substring(0, HEADING), c.day());
    }

    /** Goods that the list opens to bonded retail only do not come directly. */
    private static void openModes(RetailCase c, Found out) {
        for (int i = 0; i < c.lines().length; i++) {
            PositiveLine listed = listed(c, i);
            if (listed != null && !listed.isOpenTo(c.document().text(MODE))) {
                out.at(c.document().pointer(i, L_CODE), c.lines()[i].number(), c.document().text(i, L_CODE), listed.modes());
            }
        }
    }

    /** What the list remarks of goods is written for people: exceptions by other catalogues, limits. A person compares it with the parcel. */
    private static void remarks(RetailCase c, Found out) {
        for (int i = 0; i < c.lines().length; i++) {
            PositiveLine listed = listed(c, i);
            if (listed != null && listed.remark() != null) {
                out.at(c.document().pointer(i, L_CODE), c.lines()[i].number(), c.document().text(i, L_CODE), listed.remark());
            }
        }
    }

    private static void ownUse(RetailCase c, Found out) {
        BigDecimal most = c.law().ownUse(c.day());
        for (int i = 0; i < c.lines().length; i++) {
            if (c.lines()[i].quantity().compareTo(most) > 0) {
                out.at(c.document().pointer(i, L_QTY), c.lines()[i].number(), c.lines()[i].quantity().toPlainString(), most.toPlainString());
            }
        }
    }

    /** Below or above what such goods usually cost, by any of the three quantities. The usual price is not told: it would teach what to declare. */
    private static void usualPrice(RetailCase c, Found out) {
        for (int i = 0; i < c.lines().length; i++) {
            Line line = c.lines()[i];
            String code = c.document().text(i, L_CODE);
            BigDecimal[] quantities = {line.quantity(), line.first(), line.second()};
            for (int q = 0; q < quantities.length; q++) {
                String unit = c.document().text(i, UNITS[q]);
                BigDecimal usual = unit == null || quantities[q] == null || quantities[q].signum() <= 0 ? null : c.law().usualPrice(code, unit, c.day());
                if (usual != null && isUnusual(line.total(), usual.multiply(quantities[q]), c)) {
                    out.at(c.document().pointer(i, L_PRICE), line.number(), unit);
                    break;
                }
            }
        }
    }

    private static boolean isUnusual(BigDecimal total, BigDecimal usual, RetailCase c) {
        return total.compareTo(usual.multiply(c.law().priceRatio(false, c.day()))) < 0
                || total.compareTo(usual.multiply(c.law().priceRatio(true, c.day()))) > 0;
    }

    /** Outside the pilot cities (1239) what is imported for the first time is registered before, which is asked for only then; the list names the paper. */
    private static void firstImport(RetailCase c, Found out) {
        if (A.equals(c.document().text(MODE)) && c.document().text(LICENCE) == null) {
            for (int i = 0; i < c.lines().length; i++) {
                if (c.law().isFirstImport(c.document().text(i, L_CODE), c.day())) {
                    out.at(c.document().pointer(LICENCE), c.lines()[i].number(), c.document().text(i, L_CODE));
                }
            }
        }
    }

    private static void closedToBondedA(RetailCase c, Found out) {
        String office = c.document().text(OFFICE);
        if (A.equals(c.document().text(MODE)) && c.law().isClosedToBondedA(office.substring(0, 2), c.day())) {
            out.at(c.document().pointer(MODE), office);
        }
    }

    /** Where the statutory quantity is a weight: a kilogram that costs more than retail goods do. */
    private static void price(RetailCase c, Found out) {
        BigDecimal most = c.law().highestPrice(c.day());
        for (int i = 0; i < c.lines().length; i++) {
            Line line = c.lines()[i];
            boolean weighed = KILOGRAM.equals(c.document().text(i, L_UNIT1)) && line.first().signum() > 0;
            if (weighed && line.total().compareTo(most.multiply(line.first())) > 0) {
                out.at(c.document().pointer(i, L_PRICE), line.number(), most.toPlainString());
            }
        }
    }
}
