package org.tongguan.tariff.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sharing an amount out so that the shares add up to it exactly: each is rounded down, what is left goes to the largest remainders. */
public final class Apportionment {

    private static final BigDecimal FEN = new BigDecimal("0.01");

    private Apportionment() { }

    /**
     * Shares in proportion to weights, to the fen; of equal remainders the earlier line gets the fen first.
     *
     * @param amount  two decimals; a negative one is shared like its opposite
     * @param weights none negative, not all zero
     * @throws IllegalArgumentException when the weights are not such
     */
    public static List<BigDecimal> byWeights(BigDecimal amount, List<BigDecimal> weights) {
        BigDecimal all = BigDecimal.ZERO;
        boolean negative = false;
        for (BigDecimal weight : weights) {
            all = all.add(weight);
            negative |= weight.signum() < 0;
        }
        if (all.signum() <= 0 || negative) {
            throw new IllegalArgumentException("weights must not be negative nor all zero: " + weights);
        }
        if (amount.signum() < 0) {
            return byWeights(amount.negate(), weights).stream().map(BigDecimal::negate).toList();
        }
        if (weights.size() == 1) {
            return List.of(amount);
        }
        BigDecimal[] shares = new BigDecimal[weights.size()];
        BigDecimal[] remainders = new BigDecimal[weights.size()];
        for (int i = 0; i < shares.length; i++) {
            BigDecimal exact = amount.multiply(weights.get(i));
            shares[i] = exact.divide(all, 2, RoundingMode.DOWN);
            remainders[i] = exact.subtract(shares[i].multiply(all));
        }
        return level(amount, shares, remainders);
    }

    /**
     * Exact parts rounded to the fen so that they add up to a total.
     *
     * @param total  two decimals, the parts' sum rounded
     * @param parts  none negative
     */
    public static List<BigDecimal> rounded(BigDecimal total, List<BigDecimal> parts) {
        BigDecimal[] shares = new BigDecimal[parts.size()];
        BigDecimal[] remainders = new BigDecimal[parts.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = parts.get(i).setScale(2, RoundingMode.DOWN);
            remainders[i] = parts.get(i).subtract(shares[i]);
        }
        return level(total, shares, remainders);
    }

    private static List<BigDecimal> level(BigDecimal total, BigDecimal[] shares, BigDecimal[] remainders) {
        BigDecimal left = total;
        for (BigDecimal share : shares) {
            left = left.subtract(share);
        }
        int more = left.movePointRight(2).intValueExact();
        if (more < 0 || more > shares.length) {
            throw new IllegalArgumentException("the parts do not add up to " + total + ": " + left + " left over");
        }
        if (more > 0) {
            IntStream.range(0, shares.length).boxed().sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed()).limit(more)
                    .forEach(i -> shares[i] = shares[i].add(FEN));
        }
        return new ArrayList<>(List.of(shares));
    }
}
