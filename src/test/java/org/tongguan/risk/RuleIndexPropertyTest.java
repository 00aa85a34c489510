package org.tongguan.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tongguan.risk.engine.CompiledRule;
import org.tongguan.risk.engine.RuleIndex;

/** The index never says anything else than trying every rule by itself would. */
class RuleIndexPropertyTest {

    @Test
    void indexAgreesWithTryingEveryRule() {
        RandomRules random = new RandomRules(20260610);
        List<CompiledRule> rules = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            rules.add(random.rule(i));
        }
        List<NaiveEvaluator> naive = naive(rules);
        RuleIndex index = RuleIndex.of(rules, RandomRules.REFERENCES);
        long hits = 0;
        for (int d = 0; d < 2000; d++) {
            Facts facts = random.facts();
            TreeSet<String> expected = new TreeSet<>();
            for (int r = 0; r < rules.size(); r++) {
                if (naive.get(r).matches(facts)) {
                    expected.add(rules.get(r).content().code());
                }
            }
            TreeSet<String> actual = new TreeSet<>();
            index.match(facts).forEach(m -> actual.add(m.rule().content().code()));
            assertThat(actual).as("document %d", d).isEqualTo(expected);
            hits += actual.size();
        }
        // The comparison means something only if rules do hit, and do not all hit.
        assertThat(hits).isBetween(2000L * 20, 2000L * 1500);
    }

    @Test
    void anyNumberOfRulesFitsIncludingWordBoundaries() {
        for (int count : new int[] {0, 1, 63, 64, 65, 128, 129}) {
            RandomRules random = new RandomRules(count);
            List<CompiledRule> rules = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                rules.add(random.rule(i));
            }
            RuleIndex index = RuleIndex.of(rules, RandomRules.REFERENCES);
            for (int d = 0; d < 50; d++) {
                Facts facts = random.facts();
                assertThat(index.match(facts)).hasSize((int) naive(rules).stream().filter(n -> n.matches(facts)).count());
            }
        }
    }

    private static List<NaiveEvaluator> naive(List<CompiledRule> rules) {
        return rules.stream().map(r -> new NaiveEvaluator(r.content(), RandomRules.REFERENCES)).toList();
    }
}
