package org.tongguan.ecommerce.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.tariff.tax.RetailTaxes;

/**
 * What is owed for each line of a list, after what came back. Pure.
 *
 * @param number the line's number in the list; amounts in fen
 */
record TaxLines(int number, String code, long value, long duty, long consumption, long vat) {

    /**
     * The lines with their taxes; together exactly what is owed. By shares, rounded, they may differ from that by some fen, which the first line's VAT takes.
     *
     * @param returned quantity by line number that is not owed for
     * @param owed     fen
     */
    static List<TaxLines> of(RetailTaxes.Answer answer, RetailCase.Line[] lines, String[] codes, Map<Integer, BigDecimal> returned, long owed) {
        List<TaxLines> found = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < answer.lines().size(); i++) {
            RetailTaxes.Line line = answer.lines().get(i);
            BigDecimal left = lines[i].quantity().subtract(returned.getOrDefault(lines[i].number(), BigDecimal.ZERO));
            BigDecimal all = lines[i].quantity();
            TaxLines one = new TaxLines(lines[i].number(), codes[i], share(line.value(), left, all), share(line.duty(), left, all),
                    share(line.consumption(), left, all), share(line.vat(), left, all));
            sum += one.duty + one.consumption + one.vat;
            found.add(one);
        }
        if (sum != owed) {
            TaxLines first = found.getFirst();
            found.set(0, new TaxLines(first.number, first.code, first.value, first.duty, first.consumption, first.vat + owed - sum));
        }
        return found;
    }

    private static long share(BigDecimal amount, BigDecimal part, BigDecimal of) {
        return amount.multiply(part).movePointRight(2).divide(of, 0, RoundingMode.HALF_UP).longValueExact();
    }
}
