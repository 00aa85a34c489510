package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a whole shipment does not owe because it is little: duty with trade remedies together (Tariff Law art. 32 (1)), then import consumption tax,
 * then import VAT, each by itself. While a line is open nobody can say that the shipment stays within a limit.
 *
 * @param parts what each line would owe; in the order of the shipment
 */
public record Forgiven(boolean duty, boolean consumption, boolean vat, boolean complete, List<Part> parts) {

    /** Taxes of one line before anything is forgiven of them, but upon what is forgiven before them. */
    public record Part(BigDecimal duty, BigDecimal consumption, BigDecimal vat) { }

    /** Finds out for a shipment whose duties are computed. */
    public static Forgiven of(List<LineTaxes> lines, DutySettings settings, boolean complete) {
        BigDecimal duties = BigDecimal.ZERO;
        for (LineTaxes line : lines) {
            duties = duties.add(line.duty());
        }
        boolean duty = complete && duties.compareTo(settings.exemptAmount()) <= 0;
        List<BigDecimal> excise = new ArrayList<>(lines.size());
        BigDecimal sum = BigDecimal.ZERO;
        for (LineTaxes line : lines) {
            excise.add(line.consumption(duty));
            sum = sum.add(excise.getLast());
        }
        boolean consumption = complete && settings.isFree(sum);
        List<Part> parts = new ArrayList<>(lines.size());
        sum = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            parts.add(new Part(lines.get(i).duty(), excise.get(i), lines.get(i).vat(duty, consumption)));
            sum = sum.add(parts.getLast().vat());
        }
        return new Forgiven(duty, consumption, complete && settings.isFree(sum), complete, parts);
    }

    /** What all other lines owe together; null while one of them is open. */
    Part others(int line) {
        if (!complete) {
            return null;
        }
        Part sum = new Part(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        for (int i = 0; i < parts.size(); i++) {
            Part one = parts.get(i);
            sum = i == line ? sum : new Part(sum.duty.add(one.duty), sum.consumption.add(one.consumption), sum.vat.add(one.vat));
        }
        return sum;
    }
}
