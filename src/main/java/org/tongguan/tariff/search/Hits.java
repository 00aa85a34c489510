package org.tongguan.tariff.search;

import java.util.ArrayList;
import java.util.List;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.schedule.Nomenclature;
import org.tongguan.tariff.schedule.Rated;

/** Tells a found code with its place in the tariff and the reasons for it. */
record Hits(Texts texts, int leastTraders) {

    SearchAnswer.Hit hit(TariffSearch.Question question, TariffSearch.Candidate found) {
        String code = found.key;
        Nomenclature.Heading entry = question.index().heading(code);
        Rated rated = code.length() >= 6 && entry == null ? question.schedule().line(code, question.day()) : null;
        Text name = rated != null ? rated.line().name() : entry.name();
        List<SearchAnswer.Above> above = question.index().above(code).stream().map(e -> new SearchAnswer.Above(e.code(), e.name())).toList();
        GoodsNames.Votes votes = found.votes;
        return new SearchAnswer.Hit(code, code.length(), name, above, rated == null ? null : rates(rated.line()), found.score(),
                votes == null ? 0 : votes.own(), votes == null ? 0 : votes.others(), why(question, found, name));
    }

    private static SearchAnswer.Rates rates(TariffLine line) {
        return new SearchAnswer.Rates(line.mfn(), line.provisional(), line.provisionalExPart(), line.general(),
                line.vatPercent() == null ? "" : line.vatPercent().toPlainString(), line.consumption(), line.exportDuty());
    }

    private List<SearchAnswer.Why> why(TariffSearch.Question question, TariffSearch.Candidate found, Text name) {
        List<SearchAnswer.Why> why = new ArrayList<>();
        if (found.code != null) {
            why.add(new SearchAnswer.Why(SearchAnswer.Why.Kind.CODE, texts.get("search.why.code", found.code)));
            return why;
        }
        if (found.word > 0) {
            Synonyms.Entry word = found.synonym;
            String code = word.codes().stream().filter(found.key::startsWith).findFirst().orElse(found.key);
            Nomenclature.Heading entry = question.index().heading(code);
            why.add(new SearchAnswer.Why(SearchAnswer.Why.Kind.SYNONYM, Text.of(
                    texts.get("search.why.word", word.term(), code, entry == null ? "" : inChinese(entry)).zh(),
                    texts.get("search.why.word", word.term(), code, entry == null ? "" : entry.name().en()).en())));
        }
        if (found.name > 0) {
            List<String> own = NamesIndex.shared(question.plain(), name);
            if (!own.isEmpty()) {
                why.add(new SearchAnswer.Why(SearchAnswer.Why.Kind.NAME, texts.get("search.why.name", String.join(", ", own))));
            }
            question.index().above(found.key).stream().filter(e -> e.code().length() > 2).forEach(e -> {
                List<String> held = new ArrayList<>(NamesIndex.shared(question.plain(), e.name()));
                held.removeAll(own);
                if (!held.isEmpty()) {
                    why.add(new SearchAnswer.Why(SearchAnswer.Why.Kind.ABOVE, texts.get("search.why.above", e.code(), String.join(", ", held))));
                }
            });
        }
        GoodsNames.Votes votes = found.votes;
        if (votes != null && votes.own() > 0) {
            why.add(new SearchAnswer.Why(SearchAnswer.Why.Kind.PAST, texts.get("search.why.own", votes.own(), votes.example())));
        }
        if (votes != null && votes.others() > 0) {
            why.add(new SearchAnswer.Why(SearchAnswer.Why.Kind.PAST, texts.get("search.why.others", votes.others(), leastTraders)));
        }
        return why;
    }

    private static String inChinese(Nomenclature.Heading entry) {
        return entry.name().zh().isEmpty() ? entry.name().en() : entry.name().zh();
    }
}
