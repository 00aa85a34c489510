package org.tongguan.declaration.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.formats.Field;
import org.tongguan.kernel.Finding;

/** Gathers what the rules find, each under the code and severity of the rule that runs now. */
public final class Findings {

    private static final int MOST_OF_A_RULE = 100;
    private static final int LONGEST_ARGUMENT = 60;
    private final List<Finding> found = new ArrayList<>();
    private final Map<Rule, Integer> counts = new IdentityHashMap<>(4);
    private Rule running;

    void running(Rule rule) {
        running = rule;
    }

    /** Something is wrong at that pointer; the arguments fill the sentence. */
    void at(String pointer, Object... args) {
        // A thousand bad lines need no thousand findings to be understood; no rule may drown the others.
        if (counts.merge(running, 1, Integer::sum) <= MOST_OF_A_RULE) {
            found.add(new Finding(running.code(), running.severity(), pointer, Arrays.stream(args).map(Findings::text).toList()));
        }
    }

    /** Something is wrong with a field of the head. */
    void head(Field field, Object... args) {
        at("/head/" + field.name(), args);
    }

    /** Something is wrong with a field of a goods item. */
    void line(Line line, Field field, Object... args) {
        at(line.at(field), args);
    }

    private static String text(Object arg) {
        String text = arg instanceof java.math.BigDecimal number ? number.toPlainString() : String.valueOf(arg);
        return text.length() <= LONGEST_ARGUMENT ? text : text.substring(0, LONGEST_ARGUMENT) + "…";
    }

    public List<Finding> list() {
        return List.copyOf(found);
    }
}
