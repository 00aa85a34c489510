package org.tongguan.ecommerce.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebFields;
import org.tongguan.tariff.schedule.Rated;

/**
 * A document with its surroundings, as rules see it. Lines' numbers are read once.
 *
 * @param document sound by its form
 * @param day      whose law counts
 * @param lines    numbers of its lines; empty for forms without
 */
public record RetailCase(CebDocument document, LocalDate day, Line[] lines, Law law) {

    /** What rules ask of the law's data. */
    public interface Law {

        /** The tariff line of a commodity code, null when the tariff at hand has none. */
        Rated line(String code, LocalDate day);

        /** Whether the code is one of that list on that day. */
        boolean isCode(String list, String code, LocalDate day);

        /** The line of a commodity (eight digits) on the positive list of retail imports; null when it is not on it. */
        PositiveLine positive(String commodity, LocalDate day);

        /** Whether the positive list at hand is the whole one: what is not on it is refused then, else an officer looks. */
        boolean isPositiveListWhole(LocalDate day);

        /** Pieces of one article above which an officer asks whether they are for the buyer's own use. */
        BigDecimal ownUse(LocalDate day);

        /** The code in letters of a list ({@code country}, {@code currency}) for the three digits that these messages use; null when there is none. */
        String letters(String list, String digits);

        /** The amount in yuan, to the fen; null where there is no exchange rate. */
        BigDecimal yuan(String currency, BigDecimal amount, LocalDate day);

        /** Yuan up to which exports between firms may be declared by list. */
        BigDecimal firmsByList(LocalDate day);

        /** Whether firms have to file their overseas warehouses. */
        boolean mustFileWarehouses(LocalDate day);

        /** Whether that firm has filed an overseas warehouse of that name. */
        boolean isWarehouse(String firm, String name, LocalDate day);

        /** Yuan that a unit of such goods usually costs; null where nobody has said. */
        BigDecimal usualPrice(String code, String unit, LocalDate day);

        /** By what the usual price is multiplied below, and above, which a price is an officer's question. */
        BigDecimal priceRatio(boolean highest, LocalDate day);

        /** Whether mode 1239 is not for offices of that customs district (its first two digits): 1210 is used there. */
        boolean isClosedToBondedA(String district, LocalDate day);

        /** Whether such goods need a first-import permit, registration or filing in mode 1239. */
        boolean isFirstImport(String code, LocalDate day);

        /** Whether an officer looks at what is declared as a gift, at the price 0. */
        boolean areGiftsLookedAt(LocalDate day);

        /** Price of a kilogram above which an officer looks, in yuan. */
        BigDecimal highestPrice(LocalDate day);
    }

    /**
     * A line of the positive list with its remark, as it was imported.
     *
     * @param modes  the modes of import it is open to, separated by spaces; null = all
     * @param remark what else the list says of it, to be judged by a person; null = nothing
     */
    public record PositiveLine(@Nullable String modes, @Nullable String remark) {

        /** Whether goods of that line may be imported in that mode (four digits). */
        public boolean isOpenTo(String mode) {
            return modes == null || modes.contains(mode);
        }
    }

    /** One line's numbers; null where nothing is said. */
    public record Line(int number, BigDecimal quantity, BigDecimal price, BigDecimal total, BigDecimal first, BigDecimal second) { }

    /** Reads the lines' numbers. */
    public static RetailCase of(CebDocument document, LocalDate day, Law law) {
        CebFields fields = document.form().lineFields();
        Line[] lines = new Line[document.lines()];
        int gnum = fields.find("gnum");
        int qty = fields.find("qty");
        int price = fields.find("price");
        int total = fields.find("totalPrice");
        int first = fields.find("qty1");
        int second = fields.find("qty2");
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new Line(gnum < 0 ? i + 1 : Integer.parseInt(document.text(i, gnum)), number(document, i, qty), number(document, i, price),
                    number(document, i, total), number(document, i, first), number(document, i, second));
        }
        return new RetailCase(document, day, lines, law);
    }

    private static BigDecimal number(CebDocument document, int line, int place) {
        return place < 0 ? null : document.decimal(line, place);
    }

    /** Sum of the lines' totals. */
    public BigDecimal goods() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            sum = sum.add(line.total);
        }
        return sum;
    }
}
