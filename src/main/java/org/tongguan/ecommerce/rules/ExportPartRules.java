package org.tongguan.ecommerce.rules;

import static org.tongguan.ecommerce.rules.RetailRule.SPECIFICATION;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongguan.ecommerce.rules.RetailRule.Found;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;

/** Rules of export orders, money received, export waybills, and of what tells where goods are: arrival, departure, consolidated waybill. */
final class ExportPartRules {

    private static final CebForm ORDER = CebForm.of("CEB303Message");
    private static final CebForm RECEIPT = CebForm.of("CEB403Message");
    private static final CebForm WAYBILL = CebForm.of("CEB505Message");
    private static final CebForm ARRIVAL = CebForm.of("CEB507Message");
    private static final CebForm DEPARTURE = CebForm.of("CEB509Message");
    private static final CebForm BILL = CebForm.of("CEB607Message");
    private static final int GOODS = ORDER.head("goodsValue");
    private static final int FREIGHT = ORDER.head("freight");
    private static final int CURRENCY = ORDER.head("currency");
    private static final int L_NUMBER = ORDER.line("gnum");
    private static final int L_UNIT = ORDER.line("unit");
    private static final int L_CURRENCY = ORDER.line("currency");
    private static final int L_QTY = ORDER.line("qty");
    private static final int L_PRICE = ORDER.line("price");
    private static final int L_TOTAL = ORDER.line("totalPrice");
    private static final int CHARGE = RECEIPT.head("charge");
    private static final int CHARGE_CURRENCY = RECEIPT.head("currency");
    private static final int WEIGHT = WAYBILL.head("grossWeight");
    private static final int PACKAGES = WAYBILL.head("packNo");
    private static final int W_FREIGHT = WAYBILL.head("freight");
    private static final int W_INSURANCE = WAYBILL.head("insuredFee");
    private static final int W_CURRENCY = WAYBILL.head("currency");
    private static final int A_DIRECTION = ARRIVAL.head("ieFlag");
    private static final int A_BILL = ARRIVAL.head("billNo");
    private static final int B_WEIGHT = BILL.head("grossWeight");

    private ExportPartRules() { }

    static List<RetailRule> all() {
        return List.of(
                rule("ECM-501", "303", (c, out) -> PartRules.totals(c, out, L_TOTAL)),
                rule("ECM-502", "303", (c, out) -> PartRules.goodsValue(c, out, GOODS)),
                rule("ECM-503", "303", (c, out) -> inOrder(c, out, L_NUMBER)),
                rule("ECM-504", "303", ExportPartRules::currency),
                rule("ECM-505", "303", ExportPartRules::amounts),
                rule("ECM-506", "303", (c, out) -> PartRules.units(c, out, L_UNIT)),
                rule("ECM-511", "403", (c, out) -> PartRules.positive(c.document(), CHARGE, out)),
                rule("ECM-512", "403", (c, out) -> currency(c, CHARGE_CURRENCY, out)),
                rule("ECM-521", "505", (c, out) -> PartRules.positive(c.document(), WEIGHT, out)),
                rule("ECM-522", "505", (c, out) -> PartRules.positive(c.document(), PACKAGES, out)),
                rule("ECM-523", "505", (c, out) -> currency(c, W_CURRENCY, out)),
                rule("ECM-524", "505", (c, out) -> PartRules.notNegative(c.document(), out, W_FREIGHT, W_INSURANCE)),
                rule("ECM-525", "507", (c, out) -> PartRules.says(c.document(), A_DIRECTION, "E", out)),
                rule("ECM-526", "507", ExportPartRules::goodsNamed),
                rule("ECM-527", "507", (c, out) -> once(c, out, ARRIVAL.line("logisticsNo"))),
                rule("ECM-528", "507", (c, out) -> split(c, out, ARRIVAL)),
                rule("ECM-529", "509", (c, out) -> once(c, out, DEPARTURE.line("logisticsNo"))),
                rule("ECM-530", "509", (c, out) -> split(c, out, DEPARTURE)),
                rule("ECM-531", "607", (c, out) -> once(c, out, BILL.line("logisticsNo"))),
                rule("ECM-532", "607", (c, out) -> split(c, out, BILL)),
                rule("ECM-533", "607", (c, out) -> PartRules.positive(c.document(), B_WEIGHT, out)));
    }

    private static RetailRule rule(String code, String form, RetailRule.Check check) {
        return new RetailRule(code, form, false, SPECIFICATION, check);
    }

    /** Line numbers are 1, 2, 3 and so on: those of order and list name the same goods. */
    static void inOrder(RetailCase c, Found out, int place) {
        for (int i = 0; i < c.lines().length; i++) {
            if (c.lines()[i].number() != i + 1) {
                out.at(c.document().pointer(i, place), c.lines()[i].number(), i + 1);
            }
        }
    }

    private static void currency(RetailCase c, Found out) {
        currency(c, CURRENCY, out);
        for (int i = 0; i < c.lines().length; i++) {
            if (!c.document().text(i, L_CURRENCY).equals(c.document().text(CURRENCY))) {
                out.at(c.document().pointer(i, L_CURRENCY), c.document().text(i, L_CURRENCY));
            }
        }
    }

    static boolean isCurrency(RetailCase c, String digits) {
        return c.law().letters("currency", digits) != null;
    }

    private static void currency(RetailCase c, int place, Found out) {
        if (!isCurrency(c, c.document().text(place))) {
            out.at(c.document().pointer(place), c.document().text(place));
        }
    }

    private static void amounts(RetailCase c, Found out) {
        PartRules.notNegative(c.document(), out, GOODS, FREIGHT);
        PartRules.positiveLines(c, out, L_QTY, L_PRICE);
    }

    private static void goodsNamed(RetailCase c, Found out) {
        if (c.document().lines() == 0 && c.document().text(A_BILL) == null) {
            out.at(c.document().pointer(A_BILL));
        }
    }

    /** No value twice in a document. */
    static void once(RetailCase c, Found out, int place) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < c.document().lines(); i++) {
            if (!seen.add(c.document().text(i, place))) {
                out.at(c.document().pointer(i, place), c.document().text(i, place));
            }
        }
    }

    /** A document that was split into several is one of them. */
    static void split(RetailCase c, Found out, CebForm form) {
        int number = form.head("msgSeqNo");
        int of = form.head("msgCount");
        CebDocument d = c.document();
        if (d.decimal(number).signum() <= 0 || d.decimal(number).compareTo(d.decimal(of)) > 0) {
            out.at(d.pointer(number), d.text(number), d.text(of));
        }
    }
}
