package org.tongguan.risk.engine;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.risk.Condition;

/** Conditions in words, in both languages: what an officer reads beside a hit. */
public final class ConditionTexts {

    private static final int SHOWN = 5;
    private final Texts texts;
    private final BiFunction<String, String, Text> names;

    /**
     * Made once.
     *
     * @param names name of a code in a code list, by list and code
     */
    public ConditionTexts(Texts texts, BiFunction<String, String, Text> names) {
        this.texts = texts;
        this.names = names;
    }

    Text words(Condition condition, RiskField field) {
        Text label = field.label(texts);
        return Text.of(words(condition, field, label.zh(), Text::zh), words(condition, field, label.en(), t -> t.in(java.util.Locale.ENGLISH)));
    }

    private String words(Condition condition, RiskField field, String label, Function<Text, String> language) {
        List<String> values = condition.values();
        String first = values.isEmpty() ? "" : named(field, values.getFirst(), language);
        return switch (condition.op()) {
            case RANGE, RATIO -> {
                boolean outside = values.size() > 2 && "OUTSIDE".equals(values.get(2));
                Text text = texts.get("condition." + condition.op() + (outside ? ".OUTSIDE" : ""), label, open(values.get(0)), open(values.get(1)),
                        String.valueOf(condition.reference()));
                yield language.apply(text);
            }
            case IN, NOT_IN, PREFIX -> {
                StringBuilder list = new StringBuilder(first);
                for (int i = 1; i < Math.min(SHOWN, values.size()); i++) {
                    list.append(", ").append(named(field, values.get(i), language));
                }
                if (values.size() > SHOWN) {
                    list.append(" … (").append(values.size()).append(')');
                }
                yield language.apply(texts.get("condition." + condition.op(), label, list));
            }
            default -> language.apply(texts.get("condition." + condition.op(), label, first));
        };
    }

    private static String open(String bound) {
        return bound.isEmpty() ? "…" : bound;
    }

    private String named(RiskField field, String value, Function<Text, String> language) {
        if (field.codeList() == null) {
            return value;
        }
        String name = language.apply(names.apply(field.codeList(), value));
        return name == null || name.isBlank() || name.equals(value) ? value : value + " " + name;
    }
}
