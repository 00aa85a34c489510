package org.tongguan.declaration.rules;

import java.util.List;
import java.util.stream.Stream;
import org.tongguan.kernel.Finding;

/** All rules of the declaration, in the order in which their findings are told. */
public final class RuleBook {

    private static final List<Rule> ALL = Stream.of(FormRules.all(), PartyRules.all(), TradeRules.all(), RecordRules.all(), TransportRules.all(),
            MeasureRules.all(), PriceRules.all(), ItemRules.all(), DocumentRules.all(), ModeRules.all(), ContainerRules.all(), QuarantineRules.all())
            .flatMap(List::stream).toList();
    /** The rules with a function of their own: those of single fields are checked together by {@link FormRules#walk}. */
    private static final Rule[] RUNNING = ALL.stream().filter(rule -> rule.check() != null).toArray(Rule[]::new);

    private RuleBook() { }

    public static List<Rule> all() {
        return ALL;
    }

    /** Everything the rules in force find: all of it at once, errors and warnings. */
    public static List<Finding> check(Case subject) {
        Findings out = new Findings();
        FormRules.walk(subject, out);
        for (Rule rule : RUNNING) {
            if (rule.appliesTo(subject)) {
                out.running(rule);
                rule.check().run(subject, out);
            }
        }
        return out.list();
    }
}
