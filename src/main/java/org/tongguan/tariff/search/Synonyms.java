package org.tongguan.tariff.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Csv;
import org.tongguan.tariff.schedule.Valid;

/**
 * Trade words of {@code data/words/synonyms.csv}: what goods are called where the tariff calls them otherwise. Applied to the query, never to the
 * index, so that a word can be added without building the index again. Immutable.
 */
@Component
class Synonyms {

    private static final int LONGEST = 14;
    private final Map<String, List<Entry>> exact = new HashMap<>();
    private final Map<String, List<Entry>> singular = new HashMap<>();
    private final Map<String, List<Entry>> endings = new HashMap<>();
    private final Map<String, Set<String>> materials = new HashMap<>();

    Synonyms() {
        Csv.resource("words/materials.csv").forEach(row -> {
            List<TradeText.Unit> units = TradeText.units(TradeText.plain(row.get("term")));
            materials.put(key(units, 0, units.size(), false), Set.of(row.get("chapters").split(" ")));
        });
        for (Csv.Row row : Csv.resource("words/synonyms.csv")) {
            Entry entry = new Entry(row.get("term"), split(row.get("codes")), row.get("words"), LocalDate.parse(row.get("valid_from")),
                    row.orNull("valid_to") == null ? null : LocalDate.parse(row.get("valid_to")), row.get("source"));
            List<TradeText.Unit> units = TradeText.units(TradeText.plain(entry.term()));
            if (entry.term().startsWith("*")) {
                endings.computeIfAbsent(key(units, 0, units.size(), false), k -> new ArrayList<>(1)).add(entry);
                continue;
            }
            exact.computeIfAbsent(key(units, 0, units.size(), false), k -> new ArrayList<>(1)).add(entry);
            // "Glasses" are no glass: words whose plural changes their meaning are taken as they stand only.
            if (!units.getLast().singular().endsWith("ss")) {
                singular.computeIfAbsent(key(units, 0, units.size(), true), k -> new ArrayList<>(1)).add(entry);
            }
        }
    }

    private static List<String> split(String codes) {
        return codes.isEmpty() ? List.of() : Arrays.asList(codes.split(" "));
    }

    /**
     * A trade word.
     *
     * @param term  with an asterisk in front: the end of a Chinese word that is not known as a whole
     * @param codes headings or subheadings it stands for, likeliest first; may be empty
     * @param words how the tariff says it; may be empty
     */
    record Entry(String term, List<String> codes, String words, LocalDate validFrom, LocalDate validTo, String source) implements Valid { }

    /** A trade word in a query: units {@code from} (inclusive) to {@code to} (exclusive). */
    record Found(Entry entry, int from, int to) { }

    private record Best(int covered, int words, Found found) { }

    /** The trade words of a query that together cover most of it with the fewest words; none overlaps another. */
    List<Found> in(List<TradeText.Unit> units, LocalDate day) {
        Best[] best = new Best[units.size() + 1];
        best[units.size()] = new Best(0, 0, null);
        for (int from = units.size() - 1; from >= 0; from--) {
            best[from] = new Best(best[from + 1].covered, best[from + 1].words, null);
            for (int to = Math.min(units.size(), from + LONGEST); to > from; to--) {
                Entry entry = find(units, from, to, day);
                if (entry != null) {
                    int covered = best[to].covered + to - from;
                    int words = best[to].words + 1;
                    if (covered > best[from].covered || covered == best[from].covered && words < best[from].words) {
                        best[from] = new Best(covered, words, new Found(entry, from, to));
                    }
                }
            }
        }
        List<Found> found = new ArrayList<>();
        for (int at = 0; at < units.size(); ) {
            Found here = best[at].found;
            if (here != null) {
                found.add(here);
            }
            at = here == null ? at + 1 : here.to;
        }
        return found;
    }

    /** What the last characters of the thing's word say of it, when the word as a whole is unknown: 杯 in 马黛茶杯; null when nothing. */
    Found ending(List<TradeText.Unit> units, int head, LocalDate day) {
        for (int from = Math.max(0, head - 3); from <= head; from++) {
            List<Entry> entries = endings.getOrDefault(key(units, from, head + 1, false), List.of());
            Entry entry = entries.stream().filter(e -> e.isValidOn(day)).findFirst().orElse(null);
            if (entry != null) {
                return new Found(entry, from, head + 1);
            }
        }
        return null;
    }

    /** Chapters of the materials that a query names. */
    Set<String> chapters(List<TradeText.Unit> units) {
        Set<String> chapters = new HashSet<>();
        for (int from = 0; from < units.size(); from++) {
            for (int to = from + 1; to <= Math.min(units.size(), from + 3); to++) {
                chapters.addAll(materials.getOrDefault(key(units, from, to, false), Set.of()));
            }
        }
        return chapters;
    }

    private Entry find(List<TradeText.Unit> units, int from, int to, LocalDate day) {
        if (to - from == 1 && units.get(from).han() && !standsAlone(units, from)) {
            return null;
        }
        List<Entry> entries = exact.get(key(units, from, to, false));
        if (entries == null) {
            entries = singular.get(key(units, from, to, true));
        }
        return entries == null ? null : entries.stream().filter(e -> e.isValidOn(day)).findFirst().orElse(null);
    }

    /** One character inside a longer Chinese word is not that word. */
    private static boolean standsAlone(List<TradeText.Unit> units, int at) {
        boolean before = at > 0 && units.get(at - 1).han() && !units.get(at - 1).isStop();
        boolean after = at + 1 < units.size() && units.get(at + 1).han();
        return !before && !after;
    }

    private static String key(List<TradeText.Unit> units, int from, int to, boolean singular) {
        StringBuilder key = new StringBuilder();
        for (int i = from; i < to; i++) {
            key.append(singular ? units.get(i).singular() : units.get(i).text()).append(' ');
        }
        return key.toString();
    }
}
