package org.tongguan.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Law;
import org.tongguan.reference.Texts;
import org.tongguan.reference.WorkingDays;

/**
 * The late declaration fee (滞报金): a share of the customs value for every day from the day after the term of declaring to the day of declaring,
 * both counted (Customs Law art. 24; rate, rounding and least amount from the rules on that fee, as dated parameters).
 */
@Component
public class LateDeclarations {

    private final Law law;
    private final WorkingDays workingDays;
    private final Texts texts;

    LateDeclarations(Law law, WorkingDays workingDays, Texts texts) {
        this.law = law;
        this.workingDays = workingDays;
        this.texts = texts;
    }

    /**
     * A fee.
     *
     * @param amount whole yuan with two decimals; zero in time or below the least amount
     * @param days   days that cost
     * @param first  first of them
     * @param basis  how it came about; null in time
     */
    public record Fee(BigDecimal amount, long days, LocalDate first, Text basis) {

        public boolean isDue() {
            return amount.signum() > 0;
        }
    }

    /**
     * The fee of an import.
     *
     * @param value      customs value in yuan
     * @param enteredOn  day on which the means of transport declared its entry
     * @param declaredOn day on which the goods were declared
     */
    public Fee of(BigDecimal value, LocalDate enteredOn, LocalDate declaredOn) {
        return of(value, enteredOn, declaredOn, law.text("late.declaration.start", enteredOn));
    }

    /**
     * As above with the first day as told.
     *
     * @param start WORKING_DAY: a first day that is a day off moves to the next working day; CALENDAR: it does not
     */
    public Fee of(BigDecimal value, LocalDate enteredOn, LocalDate declaredOn, String start) {
        LocalDate fifteenth = enteredOn.plusDays(law.whole("late.declaration.term.days", enteredOn) + 1L);
        LocalDate first = "WORKING_DAY".equals(start) ? workingDays.onOrAfter(fifteenth) : fifteenth;
        long days = Math.max(0, ChronoUnit.DAYS.between(first, declaredOn) + 1);
        if (days == 0) {
            return new Fee(BigDecimal.ZERO.setScale(2), 0, first, null);
        }
        BigDecimal rate = law.decimal("late.declaration.rate", declaredOn);
        BigDecimal minimum = law.decimal("late.declaration.minimum", declaredOn);
        boolean whole = "YUAN_DOWN".equals(law.text("late.declaration.round", declaredOn));
        BigDecimal exact = value.multiply(rate).multiply(BigDecimal.valueOf(days));
        BigDecimal fee = (whole ? exact.setScale(0, RoundingMode.DOWN) : exact).setScale(2, RoundingMode.HALF_UP);
        boolean small = fee.compareTo(minimum) < 0;
        Text basis = texts.get(small ? "latedeclaration.minimum" : "latedeclaration.worked", value.toPlainString(), rate.toPlainString(), days, first,
                declaredOn, fee.toPlainString(), enteredOn, minimum.toPlainString());
        return new Fee(small ? BigDecimal.ZERO.setScale(2) : fee, days, first, basis);
    }
}
