package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.DICTIONARY;
import static org.tongguan.declaration.rules.Rule.FILLING;
import static org.tongguan.declaration.rules.Rule.error;
import static org.tongguan.declaration.rules.Rule.warning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.tongguan.declaration.rules.Fields.Head;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.declaration.rules.Fields.Royalty;
import org.tongguan.declaration.rules.Rule.Group;
import org.tongguan.formats.Field;
import org.tongguan.formats.Node;

/** Prices, currencies, freight, insurance and other charges, and the statements on the price. */
final class PriceRules {

    private static final String VALUE = "Tariff Law arts. 24 to 28";
    private static final String FORMULA = "GACC announcement 2021 No. 44, formula pricing";
    private static final LocalDate FIVE_STATEMENTS = LocalDate.of(2021, 9, 1);
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal HALF_STEP = new BigDecimal("0.00005");
    private static final BigDecimal INSURANCE_PERCENT = new BigDecimal("3");
    private static final BigDecimal HUNDRED_PERCENT = new BigDecimal("100");

    /** Mark, amount and currency of one charge. */
    private record Charge(Field mark, Field amount, Field currency) { }

    private static final Charge FREIGHT = new Charge(Head.FREIGHT_MARK, Head.FREIGHT_AMOUNT, Head.FREIGHT_CURRENCY);
    private static final Charge INSURANCE = new Charge(Head.INSURANCE_MARK, Head.INSURANCE_AMOUNT, Head.INSURANCE_CURRENCY);
    private static final Charge OTHER = new Charge(Head.OTHER_CHARGES_MARK, Head.OTHER_CHARGES_AMOUNT, Head.OTHER_CHARGES_CURRENCY);
    private static final List<Charge> CHARGES = List.of(FREIGHT, INSURANCE, OTHER);

    private PriceRules() { }

    static List<Rule> all() {
        return List.of(
                error("DEC-6001", Group.PRICE, FILLING, PriceRules::product),
                error("DEC-6002", Group.PRICE, VALUE, PriceRules::positivePrices),
                warning("DEC-6003", Group.PRICE, FILLING, PriceRules::oneCurrency),
                error("DEC-6004", Group.PRICE, "GACC code table of currencies; ISO 4217", PriceRules::realMoney),
                warning("DEC-6005", Group.PRICE, "ISO 4217", PriceRules::minorUnits),
                error("DEC-6101", Group.PRICE, FILLING, PriceRules::chargeMark),
                error("DEC-6102", Group.PRICE, FILLING, PriceRules::chargeAmount),
                error("DEC-6103", Group.PRICE, FILLING, PriceRules::chargeCurrency),
                warning("DEC-6104", Group.PRICE, FILLING, PriceRules::rateNeedsNoCurrency),
                error("DEC-6105", Group.PRICE, FILLING, PriceRules::insuranceHasNoUnitPrice),
                error("DEC-6106", Group.PRICE, FILLING, (subject, out) -> needed(subject, FREIGHT, "freight", out)).onDeclaring(),
                error("DEC-6107", Group.PRICE, FILLING, (subject, out) -> needed(subject, INSURANCE, "insurance", out)).onDeclaring(),
                error("DEC-6108", Group.PRICE, FILLING, (subject, out) -> notNeeded(subject, FREIGHT, "freight", out)),
                error("DEC-6109", Group.PRICE, FILLING, (subject, out) -> notNeeded(subject, INSURANCE, "insurance", out)),
                error("DEC-6110", Group.PRICE, FILLING, PriceRules::negativeCharges),
                warning("DEC-6111", Group.PRICE, VALUE, PriceRules::highRates),
                warning("DEC-6112", Group.PRICE, VALUE, PriceRules::freightAboveGoods),
                warning("DEC-6113", Group.PRICE, FILLING, PriceRules::domesticTerms),
                error("DEC-6201", Group.PRICE, DICTIONARY, PriceRules::statementForm),
                error("DEC-6202", Group.PRICE, FORMULA, PriceRules::fiveStatements).onDeclaring().since(FIVE_STATEMENTS),
                error("DEC-6203", Group.PRICE, FILLING, PriceRules::influenceWithoutRelation),
                error("DEC-6204", Group.PRICE, FILLING, PriceRules::influenceUnanswered),
                error("DEC-6205", Group.PRICE, "GACC announcement 2019 No. 58, royalties", PriceRules::royaltyMissing).onDeclaring(),
                error("DEC-6206", Group.PRICE, "GACC announcement 2019 No. 58, royalties", PriceRules::royaltyNotStated),
                warning("DEC-6207", Group.PRICE, FILLING, PriceRules::exportStatements),
                warning("DEC-6208", Group.PRICE, FORMULA, PriceRules::formulaRemark).onDeclaring().since(FIVE_STATEMENTS),
                error("DEC-6209", Group.PRICE, DICTIONARY, PriceRules::royaltyPeriod));
    }

    private static void product(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            BigDecimal quantity = line.quantity();
            BigDecimal price = line.unitPrice();
            BigDecimal total = line.totalPrice();
            if (quantity == null || price == null || total == null || quantity.signum() <= 0 || price.signum() <= 0 || total.signum() <= 0) {
                continue;
            }
            BigDecimal difference = quantity.multiply(price).subtract(total).abs();
            // A unit price has four decimals: it may be rounded by half a step for every unit.
            if (difference.compareTo(CENT) > 0 && difference.compareTo(HALF_STEP.multiply(quantity).add(CENT)) > 0) {
                out.line(line, Item.TOTAL_PRICE, quantity, price, quantity.multiply(price).stripTrailingZeros(), total);
            }
        }
    }

    private static void positivePrices(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            if (line.unitPrice() != null && line.unitPrice().signum() <= 0) {
                out.line(line, Item.UNIT_PRICE, line.unitPrice());
            }
            if (line.totalPrice() != null && line.totalPrice().signum() <= 0) {
                out.line(line, Item.TOTAL_PRICE, line.totalPrice());
            }
        }
    }

    private static void oneCurrency(Case subject, Findings out) {
        String first = subject.lines().isEmpty() ? null : subject.lines().getFirst().text(Item.CURRENCY);
        for (Line line : subject.lines()) {
            String currency = line.text(Item.CURRENCY);
            if (first != null && currency != null && !first.equals(currency)) {
                out.line(line, Item.CURRENCY, currency, first);
            }
        }
    }

    private static void realMoney(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String currency = line.text(Item.CURRENCY);
            if (currency != null && "non-monetary".equals(subject.attribute("currency", currency, "kind"))) {
                out.line(line, Item.CURRENCY, currency);
            }
        }
    }

    private static void minorUnits(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            BigDecimal total = line.totalPrice();
            if (total == null || total.scale() <= 0) {
                continue;
            }
            String minor = line.has(Item.CURRENCY) ? subject.attribute("currency", line.text(Item.CURRENCY), "minor") : null;
            if (minor != null && minor.length() == 1 && total.stripTrailingZeros().scale() > minor.charAt(0) - '0') {
                out.line(line, Item.TOTAL_PRICE, total, line.text(Item.CURRENCY), minor);
            }
        }
    }

    private static void chargeMark(Case subject, Findings out) {
        for (Charge charge : CHARGES) {
            if (!subject.has(charge.mark()) && (subject.has(charge.amount()) || subject.has(charge.currency()))) {
                out.head(charge.mark());
            }
        }
    }

    private static void chargeAmount(Case subject, Findings out) {
        for (Charge charge : CHARGES) {
            if (subject.has(charge.mark()) && !subject.has(charge.amount())) {
                out.head(charge.amount());
            }
        }
    }

    private static void chargeCurrency(Case subject, Findings out) {
        for (Charge charge : CHARGES) {
            boolean amount = subject.is(charge.mark(), "2") || subject.is(charge.mark(), "3");
            if (amount && !subject.has(charge.currency())) {
                out.head(charge.currency(), subject.text(charge.mark()));
            }
        }
    }

    private static void rateNeedsNoCurrency(Case subject, Findings out) {
        for (Charge charge : CHARGES) {
            if (subject.is(charge.mark(), "1") && subject.has(charge.currency())) {
                out.head(charge.currency(), subject.text(charge.currency()));
            }
        }
    }

    private static void insuranceHasNoUnitPrice(Case subject, Findings out) {
        for (Charge charge : List.of(INSURANCE, OTHER)) {
            if (subject.is(charge.mark(), "2")) {
                out.head(charge.mark());
            }
        }
    }

    /** Whether the terms of delivery hold that charge: "1", "0", or null where they say nothing of it. */
    private static String contained(Case subject, String charge) {
        String terms = subject.text(Head.TRANSACTION_MODE);
        return terms == null || subject.isSummary() ? null : subject.attribute("transaction_mode", terms, charge);
    }

    // An import is valued with freight and insurance, an export without: what the price lacks, or holds too much, must be told.
    private static void needed(Case subject, Charge charge, String name, Findings out) {
        String contained = contained(subject, name);
        boolean needed = subject.isImport() && "0".equals(contained) || subject.isExport() && "1".equals(contained);
        if (needed && subject.isBorderCrossing() && !subject.has(charge.mark()) && !subject.has(charge.amount())) {
            out.head(charge.amount(), subject.text(Head.TRANSACTION_MODE));
        }
    }

    private static void notNeeded(Case subject, Charge charge, String name, Findings out) {
        String contained = contained(subject, name);
        boolean unneeded = subject.isImport() && "1".equals(contained) || subject.isExport() && "0".equals(contained);
        BigDecimal amount = subject.decimal(charge.amount());
        if (unneeded && amount != null && amount.signum() > 0) {
            out.head(charge.amount(), amount, subject.text(Head.TRANSACTION_MODE));
        }
    }

    private static void negativeCharges(Case subject, Findings out) {
        for (Charge charge : List.of(FREIGHT, INSURANCE)) {
            BigDecimal amount = subject.decimal(charge.amount());
            if (amount != null && amount.signum() < 0) {
                out.head(charge.amount(), amount);
            }
        }
    }

    private static void highRates(Case subject, Findings out) {
        rate(subject, FREIGHT, HUNDRED_PERCENT, out);
        rate(subject, INSURANCE, INSURANCE_PERCENT, out);
        rate(subject, OTHER, HUNDRED_PERCENT, out);
    }

    private static void rate(Case subject, Charge charge, BigDecimal limit, Findings out) {
        BigDecimal rate = subject.is(charge.mark(), "1") ? subject.decimal(charge.amount()) : null;
        if (rate != null && rate.compareTo(limit) > 0) {
            out.head(charge.amount(), rate, limit);
        }
    }

    private static void freightAboveGoods(Case subject, Findings out) {
        BigDecimal freight = subject.is(Head.FREIGHT_MARK, "3") ? subject.decimal(Head.FREIGHT_AMOUNT) : null;
        if (freight == null || subject.lines().isEmpty()) {
            return;
        }
        BigDecimal goods = BigDecimal.ZERO;
        for (Line line : subject.lines()) {
            if (line.totalPrice() == null || !line.is(Item.CURRENCY, String.valueOf(subject.text(Head.FREIGHT_CURRENCY)))) {
                return;
            }
            goods = goods.add(line.totalPrice());
        }
        if (freight.compareTo(goods) > 0) {
            out.head(Head.FREIGHT_AMOUNT, freight, goods);
        }
    }

    private static void domesticTerms(Case subject, Findings out) {
        String terms = subject.text(Head.TRANSACTION_MODE);
        if (!subject.isDomesticMovement() || terms == null || subject.isSummary()) {
            return;
        }
        if (subject.isImport() && !"1".equals(terms) || subject.isExport() && !"3".equals(terms)) {
            out.head(Head.TRANSACTION_MODE, terms, subject.text(Head.TRANSPORT_MODE));
        }
    }

    private static char statement(Case subject, int place) {
        String statements = subject.text(Head.PRICE_STATEMENTS);
        return statements == null || statements.length() <= place ? '9' : statements.charAt(place);
    }

    private static void statementForm(Case subject, Findings out) {
        String statements = subject.text(Head.PRICE_STATEMENTS);
        if (statements == null) {
            return;
        }
        boolean fits = statements.length() >= 3 && statements.length() <= 5;
        for (int i = 0; fits && i < statements.length(); i++) {
            fits = "019".indexOf(statements.charAt(i)) >= 0;
        }
        if (!fits) {
            out.head(Head.PRICE_STATEMENTS, statements);
        }
    }

    private static void fiveStatements(Case subject, Findings out) {
        String statements = subject.text(Head.PRICE_STATEMENTS);
        if (statements != null && (statements.length() == 3 || statements.length() == 4)) {
            out.head(Head.PRICE_STATEMENTS, statements);
        }
    }

    private static void influenceWithoutRelation(Case subject, Findings out) {
        if (statement(subject, 0) == '0' && statement(subject, 1) == '1') {
            out.head(Head.PRICE_STATEMENTS, subject.text(Head.PRICE_STATEMENTS));
        }
    }

    private static void influenceUnanswered(Case subject, Findings out) {
        if (subject.isImport() && statement(subject, 0) == '1' && statement(subject, 1) == '9') {
            out.head(Head.PRICE_STATEMENTS, subject.text(Head.PRICE_STATEMENTS));
        }
    }

    private static void royaltyMissing(Case subject, Findings out) {
        if (subject.isImport() && statement(subject, 2) == '1' && subject.only(Royalty.GROUP) == null) {
            out.at("/royaltyFee");
        }
    }

    private static void royaltyNotStated(Case subject, Findings out) {
        if (subject.only(Royalty.GROUP) != null && subject.has(Head.PRICE_STATEMENTS) && statement(subject, 2) != '1') {
            out.head(Head.PRICE_STATEMENTS, subject.text(Head.PRICE_STATEMENTS));
        }
    }

    private static void exportStatements(Case subject, Findings out) {
        if (subject.isExport() && subject.has(Head.PRICE_STATEMENTS) && subject.text(Head.PRICE_STATEMENTS).indexOf('1') >= 0) {
            out.head(Head.PRICE_STATEMENTS, subject.text(Head.PRICE_STATEMENTS));
        }
    }

    private static void formulaRemark(Case subject, Findings out) {
        String remarks = subject.text(Head.REMARKS);
        if (subject.isImport() && statement(subject, 3) == '1' && (remarks == null || !remarks.contains("公式定价"))) {
            out.head(Head.REMARKS);
        }
    }

    private static void royaltyPeriod(Case subject, Findings out) {
        Node royalty = subject.only(Royalty.GROUP);
        if (royalty == null) {
            return;
        }
        order(royalty, Royalty.EFFECTIVE_DATE_TIME, Royalty.EXPIRATION_DATE_TIME, out);
        order(royalty, Royalty.PERIOD_START_DATE, Royalty.PERIOD_END_DATE, out);
    }

    private static void order(Node royalty, Field from, Field to, Findings out) {
        LocalDate first = isoDay(royalty.text(from));
        LocalDate last = isoDay(royalty.text(to));
        if (first != null && last != null && last.isBefore(first)) {
            out.at("/royaltyFee/" + to.name(), last, first);
        }
    }

    private static LocalDate isoDay(String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
