package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.value.Apportionment;

/**
 * Taxes of a cross-border retail import order: duty nothing and a share of VAT and consumption tax within the limits, all taxes in full for one
 * indivisible good above the single limit, else not retail at all (Ministry of Finance notices 2016 No. 18 and 2018 No. 49; limits and share are
 * dated parameters). Pure.
 */
public final class RetailTaxes {

    private final Order order;
    private final Rules rules;
    private final List<Step> steps = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private RetailTaxes(Order order, Rules rules) {
        this.order = order;
        this.rules = rules;
    }

    /**
     * The numbers of the law on the day.
     *
     * @param singleLimit value of an order up to which the share is levied
     * @param yearLimit   value of a buyer's orders of a year
     * @param share       of VAT and consumption tax that is levied within the limits
     */
    public record Rules(BigDecimal singleLimit, BigDecimal yearLimit, BigDecimal share) { }

    /**
     * An order.
     *
     * @param freight     yuan, null = not told
     * @param insurance   yuan, null = none
     * @param usedThisYear value of the buyer's orders of this year before this one, null = not told
     */
    public record Order(List<Item> items, BigDecimal freight, BigDecimal insurance, BigDecimal usedThisYear) {

        public Order {
            items = List.copyOf(items);
        }
    }

    /**
     * Goods of an order.
     *
     * @param price       for one, yuan; 0 for a gift beside what is paid for
     * @param duty        full duty, null = not at hand
     * @param consumption null = none
     * @param vatPercent  null = not at hand
     */
    public record Item(int itemNumber, BigDecimal price, BigDecimal quantity, RateExpression duty, RateExpression consumption, BigDecimal vatPercent,
                       Quantities quantities) { }

    /** How an order is taken. */
    public enum Verdict {
        /** As retail: the share. */
        RETAIL,
        /** As retail, all taxes in full: one indivisible good above the single limit. */
        FULL,
        /** Not as retail: it goes the way of general trade. */
        GENERAL_TRADE,
        /** Something must be told first. */
        OPEN
    }

    /** One item's value and taxes, yuan with two decimals. */
    public record Line(int itemNumber, BigDecimal value, BigDecimal duty, BigDecimal consumption, BigDecimal vat, List<Step> steps) { }

    /**
     * What the order owes.
     *
     * @param returnCode code of the retail list's answer where it is refused ({@code -621005} order, {@code 1313} year), else null
     * @param value      with freight and insurance
     */
    public record Answer(Verdict verdict, String returnCode, BigDecimal value, List<Line> lines, List<Step> steps, List<Finding> findings) {

        /** State of the retail list's answer: a refusal of the order is its own state, other refusals are state 100; null where it is taken. */
        public String returnStatus() {
            return returnCode == null ? null : returnCode.startsWith("-") ? returnCode : "100";
        }

        public BigDecimal duty() {
            return sum(lines.stream().map(Line::duty).toList());
        }

        public BigDecimal consumption() {
            return sum(lines.stream().map(Line::consumption).toList());
        }

        public BigDecimal vat() {
            return sum(lines.stream().map(Line::vat).toList());
        }

        public BigDecimal total() {
            return duty().add(consumption()).add(vat());
        }
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    /**
     * What the answer to a retail list says of an order above the limit of the year, as such receipts are worded.
     *
     * @param total value of the year with this order
     */
    public static String yearReceipt(BigDecimal total, Rules rules) {
        DecimalFormat grouped = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return "[Code:1313;Desc:订购人购买超过年度限额,超过个人年度购买额度;totalPrice：%s > limitPrice: %s;]".formatted(grouped.format(total), grouped.format(rules.yearLimit));
    }

    /** Answers an order; never throws for what is in it. */
    public static Answer of(Order order, Rules rules) {
        return new RetailTaxes(order, rules).answer();
    }

    private Answer answer() {
        check();
        if (!findings.isEmpty()) {
            return new Answer(Verdict.OPEN, null, null, List.of(), steps, findings);
        }
        List<BigDecimal> prices = order.items.stream().map(i -> i.price.multiply(i.quantity)).toList();
        BigDecimal goods = sum(prices);
        BigDecimal insurance = order.insurance == null ? BigDecimal.ZERO : order.insurance;
        BigDecimal value = goods.add(order.freight).add(insurance).setScale(2, RoundingMode.HALF_UP);
        steps.add(Step.of("retail.value", goods, order.freight, insurance, value));
        BigDecimal year = order.usedThisYear.add(value);
        steps.add(Step.of("retail.limits", value, rules.singleLimit, order.usedThisYear, year, rules.yearLimit));
        if (year.compareTo(rules.yearLimit) > 0) {
            findings.add(Finding.warning("DUTY-205", "/order/usedThisYear", order.usedThisYear.toPlainString(), value.toPlainString(), year.toPlainString(),
                    rules.yearLimit.toPlainString()));
            return new Answer(Verdict.GENERAL_TRADE, "1313", value, List.of(), steps, findings);
        }
        boolean above = value.compareTo(rules.singleLimit) > 0;
        boolean one = order.items.size() == 1 && order.items.getFirst().quantity.compareTo(BigDecimal.ONE) == 0;
        if (above && !one) {
            findings.add(Finding.warning("DUTY-206", "/order/items", value.toPlainString(), rules.singleLimit.toPlainString()));
            return new Answer(Verdict.GENERAL_TRADE, "-621005", value, List.of(), steps, findings);
        }
        steps.add(above ? Step.of("retail.full", rules.singleLimit) : Step.of("retail.share", rules.share));
        List<BigDecimal> values = Apportionment.byWeights(value, prices);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < order.items.size(); i++) {
            lines.add(above ? full(order.items.get(i), values.get(i), i) : shared(order.items.get(i), values.get(i)));
        }
        return findings.isEmpty() ? new Answer(above ? Verdict.FULL : Verdict.RETAIL, null, value, lines, steps, findings)
                : new Answer(Verdict.OPEN, null, value, List.of(), steps, findings);
    }

    private void check() {
        if (order.items.isEmpty()) {
            findings.add(Finding.warning("DUTY-201", "/order/items"));
        }
        // A gift has the price 0 beside what is paid for; an order that costs nothing has no value to tax.
        boolean paid = order.items.stream().anyMatch(i -> isAboveZero(i.price) && isAboveZero(i.quantity));
        for (int i = 0; i < order.items.size(); i++) {
            Item item = order.items.get(i);
            String at = "/order/items/" + i;
            if (item.price == null || item.price.signum() < (paid ? 0 : 1)) {
                findings.add(Finding.warning("DUTY-202", at + "/price", item.itemNumber, String.valueOf(item.price)));
            }
            if (!isAboveZero(item.quantity)) {
                findings.add(Finding.warning("DUTY-203", at + "/quantity", item.itemNumber, String.valueOf(item.quantity)));
            }
            if (item.vatPercent == null || item.vatPercent.signum() < 0) {
                findings.add(Finding.warning("DUTY-204", at + "/vatRate", item.itemNumber));
            }
            if (item.consumption != null) {
                item.quantities.lacks(item.consumption).ifPresent(unit -> findings.add(Finding.warning("DUTY-103", at + "/quantities", item.itemNumber, unit)));
            }
        }
        amount("freight", order.freight, true);
        amount("insurance", order.insurance, false);
        amount("usedThisYear", order.usedThisYear, true);
    }

    private static boolean isAboveZero(BigDecimal number) {
        return number != null && number.signum() > 0;
    }

    private void amount(String field, BigDecimal amount, boolean needed) {
        if (amount == null ? needed : amount.signum() < 0) {
            findings.add(Finding.warning("DUTY-207", "/order/" + field, field, String.valueOf(amount)));
        }
    }

    /** Duty nothing, and the share of the others; each rounded once, the VAT on the consumption tax as it is exactly. */
    private Line shared(Item item, BigDecimal value) {
        BigDecimal consumption = exactConsumption(item, value);
        BigDecimal levied = fen(consumption.multiply(rules.share));
        BigDecimal vat = fen(value.add(consumption).multiply(item.vatPercent).movePointLeft(2).multiply(rules.share));
        List<Step> told = new ArrayList<>();
        told.add(Step.of("retail.line", item.itemNumber, value));
        if (item.consumption != null) {
            told.add(Step.of("retail.consumption", value, item.consumption, shown(consumption), rules.share, levied));
        }
        told.add(Step.of("retail.vat", value, shown(consumption), item.vatPercent, rules.share, vat));
        return new Line(item.itemNumber, value, new BigDecimal("0.00"), levied, vat, told);
    }

    private Line full(Item item, BigDecimal value, int index) {
        if (item.duty == null) {
            findings.add(Finding.warning("DUTY-208", "/order/items/" + index + "/dutyRate", item.itemNumber));
            return new Line(item.itemNumber, value, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, List.of());
        }
        String lacking = item.quantities.lacks(item.duty).orElse(null);
        if (lacking != null) {
            findings.add(Finding.warning("DUTY-103", "/order/items/" + index + "/quantities", item.itemNumber, lacking));
            return new Line(item.itemNumber, value, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, List.of());
        }
        BigDecimal duty = fen(item.duty.amount(value, item.quantities));
        BigDecimal consumption = item.consumption == null ? new BigDecimal("0.00") : fen(item.consumption.amountInsidePrice(value.add(duty), item.quantities));
        BigDecimal vat = fen(value.add(duty).add(consumption).multiply(item.vatPercent).movePointLeft(2));
        List<Step> told = new ArrayList<>();
        told.add(Step.of("retail.line", item.itemNumber, value));
        told.add(Step.of("retail.full.duty", value, item.duty, duty));
        if (item.consumption != null) {
            told.add(Step.of("retail.full.consumption", value, duty, item.consumption, consumption));
        }
        told.add(Step.of("retail.full.vat", value, duty, consumption, item.vatPercent, vat));
        return new Line(item.itemNumber, value, duty, consumption, vat, told);
    }

    /** Of a plain percentage exactly; of other rates as the tariff's own arithmetic rounds it. */
    private static BigDecimal exactConsumption(Item item, BigDecimal value) {
        if (item.consumption == null) {
            return new BigDecimal("0.00");
        }
        if (item.consumption instanceof RateExpression.Percent p) {
            return value.multiply(p.percent()).divide(BigDecimal.valueOf(100).subtract(p.percent()), java.math.MathContext.DECIMAL128);
        }
        return item.consumption.amountInsidePrice(value, item.quantities);
    }

    private static BigDecimal fen(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal shown(BigDecimal amount) {
        return amount.scale() <= 6 ? amount : amount.setScale(6, RoundingMode.HALF_UP);
    }
}
