package org.tongguan.ecommerce.act;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.filing.Meter;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.store.ListQueries;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Text;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.MessageHandler;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Live numbers of this process, and what waits in the database. */
@Component
public class Monitor {

    /** How many of the newest lists the shares by platform and office, and the slowest senders, are taken from. */
    private static final int LOOKED_AT = 2_000;
    private static final int MOST_ROWS = 10;
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final String OFFICES = "customs_district";
    private final Meter meter;
    private final ListQueries queries;
    private final MessageHandler.Bodies bodies;
    private final MessageHandler.Queues queues;
    private final Traders traders;
    private final CodeLists codes;
    private final Transactions transactions;
    private volatile Stored stored;

    Monitor(Meter meter, ListQueries queries, MessageHandler.Bodies bodies, MessageHandler.Queues queues, Traders traders, CodeLists codes,
            Transactions transactions) {
        this.meter = meter;
        this.queries = queries;
        this.bodies = bodies;
        this.queues = queues;
        this.traders = traders;
        this.codes = codes;
        this.transactions = transactions;
    }

    /**
     * @param seconds       that the rates below look back
     * @param documentsEach documents in each of those seconds, the present one last; likewise {@code listsEach}
     * @param documents     taken in those seconds by this process, by number of their message (311, 411, 511, 621 …)
     * @param outcomes      of lists in those seconds, by state
     * @param senders       the busiest of those seconds, and who has something in the queue
     */
    public record Numbers(int seconds, List<Integer> documentsEach, List<Integer> listsEach, Map<String, Integer> documents,
                          Map<String, Integer> outcomes, List<Sender> senders, Waiting waiting, Recent recent) { }

    /** A sending trader: its documents in the last minute, and those that wait for their transaction. */
    public record Sender(String id, @Nullable Text name, int documents, int queued) { }

    /**
     * What waits now.
     *
     * @param queued        documents that wait for their transaction
     * @param lists         that wait for a part
     * @param parts         that are waited for, by kind
     * @param oldestSeconds how long the list has waited that waits longest; null when none does
     * @param review        lists an officer has to look at
     * @param inspect       lists whose parcel is to be inspected
     */
    public record Waiting(int queued, long lists, Map<String, Long> parts, @Nullable Long oldestSeconds, long review, long inspect) { }

    /**
     * The newest lists.
     *
     * @param lists     how many were looked at
     * @param since     when the oldest of them came
     * @param platforms by who sent the order, the largest first
     * @param slowest   whose part came last and late, the longest first
     */
    public record Recent(int lists, @Nullable Instant since, List<Share> platforms, List<Share> offices, List<Slow> slowest) { }

    /** Lists by state. */
    public record Share(String code, @Nullable Text name, int lists, Map<String, Integer> states) { }

    /**
     * A sender that lists waited for.
     *
     * @param kind          of its part
     * @param lists         that had everything else before
     * @param medianMillis from the list to its last part
     */
    public record Slow(String id, @Nullable Text name, String kind, int lists, long medianMillis, long longestMillis) { }

    private record Stored(Waiting waiting, Recent recent, long readNanos) { }

    public Numbers numbers(Actor actor) {
        Meter.Sum sum = meter.sum();
        Map<Long, Integer> queued = queues.waiting();
        Stored now = stored(actor);
        Waiting w = now.waiting;
        int all = queued.values().stream().mapToInt(Integer::intValue).sum();
        Set<String> senders = new LinkedHashSet<>(sum.senders().keySet());
        queued.keySet().forEach(id -> senders.add(id.toString()));
        return new Numbers(Meter.SECONDS, boxed(sum.documentsEach()), boxed(sum.listsEach()), sum.documents(), states(sum.outcomes()),
                senders.stream().map(id -> new Sender(id, traders.name(Long.parseLong(id)), sum.senders().getOrDefault(id, 0),
                        queued.getOrDefault(Long.valueOf(id), 0))).toList(),
                new Waiting(all, w.lists, w.parts, w.oldestSeconds, w.review, w.inspect), now.recent);
    }

    private static List<Integer> boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static Map<String, Integer> states(Map<String, Integer> byCode) {
        Map<String, Integer> states = new TreeMap<>();
        byCode.forEach((code, n) -> states.merge(outcome(Integer.parseInt(code)), n, Integer::sum));
        return states;
    }

    /** A list taken back by its declarant is told as finished (399), one refused by a number below zero. */
    private static String outcome(int code) {
        return code < 0 ? "REFUSED" : Arrays.stream(ListState.values()).filter(s -> s.code() == code).map(ListState::name).findFirst()
                .orElse(code == 1 ? "DRAFT" : ListState.CANCELLED.name());
    }

    /** What the database knows, read at most every few seconds however many look. */
    private Stored stored(Actor actor) {
        Stored known = stored;
        if (known == null || System.nanoTime() - known.readNanos > REMEMBERED_NANOS) {
            known = transactions.read(actor, () -> new Stored(waiting(), recent(), System.nanoTime()));
            stored = known;
        }
        return known;
    }

    private Waiting waiting() {
        Map<String, Long> parts = new LinkedHashMap<>();
        Map<Part.Kind, Long> missing = queries.missing();
        Part.DOCUMENTS.forEach(kind -> parts.put(kind.name(), missing.getOrDefault(kind, 0L)));
        UUID oldest = queries.oldestWaiting();
        Long seconds = oldest == null ? null : Math.max(0, (millis(Ids.next()) - millis(oldest)) / 1000);
        return new Waiting(0, queries.count(ListState.WAITING, null), parts, seconds, queries.count(ListState.REVIEW, null),
                queries.count(ListState.INSPECTION, null));
    }

    /** The upper 48 bits of an identity are the real time it was made. */
    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    private Recent recent() {
        List<ListQueries.Seen> newest = queries.newest(LOOKED_AT);
        Set<UUID> wanted = new LinkedHashSet<>();
        newest.forEach(l -> Arrays.asList(l.order(), l.payment(), l.waybill()).forEach(part -> {
            if (part != null) {
                wanted.add(Ids.whole(part));
            }
        }));
        Map<UUID, MessageHandler.Sent> sent = bodies.sent(wanted);
        List<Share> platforms = shares(newest, l -> l.order() == null || !sent.containsKey(Ids.whole(l.order())) ? null
                : traders.find(sent.get(Ids.whole(l.order())).traderId()).map(Trader::customsCode).orElse(null),
                code -> traders.findByCode(code).map(Trader::name).orElse(null));
        List<Share> offices = shares(newest, l -> "%04d".formatted(l.office()),
                code -> codes.all(OFFICES).containsKey(code) ? codes.all(OFFICES).get(code).getLast().name() : null);
        Instant since = newest.isEmpty() ? null : Instant.ofEpochMilli(millis(newest.getLast().id()));
        return new Recent(newest.size(), since, platforms, offices, slowest(newest, sent));
    }

    private static List<Share> shares(Collection<ListQueries.Seen> lists, Function<ListQueries.Seen, String> by, Function<String, Text> name) {
        Map<String, Map<String, Integer>> states = new HashMap<>();
        lists.forEach(l -> {
            String code = by.apply(l);
            if (code != null) {
                states.computeIfAbsent(code, c -> new TreeMap<>()).merge(l.state().name(), 1, Integer::sum);
            }
        });
        return states.entrySet().stream().map(e -> new Share(e.getKey(), name.apply(e.getKey()),
                        e.getValue().values().stream().mapToInt(Integer::intValue).sum(), e.getValue()))
                .sorted(Comparator.comparingInt(Share::lists).reversed().thenComparing(Share::code)).limit(MOST_ROWS).toList();
    }

    private record Sending(long trader, Part.Kind kind) { }

    /** A list that waited was kept by the part that came last. */
    private List<Slow> slowest(Collection<ListQueries.Seen> newest, Map<UUID, MessageHandler.Sent> sent) {
        Map<Sending, List<Long>> waits = new HashMap<>();
        for (ListQueries.Seen l : newest) {
            UUID[] parts = {l.order(), l.payment(), l.waybill()};
            if (l.waited() == 0 || l.state() == ListState.WAITING || Arrays.asList(parts).contains(null)) {
                continue;
            }
            int last = 0;
            for (int i = 1; i < parts.length; i++) {
                last = millis(parts[i]) > millis(parts[last]) ? i : last;
            }
            MessageHandler.Sent message = sent.get(Ids.whole(parts[last]));
            if (message != null && millis(parts[last]) >= millis(l.id())) {
                waits.computeIfAbsent(new Sending(message.traderId(), Part.Kind.values()[last]), s -> new java.util.ArrayList<>())
                        .add(millis(parts[last]) - millis(l.id()));
            }
        }
        return waits.entrySet().stream().map(e -> {
            List<Long> sorted = e.getValue().stream().sorted().toList();
            return new Slow(Long.toString(e.getKey().trader), traders.name(e.getKey().trader), e.getKey().kind.name(), sorted.size(),
                    sorted.get(sorted.size() / 2), sorted.getLast());
        }).sorted(Comparator.comparingLong(Slow::medianMillis).reversed()).limit(MOST_ROWS).toList();
    }
}
