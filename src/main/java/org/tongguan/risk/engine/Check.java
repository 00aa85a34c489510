package org.tongguan.risk.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Text;
import org.tongguan.risk.Condition;
import org.tongguan.risk.Facts;
import org.tongguan.risk.Targets.Because;

/** A condition with its operands read, tested against one repetition. */
final class Check {

    private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_UP);
    /** So many texts are compared one by one faster than by hash. */
    private static final int FEW = 6;
    private final Condition condition;
    private final String property;
    private final RiskField field;
    private final Text words;
    private final Set<String> texts;
    private final List<BigDecimal> numbers;
    private final BigDecimal low;
    private final BigDecimal high;
    private final boolean outside;

    /** The condition must have passed the checks of a rule on save. */
    Check(Condition condition, RiskField field, ConditionTexts words) {
        this.condition = condition;
        this.field = field;
        this.property = "/" + field.path().substring(field.path().indexOf('.') + 1);
        this.words = words.words(condition, field);
        boolean bounds = condition.op() == Condition.Op.RANGE || condition.op() == Condition.Op.RATIO;
        this.low = bounds ? field.parse(condition.values().get(0)) : null;
        this.high = bounds ? field.parse(condition.values().get(1)) : null;
        this.outside = bounds && condition.values().size() > 2 && "OUTSIDE".equals(condition.values().get(2));
        this.texts = new HashSet<>();
        this.numbers = new ArrayList<>();
        if (!bounds) {
            for (String value : condition.values()) {
                if (field.type() == RiskField.Type.TEXT) {
                    texts.add(value);
                } else {
                    numbers.add(field.parse(value));
                }
            }
        }
    }

    Condition condition() {
        return condition;
    }

    RiskField field() {
        return field;
    }

    Set<String> texts() {
        return texts;
    }

    List<BigDecimal> numbers() {
        return numbers;
    }

    BigDecimal low() {
        return low;
    }

    BigDecimal high() {
        return high;
    }

    boolean holds(Facts facts, References references, Node node, int position) {
        if (field.type() == RiskField.Type.TEXT) {
            return holds(field.text(facts, node, position));
        }
        BigDecimal value = field.number(facts, node, position);
        if (value == null) {
            return condition.op() == Condition.Op.ABSENT;
        }
        return switch (condition.op()) {
            case EQ, IN -> isOne(value);
            case NE, NOT_IN -> !isOne(value);
            case RANGE -> (low == null || value.compareTo(low) >= 0) && (high == null || value.compareTo(high) <= 0);
            case RATIO -> {
                BigDecimal reference = reference(facts, references, node);
                yield reference != null && outside != ((low == null || value.compareTo(low.multiply(reference)) >= 0)
                        && (high == null || value.compareTo(high.multiply(reference)) <= 0));
            }
            case PRESENT -> true;
            case ABSENT, PREFIX -> false;
        };
    }

    private boolean holds(String value) {
        if (value == null) {
            return condition.op() == Condition.Op.ABSENT;
        }
        return switch (condition.op()) {
            case EQ, IN -> isOne(value);
            case NE, NOT_IN -> !isOne(value);
            case PREFIX -> {
                for (String prefix : condition.values()) {
                    if (value.startsWith(prefix)) {
                        yield true;
                    }
                }
                yield false;
            }
            case PRESENT -> true;
            case ABSENT, RANGE, RATIO -> false;
        };
    }

    private boolean isOne(String value) {
        if (condition.values().size() > FEW) {
            return texts.contains(value);
        }
        for (String text : condition.values()) {
            if (text.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOne(BigDecimal value) {
        for (BigDecimal number : numbers) {
            if (number.compareTo(value) == 0) {
                return true;
            }
        }
        return false;
    }

    private BigDecimal reference(Facts facts, References references, Node node) {
        String code = node == null ? null : node.text("commodityCode");
        return references.find(condition.reference(), code, facts.day()).filter(r -> r.signum() > 0).orElse(null);
    }

    /** Why it held for that repetition, which stands at {@code at} in the document. */
    Because because(Facts facts, References references, Node node, int position, String at) {
        String value = field.text(facts, node, position);
        if (condition.op() == Condition.Op.RATIO) {
            BigDecimal number = field.number(facts, node, position);
            BigDecimal reference = reference(facts, references, node);
            value = number.round(SHOWN).toPlainString() + " ÷ " + reference.toPlainString() + " = " + number.divide(reference, SHOWN).toPlainString();
        }
        String pointer = at.isEmpty() ? field.path() : at.concat(property);
        return new Because(field.path(), pointer, value, words);
    }
}
