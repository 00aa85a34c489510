package org.tongguan.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.value.ExchangeRates;

/**
 * What a shipment owes and why. Amounts are yuan, two decimals.
 *
 * @param lawVersion    names the state of tariff, exchange rates and settings that was used
 * @param exchangeRates the rates used, without the yuan itself
 * @param findings      what an officer must look at; never a reason to take zero
 */
public record Assessment(Shipment.Direction direction, LocalDate rateDate, LocalDate exchangeDate, String lawVersion,
                         List<ExchangeRates.Rate> exchangeRates, List<Line> lines, List<Finding> findings) {

    /** Taxes in the order in which they are counted. */
    public enum Tax {
        DUTY, ANTI_DUMPING, COUNTERVAILING, SAFEGUARD,
        /** Reciprocal measures and retaliatory duties (Tariff Law arts. 17 and 18). */
        RETALIATORY,
        CONSUMPTION_TAX, VAT, EXPORT_DUTY
    }

    /** The duties on top of the import duty (Tariff Law arts. 16-18). */
    public static final Set<Tax> REMEDIES = Collections.unmodifiableSet(EnumSet.of(Tax.ANTI_DUMPING, Tax.COUNTERVAILING, Tax.SAFEGUARD, Tax.RETALIATORY));

    /** How a line is treated. */
    public enum Treatment {
        /** Levied in full. */
        LEVIED,
        /** Duty and VAT by half. */
        HALVED,
        /** Computed, to be secured instead of paid. */
        SECURED,
        /** Free by its duty mode. */
        EXEMPT,
        /** Not levied now: bonded, processing or temporary. */
        SUSPENDED,
        /** Not computed: an officer assesses; see the findings. */
        NOT_COMPUTED
    }

    /** One step of a computation: sentence {@code step.<key>} of the message bundles with its values. */
    public record Step(String key, List<String> args) {

        /** @param args immutable: they are written out when somebody reads them, and most steps nobody reads */
        public static Step of(String key, Object... args) {
            return new Step(key, new Told(args));
        }
    }

    /** Values that become text when they are read. */
    private static final class Told extends AbstractList<String> implements RandomAccess {

        private final Object[] values;

        Told(Object[] values) {
            this.values = values;
        }

        @Override
        public String get(int index) {
            return values[index] instanceof BigDecimal number ? number.toPlainString() : String.valueOf(values[index]);
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    /**
     * One tax of one line.
     *
     * @param rateKind MFN, GENERAL, PROVISIONAL, AGREEMENT, SPECIAL, QUOTA, QUOTA_PROVISIONAL, EXPORT, EXPORT_PROVISIONAL, the kind of a remedy,
     *                 STATUTORY, or OFFICER
     * @param rate     in the rate language
     */
    public record TaxLine(Tax tax, String rateKind, String rate, BigDecimal amount, List<Step> worked) { }

    /**
     * One goods line.
     *
     * @param customsValue yuan, null = not determined
     * @param worked       how the value came about and how the line is treated
     */
    public record Line(int itemNumber, String commodityCode, String description, BigDecimal customsValue, Treatment treatment, List<Step> worked,
                       List<TaxLine> taxes) {

        boolean isPayable() {
            return treatment == Treatment.LEVIED || treatment == Treatment.HALVED;
        }
    }

    public Assessment {
        exchangeRates = List.copyOf(exchangeRates);
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }

    /** The same with other findings. */
    public Assessment with(List<Finding> others) {
        return new Assessment(direction, rateDate, exchangeDate, lawVersion, exchangeRates, lines, others);
    }

    /** Whether every line could be computed. */
    public boolean isComplete() {
        return lines.stream().noneMatch(line -> line.treatment() == Treatment.NOT_COMPUTED);
    }

    /** To be paid of that tax. */
    public BigDecimal payable(Tax tax) {
        return sum(tax, false);
    }

    /** To be paid, without the taxes that come to zero. */
    public Map<Tax, BigDecimal> payable() {
        return sums(false);
    }

    /** To be secured (duty modes 6 and 7), without the taxes that come to zero. */
    public Map<Tax, BigDecimal> secured() {
        return sums(true);
    }

    /** All taxes to be paid together. */
    public BigDecimal total() {
        return payable().values().stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private Map<Tax, BigDecimal> sums(boolean secured) {
        Map<Tax, BigDecimal> sums = new EnumMap<>(Tax.class);
        for (Tax tax : Tax.values()) {
            BigDecimal sum = sum(tax, secured);
            if (sum.signum() != 0) {
                sums.put(tax, sum);
            }
        }
        return sums;
    }

    private BigDecimal sum(Tax tax, boolean secured) {
        BigDecimal sum = BigDecimal.ZERO.setScale(2);
        for (Line line : lines) {
            if (secured ? line.treatment() == Treatment.SECURED : line.isPayable()) {
                for (TaxLine one : line.taxes()) {
                    sum = one.tax() == tax ? sum.add(one.amount()) : sum;
                }
            }
        }
        return sum;
    }
}
