package org.tongguan.tariff.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.schedule.Nomenclature;
import org.tongguan.tariff.schedule.Schedule;

/**
 * Finds commodity codes from everyday words. Three lanes, added up: trade words of the query that stand for codes, names that hold its words, and
 * past clearances of goods with like names. Works in memory; safe for use by many threads.
 */
@Component
public class TariffSearch {

    private static final int MOST = 10;
    private static final int SAME_HEADING = 3;
    private static final int WORD = 1000;
    private static final int BESIDE = 250;
    private static final int MATERIAL = 150;
    private static final int NAME = 600;
    private static final int PAST = 900;
    /** How many chapters a clear answer may spread over, and how near its tenth hit may come to its first (percent), before it is too wide. */
    private static final int CHAPTERS = 7;
    private static final int NEAR = 70;
    private final Tariff tariff;
    private final Nomenclature nomenclature;
    private final Synonyms synonyms;
    private final VagueWords vagueWords;
    private final GoodsNames goodsNames;
    private final Texts texts;
    private volatile NamesIndex index;

    TariffSearch(Tariff tariff, Nomenclature nomenclature, Synonyms synonyms, VagueWords vagueWords, GoodsNames goodsNames, Texts texts) {
        this.tariff = tariff;
        this.nomenclature = nomenclature;
        this.synonyms = synonyms;
        this.vagueWords = vagueWords;
        this.goodsNames = goodsNames;
        this.texts = texts;
    }

    /** Builds the index again when the tariff has changed; until then searches are answered from the one before. */
    @Scheduled(initialDelay = 3_000, fixedDelay = 2_000)
    synchronized void refresh() {
        String version = tariff.version();
        if (index == null || !index.version().equals(version)) {
            index = new NamesIndex(version, tariff.schedule(), nomenclature);
        }
    }

    /**
     * Searches the tariff of a day.
     *
     * @param query     words in Chinese or English, or the beginning of a code
     * @param direction I or E: whose past clearances count, null = both
     * @param asking    whose own past clearances may be told
     */
    SearchAnswer search(String query, LocalDate day, String direction, Actor asking) {
        if (index == null) {
            refresh();
        }
        Question question = new Question(query, day, index, tariff.schedule());
        if (question.plain.matches("[0-9][0-9. -]*") && question.digits().length() >= 2) {
            return byCode(question);
        }
        List<TradeText.Unit> units = TradeText.units(question.plain);
        VagueWords.Found vague = vagueWords.in(units);
        int head = TradeText.head(units, vague.units());
        List<Synonyms.Found> words = words(units, head, day);
        Map<String, GoodsNames.Votes> votes = goodsNames.vote(question.plain, direction, asking);
        Map<String, Candidate> candidates = new HashMap<>();
        String further = words.stream().filter(w -> isHead(w, head)).map(w -> w.entry().words()).filter(w -> !w.isEmpty()).collect(Collectors.joining(" "));
        names(question, further, candidates);
        named(question, words, head, synonyms.chapters(units), candidates);
        past(question, votes, candidates);
        toLines(question, candidates);
        List<Candidate> best = best(question, candidates);
        boolean named = words.stream().anyMatch(w -> !w.entry().codes().isEmpty());
        boolean onlyVague = !units.isEmpty() && !named && IntStream.range(0, units.size())
                .allMatch(i -> vague.units().contains(i) || units.get(i).isStop());
        SearchAnswer.Verdict verdict = best.isEmpty() ? SearchAnswer.Verdict.NOTHING : onlyVague ? SearchAnswer.Verdict.VAGUE
                : !named && isWide(best) ? SearchAnswer.Verdict.WIDE : SearchAnswer.Verdict.CLEAR;
        return new SearchAnswer(query, day, verdict, advice(verdict, vague, best), List.copyOf(vague.words()),
                words.stream().map(w -> new SearchAnswer.Word(w.entry().term(), w.entry().codes(), w.entry().words())).toList(),
                best.stream().map(c -> new Hits(texts, goodsNames.leastTraders()).hit(question, c)).toList(), question.index.version());
    }

    /** What is asked, of which day and which state of the data. */
    record Question(String query, String plain, LocalDate day, NamesIndex index, Schedule schedule) {

        Question(String query, LocalDate day, NamesIndex index, Schedule schedule) {
            this(query, TradeText.plain(query), day, index, schedule);
        }

        String digits() {
            return plain.replaceAll("[^0-9]", "");
        }
    }

    private SearchAnswer byCode(Question question) {
        String digits = question.digits();
        Map<String, Candidate> found = new HashMap<>();
        String prefix = digits;
        for (; found.isEmpty() && prefix.length() >= 2; prefix = prefix.substring(0, prefix.length() - 1)) {
            String beginning = prefix;
            question.index.headingsUnder(beginning).stream().filter(c -> c.length() > 2 && isThere(question, c))
                    .forEach(c -> candidate(found, c).code = beginning);
            question.index.linesUnder(beginning).stream().filter(c -> isLine(question, c)).forEach(c -> candidate(found, c).code = beginning);
        }
        List<Candidate> hits = found.values().stream().sorted(Comparator.comparing((Candidate c) -> c.key)).limit(MOST).toList();
        SearchAnswer.Verdict verdict = hits.isEmpty() ? SearchAnswer.Verdict.NOTHING : SearchAnswer.Verdict.CODE;
        Text advice = hits.isEmpty() ? texts.get("search.advice.NOTHING")
                : hits.getFirst().code.equals(digits) ? null : texts.get("search.advice.code", digits, hits.getFirst().code);
        return new SearchAnswer(question.query, question.day, verdict, advice, List.of(), List.of(),
                hits.stream().map(c -> new Hits(texts, goodsNames.leastTraders()).hit(question, c)).toList(), question.index.version());
    }

    /** A code on its way into the answer. */
    static final class Candidate {
        final String key;
        int name;
        int word;
        int past;
        String code;
        Synonyms.Entry synonym;
        GoodsNames.Votes votes;

        Candidate(String key) {
            this.key = key;
        }

        int score() {
            return name + word + past;
        }

        String heading() {
            return key.substring(0, 4);
        }
    }

    private static Candidate candidate(Map<String, Candidate> candidates, String code) {
        return candidates.computeIfAbsent(code, Candidate::new);
    }

    private static boolean isLine(Question question, String code) {
        var rated = question.schedule.line(code, question.day);
        return rated != null && rated.line().code().equals(code);
    }

    private static boolean isThere(Question question, String code) {
        Nomenclature.Heading heading = question.index.heading(code);
        return heading != null && heading.isValidOn(question.day) || isLine(question, code);
    }

    private void names(Question question, String further, Map<String, Candidate> candidates) {
        int highest = 0;
        for (Map.Entry<String, Integer> match : question.index.match(question.plain, further).entrySet()) {
            highest = Math.max(highest, match.getValue());
            if (isThere(question, match.getKey())) {
                candidate(candidates, match.getKey()).name = NAME * match.getValue() / Math.max(1, highest);
            }
        }
    }

    /** The trade words of a query, and what the end of its thing's word says where the word is not among them. */
    private List<Synonyms.Found> words(List<TradeText.Unit> units, int head, LocalDate day) {
        List<Synonyms.Found> words = new ArrayList<>(synonyms.in(units, day));
        boolean known = words.stream().anyMatch(w -> isHead(w, head) && !w.entry().codes().isEmpty());
        Synonyms.Found ending = known || head < 0 || !units.get(head).han() ? null : synonyms.ending(units, head, day);
        if (ending != null) {
            words.add(ending);
        }
        return words;
    }

    private static boolean isHead(Synonyms.Found word, int head) {
        return head < 0 || word.from() <= head && head < word.to();
    }

    private void named(Question question, List<Synonyms.Found> words, int head, Set<String> chapters, Map<String, Candidate> candidates) {
        boolean headKnown = words.stream().anyMatch(w -> isHead(w, head) && !w.entry().codes().isEmpty());
        if (headKnown) {
            candidates.values().forEach(c -> c.name /= 2);
        }
        for (Synonyms.Found word : words) {
            int strength = isHead(word, head) ? WORD : BESIDE;
            for (String code : word.entry().codes()) {
                Set<String> under = new HashSet<>(question.index.linesUnder(code));
                under.addAll(question.index.headingsUnder(code));
                int ofMaterial = chapters.contains(code.substring(0, 2)) ? MATERIAL : 0;
                for (String one : under) {
                    if (isThere(question, one)) {
                        Candidate candidate = candidate(candidates, one);
                        // The code the word stands for goes before those below it that nothing else speaks for.
                        int weight = strength + ofMaterial + (one.equals(code) ? 2 : 0);
                        if (weight > candidate.word) {
                            candidate.name = headKnown && candidate.word == 0 && isHead(word, head) ? candidate.name * 2 : candidate.name;
                            candidate.word = weight;
                            candidate.synonym = word.entry();
                        }
                    }
                }
                strength -= 10;
            }
        }
    }

    private void past(Question question, Map<String, GoodsNames.Votes> votes, Map<String, Candidate> candidates) {
        int all = votes.values().stream().mapToInt(GoodsNames.Votes::weight).sum();
        votes.forEach((code, vote) -> {
            var rated = question.schedule.line(code, question.day);
            String found = rated != null ? rated.line().code() : code.substring(0, 6);
            if (isThere(question, found)) {
                Candidate candidate = candidate(candidates, found);
                candidate.past = Math.min(PAST, candidate.past + (int) ((long) PAST * vote.weight() / Math.max(1, all)));
                candidate.votes = candidate.votes == null ? vote : new GoodsNames.Votes(candidate.votes.own() + vote.own(),
                        candidate.votes.others() + vote.others(), candidate.votes.weight() + vote.weight(),
                        candidate.votes.example() == null ? vote.example() : candidate.votes.example());
            }
        });
    }

    /** Where tariff lines are at hand they stand for their subheading. */
    private void toLines(Question question, Map<String, Candidate> candidates) {
        for (Candidate subheading : candidates.values().stream().filter(c -> c.key.length() == 6).toList()) {
            List<String> lines = question.index.linesUnder(subheading.key).stream().filter(c -> isLine(question, c)).toList();
            for (String code : lines) {
                Candidate line = candidate(candidates, code);
                line.name = Math.max(line.name, subheading.name - 1);
                line.word = Math.max(line.word, subheading.word);
                line.synonym = line.synonym == null ? subheading.synonym : line.synonym;
                line.past = Math.max(line.past, subheading.past / lines.size());
            }
            if (!lines.isEmpty()) {
                candidates.remove(subheading.key);
            }
        }
    }

    private static List<Candidate> best(Question question, Map<String, Candidate> candidates) {
        List<Candidate> sorted = candidates.values().stream().filter(c -> c.score() > 0)
                .sorted(Comparator.comparingInt(Candidate::score).reversed().thenComparing(c -> c.key)).toList();
        List<Candidate> best = new ArrayList<>();
        Map<String, Integer> headings = new HashMap<>();
        for (Candidate c : sorted) {
            // A heading after one of its own lines says nothing new.
            boolean told = best.stream().anyMatch(b -> b.key.startsWith(c.key));
            if (best.size() < MOST && !told && headings.merge(c.heading(), 1, Integer::sum) <= SAME_HEADING) {
                best.add(c);
            }
        }
        for (Candidate c : sorted) {
            if (best.size() < MOST && !best.contains(c) && best.stream().noneMatch(b -> b.key.startsWith(c.key))) {
                best.add(c);
            }
        }
        best.sort(Comparator.comparingInt(Candidate::score).reversed().thenComparing(c -> c.key));
        return best;
    }

    private static boolean isWide(List<Candidate> best) {
        long chapters = best.stream().map(c -> c.key.substring(0, 2)).distinct().count();
        return best.size() == MOST && best.stream().allMatch(c -> c.past == 0) && chapters >= CHAPTERS
                && best.getLast().score() * 100 >= best.getFirst().score() * NEAR;
    }

    private Text advice(SearchAnswer.Verdict verdict, VagueWords.Found vague, List<Candidate> best) {
        return switch (verdict) {
            case VAGUE -> texts.get("search.advice.VAGUE", String.join(", ", vague.words()));
            case WIDE -> texts.get("search.advice.WIDE", best.stream().map(c -> c.key.substring(0, 2)).distinct().count());
            case NOTHING -> texts.get("search.advice.NOTHING");
            default -> null;
        };
    }
}
