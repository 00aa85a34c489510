package org.tongguan.ecommerce.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tongguan.kernel.Finding;

/** All rules of the documents, in the order in which their findings are told. */
public final class RetailRules {

    private static final List<RetailRule> ALL = Stream.of(PartRules.all(), ListRules.all(), ExportPartRules.all(), ExportRules.all(), ExportLifeRules.all())
            .flatMap(List::stream).toList();
    private static final Map<String, RetailRule[]> BY_FORM = new HashMap<>();

    static {
        ALL.stream().map(RetailRule::form).distinct().forEach(form -> BY_FORM.put(form,
                ALL.stream().filter(rule -> rule.form().equals(form)).toArray(RetailRule[]::new)));
    }

    private RetailRules() { }

    /** The mode in which goods exported in that mode are returned; null where lists do not return them. */
    public static String returnMode(String mode) {
        return ExportLifeRules.RETURN_MODES.get(mode);
    }

    public static List<RetailRule> all() {
        return ALL;
    }

    /** Everything found in a document: all of it at once, refusals and doubts. */
    public static List<Finding> check(RetailCase subject) {
        RetailRule[] rules = BY_FORM.get(subject.document().form().number());
        if (rules == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(0);
        RetailRule.Found out = new RetailRule.Found(findings);
        for (RetailRule rule : rules) {
            out.running(rule);
            rule.check().run(subject, out);
        }
        return findings;
    }
}
