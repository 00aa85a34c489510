package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tongguan.tariff.expression.RateExpression.Condition;
import org.tongguan.tariff.expression.RateExpression.Conditional;
import org.tongguan.tariff.expression.RateExpression.Difference;
import org.tongguan.tariff.expression.RateExpression.Gate;
import org.tongguan.tariff.expression.RateExpression.Max;
import org.tongguan.tariff.expression.RateExpression.Min;
import org.tongguan.tariff.expression.RateExpression.Part;
import org.tongguan.tariff.expression.RateExpression.Parts;
import org.tongguan.tariff.expression.RateExpression.Percent;
import org.tongguan.tariff.expression.RateExpression.PriceStep;
import org.tongguan.tariff.expression.RateExpression.Sliding;
import org.tongguan.tariff.expression.RateExpression.Specific;
import org.tongguan.tariff.expression.RateExpression.Stated;
import org.tongguan.tariff.expression.RateExpression.Sum;
import org.tongguan.tariff.expression.RateExpression.Varies;

/** What can be said of a rate without a value. */
final class RateWalk {

    private RateWalk() { }

    /** The rates directly inside. */
    private static List<RateExpression> inside(RateExpression rate) {
        return switch (rate) {
            case Percent p -> List.of();
            case Specific s -> List.of();
            case Stated s -> List.of();
            case Sum s -> s.parts();
            case Difference d -> List.of(d.from(), d.less());
            case Min m -> m.parts();
            case Max m -> m.parts();
            case Gate g -> List.of(g.price());
            case Sliding s -> List.of(s.inverse());
            case PriceStep s -> List.of(s.price(), s.atOrAbove(), s.below());
            case Conditional c -> List.of(c.rate());
            case Varies v -> v.rates();
            case Parts p -> p.parts().stream().map(Part::rate).toList();
        };
    }

    static void specifics(RateExpression rate, Consumer<Specific> each) {
        if (rate instanceof Specific s) {
            each.accept(s);
        } else {
            inside(rate).forEach(part -> specifics(part, each));
        }
    }

    static RateExpression map(RateExpression rate, UnaryOperator<Specific> change) {
        return switch (rate) {
            case Percent p -> p;
            case Stated s -> s;
            case Specific s -> change.apply(s);
            case Sum s -> new Sum(map(s.parts(), change));
            case Difference d -> new Difference(map(d.from(), change), map(d.less(), change));
            case Min m -> new Min(map(m.parts(), change));
            case Max m -> new Max(map(m.parts(), change));
            case Gate g -> new Gate(change.apply(g.price()), g.numerator(), g.denominator());
            case Sliding s -> new Sliding(change.apply(s.inverse()), s.percent(), s.cap(), s.decimals());
            case PriceStep s -> new PriceStep(change.apply(s.price()), map(s.atOrAbove(), change), map(s.below(), change));
            case Conditional c -> new Conditional(c.condition(), map(c.rate(), change));
            case Varies v -> new Varies(map(v.rates(), change));
            case Parts p -> new Parts(p.parts().stream().map(part -> new Part(part.name(), map(part.rate(), change))).toList());
        };
    }

    private static List<RateExpression> map(List<RateExpression> rates, UnaryOperator<Specific> change) {
        return rates.stream().map(rate -> map(rate, change)).toList();
    }

    static BigDecimal highestPercent(RateExpression rate) {
        return switch (rate) {
            case Percent p -> p.percent();
            case Sum s -> s.parts().stream().map(RateWalk::highestPercent).reduce(BigDecimal.ZERO, BigDecimal::add);
            case Difference d -> highestPercent(d.from());
            case Sliding s -> s.cap();
            default -> inside(rate).stream().map(RateWalk::highestPercent).reduce(BigDecimal.ZERO, BigDecimal::max);
        };
    }

    static Optional<Outcome.NotComputable> obstacle(RateExpression rate) {
        return switch (rate) {
            case Percent p -> Optional.empty();
            case Specific s -> Optional.empty();
            case Stated s -> Optional.of(new Outcome.NotComputable(s.reason(), s.text()));
            case Varies v -> Optional.of(new Outcome.NotComputable(Reason.DIFFERS_BELOW,
                    v.rates().stream().map(String::valueOf).collect(Collectors.joining(" … "))));
            case Parts p -> Optional.of(new Outcome.NotComputable(Reason.DEPENDS_ON_PART,
                    p.parts().stream().map(part -> part.name() + ": " + part.rate()).collect(Collectors.joining("; "))));
            default -> {
                for (RateExpression part : inside(rate)) {
                    Optional<Outcome.NotComputable> found = obstacle(part);
                    if (found.isPresent()) {
                        yield found;
                    }
                }
                yield Optional.empty();
            }
        };
    }

    /** The first unit or strength that the rate takes and that is not there, null = none. */
    static String lacking(RateExpression rate, Quantities quantities) {
        if (rate instanceof Specific s) {
            return quantities.orNull(s.unit()) == null ? s.unit() : s.strength() != null && quantities.orNull(s.strength()) == null ? s.strength() : null;
        }
        for (RateExpression part : inside(rate)) {
            String found = lacking(part, quantities);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static List<Condition> conditions(RateExpression rate) {
        if (rate instanceof Percent || rate instanceof Specific) {
            return List.of();
        }
        List<Condition> all = new ArrayList<>();
        if (rate instanceof Conditional c) {
            all.add(c.condition());
        }
        inside(rate).forEach(part -> all.addAll(conditions(part)));
        return all;
    }
}
