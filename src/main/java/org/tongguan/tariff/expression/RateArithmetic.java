package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.tongguan.tariff.expression.RateExpression.Conditional;
import org.tongguan.tariff.expression.RateExpression.Difference;
import org.tongguan.tariff.expression.RateExpression.Gate;
import org.tongguan.tariff.expression.RateExpression.Max;
import org.tongguan.tariff.expression.RateExpression.Min;
import org.tongguan.tariff.expression.RateExpression.Parts;
import org.tongguan.tariff.expression.RateExpression.Percent;
import org.tongguan.tariff.expression.RateExpression.PriceStep;
import org.tongguan.tariff.expression.RateExpression.Sliding;
import org.tongguan.tariff.expression.RateExpression.Specific;
import org.tongguan.tariff.expression.RateExpression.Stated;
import org.tongguan.tariff.expression.RateExpression.Sum;
import org.tongguan.tariff.expression.RateExpression.Varies;

/** The sums. Nothing is rounded but where the law of a rate itself rounds. */
final class RateArithmetic {

    private RateArithmetic() { }

    /** A plain percentage is one multiplication: nearly every line of nearly every declaration comes here. */
    static BigDecimal amount(RateExpression rate, BigDecimal base, Quantities quantities) {
        return switch (rate) {
            case Percent p -> base.multiply(p.percent()).movePointLeft(2);
            case Specific s -> of(s, quantities);
            default -> signed(rate, base, quantities).max(BigDecimal.ZERO);
        };
    }

    private static BigDecimal signed(RateExpression rate, BigDecimal base, Quantities quantities) {
        return switch (rate) {
            case Percent p -> base.multiply(p.percent()).movePointLeft(2);
            case Specific s -> of(s, quantities);
            case Sum s -> combined(s.parts(), base, quantities, BigDecimal::add);
            case Difference d -> signed(d.from(), base, quantities).subtract(signed(d.less(), base, quantities));
            case Min m -> combined(m.parts(), base, quantities, BigDecimal::min);
            case Max m -> combined(m.parts(), base, quantities, BigDecimal::max);
            case Gate g -> gate(g, base, quantities);
            case Sliding s -> sliding(s, base, quantities);
            case PriceStep s -> signed(chosen(s, base, quantities), base, quantities);
            case Conditional c -> signed(c.rate(), base, quantities);
            case Varies v -> throw none(v);
            case Parts p -> throw none(p);
            case Stated s -> throw none(s);
        };
    }

    private static IllegalArgumentException none(RateExpression rate) {
        return new IllegalArgumentException("no amount follows from " + rate);
    }

    private static BigDecimal combined(List<RateExpression> parts, BigDecimal base, Quantities quantities, BinaryOperator<BigDecimal> how) {
        BigDecimal all = signed(parts.getFirst(), base, quantities);
        for (int i = 1; i < parts.size(); i++) {
            all = how.apply(all, signed(parts.get(i), base, quantities));
        }
        return all;
    }

    static BigDecimal of(Specific s, Quantities quantities) {
        BigDecimal amount = s.amount().multiply(quantities.get(s.unit()));
        if (s.per() != 1) {
            amount = amount.movePointLeft(String.valueOf(s.per()).length() - 1);
        }
        return s.strength() == null ? amount : amount.multiply(quantities.get(s.strength()));
    }

    private static BigDecimal gate(Gate g, BigDecimal base, Quantities quantities) {
        BigDecimal lacking = of(g.price(), quantities).subtract(base).max(BigDecimal.ZERO);
        if (g.denominator() == 1) {
            return lacking.multiply(BigDecimal.valueOf(g.numerator()));
        }
        BigDecimal times = lacking.multiply(BigDecimal.valueOf(g.numerator()));
        BigDecimal by = BigDecimal.valueOf(g.denominator());
        try {
            return times.divide(by);
        } catch (ArithmeticException endless) {
            return times.divide(by, MathContext.DECIMAL128);
        }
    }

    /** With the value V of the quantity Q, P is V ÷ Q; over the common denominator V × Q the rate is rounded once and exactly. */
    private static BigDecimal sliding(Sliding s, BigDecimal base, Quantities quantities) {
        if (base.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal inverse = of(s.inverse(), quantities);
        BigDecimal one = of(new Specific(BigDecimal.ONE, s.inverse().currency(), s.inverse().per(), s.inverse().unit(), s.inverse().strength()), quantities);
        BigDecimal above = inverse.multiply(one).add(base.multiply(base).multiply(s.percent()).movePointLeft(2)).subtract(base.multiply(one));
        BigDecimal rate = above.divide(base.multiply(one), s.decimals(), RoundingMode.HALF_UP);
        return base.multiply(rate.max(BigDecimal.ZERO).min(s.cap().movePointLeft(2)));
    }

    private static RateExpression chosen(PriceStep s, BigDecimal value, Quantities quantities) {
        return value.compareTo(of(s.price(), quantities)) >= 0 ? s.atOrAbove() : s.below();
    }

    static RateExpression at(RateExpression rate, BigDecimal value, Quantities quantities) {
        return switch (rate) {
            case PriceStep s -> at(chosen(s, value, quantities), value, quantities);
            case Sum s -> new Sum(s.parts().stream().map(p -> at(p, value, quantities)).toList());
            case Min m -> new Min(m.parts().stream().map(p -> at(p, value, quantities)).toList());
            case Max m -> new Max(m.parts().stream().map(p -> at(p, value, quantities)).toList());
            case Difference d -> new Difference(at(d.from(), value, quantities), at(d.less(), value, quantities));
            case Conditional c -> new Conditional(c.condition(), at(c.rate(), value, quantities));
            default -> rate;
        };
    }

    static BigDecimal amountInsidePrice(RateExpression rate, BigDecimal base, Quantities quantities) {
        return inside(List.of(new Signed(rate, false)), BigDecimal.ZERO, BigDecimal.ZERO, base, quantities).max(new BigDecimal("0.00"));
    }

    /** A rate still to be taken in, added or subtracted. */
    private record Signed(RateExpression rate, boolean minus) { }

    // A choice inside a sum is the choice between the sums; so every way through ends in one percentage and one fixed amount. Under a minus the
    // lower of two gives the higher result.
    private static BigDecimal inside(List<Signed> pending, BigDecimal percent, BigDecimal fixed, BigDecimal base, Quantities quantities) {
        if (pending.isEmpty()) {
            return base.multiply(percent).add(fixed.movePointRight(2)).divide(BigDecimal.valueOf(100).subtract(percent), 2, RoundingMode.HALF_UP);
        }
        Signed first = pending.getFirst();
        boolean minus = first.minus();
        List<Signed> rest = pending.subList(1, pending.size());
        return switch (first.rate()) {
            case Percent p -> inside(rest, minus ? percent.subtract(p.percent()) : percent.add(p.percent()), fixed, base, quantities);
            case Specific s -> inside(rest, percent, minus ? fixed.subtract(of(s, quantities)) : fixed.add(of(s, quantities)), base, quantities);
            case Sum s -> inside(joined(s.parts().stream().map(p -> new Signed(p, minus)).toList(), rest), percent, fixed, base, quantities);
            case Difference d -> inside(joined(List.of(new Signed(d.from(), minus), new Signed(d.less(), !minus)), rest), percent, fixed, base, quantities);
            case Conditional c -> inside(joined(List.of(new Signed(c.rate(), minus)), rest), percent, fixed, base, quantities);
            case Min m -> m.parts().stream().map(p -> inside(joined(List.of(new Signed(p, minus)), rest), percent, fixed, base, quantities))
                    .reduce(minus ? BigDecimal::max : BigDecimal::min).orElseThrow();
            case Max m -> m.parts().stream().map(p -> inside(joined(List.of(new Signed(p, minus)), rest), percent, fixed, base, quantities))
                    .reduce(minus ? BigDecimal::min : BigDecimal::max).orElseThrow();
            default -> throw none(first.rate());
        };
    }

    private static List<Signed> joined(List<Signed> first, List<Signed> then) {
        List<Signed> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
