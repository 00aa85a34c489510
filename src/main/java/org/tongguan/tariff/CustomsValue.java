package org.tongguan.tariff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.tax.DutySettings;
import org.tongguan.tariff.value.ExchangeRates;

/**
 * The value of a shipment in yuan and the share of each line: import as delivered to the place of unloading (Tariff Law art. 24), export as
 * loaded (art. 29, still with the export duty in it). Charges are shared out by value, so that the shares add up to the fen.
 */
final class CustomsValue {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private final Shipment shipment;
    private final DutySettings settings;
    private final ExchangeRates.Book exchangeRates;
    private final List<Assessment.Step> steps = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, ExchangeRates.Rate> used = new LinkedHashMap<>();

    CustomsValue(Shipment shipment, DutySettings settings, ExchangeRates.Book exchangeRates) {
        this.shipment = shipment;
        this.settings = settings;
        this.exchangeRates = exchangeRates;
    }

    /**
     * What came out.
     *
     * @param byLine in the order of the lines, to the fen; empty when the value could not be determined
     */
    record Result(List<BigDecimal> byLine, List<Assessment.Step> steps, List<ExchangeRates.Rate> rates, List<Finding> findings) { }

    Result determine(CodeLists codes) {
        List<BigDecimal> prices = prices();
        BigDecimal total = prices == null ? null : total(prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add), codes);
        List<BigDecimal> byLine = List.of();
        if (total != null) {
            BigDecimal rounded = total.setScale(2, RoundingMode.HALF_UP);
            steps.add(Assessment.Step.of("value.total", rounded));
            byLine = split(rounded, prices);
        }
        return new Result(byLine, steps, used.values().stream().filter(r -> !"CNY".equals(r.currency())).toList(), findings);
    }

    private List<BigDecimal> prices() {
        List<BigDecimal> prices = new ArrayList<>();
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (int i = 0; i < shipment.lines().size(); i++) {
            Shipment.GoodsLine line = shipment.lines().get(i);
            String pointer = "/goodsItems/" + i;
            BigDecimal rate = rate(line.currency(), pointer + "/currency");
            if (line.totalPrice() == null || line.totalPrice().signum() < 0) {
                findings.add(Finding.warning("DUTY-109", pointer + "/totalPrice", line.itemNumber()));
            } else if (rate != null) {
                prices.add(line.totalPrice().multiply(rate));
                sums.merge(line.currency(), line.totalPrice(), BigDecimal::add);
            }
        }
        if (!findings.isEmpty()) {
            return null;
        }
        sums.forEach((currency, sum) -> steps.add(converted("value.price", sum, currency)));
        if (prices.stream().allMatch(price -> price.signum() == 0)) {
            findings.add(Finding.warning("DUTY-109", "/goodsItems/0/totalPrice", shipment.lines().getFirst().itemNumber()));
            return null;
        }
        return prices;
    }

    private Assessment.Step converted(String key, BigDecimal amount, String currency) {
        ExchangeRates.Rate rate = used.get(currency);
        return "CNY".equals(currency) ? Assessment.Step.of(key + ".cny", amount)
                : Assessment.Step.of(key, amount, currency, rate.rate(), rate.month(), shown(amount.multiply(rate.rate())));
    }

    private static BigDecimal shown(BigDecimal amount) {
        return amount.scale() <= 6 ? amount : amount.setScale(6, RoundingMode.HALF_UP);
    }

    private BigDecimal rate(String currency, String pointer) {
        ExchangeRates.Rate known = used.get(currency);
        if (known != null) {
            return known.rate();
        }
        LocalDate day = shipment.exchangeDate();
        Optional<ExchangeRates.Rate> found = currency == null ? Optional.empty() : exchangeRates.rate(currency, day);
        if (found.isEmpty()) {
            findings.add(Finding.warning("DUTY-110", pointer, currency == null ? "?" : currency, day));
            return null;
        }
        used.put(currency, found.get());
        return found.get().rate();
    }

    private BigDecimal total(BigDecimal price, CodeLists codes) {
        Map<String, String> terms = codes.find("transaction_mode", shipment.transactionMode(), shipment.rateDate()).map(Code::attributes).orElse(Map.of());
        String freightInside = terms.getOrDefault("freight", "");
        String insuranceInside = terms.getOrDefault("insurance", "");
        if (freightInside.isEmpty() || insuranceInside.isEmpty()) {
            findings.add(Finding.warning("DUTY-112", "/head/transactionMode", String.valueOf(shipment.transactionMode())));
            return null;
        }
        boolean export = shipment.direction() == Shipment.Direction.EXPORT;
        // Import adds what the price does not contain; export takes out what it does.
        String wanted = export ? "1" : "0";
        BigDecimal freight = freightInside.equals(wanted) ? freight(price) : BigDecimal.ZERO;
        if (freight == null) {
            return null;
        }
        BigDecimal insurance = insuranceInside.equals(wanted) ? insurance(price, price.add(freight), export) : BigDecimal.ZERO;
        BigDecimal other = shipment.other() == null || shipment.other().amount() == null ? BigDecimal.ZERO : charge("other", shipment.other(), price);
        if (insurance == null || other == null) {
            return null;
        }
        BigDecimal total = export ? price.subtract(freight).subtract(insurance).add(other) : price.add(freight).add(insurance).add(other);
        if (total.signum() <= 0) {
            findings.add(Finding.warning("DUTY-116", "/head/otherChargesAmount", shown(total).toPlainString()));
            return null;
        }
        return total;
    }

    private BigDecimal freight(BigDecimal price) {
        if (shipment.freight() == null || shipment.freight().amount() == null) {
            findings.add(Finding.warning("DUTY-113", "/head/freightAmount", String.valueOf(shipment.transactionMode())));
            return null;
        }
        return charge("freight", shipment.freight(), price);
    }

    private BigDecimal insurance(BigDecimal price, BigDecimal priceAndFreight, boolean export) {
        Shipment.Charge given = shipment.insurance();
        if (given == null || given.amount() == null) {
            if (export) {
                findings.add(Finding.warning("DUTY-118", "/head/insuranceAmount", String.valueOf(shipment.transactionMode())));
                return null;
            }
            BigDecimal taken = priceAndFreight.multiply(settings.insuranceRate());
            steps.add(Assessment.Step.of("value.insurance.default", shown(priceAndFreight), settings.insuranceRate(), shown(taken)));
            return taken;
        }
        if (!export && "1".equals(given.mark()) && given.amount().signum() >= 0 && given.amount().compareTo(HUNDRED) < 0) {
            // A premium rate is meant of the insured value, which contains the premium.
            BigDecimal taken = priceAndFreight.multiply(given.amount()).divide(HUNDRED.subtract(given.amount()), MathContext.DECIMAL128);
            steps.add(Assessment.Step.of("value.insurance.rate", shown(priceAndFreight), given.amount(), shown(taken)));
            return taken;
        }
        return charge("insurance", given, price);
    }

    /** A declared charge in yuan; null with a finding when it cannot be computed. */
    private BigDecimal charge(String name, Shipment.Charge charge, BigDecimal price) {
        String field = "other".equals(name) ? "otherCharges" : name;
        if (charge.amount().signum() < 0 && !"other".equals(name)) {
            findings.add(Finding.warning("DUTY-119", "/head/" + field + "Amount", charge.amount().toPlainString()));
            return null;
        }
        if ("1".equals(charge.mark())) {
            BigDecimal amount = price.multiply(charge.amount()).movePointLeft(2);
            steps.add(Assessment.Step.of("value." + name + ".percent", shown(price), charge.amount(), shown(amount)));
            return amount;
        }
        boolean perTonne = "2".equals(charge.mark()) && "freight".equals(name);
        if (!perTonne && !"3".equals(charge.mark())) {
            findings.add(Finding.warning("DUTY-114", "/head/" + field + "Mark", String.valueOf(charge.mark())));
            return null;
        }
        BigDecimal rate = rate(charge.currency(), "/head/" + field + "Currency");
        if (rate == null) {
            return null;
        }
        if (!perTonne) {
            steps.add(converted("value." + name, charge.amount(), charge.currency()));
            return charge.amount().multiply(rate);
        }
        BigDecimal tonnes = tonnes();
        if (tonnes == null) {
            return null;
        }
        BigDecimal amount = charge.amount().multiply(tonnes);
        steps.add(Assessment.Step.of("value.freight.tonne", charge.amount(), charge.currency(), tonnes));
        steps.add(converted("value.freight", amount, charge.currency()));
        return amount.multiply(rate);
    }

    private BigDecimal tonnes() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < shipment.lines().size(); i++) {
            Shipment.GoodsLine line = shipment.lines().get(i);
            Optional<BigDecimal> kilograms = new Quantities(line.quantities(), line.netWeightKg()).find("035");
            if (kilograms.isEmpty()) {
                findings.add(Finding.warning("DUTY-103", "/goodsItems/" + i + "/firstQuantity", line.itemNumber(), "035"));
                return null;
            }
            sum = sum.add(kilograms.get());
        }
        return sum.movePointLeft(3);
    }

    /**
     * Shares an amount out in proportion to weights: each share rounded down to the fen, the fen left over go to the largest remainders, the
     * earlier one of equals. The shares add up to the amount.
     *
     * @param amount  not negative, two decimals
     * @param weights none negative, not all zero
     */
    static List<BigDecimal> split(BigDecimal amount, List<BigDecimal> weights) {
        if (weights.size() == 1) {
            return List.of(amount);
        }
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal[] shares = new BigDecimal[weights.size()];
        BigDecimal[] remainders = new BigDecimal[weights.size()];
        BigDecimal left = amount;
        for (int i = 0; i < shares.length; i++) {
            BigDecimal exact = amount.multiply(weights.get(i));
            shares[i] = exact.divide(all, 2, RoundingMode.DOWN);
            remainders[i] = exact.subtract(shares[i].multiply(all));
            left = left.subtract(shares[i]);
        }
        BigDecimal fen = new BigDecimal("0.01");
        int more = left.movePointRight(2).intValueExact();
        IntStream.range(0, shares.length).boxed().sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed()).limit(more)
                .forEach(i -> shares[i] = shares[i].add(fen));
        return List.of(shares);
    }
}
