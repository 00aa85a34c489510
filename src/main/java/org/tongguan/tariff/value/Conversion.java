package org.tongguan.tariff.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Assessment.Step;

/** Turns declared sums into yuan at the rates of one day, keeps which rates were used, and finds what has none (Tariff Law art. 60). */
final class Conversion {

    static final String YUAN = "CNY";
    private final RateSource source;
    private final LocalDate day;
    private final List<Finding> findings;
    private final Map<String, ExchangeRates.Rate> used = new LinkedHashMap<>();

    /** Where rates come from. */
    @FunctionalInterface
    interface RateSource {
        Optional<ExchangeRates.Rate> rate(String currency, LocalDate day);
    }

    Conversion(RateSource source, LocalDate day, List<Finding> findings) {
        this.source = source;
        this.day = day;
        this.findings = findings;
    }

    /** Yuan for one unit; null with a finding at the pointer when there is no rate. */
    BigDecimal rate(String currency, String pointer) {
        ExchangeRates.Rate known = used.get(currency);
        if (known != null) {
            return known.rate();
        }
        Optional<ExchangeRates.Rate> found = currency == null ? Optional.empty() : source.rate(currency, day);
        if (found.isEmpty()) {
            findings.add(Finding.warning("DUTY-110", pointer, currency == null ? "?" : currency, day));
            return null;
        }
        used.put(currency, found.get());
        return found.get().rate();
    }

    /** The step that tells a sum: {@code <key>.cny} for yuan, else with rate, month and the sum in yuan. The rate must have been asked for. */
    Step told(String key, BigDecimal amount, String currency, Object... more) {
        Object[] args;
        if (YUAN.equals(currency)) {
            args = new Object[] {amount};
        } else {
            ExchangeRates.Rate rate = used.get(currency);
            args = new Object[] {amount, currency, rate.rate(), rate.month(), shown(amount.multiply(rate.rate()))};
        }
        Object[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Step.of(YUAN.equals(currency) ? key + ".cny" : key, all);
    }

    List<ExchangeRates.Rate> used() {
        return used.values().stream().filter(r -> !YUAN.equals(r.currency())).toList();
    }

    /** An exact amount as people read it: six decimals at most. */
    static BigDecimal shown(BigDecimal amount) {
        return amount.scale() <= 6 ? amount : amount.setScale(6, RoundingMode.HALF_UP);
    }
}
