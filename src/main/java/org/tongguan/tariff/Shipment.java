package org.tongguan.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tongguan.tariff.tax.ReturnedGoods;
import org.tongguan.tariff.tax.SupervisedGoods;
import org.tongguan.tariff.value.SharedBy;
import org.tongguan.tariff.value.ValueBasis;
import org.tongguan.tariff.value.ValueElement;

/**
 * What is assessed: one consignment with its terms and lines.
 *
 * @param rateDate        day whose tariff and settings apply (Tariff Law arts. 20-22)
 * @param exchangeDate    day whose exchange rates apply (art. 60)
 * @param transactionMode code list {@code transaction_mode}: 1 CIF, 2 C&amp;F, 3 FOB, 4 C&amp;I, 7 EXW
 * @param freight         null = not declared
 * @param insurance       null = not declared
 * @param other           other charges, negative to deduct; null = none
 * @param levyNature      code list {@code levy_nature}
 * @param suspended       the procedure is bonded, processing or temporary: nothing is levied now (arts. 36, 37)
 * @param besides         what else the value takes, beside prices and charges
 */
public record Shipment(Direction direction, LocalDate rateDate, LocalDate exchangeDate, String transactionMode, Charge freight, Charge insurance,
                       Charge other, String levyNature, boolean suspended, List<GoodsLine> lines, Besides besides) {

    public enum Direction { IMPORT, EXPORT }

    public Shipment {
        lines = List.copyOf(lines);
        besides = besides == null ? Besides.NOTHING : besides;
    }

    /** A shipment valued by its prices and charges alone. */
    public Shipment(Direction direction, LocalDate rateDate, LocalDate exchangeDate, String transactionMode, Charge freight, Charge insurance,
                    Charge other, String levyNature, boolean suspended, List<GoodsLine> lines) {
        this(direction, rateDate, exchangeDate, transactionMode, freight, insurance, other, levyNature, suspended, lines, Besides.NOTHING);
    }

    /** The same with other circumstances. */
    Shipment with(boolean newlySuspended, Besides newBesides) {
        return new Shipment(direction, rateDate, exchangeDate, transactionMode, freight, insurance, other, levyNature, newlySuspended, lines, newBesides);
    }

    /**
     * What else the value takes (Tariff Law arts. 25-30).
     *
     * @param elements  additions and deductions
     * @param freightBy how the freight is shared out among the lines
     * @param otherwise lines valued otherwise than by their price, by their place from 0
     * @param returned  lines that come back or replace others, by their place from 0 (arts. 39, 40)
     * @param stays     lines of which a part of the taxes is due by the time they spend under supervision, by their place from 0 (arts. 35, 38)
     * @param priceInfluenced the price is declared to be influenced by the relation of buyer and seller: it is no transaction price (art. 24)
     */
    public record Besides(List<ValueElement> elements, SharedBy freightBy, Map<Integer, ValueBasis> otherwise, Map<Integer, ReturnedGoods.Claim> returned,
                          Map<Integer, SupervisedGoods.Stay> stays, boolean priceInfluenced) {

        static final Besides NOTHING = new Besides(List.of(), SharedBy.VALUE, Map.of(), Map.of());

        public Besides {
            elements = List.copyOf(elements);
            otherwise = Map.copyOf(otherwise);
            returned = Map.copyOf(returned);
            stays = Map.copyOf(stays);
        }

        /** Where nothing stays under supervision. */
        public Besides(List<ValueElement> elements, SharedBy freightBy, Map<Integer, ValueBasis> otherwise, Map<Integer, ReturnedGoods.Claim> returned) {
            this(elements, freightBy, otherwise, returned, Map.of(), false);
        }

        /** Where nothing comes back. */
        public Besides(List<ValueElement> elements, SharedBy freightBy, Map<Integer, ValueBasis> otherwise) {
            this(elements, freightBy, otherwise, Map.of());
        }

        /** Whether the export duty is told to be beside the price, or was taken out of it as an element: then it is not taken out again. */
        public boolean isExportDutyBeside() {
            return elements.stream().anyMatch(e -> e.kind() == ValueElement.Kind.EXPORT_DUTY);
        }
    }

    /**
     * A charge beside the price.
     *
     * @param mark     1 percentage, 2 yuan or currency for each tonne net (freight only), 3 total
     * @param currency of marks 2 and 3
     */
    public record Charge(String mark, BigDecimal amount, String currency) { }

    /**
     * One goods line.
     *
     * @param totalPrice    price of the whole line in its currency, null = not declared
     * @param netWeightKg   null = not known
     * @param quantities    declared, first and second quantity by customs unit code
     * @param originCountry code list {@code country}
     * @param dutyMode      code list {@code duty_mode}, null or empty = levied in full
     * @param claim         preferences claimed, and what is known of the producer
     */
    public record GoodsLine(int itemNumber, String commodityCode, String description, BigDecimal totalPrice, String currency, BigDecimal netWeightKg,
                            Map<String, BigDecimal> quantities, String originCountry, String dutyMode, Claim claim) {

        public GoodsLine {
            quantities = Map.copyOf(quantities);
            claim = claim == null ? Claim.NONE : claim;
        }

        /** A line for which nothing is claimed. */
        public GoodsLine(int itemNumber, String commodityCode, String description, BigDecimal totalPrice, String currency, BigDecimal netWeightKg,
                         Map<String, BigDecimal> quantities, String originCountry, String dutyMode) {
            this(itemNumber, commodityCode, description, totalPrice, currency, netWeightKg, quantities, originCountry, dutyMode, Claim.NONE);
        }
    }
}
