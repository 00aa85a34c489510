package org.tongguan.tariff.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;
import org.tongguan.tariff.ClearedGoods;

/**
 * What goods of like names were cleared as: the nearest past names vote for their codes. Read from released declarations bit by bit, kept by trader
 * in a table, and in memory for asking. A trader sees its own names; of others only counts, and only where enough of them agree.
 */
@Component
class GoodsNames {

    private static final int LONGEST_NAME = 200;
    private static final int IN_MEMORY = 200_000;
    private static final int NEAREST = 200;
    private static final int STRETCHES = 20;
    private static final int HEAVIEST = 20;
    private final GoodsNameStore store;
    private final Transactions transactions;
    private final ObjectProvider<ClearedGoods> source;
    private final int leastTraders;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private long reach;

    /** @param leastTraders how many other traders must have cleared like names under a code before anybody else hears of it */
    GoodsNames(GoodsNameStore store, Transactions transactions, ObjectProvider<ClearedGoods> source,
               @Value("${tongguan.search.least-traders:3}") int leastTraders) throws IOException {
        this.store = store;
        this.transactions = transactions;
        this.source = source;
        this.leastTraders = leastTraders;
        this.writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(Language.PAIRS.analyzer()));
        this.searchers = new SearcherManager(writer, null);
    }

    /**
     * What past clearances say for one code.
     *
     * @param own     lines of the asking trader
     * @param others  lines of others, 0 unless at least the least number of traders stands behind them
     * @param weight  how near and how many, for comparing the codes of one answer
     * @param example a name of the asking trader's own, null = none
     */
    record Votes(int own, int others, int weight, String example) { }

    /** Reads what was cleared since the last time, and takes it into memory. */
    @Scheduled(initialDelay = 15_000, fixedDelay = 20_000)
    void read() {
        ClearedGoods cleared = source.getIfAvailable();
        for (int i = 0; cleared != null && i < STRETCHES && transactions.call(Actor.PLATFORM, () -> readOn(cleared)); i++) {
            Thread.yield();
        }
        refresh();
    }

    private boolean readOn(ClearedGoods cleared) {
        Optional<Long> from = store.lockReach();
        if (from.isEmpty()) {
            return false;
        }
        ClearedGoods.Stretch stretch = cleared.after(from.get());
        if (stretch.position() == from.get()) {
            return false;
        }
        Map<List<Object>, Integer> counts = new LinkedHashMap<>();
        for (ClearedGoods.Goods goods : stretch.goods()) {
            String name = TradeText.plain(goods.name());
            name = name.substring(0, name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length()))));
            if (!name.isBlank() && goods.commodityCode() != null && goods.commodityCode().matches("[0-9]{8,10}")) {
                counts.merge(List.of(goods.traderId(), goods.direction(), goods.commodityCode(), name), 1, Integer::sum);
            }
        }
        List<GoodsNameStore.Use> uses = new ArrayList<>();
        counts.forEach((k, count) -> uses.add(new GoodsNameStore.Use((Long) k.get(0), (String) k.get(1), (String) k.get(2), (String) k.get(3), count,
                stretch.position())));
        store.add(uses);
        store.moveReach(stretch.position());
        return true;
    }

    /** Takes into memory what this or another process has read. */
    synchronized void refresh() {
        List<GoodsNameStore.Use> changed = transactions.read(Actor.PLATFORM, () -> store.reach() == reach ? List.of() : store.listAfter(reach, IN_MEMORY));
        if (changed.isEmpty()) {
            return;
        }
        try {
            for (GoodsNameStore.Use use : changed) {
                String key = use.traderId() + " " + use.direction() + " " + use.code() + " " + use.name();
                Document document = new Document();
                document.add(new StringField("key", key, Field.Store.NO));
                document.add(new StringField("direction", use.direction(), Field.Store.NO));
                document.add(new TextField("name", use.name(), Field.Store.YES));
                document.add(new StoredField("trader", use.traderId()));
                document.add(new StoredField("code", use.code()));
                document.add(new StoredField("uses", use.uses()));
                writer.updateDocument(new Term("key", key), document);
            }
            searchers.maybeRefreshBlocking();
            reach = changed.stream().mapToLong(GoodsNameStore.Use::reach).max().orElse(reach);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Tally {
        private int own;
        private int others;
        private int ownWeight;
        private int othersWeight;
        private String example;
        private final Set<Long> traders = new HashSet<>();
    }

    /**
     * The codes under which goods of like names were cleared, each with its votes.
     *
     * @param plain     the query
     * @param direction I or E, null = both
     */
    Map<String, Votes> vote(String plain, String direction, Actor asking) {
        Set<String> terms = Language.PAIRS.terms(plain).stream().map(Language.Term::term).collect(Collectors.toSet());
        if (terms.isEmpty()) {
            return Map.of();
        }
        BooleanQuery.Builder near = new BooleanQuery.Builder();
        terms.forEach(t -> near.add(new TermQuery(new Term("name", t)), BooleanClause.Occur.SHOULD));
        near.setMinimumNumberShouldMatch((terms.size() * 3 + 4) / 5);
        if (direction != null) {
            near.add(new TermQuery(new Term("direction", direction)), BooleanClause.Occur.FILTER);
        }
        Map<String, Tally> tallies = tallies(near.build(), asking);
        int least = asking.traderId() == null && asking.isOfficial() ? 1 : leastTraders;
        Map<String, Votes> votes = new HashMap<>();
        tallies.forEach((code, t) -> {
            boolean enough = t.traders.size() >= least;
            if (t.own > 0 || enough) {
                votes.put(code, new Votes(t.own, enough ? t.others : 0, t.ownWeight * 2 + (enough ? t.othersWeight : 0), t.example));
            }
        });
        return votes;
    }

    private Map<String, Tally> tallies(Query near, Actor asking) {
        Map<String, Tally> tallies = new HashMap<>();
        try {
            IndexSearcher current = searchers.acquire();
            try {
                StoredFields stored = current.storedFields();
                for (ScoreDoc hit : current.search(near, NEAREST).scoreDocs) {
                    Document document = stored.document(hit.doc);
                    int uses = document.getField("uses").numericValue().intValue();
                    count(tallies.computeIfAbsent(document.get("code"), c -> new Tally()), document, uses,
                            Math.round(hit.score * 100) * Math.min(uses, HEAVIEST), asking);
                }
            } finally {
                searchers.release(current);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tallies;
    }

    private static void count(Tally tally, Document document, int uses, int weight, Actor asking) {
        long trader = document.getField("trader").numericValue().longValue();
        if (asking.traderId() != null && asking.traderId() == trader) {
            tally.own += uses;
            tally.ownWeight += weight;
            tally.example = tally.example == null ? document.get("name") : tally.example;
        } else {
            tally.others += uses;
            tally.othersWeight += weight;
            tally.traders.add(trader);
        }
    }

    int leastTraders() {
        return leastTraders;
    }
}
