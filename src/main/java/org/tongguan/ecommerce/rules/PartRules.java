package org.tongguan.ecommerce.rules;

import static org.tongguan.ecommerce.rules.RetailRule.SPECIFICATION;
import static org.tongguan.ecommerce.rules.RetailRule.SUPERVISION;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.tongguan.ecommerce.rules.RetailCase.Line;
import org.tongguan.ecommerce.rules.RetailRule.Found;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;

/** Rules of orders, payments and waybills, and those that several documents share. */
final class PartRules {

    static final String YUAN = "142";
    static final String CITIZEN = "1";
    private static final CebForm ORDER = CebForm.of("CEB311Message");
    private static final CebForm PAYMENT = CebForm.of("CEB411Message");
    private static final CebForm WAYBILL = CebForm.of("CEB511Message");
    private static final int GOODS = ORDER.head("goodsValue");
    private static final int FREIGHT = ORDER.head("freight");
    private static final int DISCOUNT = ORDER.head("discount");
    private static final int TAX = ORDER.head("taxTotal");
    private static final int PAID = ORDER.head("acturalPaid");
    private static final int BUYER_TYPE = ORDER.head("buyerIdType");
    private static final int BUYER = ORDER.head("buyerIdNumber");
    private static final int ORDER_CURRENCY = ORDER.head("currency");
    private static final int LINE_CURRENCY = ORDER.line("currency");
    private static final int LINE_TOTAL = ORDER.line("totalPrice");
    private static final int LINE_NUMBER = ORDER.line("gnum");
    private static final int PAYER_TYPE = PAYMENT.head("payerIdType");
    private static final int PAYER = PAYMENT.head("payerIdNumber");
    private static final int AMOUNT = PAYMENT.head("amountPaid");
    private static final int PAYMENT_CURRENCY = PAYMENT.head("currency");
    private static final int WEIGHT = WAYBILL.head("weight");
    private static final int PACKAGES = WAYBILL.head("packNo");
    private static final int WAYBILL_CURRENCY = WAYBILL.head("currency");

    private PartRules() { }

    static List<RetailRule> all() {
        return List.of(
                new RetailRule("ECM-101", "311", false, SPECIFICATION, PartRules::paid),
                new RetailRule("ECM-102", "311", false, SPECIFICATION, (c, out) -> totals(c, out, LINE_TOTAL)),
                new RetailRule("ECM-103", "311", false, SPECIFICATION, (c, out) -> goodsValue(c, out, GOODS)),
                new RetailRule("ECM-104", "311", false, SPECIFICATION, (c, out) -> yuan(c, out, ORDER_CURRENCY, LINE_CURRENCY)),
                new RetailRule("ECM-105", "311", false, SPECIFICATION, (c, out) -> ExportPartRules.inOrder(c, out, LINE_NUMBER)),
                new RetailRule("ECM-106", "311", false, SUPERVISION, (c, out) -> identity(c.document(), BUYER_TYPE, BUYER, out)),
                new RetailRule("ECM-107", "311", false, SPECIFICATION, (c, out) -> notNegative(c.document(), out, GOODS, FREIGHT, DISCOUNT, TAX, PAID)),
                new RetailRule("ECM-121", "411", false, SPECIFICATION, (c, out) -> yuan(c.document(), PAYMENT_CURRENCY, out)),
                new RetailRule("ECM-122", "411", false, SPECIFICATION, (c, out) -> positive(c.document(), AMOUNT, out)),
                new RetailRule("ECM-123", "411", false, SUPERVISION, (c, out) -> identity(c.document(), PAYER_TYPE, PAYER, out)),
                new RetailRule("ECM-141", "511", false, SPECIFICATION, (c, out) -> yuan(c.document(), WAYBILL_CURRENCY, out)),
                new RetailRule("ECM-142", "511", false, SPECIFICATION, (c, out) -> positive(c.document(), WEIGHT, out)),
                new RetailRule("ECM-143", "511", false, SPECIFICATION, (c, out) -> onePackage(c.document(), PACKAGES, out)));
    }

    private static void paid(RetailCase c, Found out) {
        CebDocument d = c.document();
        BigDecimal due = d.decimal(GOODS).add(d.decimal(FREIGHT)).add(d.decimal(TAX)).subtract(d.decimal(DISCOUNT));
        if (due.compareTo(d.decimal(PAID)) != 0) {
            out.at(d.pointer(PAID), due.toPlainString(), d.text(PAID));
        }
    }

    static void goodsValue(RetailCase c, Found out, int place) {
        BigDecimal goods = c.goods();
        if (goods.compareTo(c.document().decimal(place)) != 0) {
            out.at(c.document().pointer(place), goods.toPlainString(), c.document().text(place));
        }
    }

    static void says(CebDocument d, int place, String value, Found out) {
        if (!value.equals(d.text(place))) {
            out.at(d.pointer(place), d.text(place));
        }
    }

    static void yuan(CebDocument d, int place, Found out) {
        says(d, place, YUAN, out);
    }

    /** The head's currency, and each line's. */
    static void yuan(RetailCase c, Found out, int head, int line) {
        yuan(c.document(), head, out);
        for (int i = 0; i < c.lines().length; i++) {
            if (!YUAN.equals(c.document().text(i, line))) {
                out.at(c.document().pointer(i, line), c.document().text(i, line));
            }
        }
    }

    /** What the document's mode needs. */
    static void needs(CebDocument d, Found out, int mode, int... places) {
        for (int place : places) {
            if (d.text(place) == null) {
                out.at(d.pointer(place), d.text(mode));
            }
        }
    }

    static void recordNumbers(RetailCase c, Found out, int place) {
        for (int i = 0; i < c.lines().length; i++) {
            if (c.document().text(i, place) == null) {
                out.at(c.document().pointer(i, place), c.lines()[i].number());
            }
        }
    }

    static void weights(CebDocument d, Found out, int netPlace, int grossPlace) {
        BigDecimal gross = d.decimal(grossPlace);
        BigDecimal net = d.decimal(netPlace);
        if (net.signum() <= 0 || net.compareTo(gross) > 0) {
            out.at(d.pointer(netPlace), net.toPlainString(), gross.toPlainString());
        }
    }

    static void secondUnit(RetailCase c, Found out, int unit2, int qty2) {
        for (int i = 0; i < c.lines().length; i++) {
            BigDecimal second = c.lines()[i].second();
            boolean unit = c.document().text(i, unit2) != null;
            if (unit ? second == null || second.signum() <= 0 : second != null && second.signum() != 0) {
                out.at(c.document().pointer(i, qty2), c.lines()[i].number());
            }
        }
    }

    static void sameUnit(RetailCase c, Found out, int unit, int unit1, int qty1) {
        for (int i = 0; i < c.lines().length; i++) {
            Line line = c.lines()[i];
            if (c.document().text(i, unit).equals(c.document().text(i, unit1)) && line.quantity().compareTo(line.first()) != 0) {
                out.at(c.document().pointer(i, qty1), line.number(), line.quantity().toPlainString(), line.first().toPlainString());
            }
        }
    }

    static void units(RetailCase c, Found out, int... places) {
        for (int i = 0; i < c.lines().length; i++) {
            for (int place : places) {
                String unit = c.document().text(i, place);
                if (unit != null && !c.law().isCode("unit", unit, c.day())) {
                    out.at(c.document().pointer(i, place), unit);
                }
            }
        }
    }

    static void offices(RetailCase c, Found out, int... places) {
        for (int place : places) {
            if (!c.law().isCode("customs_district", c.document().text(place), c.day())) {
                out.at(c.document().pointer(place), c.document().text(place));
            }
        }
    }

    static void tariff(RetailCase c, Found out, int place) {
        for (int i = 0; i < c.lines().length; i++) {
            String code = c.document().text(i, place);
            if (c.law().line(code, c.day()) == null) {
                out.at(c.document().pointer(i, place), c.lines()[i].number(), code);
            }
        }
    }

    static void notNegative(CebDocument d, Found out, int... places) {
        for (int place : places) {
            if (d.decimal(place).signum() < 0) {
                out.at(d.pointer(place), d.text(place));
            }
        }
    }

    /** Numbers of each line. */
    static void positiveLines(RetailCase c, Found out, int... places) {
        for (int i = 0; i < c.lines().length; i++) {
            for (int place : places) {
                if (c.document().decimal(i, place).signum() <= 0) {
                    out.at(c.document().pointer(i, place), c.document().text(i, place));
                }
            }
        }
    }

    static void positive(CebDocument d, int place, Found out) {
        if (d.decimal(place).signum() <= 0) {
            out.at(d.pointer(place), d.text(place));
        }
    }

    static void onePackage(CebDocument d, int place, Found out) {
        if (d.decimal(place).compareTo(BigDecimal.ONE) != 0) {
            out.at(d.pointer(place), d.text(place));
        }
    }

    /** Never repeats the number: findings are read by people and kept in logs. */
    static void identity(CebDocument d, int type, int number, Found out) {
        if (CITIZEN.equals(d.text(type)) && !IdentityNumbers.isSound(d.text(number))) {
            out.at(d.pointer(number));
        }
    }

    /** To the fen: prices of a piece may have more decimals than money has. */
    static void totals(RetailCase c, Found out, int place) {
        for (int i = 0; i < c.lines().length; i++) {
            Line line = c.lines()[i];
            BigDecimal exact = line.price().multiply(line.quantity());
            if (exact.compareTo(line.total()) != 0 && fen(exact).compareTo(fen(line.total())) != 0) {
                out.at(c.document().pointer(i, place), line.number(), exact.toPlainString(), line.total().toPlainString());
            }
        }
    }

    private static BigDecimal fen(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
