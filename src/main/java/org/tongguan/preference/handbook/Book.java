package org.tongguan.preference.handbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.tongguan.kernel.Text;
import org.tongguan.preference.goods.OwnGoods;
import org.tongguan.preference.rates.Column;
import org.tongguan.preference.rates.Sheet;

/**
 * All that a handbook says, before it is laid out.
 *
 * @param enterprise null for a handbook of chosen codes
 * @param address    where the live pages begin, without a slash at its end
 * @param own        the enterprise's goods, what can be saved most first
 * @param period     days the own goods were declared on, null without an enterprise
 */
public record Book(String id, Enterprise enterprise, int from, int to, LocalDate madeOn, String address, Period period, List<OwnGoods> own,
                   List<Part> parts) {

    /** Whom it is for. */
    public record Enterprise(Text name, String customsCode) { }

    /** From a day to the day before another. */
    public record Period(LocalDate from, LocalDate to) { }

    /**
     * What is said of one tariff.
     *
     * @param version names the state of its data
     * @param columns agreements that occur in it
     */
    public record Part(String schedule, Text name, String version, List<Product> products, List<Column> columns) {

        public Part {
            products = List.copyOf(products);
            columns = List.copyOf(columns);
        }
    }

    /** A line with the enterprise's own figures, null where it declared none. */
    public record Product(Sheet sheet, Figures own) { }

    /** Yuan; null = not known. */
    public record Figures(BigDecimal value, BigDecimal possible, BigDecimal saved, BigDecimal missed) { }

    public Book {
        own = List.copyOf(own);
        parts = List.copyOf(parts);
    }
}
