package org.tongguan.tariff.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.schedule.Nomenclature;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.schedule.Schedule;

/** The names of one state of the tariff and of the Harmonized System above it, in memory. Immutable; any number of threads may ask. */
final class NamesIndex {

    private static final int OWN = 10;
    private static final int ABOVE = 6;
    private static final int MOST = 300;
    private static final int ENOUGH = 10;
    private final String version;
    private final NavigableMap<String, List<Rated>> lines = new TreeMap<>();
    private final NavigableMap<String, Nomenclature.Heading> headings = new TreeMap<>();
    private final IndexSearcher searcher;

    /** Reads all names; takes about a second. */
    NamesIndex(String version, Schedule schedule, Nomenclature nomenclature) {
        this.version = version;
        schedule.all().forEach(l -> lines.computeIfAbsent(l.line().code(), c -> new ArrayList<>(1)).add(l));
        nomenclature.under("").forEach(h -> headings.put(h.code(), h));
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer()))) {
                for (Nomenclature.Heading heading : headings.values()) {
                    if (heading.code().length() > 2) {
                        writer.addDocument(document(heading.code(), heading.name()));
                    }
                }
                for (Map.Entry<String, List<Rated>> line : lines.entrySet()) {
                    Set<Text> names = line.getValue().stream().map(l -> l.line().name()).collect(Collectors.toSet());
                    for (Text name : names) {
                        writer.addDocument(document(line.getKey(), name));
                    }
                }
                writer.forceMerge(1);
            }
            searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Analyzer analyzer() {
        Map<String, Analyzer> fields = new HashMap<>();
        for (Language language : Language.values()) {
            fields.put(language.own(), language.analyzer());
            fields.put(language.above(), language.analyzer());
        }
        return new PerFieldAnalyzerWrapper(Language.ENGLISH.analyzer(), fields);
    }

    private Document document(String code, Text name) {
        Document document = new Document();
        document.add(new StoredField("code", code));
        for (Language language : Language.values()) {
            document.add(new TextField(language.own(), language.of(name), Field.Store.NO));
            String above = above(code).stream().map(h -> language.of(h.name())).collect(Collectors.joining(" ; "));
            document.add(new TextField(language.above(), above, Field.Store.NO));
        }
        return document;
    }

    /** Which state of the tariff it was built from. */
    String version() {
        return version;
    }

    /** That chapter, heading or subheading, null when there is none. */
    Nomenclature.Heading heading(String code) {
        return headings.get(code);
    }

    /** What stands above a code, chapter first, without the code itself. */
    List<Nomenclature.Heading> above(String code) {
        List<Nomenclature.Heading> above = new ArrayList<>(3);
        for (int length = 2; length < code.length() && length <= 6; length += 2) {
            Nomenclature.Heading heading = headings.get(code.substring(0, length));
            if (heading != null) {
                above.add(heading);
            }
        }
        return above;
    }

    /** The codes of headings and subheadings that begin so. */
    Set<String> headingsUnder(String prefix) {
        return headings.subMap(prefix, true, prefix + "~", false).keySet();
    }

    /** The codes of lines, all validities, that begin so. */
    Set<String> linesUnder(String prefix) {
        return lines.subMap(prefix, true, prefix + "~", false).keySet();
    }

    /**
     * Codes by how well their names fit, best first: thousandths of a score that means something only beside the others of the same answer.
     *
     * @param plain   the query
     * @param further how the tariff says it, may be empty; counts a little less
     */
    Map<String, Integer> match(String plain, String further) {
        Map<String, Integer> scores = match(plain, further, 3);
        return scores.size() < ENOUGH ? match(plain, further, 0) : scores;
    }

    private Map<String, Integer> match(String plain, String further, int share) {
        List<Query> ways = new ArrayList<>();
        add(ways, plain, 0, share);
        if (!further.isEmpty()) {
            add(ways, further, 1, share);
        }
        Map<String, Integer> scores = new LinkedHashMap<>();
        if (ways.isEmpty()) {
            return scores;
        }
        try {
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc hit : searcher.search(new DisjunctionMaxQuery(ways, 0), MOST).scoreDocs) {
                scores.putIfAbsent(stored.document(hit.doc).get("code"), Math.round(hit.score * 1000));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scores;
    }

    /** @param share every how many-th term must match at least, 0 = any one */
    private static void add(List<Query> ways, String plain, int less, int share) {
        for (Language language : Language.values()) {
            Set<String> terms = language.terms(plain).stream().map(Language.Term::term).collect(Collectors.toSet());
            if (!terms.isEmpty()) {
                ways.add(new BoostQuery(any(language.own(), terms, share), OWN - less));
                ways.add(new BoostQuery(any(language.above(), terms, share), ABOVE - less));
            }
        }
    }

    private static Query any(String field, Set<String> terms, int share) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        terms.stream().limit(IndexSearcher.getMaxClauseCount() / 8).forEach(t -> any.add(new TermQuery(new Term(field, t)), BooleanClause.Occur.SHOULD));
        any.setMinimumNumberShouldMatch(share > 0 && terms.size() > 3 ? (terms.size() + share - 1) / share : 1);
        return any.build();
    }

    /** The pieces of a query that a name holds, in the order of the query. */
    static List<String> shared(String plain, Text name) {
        List<String> best = List.of();
        for (Language language : Language.values()) {
            if (language == Language.PAIRS) {
                continue;
            }
            Set<String> held = new HashSet<>(language.terms(language.of(name)).stream().map(Language.Term::term).toList());
            List<String> shared = language.terms(plain).stream().filter(t -> held.contains(t.term())).map(Language.Term::surface).distinct().toList();
            best = shared.size() > best.size() ? shared : best;
        }
        if (best.isEmpty()) {
            Set<String> held = new HashSet<>(Language.PAIRS.terms(Language.PAIRS.of(name)).stream().map(Language.Term::term).toList());
            best = Language.PAIRS.terms(plain).stream().filter(t -> held.contains(t.term())).map(Language.Term::surface).distinct().toList();
        }
        return best;
    }
}
