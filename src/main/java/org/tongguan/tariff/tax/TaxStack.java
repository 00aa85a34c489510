package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.formats.Csv;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;

/**
 * The import taxes of another country as layers that stand on one another: which layers make the base of each, and what is cut off where. The
 * shape of a country's stack is dated data ({@code data/law/tax_stacks.csv}); its rates come with the goods. Pure and exact: nothing is rounded but
 * where the shape says so.
 *
 * @param layers in the order they are computed
 */
public record TaxStack(String name, List<Layer> layers) {

    /** Stands for the customs value in a base. */
    public static final String VALUE = "value";

    /**
     * One tax.
     *
     * @param base       {@link #VALUE} and names of earlier layers
     * @param baseStep   the base is cut down to multiples of this, null = not cut
     * @param amountStep the amount of a line is cut down to multiples of this
     * @param carryStep  what later layers take of it is cut down to multiples of this
     * @param totalStep  the sum over all lines is cut down to multiples of this; null = rounded half up to the cent
     * @param fraction   its rate where that is the same for all goods, null = the goods bring it
     */
    public record Layer(String name, List<String> base, BigDecimal baseStep, BigDecimal amountStep, BigDecimal carryStep, BigDecimal totalStep,
                        Fraction fraction) { }

    /** A rate that is a fraction of its base, kept exactly. */
    public record Fraction(BigDecimal numerator, BigDecimal denominator) { }

    /**
     * Goods with the rates of their layers; a layer without a rate is not levied on them and must be named so.
     *
     * @param rates     by layer
     * @param notLevied layers not levied on them
     * @param added     what a layer's base takes besides, by layer
     */
    public record Goods(BigDecimal value, Map<String, RateExpression> rates, List<String> notLevied, Map<String, BigDecimal> added, Quantities quantities) { }

    /** One layer of one line: base, base after cutting, amount, what later layers take. */
    public record Tax(String layer, BigDecimal base, BigDecimal cutBase, BigDecimal amount, BigDecimal carried) { }

    /** What all goods owe: by line and layer, the sum of each layer as it is charged, and all exactly. */
    public record Result(List<List<Tax>> lines, Map<String, BigDecimal> totals, BigDecimal exact) { }

    public TaxStack {
        layers = List.copyOf(layers);
    }

    /**
     * The stack of that name on that day.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static TaxStack on(String name, LocalDate day) {
        List<Layer> layers = Csv.resource("law/tax_stacks.csv").stream().filter(row -> row.get("stack").equals(name))
                .filter(row -> !day.isBefore(LocalDate.parse(row.get("valid_from"))))
                .filter(row -> row.orNull("valid_to") == null || day.isBefore(LocalDate.parse(row.get("valid_to"))))
                .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.get("position"))))
                .map(row -> new Layer(row.get("layer"), Arrays.stream(row.get("base").split(" ")).toList(), step(row, "base_step"), step(row, "amount_step"),
                        step(row, "carry_step"), step(row, "total_step"), fraction(row.get("fraction")))).toList();
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("no stack " + name + " on " + day);
        }
        return new TaxStack(name, layers);
    }

    private static Fraction fraction(String text) {
        String[] parts = text.split("/");
        return text.isEmpty() ? null : new Fraction(new BigDecimal(parts[0]), new BigDecimal(parts[1]));
    }

    private static BigDecimal step(Csv.Row row, String column) {
        return row.orNull(column) == null ? null : new BigDecimal(row.get(column));
    }

    /**
     * Computes every layer of all goods.
     *
     * @throws IllegalArgumentException naming a layer that has neither a rate nor is said not to be levied, or whose quantity is missing
     */
    public Result compute(List<Goods> goods) {
        List<List<Tax>> lines = new ArrayList<>();
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        BigDecimal exact = BigDecimal.ZERO;
        for (Goods one : goods) {
            List<Tax> taxes = line(one);
            lines.add(taxes);
            for (Tax tax : taxes) {
                sums.merge(tax.layer(), tax.amount(), BigDecimal::add);
                exact = exact.add(tax.amount());
            }
        }
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        for (Layer layer : layers) {
            BigDecimal sum = sums.getOrDefault(layer.name, BigDecimal.ZERO);
            totals.put(layer.name, layer.totalStep == null ? sum.setScale(2, RoundingMode.HALF_UP) : cut(sum, layer.totalStep));
        }
        return new Result(lines, totals, exact);
    }

    private List<Tax> line(Goods goods) {
        Map<String, BigDecimal> carried = new LinkedHashMap<>();
        carried.put(VALUE, goods.value);
        List<Tax> taxes = new ArrayList<>();
        for (Layer layer : layers) {
            RateExpression rate = goods.rates.get(layer.name);
            if (rate == null && layer.fraction == null) {
                if (!goods.notLevied.contains(layer.name)) {
                    throw new IllegalArgumentException("no rate of " + layer.name + ": say that it is not levied, or give its rate");
                }
                carried.put(layer.name, BigDecimal.ZERO);
                continue;
            }
            BigDecimal base = goods.added.getOrDefault(layer.name, BigDecimal.ZERO);
            for (String part : layer.base) {
                base = base.add(carried.get(part));
            }
            BigDecimal cutBase = cut(base, layer.baseStep);
            BigDecimal amount = amount(layer, rate, cutBase, goods.quantities);
            BigDecimal carry = cut(amount, layer.carryStep);
            carried.put(layer.name, carry);
            taxes.add(new Tax(layer.name, base, cutBase, amount, carry));
        }
        return taxes;
    }

    private static BigDecimal amount(Layer layer, RateExpression rate, BigDecimal base, Quantities quantities) {
        if (layer.fraction == null) {
            return cut(rate.amount(base, quantities), layer.amountStep);
        }
        BigDecimal whole = base.multiply(layer.fraction.numerator);
        return layer.amountStep == null ? whole.divide(layer.fraction.denominator, MathContext.DECIMAL128)
                : whole.divideToIntegralValue(layer.fraction.denominator.multiply(layer.amountStep)).multiply(layer.amountStep);
    }

    private static BigDecimal cut(BigDecimal amount, BigDecimal step) {
        return step == null ? amount : amount.divideToIntegralValue(step).multiply(step);
    }

    /**
     * Of two ways to bring goods in, the first unless the second is dearer by more than a share of the value: then the second. The choice that Northern
     * Ireland's traders have between the duty of the United Kingdom and that of the European Union.
     *
     * @param percent of the value
     */
    public static boolean isFirst(BigDecimal firstDuty, BigDecimal secondDuty, BigDecimal value, BigDecimal percent) {
        return secondDuty.subtract(firstDuty).compareTo(value.multiply(percent).movePointLeft(2)) <= 0;
    }
}
