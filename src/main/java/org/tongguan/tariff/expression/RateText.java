package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.tongguan.tariff.expression.RateExpression.Condition;
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

/** Writes a rate so that {@link RateParser} reads the same again. */
final class RateText {

    private RateText() { }

    static String of(RateExpression rate) {
        return switch (rate) {
            case Percent p -> plain(p.percent()) + "%";
            case Specific s -> plain(s.amount()) + s.currency() + "/" + per(s);
            case Sum s -> of(s.parts().getFirst(), s.parts().getFirst() instanceof Sum)
                    + s.parts().stream().skip(1).map(p -> " + " + of(p, isChain(p))).collect(Collectors.joining());
            case Difference d -> of(d.from()) + " - " + of(d.less(), isChain(d.less()));
            case Min m -> "MIN(" + list(m.parts()) + ")";
            case Max m -> "MAX(" + list(m.parts()) + ")";
            case Gate g -> "GATE(" + of(g.price()) + (g.numerator() == 1 && g.denominator() == 1 ? "" : ", " + g.numerator() + "/" + g.denominator()) + ")";
            case Sliding s -> "SLIDING(" + of(s.inverse()) + ", " + s.percent().toPlainString() + "%, " + s.cap().toPlainString() + "%, " + s.decimals() + ")";
            case PriceStep s -> "FROM(" + of(s.price()) + ", " + of(s.atOrAbove()) + ", " + of(s.below()) + ")";
            case Conditional c -> c.condition().kind() + "(" + (c.condition().kind() == Condition.Kind.NOTE ? quoted(c.condition().note()) + ", " : "")
                    + of(c.rate()) + ")";
            case Varies v -> "VARIES(" + list(v.rates()) + ")";
            case Parts p -> "PARTS(" + p.parts().stream().map(part -> quoted(part.name()) + " " + of(part.rate())).collect(Collectors.joining(", ")) + ")";
            case Stated s -> stated(s);
        };
    }

    /** {@link BigDecimal#toString} is remembered by the number and the same as the plain text, unless the number is very small. */
    private static String plain(BigDecimal number) {
        return number.scale() >= 0 && number.precision() - number.scale() > -6 ? number.toString() : number.toPlainString();
    }

    private static String stated(Stated stated) {
        boolean bare = stated.text().isEmpty();
        if (bare && (stated.reason() == Reason.NOT_BOUND || stated.reason() == Reason.NOT_APPLICABLE)) {
            return stated.reason().name();
        }
        return "CANNOT(" + stated.reason() + (bare ? "" : ", " + quoted(stated.text())) + ")";
    }

    private static boolean isChain(RateExpression rate) {
        return rate instanceof Sum || rate instanceof Difference;
    }

    private static String of(RateExpression rate, boolean bracketed) {
        return bracketed ? "(" + of(rate) + ")" : of(rate);
    }

    private static String list(List<RateExpression> rates) {
        return rates.stream().map(RateText::of).collect(Collectors.joining(", "));
    }

    private static String per(Specific s) {
        String unit = Units.written(s.unit());
        String count = s.per() == 1 ? "" : s.per() + (Character.isDigit(unit.charAt(0)) ? "x" : "");
        return count + unit + (s.strength() == null ? "" : "/" + s.strength());
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
