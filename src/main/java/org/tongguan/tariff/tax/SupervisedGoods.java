package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.value.ValueBasis;

/**
 * What is due by the time goods have spent in the country under supervision: relief goods lent to another use, temporary imports outside the
 * free kinds (Tariff Law arts. 35, 38; the counting of months and days is that of the customs duty collection and relief rules).
 */
public final class SupervisedGoods {

    private SupervisedGoods() { }

    /** Which part of the taxes is due. */
    public enum Kind {
        /** Temporary imports outside the free kinds (art. 38). */
        TEMPORARY,
        /** Relief goods put to another use without a sale (art. 35). */
        OTHER_USE
    }

    /**
     * Time that goods spend in the country under supervision.
     *
     * @param from               day from which it counts
     * @param to                 day on which they leave, or the other use ends
     * @param depreciationMonths temporary imports: months over which such goods lose their value; null = as the law has it where nothing else is known
     * @param years              other use: how long goods of that kind are supervised
     */
    public record Stay(Kind kind, LocalDate from, LocalDate to, Integer depreciationMonths, Integer years) {

        /** What must be told first; empty when nothing is missing. */
        Optional<Finding> missing(DutySettings settings, boolean export, String pointer) {
            if (export) {
                return Optional.of(Finding.warning("DUTY-175", pointer));
            }
            if (from == null) {
                return Optional.of(Finding.warning("DUTY-176", pointer + "/from"));
            }
            if (to == null || to.isBefore(from)) {
                return Optional.of(Finding.warning("DUTY-177", pointer + "/to", String.valueOf(to), from));
            }
            boolean other = kind == Kind.OTHER_USE;
            Integer term = other ? years : months(settings);
            return term == null || term <= 0 ? Optional.of(Finding.warning("DUTY-178", pointer + (other ? "/supervisionYears" : "/depreciationMonths")))
                    : Optional.empty();
        }

        private Integer months(DutySettings settings) {
            return depreciationMonths == null ? settings.depreciationMonths() : depreciationMonths;
        }

        /** The part of a tax that is due; only where nothing is {@link #missing}. */
        Due of(BigDecimal tax, DutySettings settings) {
            return kind == Kind.OTHER_USE ? otherUse(tax, Math.toIntExact(ChronoUnit.DAYS.between(from, to)) + 1, years)
                    : temporaryStay(tax, from, to, months(settings));
        }
    }

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
