package org.tongguan.tariff.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Assessment.Step;

/**
 * The value of a shipment in yuan and that of each line: import as delivered to the place of unloading (Tariff Law art. 24), export as
 * loaded (art. 29, still with the export duty in it unless that is declared to be beside). What belongs to the whole shipment is shared out
 * so that the lines add up to the fen. Pure: the same question on the same rates has the same answer.
 */
public final class CustomsValue {

    private final ValueQuestion question;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Conversion conversion;
    private final ValueSettings settings;
    private final List<BigDecimal> prices = new ArrayList<>();
    private final boolean[] byPrice;
    private BigDecimal price = BigDecimal.ZERO;

    private CustomsValue(ValueQuestion question, ValueSettings settings, Conversion.RateSource rates) {
        this.question = question;
        this.settings = settings;
        this.conversion = new Conversion(rates, question.exchangeDate(), findings);
        this.byPrice = new boolean[question.lines().size()];
    }

    /** Determines the value; never throws for what is in the question. */
    public static ValueAnswer of(ValueQuestion question, ValueSettings settings, ExchangeRates.Book rates) {
        return new CustomsValue(question, settings, rates::rate).determine();
    }

    /** As {@link #of(ValueQuestion, ValueSettings, ExchangeRates.Book)} with the rates of a list. */
    public static ValueAnswer of(ValueQuestion question, ValueSettings settings, List<ExchangeRates.Rate> rates) {
        return new CustomsValue(question, settings, (currency, day) -> find(rates, currency, day)).determine();
    }

    private static Optional<ExchangeRates.Rate> find(List<ExchangeRates.Rate> rates, String currency, LocalDate day) {
        return "CNY".equals(currency) ? Optional.of(ExchangeRates.YUAN)
                : rates.stream().filter(r -> r.currency().equals(currency) && r.isValidOn(day)).findFirst();
    }

    private ValueAnswer determine() {
        int count = question.lines().size();
        List<ValueAnswer.LineValue> lines = new ArrayList<>();
        boolean anyByPrice = false;
        for (int i = 0; i < count; i++) {
            byPrice[i] = question.lines().get(i).otherwise() == null;
            anyByPrice |= byPrice[i];
        }
        if (!anyByPrice && !question.elements().isEmpty()) {
            findings.add(Finding.warning("DUTY-158", "/valueElements", question.elements().size()));
        }
        List<ValueAnswer.LineValue> priced = anyByPrice ? byPrices() : List.of();
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (!byPrice[i]) {
                lines.add(OtherValues.of(question, i, conversion, findings));
            } else {
                lines.add(priced.isEmpty() ? new ValueAnswer.LineValue(null, true, List.of()) : priced.get(next++));
            }
        }
        return new ValueAnswer(steps, lines, conversion.used(), findings);
    }

    /** The lines valued by their price, in their order; empty when the value could not be determined. */
    private List<ValueAnswer.LineValue> byPrices() {
        if (question.influenced()) {
            findings.add(Finding.warning("DUTY-180", "/head/priceStatements"));
            return List.of();
        }
        if (!readPrices()) {
            return List.of();
        }
        Elements elements = new Elements(question, byPrice, conversion, findings, steps);
        Shares shares = shipmentCharges();
        if (shares == null || !elements.read(price)) {
            return List.of();
        }
        BigDecimal shared = shares.byValue.add(elements.shared());
        BigDecimal total = price.add(shares.byWeight).add(shared).add(elements.ofLines());
        if (total.signum() <= 0) {
            findings.add(Finding.warning("DUTY-116", "/head/otherChargesAmount", Conversion.shown(total)));
            return List.of();
        }
        BigDecimal rounded = total.setScale(2, RoundingMode.HALF_UP);
        steps.add(Step.of("value.total", rounded));
        boolean plain = shares.byWeight.signum() == 0 && !elements.hasOwn();
        return plain ? plain(rounded) : mixed(rounded, shares.byWeight, shared, elements);
    }

    private List<ValueAnswer.LineValue> plain(BigDecimal total) {
        List<BigDecimal> values = Apportionment.byWeights(total, prices);
        List<ValueAnswer.LineValue> lines = new ArrayList<>(values.size());
        int next = 0;
        for (int i = 0; i < byPrice.length; i++) {
            if (byPrice[i]) {
                BigDecimal value = values.get(next++);
                lines.add(new ValueAnswer.LineValue(value, true, byPrice.length == 1 ? List.of()
                        : List.of(Step.of("value.share", question.lines().get(i).itemNumber(), value))));
            }
        }
        return lines;
    }

    private boolean readPrices() {
        int before = findings.size();
        java.util.Map<String, BigDecimal> sums = new java.util.LinkedHashMap<>();
        int first = -1;
        for (int i = 0; i < byPrice.length; i++) {
            if (!byPrice[i]) {
                continue;
            }
            first = first < 0 ? i : first;
            ValueLine line = question.lines().get(i);
            String pointer = "/goodsItems/" + i;
            BigDecimal rate = conversion.rate(line.currency(), pointer + "/currency");
            if (line.price() == null || line.price().signum() < 0) {
                findings.add(Finding.warning("DUTY-109", pointer + "/totalPrice", line.itemNumber()));
            } else if (rate != null) {
                prices.add(line.price().multiply(rate));
                sums.merge(line.currency(), line.price(), BigDecimal::add);
            }
        }
        if (findings.size() > before) {
            return false;
        }
        sums.forEach((currency, sum) -> steps.add(conversion.told("value.price", sum, currency)));
        price = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (price.signum() == 0) {
            findings.add(Finding.warning("DUTY-109", "/goodsItems/" + first + "/totalPrice", question.lines().get(first).itemNumber()));
            return false;
        }
        return true;
    }

    /** What freight, insurance and other charges add to the price, or take from it. */
    private record Shares(BigDecimal byWeight, BigDecimal byValue) { }

    private Shares shipmentCharges() {
        PriceTerms terms = question.terms();
        if (terms == null) {
            findings.add(Finding.warning("DUTY-112", "/head/transactionMode", String.valueOf(question.termsCode())));
            return null;
        }
        boolean export = question.export();
        // Import adds what the price does not contain; export takes out what it does.
        BigDecimal freight = terms.freight() == export ? freight() : BigDecimal.ZERO;
        if (freight == null) {
            return null;
        }
        BigDecimal insurance = terms.insurance() == export ? insurance(price.add(freight)) : BigDecimal.ZERO;
        Charge given = question.other();
        BigDecimal other = given == null || given.amount() == null ? BigDecimal.ZERO : charge("other", given);
        if (insurance == null || other == null) {
            return null;
        }
        BigDecimal carried = export ? freight.negate() : freight;
        BigDecimal insured = export ? insurance.negate() : insurance;
        return question.freightBy() == SharedBy.WEIGHT ? new Shares(carried, insured.add(other)) : new Shares(BigDecimal.ZERO, carried.add(insured).add(other));
    }

    private BigDecimal freight() {
        if (question.freight() == null || question.freight().amount() == null) {
            findings.add(Finding.warning("DUTY-113", "/head/freightAmount", question.terms().code()));
            return null;
        }
        return charge("freight", question.freight());
    }

    private BigDecimal insurance(BigDecimal priceAndFreight) {
        Charge given = question.insurance();
        if (given == null || given.amount() == null) {
            if (question.export()) {
                findings.add(Finding.warning("DUTY-118", "/head/insuranceAmount", question.terms().code()));
                return null;
            }
            BigDecimal taken = priceAndFreight.multiply(settings.insuranceRate());
            steps.add(Step.of("value.insurance.default", Conversion.shown(priceAndFreight), settings.insuranceRate(), Conversion.shown(taken)));
            return taken;
        }
        BigDecimal hundred = BigDecimal.valueOf(100);
        if (!question.export() && "1".equals(given.mark()) && given.amount().signum() >= 0 && given.amount().compareTo(hundred) < 0) {
            // A premium rate is meant of the insured value, which contains the premium.
            BigDecimal taken = priceAndFreight.multiply(given.amount()).divide(hundred.subtract(given.amount()), MathContext.DECIMAL128);
            steps.add(Step.of("value.insurance.rate", Conversion.shown(priceAndFreight), given.amount(), Conversion.shown(taken)));
            return taken;
        }
        return charge("insurance", given);
    }

    /** A declared charge in yuan; null with a finding when it cannot be computed. */
    private BigDecimal charge(String name, Charge charge) {
        String field = "other".equals(name) ? "otherCharges" : name;
        String key = "value." + name + (!question.export() ? "" : "other".equals(name) ? ".export" : ".off");
        if (charge.amount().signum() < 0 && !"other".equals(name)) {
            findings.add(Finding.warning("DUTY-119", "/head/" + field + "Amount", charge.amount().toPlainString()));
            return null;
        }
        if ("1".equals(charge.mark())) {
            BigDecimal amount = price.multiply(charge.amount()).movePointLeft(2);
            steps.add(Step.of(key + ".percent", Conversion.shown(price), charge.amount(), Conversion.shown(amount)));
            return amount;
        }
        boolean perTonne = "2".equals(charge.mark()) && "freight".equals(name);
        if (!perTonne && !"3".equals(charge.mark())) {
            findings.add(Finding.warning("DUTY-114", "/head/" + field + "Mark", String.valueOf(charge.mark())));
            return null;
        }
        BigDecimal rate = conversion.rate(charge.currency(), "/head/" + field + "Currency");
        if (rate == null) {
            return null;
        }
        BigDecimal amount = charge.amount();
        if (perTonne) {
            BigDecimal kilograms = kilograms();
            if (kilograms == null) {
                return null;
            }
            amount = charge.amount().multiply(kilograms.movePointLeft(3));
            steps.add(Step.of("value.freight.tonne", charge.amount(), charge.currency(), kilograms.movePointLeft(3)));
        }
        steps.add(conversion.told(key, amount, charge.currency()));
        return amount.multiply(rate);
    }

    private BigDecimal kilograms() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < byPrice.length; i++) {
            ValueLine line = question.lines().get(i);
            if (byPrice[i] && (line.netKg() == null || line.netKg().signum() <= 0)) {
                findings.add(Finding.warning("DUTY-103", "/goodsItems/" + i + "/firstQuantity", line.itemNumber(), "035"));
                return null;
            }
            sum = byPrice[i] ? sum.add(line.netKg()) : sum;
        }
        return sum;
    }

    private List<ValueAnswer.LineValue> mixed(BigDecimal total, BigDecimal weighed, BigDecimal shared, Elements elements) {
        BigDecimal kilograms = weighed.signum() == 0 ? BigDecimal.ONE : kilograms();
        if (kilograms == null) {
            return List.of();
        }
        List<BigDecimal> parts = new ArrayList<>();
        List<Integer> items = new ArrayList<>();
        List<List<Step>> told = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < byPrice.length; i++) {
            if (!byPrice[i]) {
                continue;
            }
            ValueLine line = question.lines().get(i);
            List<Step> own = new ArrayList<>(elements.stepsOf(i));
            BigDecimal linePrice = prices.get(next++);
            BigDecimal part = linePrice.add(elements.of(i)).add(shared.multiply(linePrice).divide(price, MathContext.DECIMAL128));
            if (weighed.signum() != 0) {
                BigDecimal carried = weighed.multiply(line.netKg()).divide(kilograms, MathContext.DECIMAL128);
                own.add(Step.of("value.freight.weight", line.itemNumber(), Conversion.shown(weighed), line.netKg(), kilograms, Conversion.shown(carried)));
                part = part.add(carried);
            }
            if (part.signum() <= 0) {
                findings.add(Finding.warning("DUTY-116", "/goodsItems/" + i + "/totalPrice", Conversion.shown(part)));
                return List.of();
            }
            parts.add(part);
            items.add(line.itemNumber());
            told.add(own);
        }
        List<BigDecimal> values = Apportionment.rounded(total, parts);
        List<ValueAnswer.LineValue> lines = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            told.get(i).add(Step.of("value.line", items.get(i), values.get(i)));
            lines.add(new ValueAnswer.LineValue(values.get(i), true, told.get(i)));
        }
        return lines;
    }
}
