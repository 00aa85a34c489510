package org.tongguan.ecommerce.filing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.filing.Prepared.ReadList;

/** Counts what this process has taken in during the last minute. */
@Component
public class Meter {

    /** How far it looks back. */
    public static final int SECONDS = 60;
    private static final int BUSIEST = 10;
    private final Second[] seconds = new Second[SECONDS];

    private static final class Second {
        private long number = -1;
        private final Map<String, Integer> documents = new TreeMap<>();
        private final Map<Integer, Integer> outcomes = new TreeMap<>();
        private final Map<Integer, Integer> offices = new TreeMap<>();
        private final Map<Long, Integer> senders = new TreeMap<>();
    }

    /**
     * Of the last minute.
     *
     * @param documentsEach documents in each of its seconds, the present one last; likewise {@code listsEach}
     */
    public record Sum(Map<String, Integer> documents, Map<String, Integer> outcomes, Map<String, Integer> offices, Map<String, Integer> senders,
                      int[] documentsEach, int[] listsEach) { }

    Meter() {
        java.util.Arrays.setAll(seconds, i -> new Second());
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
    }

    synchronized void count(Batch batch) {
        long now = now();
        Second second = seconds[(int) Math.floorMod(now, (long) SECONDS)];
        if (second.number != now) {
            second.number = now;
            second.documents.clear();
            second.outcomes.clear();
            second.offices.clear();
            second.senders.clear();
        }
        for (Batch.Entry entry : batch.entries()) {
            second.documents.merge(entry.form(), 1, Integer::sum);
            second.senders.merge(entry.traderId(), 1, Integer::sum);
            if (entry.document() instanceof ReadList list) {
                second.outcomes.merge(batch.result(entry.id()).status(), 1, Integer::sum);
                second.offices.merge(list.office(), 1, Integer::sum);
            }
        }
    }

    /** What came in the last minute. */
    public synchronized Sum sum() {
        long now = now();
        Sum sum = new Sum(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new int[SECONDS], new int[SECONDS]);
        for (Second second : seconds) {
            if (second.number >= 0 && now - second.number < SECONDS) {
                int place = SECONDS - 1 - (int) (now - second.number);
                second.documents.values().forEach(n -> sum.documentsEach[place] += n);
                second.outcomes.values().forEach(n -> sum.listsEach[place] += n);
                second.documents.forEach((k, n) -> sum.documents.merge(k, n, Integer::sum));
                second.outcomes.forEach((k, n) -> sum.outcomes.merge(k.toString(), n, Integer::sum));
                second.offices.forEach((k, n) -> sum.offices.merge("%04d".formatted(k), n, Integer::sum));
                second.senders.forEach((k, n) -> sum.senders.merge(k.toString(), n, Integer::sum));
            }
        }
        Map<String, Integer> busiest = new LinkedHashMap<>();
        sum.senders.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(BUSIEST)
                .forEach(e -> busiest.put(e.getKey(), e.getValue()));
        return new Sum(sum.documents, sum.outcomes, sum.offices, busiest, sum.documentsEach, sum.listsEach);
    }
}
