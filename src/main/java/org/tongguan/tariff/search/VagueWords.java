package org.tongguan.tariff.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Csv;

/** Words of {@code data/words/vague.csv} that name no goods: "parts", "gifts", 配件, 礼品. Immutable. */
@Component
class VagueWords {

    private static final int LONGEST = 6;
    private final Map<String, String> terms = new HashMap<>();

    VagueWords() {
        for (Csv.Row row : Csv.resource("words/vague.csv")) {
            terms.put(key(TradeText.units(TradeText.plain(row.get("term")))), row.get("term"));
        }
    }

    /** Which units of a query are vague, and the words they make. */
    record Found(Set<Integer> units, Set<String> words) { }

    Found in(List<TradeText.Unit> units) {
        Set<Integer> vague = new HashSet<>();
        Set<String> words = new LinkedHashSet<>();
        for (int from = 0; from < units.size(); from++) {
            for (int to = Math.min(units.size(), from + LONGEST); to > from; to--) {
                String word = terms.get(key(units.subList(from, to)));
                if (word != null) {
                    for (int i = from; i < to; i++) {
                        vague.add(i);
                    }
                    words.add(word);
                    from = to - 1;
                    break;
                }
            }
        }
        return new Found(vague, words);
    }

    private static String key(List<TradeText.Unit> units) {
        StringBuilder key = new StringBuilder();
        units.forEach(u -> key.append(u.text()).append(' '));
        return key.toString();
    }
}
