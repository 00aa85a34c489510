package org.tongguan.declaration.rules;

import java.util.List;
import java.util.stream.Stream;
import org.tongguan.kernel.Finding;

/** All rules of the declaration, in the order in which their findings are told. */
public final class RuleBook {

    private static final List<Rule> ALL = Stream.of(FormRules.all()).flatMap(List::stream).toList();

    private RuleBook() { }

    public static List<Rule> all() {
        return ALL;
    }

    /** Everything the rules in force find: all of it at once, errors and warnings. */
    public static List<Finding> check(Case subject) {
        Findings out = new Findings();
        for (Rule rule : ALL) {
            if (rule.isInForceOn(subject.today())) {
                out.running(rule);
                rule.check().run(subject, out);
            }
        }
        return out.list();
    }
}
