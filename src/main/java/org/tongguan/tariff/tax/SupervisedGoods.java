package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.value.ValueBasis;

/**
 * What is due by the time goods have spent in the country under supervision: relief goods lent to another use, temporary imports outside the
 * free kinds (Tariff Law arts. 35, 38; the counting of months and days is that of the customs duty collection and relief rules).
 */
public final class SupervisedGoods {

    private SupervisedGoods() { }

    /** A tax with how it came about; yuan, two decimals. */
    public record Due(BigDecimal amount, List<Step> steps) { }

    /**
     * Relief goods put to another use for some days, without a sale: that part of the tax forgiven.
     *
     * @param forgiven tax that was not levied, yuan
     * @param days     of the other use
     * @param years    for which goods of that kind are supervised
     */
    public static Due otherUse(BigDecimal forgiven, int days, int years) {
        if (days < 0 || years <= 0) {
            throw new IllegalArgumentException(days + " days of " + years + " years");
        }
        int term = years * 365;
        int counted = Math.min(days, term);
        BigDecimal amount = forgiven.multiply(BigDecimal.valueOf(counted)).divide(BigDecimal.valueOf(term), 2, RoundingMode.HALF_UP);
        return new Due(amount, List.of(Step.of("supervised.use", forgiven, counted, years, amount)));
    }

    /**
     * Temporary imports that are not of the free kinds: a part of the tax for the time in the country (art. 38).
     *
     * @param tax             of the goods if they stayed, yuan
     * @param depreciation    months over which such goods lose their value
     */
    public static Due temporaryStay(BigDecimal tax, LocalDate from, LocalDate to, int depreciation) {
        if (to.isBefore(from) || depreciation <= 0) {
            throw new IllegalArgumentException(from + " to " + to + " of " + depreciation + " months");
        }
        int months = Math.min(ValueBasis.Supervision.months(from, to), depreciation);
        BigDecimal amount = tax.multiply(BigDecimal.valueOf(months)).divide(BigDecimal.valueOf(depreciation), 2, RoundingMode.HALF_UP);
        return new Due(amount, List.of(Step.of("supervised.temporary", tax, months, depreciation, amount)));
    }
}
