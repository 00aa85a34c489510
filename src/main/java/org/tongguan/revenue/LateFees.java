package org.tongguan.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Law;
import org.tongguan.reference.Texts;

/**
 * The late fee (滞纳金): a share of the tax for every day from the day after the term to the day of payment (Tariff Law art. 43;
 * before it Regulations on Import and Export Duties art. 37).
 */
@Component
public class LateFees {

    private final Law law;
    private final Texts texts;

    LateFees(Law law, Texts texts) {
        this.law = law;
        this.texts = texts;
    }

    /**
     * A fee.
     *
     * @param amount yuan, two decimals; zero in time or below the minimum
     * @param days   days late
     * @param worked how it came about; empty in time
     */
    public record Fee(BigDecimal amount, long days, List<Text> worked) { }

    /** The fee for a bill paid on that day; none on a fee. */
    Fee of(Bill bill, LocalDate paidOn) {
        if (bill.feeFrom() != null) {
            return of(bill.amount(), bill.feeFrom(), paidOn, "latefee.recovery");
        }
        return of(bill.isLateDeclaration() ? BigDecimal.ZERO : bill.amount(), bill.dueOn(), bill.isLateDeclaration() ? bill.dueOn() : paidOn);
    }

    /** The fee for a tax due on a day, already moved off days off, and paid on another; by the numbers of the first late day. */
    public Fee of(BigDecimal tax, LocalDate dueOn, LocalDate paidOn) {
        return of(tax, dueOn, paidOn, texts.keyOn(dueOn.plusDays(1), Law.TARIFF_LAW, "latefee.worked"));
    }

    private Fee of(BigDecimal tax, LocalDate dueOn, LocalDate paidOn, String sentence) {
        long days = ChronoUnit.DAYS.between(dueOn, paidOn);
        if (days <= 0) {
            return new Fee(BigDecimal.ZERO.setScale(2), 0, List.of());
        }
        LocalDate first = dueOn.plusDays(1);
        BigDecimal rate = law.decimal("late.fee.rate", first);
        BigDecimal minimum = law.decimal("late.fee.minimum", first);
        BigDecimal fee = tax.multiply(rate).multiply(BigDecimal.valueOf(days)).setScale(2, RoundingMode.HALF_UP);
        List<Text> worked = new ArrayList<>();
        worked.add(texts.get(sentence, tax.toPlainString(), rate.toPlainString(), days, first, paidOn,
                fee.toPlainString()));
        if (fee.compareTo(minimum) < 0) {
            worked.add(texts.get("latefee.minimum", minimum.toPlainString()));
            fee = BigDecimal.ZERO.setScale(2);
        }
        return new Fee(fee, days, worked);
    }
}
