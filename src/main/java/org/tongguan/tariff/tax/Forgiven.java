package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a whole shipment does not owe because it is little: duty with trade remedies together (Tariff Law art. 32 (1)), then import consumption tax,
 * then import VAT, each by itself. While a line is open nobody can say that the shipment stays within a limit.
 *
 * @param parts what each line would owe; in the order of the shipment
 * @param all   the same of all lines together
 */
public record Forgiven(boolean duty, boolean consumption, boolean vat, boolean complete, List<Part> parts, Part all) {

    /** Taxes of one line before anything is forgiven of them, but upon what is forgiven before them. */
    public record Part(BigDecimal duty, BigDecimal consumption, BigDecimal vat) { }

    /** Finds out for a shipment whose duties are computed. */
    public static Forgiven of(List<LineTaxes> lines, DutySettings settings, boolean complete) {
        BigDecimal duties = BigDecimal.ZERO;
        for (LineTaxes line : lines) {
            duties = duties.add(line.duty());
        }
        boolean duty = complete && duties.compareTo(settings.exemptAmount()) <= 0;
        List<BigDecimal> excises = new ArrayList<>(lines.size());
        BigDecimal excise = BigDecimal.ZERO;
        for (LineTaxes line : lines) {
            excises.add(line.consumption(duty));
            excise = excise.add(excises.getLast());
        }
        boolean consumption = complete && settings.isFree(excise);
        List<Part> parts = new ArrayList<>(lines.size());
        BigDecimal vat = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            parts.add(new Part(lines.get(i).duty(), excises.get(i), lines.get(i).vat(duty, consumption)));
            vat = vat.add(parts.getLast().vat());
        }
        return new Forgiven(duty, consumption, complete && settings.isFree(vat), complete, parts, new Part(duties, excise, vat));
    }

    /** What all other lines owe together; null while one of them is open. */
    Part others(int line) {
        if (!complete) {
            return null;
        }
        Part own = parts.get(line);
        return new Part(all.duty.subtract(own.duty), all.consumption.subtract(own.consumption), all.vat.subtract(own.vat));
    }
}
