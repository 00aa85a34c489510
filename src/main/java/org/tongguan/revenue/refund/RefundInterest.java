package org.tongguan.revenue.refund;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Dated;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Law;
import org.tongguan.reference.Texts;
import org.tongguan.revenue.Bill;

/** The bank's interest on what is given back (Tariff Law art. 53): each stretch of days at the demand deposit rate of its time. */
@Component
public class RefundInterest {

    private static final String RATE = "refund.interest.rate";
    private final Law law;
    private final Texts texts;

    RefundInterest(Law law, Texts texts) {
        this.law = law;
        this.texts = texts;
    }

    /**
     * Interest.
     *
     * @param amount yuan, two decimals, half up, rounded once
     * @param worked how it came about, a line for each rate; empty where there is none
     */
    public record Interest(BigDecimal amount, List<Text> worked) {

        static final Interest NONE = new Interest(BigDecimal.ZERO.setScale(2), List.of());
    }

    /** On those lines that bear interest: never on fees. */
    Interest of(List<Bill.Line> lines, LocalDate paidOn, LocalDate refundedOn) {
        String taxes = law.text("refund.interest.taxes", refundedOn);
        BigDecimal base = lines.stream().filter(l -> !l.tax().endsWith("_FEE") && ("ALL".equals(taxes) || List.of(taxes.split(" ")).contains(l.tax())))
                .map(Bill.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return of(base, paidOn, refundedOn);
    }

    /** On an amount from the day it was paid, which counts, to the day it is given back, which does not. */
    public Interest of(BigDecimal amount, LocalDate paidOn, LocalDate refundedOn) {
        if (amount.signum() == 0 || !paidOn.isBefore(refundedOn)) {
            return Interest.NONE;
        }
        BigDecimal year = law.decimal("refund.interest.year.days", refundedOn).movePointRight(2);
        BigDecimal sum = BigDecimal.ZERO;
        List<Text> worked = new ArrayList<>();
        for (LocalDate from = paidOn; from.isBefore(refundedOn); ) {
            Dated.Version<String> rate = law.version(RATE, from);
            LocalDate to = rate.until() == null || rate.until().isAfter(refundedOn) ? refundedOn : rate.until();
            long days = ChronoUnit.DAYS.between(from, to);
            BigDecimal part = amount.multiply(new BigDecimal(rate.value())).multiply(BigDecimal.valueOf(days)).divide(year, MathContext.DECIMAL128);
            worked.add(texts.get("refund.interest", amount.toPlainString(), rate.value(), days, from, to,
                    part.setScale(4, RoundingMode.HALF_UP).toPlainString()));
            sum = sum.add(part);
            from = to;
        }
        return new Interest(sum.setScale(2, RoundingMode.HALF_UP), worked);
    }
}
