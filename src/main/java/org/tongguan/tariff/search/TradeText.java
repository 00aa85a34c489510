package org.tongguan.tariff.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tongguan.formats.Csv;

/** A goods name as it is compared: compatibility forms, case and traditional characters levelled, then cut into units. */
final class TradeText {

    private static final Map<Integer, Integer> SIMPLIFIED = simplified();
    private static final Set<String> STOP = Set.of("a", "an", "the", "of", "for", "with", "and", "or", "in", "on", "to", "from", "by", "made", "new",
            "的", "用", "和", "及", "与", "之", "或", "等");
    /** Words before which an English phrase has named its thing. */
    private static final Set<String> PREPOSITIONS = Set.of("of", "for", "with", "from", "in", "by", "made", "to", "on");

    private TradeText() { }

    /**
     * A Han character, or a run of other letters and digits.
     *
     * @param text     as it stands
     * @param singular the same without an English plural ending
     */
    record Unit(String text, String singular, boolean han) {

        boolean isStop() {
            return STOP.contains(text);
        }

        boolean isPreposition() {
            return PREPOSITIONS.contains(text);
        }
    }

    private static Map<Integer, Integer> simplified() {
        Map<Integer, Integer> map = new HashMap<>();
        Csv.resource("words/traditional.csv").forEach(row -> map.put(row.get("traditional").codePointAt(0), row.get("simplified").codePointAt(0)));
        return map;
    }

    /** NFKC, lower case, simplified characters, single blanks. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints()
                .map(c -> SIMPLIFIED.getOrDefault(c, c)).map(c -> Character.isISOControl(c) ? ' ' : c).forEach(out::appendCodePoint);
        return out.toString().strip().replaceAll("\\s+", " ");
    }

    /** The units of a plain text. */
    static List<Unit> units(String plain) {
        List<Unit> units = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        plain.codePoints().forEach(c -> {
            boolean han = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            if (!han && Character.isLetterOrDigit(c)) {
                run.appendCodePoint(c);
            } else {
                close(run, units);
                if (han) {
                    units.add(new Unit(Character.toString(c), Character.toString(c), true));
                }
            }
        });
        close(run, units);
        return units;
    }

    private static void close(StringBuilder run, List<Unit> units) {
        if (!run.isEmpty()) {
            units.add(new Unit(run.toString(), singular(run.toString()), false));
            run.setLength(0);
        }
    }

    private static String singular(String word) {
        if (word.length() <= 3 || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is") || !word.endsWith("s")) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean hissing = word.endsWith("sses") || word.endsWith("shes") || word.endsWith("ches") || word.endsWith("xes");
        return word.substring(0, word.length() - (hissing ? 2 : 1));
    }

    /**
     * Which unit names the thing itself: the last one that says anything, in English before the first preposition; -1 when none does.
     *
     * @param vague units that say nothing
     */
    static int head(List<Unit> units, Set<Integer> vague) {
        int head = -1;
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).isPreposition() && head >= 0) {
                return head;
            }
            if (!units.get(i).isStop() && !vague.contains(i)) {
                head = i;
            }
        }
        return head;
    }
}
