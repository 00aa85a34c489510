package org.tongguan.ecommerce.act;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.rules.LawData;
import org.tongguan.ecommerce.store.ListQueries;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Law;
import org.tongguan.reference.ReferenceChanges;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;

/**
 * What retail goods usually cost, from import lists that were released: by tariff line and unit the middle price of the last days, with quartiles. It is
 * proposed as a change of code list {@code retail_price} and counts when another person has approved it. What lists say lies sealed in their messages, so
 * a sample is read, spread evenly over the time: the same for a quiet port and for a nation's peak. A list has one voice for each of its goods.
 */
@Component
public class PriceSurvey {

    private static final CebForm FORM = CebForm.of("CEB621Message");
    private static final int CODE = FORM.line("gcode");
    private static final int TOTAL = FORM.line("totalPrice");
    private static final int[] UNITS = {FORM.line("unit"), FORM.line("unit1"), FORM.line("unit2")};
    private static final int[] QUANTITIES = {FORM.line("qty"), FORM.line("qty1"), FORM.line("qty2")};
    private static final int HEADING = 8;
    /** Digits of a price after the point: a gram costs little. */
    private static final int SCALE = 4;
    private static final int MOST_LISTS = 20_000;
    private static final int MOST_ROWS = 5_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private final ListQueries queries;
    private final RetailDocuments documents;
    private final ReferenceChanges changes;
    private final CodeLists codes;
    private final Law law;
    private final Transactions transactions;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();

    PriceSurvey(ListQueries queries, RetailDocuments documents, ReferenceChanges changes, CodeLists codes, Law law, Transactions transactions, Clock clock) {
        this.queries = queries;
        this.documents = documents;
        this.changes = changes;
        this.codes = codes;
        this.law = law;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** From how many days it is read, and how many lists of how many declarants make a price usual. */
    public record Measure(int days, int lists, int firms) { }

    /**
     * What came out.
     *
     * @param read   lists read
     * @param few    goods that too few lists or declarants told of
     * @param same   goods whose price in force is the same
     * @param rows   goods whose price is proposed
     * @param change the change to be approved; null = none
     */
    public record Outcome(Measure measure, int read, int few, int same, int rows, @Nullable UUID change) { }

    /** Prices of a unit of one tariff line, and who declared them. */
    private record Sample(List<BigDecimal> prices, Set<Long> firms) { }

    /**
     * Reads lists that were released in the days up to the newest one, and proposes what differs from the prices in force.
     *
     * @throws PlatformException CONFLICT {@code ecommerce.prices.open} while such a change waits to be decided or is being made
     */
    public Outcome propose(Actor actor) {
        if (changes.isOpen(actor, CodeLists.RETAIL_PRICES) || !running.compareAndSet(false, true)) {
            throw new PlatformException(ErrorCode.CONFLICT, "ecommerce.prices.open");
        }
        try {
            LocalDate today = LocalDate.now(clock);
            Measure measure = new Measure(law.whole("retail.price.survey.days", today), law.whole("retail.price.survey.lists", today),
                    law.whole("retail.price.survey.firms", today));
            Map<String, Sample> samples = new HashMap<>();
            return propose(actor, measure, read(measure.days, samples), samples, today);
        } finally {
            running.set(false);
        }
    }

    private Outcome propose(Actor actor, Measure measure, int read, Map<String, Sample> samples, LocalDate today) {
        int few = 0;
        int same = 0;
        List<Map.Entry<String, Sample>> told = new ArrayList<>();
        for (Map.Entry<String, Sample> goods : samples.entrySet()) {
            if (goods.getValue().prices.size() < measure.lists || goods.getValue().firms.size() < measure.firms) {
                few++;
            } else if (text(middle(goods.getValue().prices, 2)).equals(standing(goods.getKey(), today))) {
                same++;
            } else {
                told.add(goods);
            }
        }
        told.sort(Comparator.comparing((Map.Entry<String, Sample> goods) -> -goods.getValue().prices.size()).thenComparing(Map.Entry::getKey));
        List<Code> rows = told.stream().limit(MOST_ROWS).map(goods -> row(goods.getKey(), goods.getValue(), measure, today)).toList();
        UUID change = rows.isEmpty() ? null : changes.proposeCodes(actor, CodeLists.RETAIL_PRICES, rows,
                "近 " + measure.days + " 日放行清单的通常价格 (usual prices from lists released within " + measure.days + " days)");
        return new Outcome(measure, read, few, same, rows.size(), change);
    }

    private String standing(String key, LocalDate today) {
        return codes.find(CodeLists.RETAIL_PRICES, key, today.plusDays(1)).map(c -> c.attributes().get("median")).orElse(null);
    }

    private Code row(String key, Sample sample, Measure measure, LocalDate today) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("low", text(middle(sample.prices, 1)));
        values.put("median", text(middle(sample.prices, 2)));
        values.put("high", text(middle(sample.prices, 3)));
        values.put("lists", Integer.toString(sample.prices.size()));
        values.put("firms", Integer.toString(sample.firms.size()));
        return new Code(CodeLists.RETAIL_PRICES, key, name(key, today), values, today.plusDays(1), null,
                "median of a sample of lists released in the " + measure.days + " days up to " + today);
    }

    private Text name(String key, LocalDate today) {
        String line = key.substring(0, HEADING);
        Text goods = codes.find("retail_positive_list", line, today).map(Code::name).orElse(Text.of(line, line));
        Text unit = codes.name("unit", key.substring(HEADING + 1), today);
        return Text.of(goods.zh() + "（每" + unit.zh() + "）", (goods.en().isBlank() ? line : goods.en()) + " ("
                + (unit.en().isBlank() ? unit.zh() : unit.en()) + ")");
    }

    /** The quartile of that number, 2 being the middle one; of two the lower. */
    private static BigDecimal middle(List<BigDecimal> prices, int quarter) {
        List<BigDecimal> sorted = prices.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) * quarter / 4);
    }

    private static String text(BigDecimal price) {
        return price.stripTrailingZeros().toPlainString();
    }

    /** Reads the sample hour by hour. What an hour has too little of, the later ones have more. */
    private int read(int days, Map<String, Sample> samples) {
        UUID newest = transactions.read(Actor.PLATFORM, () -> queries.newest(1)).stream().map(ListQueries.Seen::id).findFirst().orElse(null);
        if (newest == null) {
            return 0;
        }
        int hours = Math.clamp(days, 1, 366) * 24;
        long end = (newest.getMostSignificantBits() >>> 16) + 1;
        int read = 0;
        for (int hour = 0; hour < hours; hour++) {
            UUID from = first(end - (hours - hour) * HOUR);
            UUID to = first(end - (hours - hour - 1) * HOUR);
            int most = (MOST_LISTS - read) / (hours - hour);
            read += transactions.read(Actor.PLATFORM, () -> read(queries.released(from, to, most), samples));
        }
        return read;
    }

    /** The first identity of a moment, see {@link Ids}. */
    private static UUID first(long milliseconds) {
        return new UUID(milliseconds << 16, 0);
    }

    private int read(List<RetailList> lists, Map<String, Sample> samples) {
        Map<UUID, List<CebDocument>> opened = new HashMap<>();
        for (RetailList list : lists) {
            List<CebDocument> all = opened.computeIfAbsent(Ids.whole(list.id()), documents::list);
            if (Ids.number(list.id()) < all.size()) {
                prices(all.get(Ids.number(list.id()))).forEach((key, price) -> {
                    Sample sample = samples.computeIfAbsent(key, k -> new Sample(new ArrayList<>(), new HashSet<>()));
                    sample.prices.add(price);
                    sample.firms.add(list.traderId());
                });
            }
        }
        return lists.size();
    }

    /** What a unit of each of a list's goods cost in it, by every unit in which their quantity is told. */
    private static Map<String, BigDecimal> prices(CebDocument d) {
        Map<String, BigDecimal> totals = new HashMap<>();
        Map<String, BigDecimal> quantities = new HashMap<>();
        for (int i = 0; i < d.lines(); i++) {
            Set<String> units = new HashSet<>();
            for (int q = 0; q < UNITS.length; q++) {
                String unit = d.text(i, UNITS[q]);
                BigDecimal quantity = d.decimal(i, QUANTITIES[q]);
                if (d.text(i, CODE).length() >= HEADING && unit != null && quantity != null && quantity.signum() > 0 && units.add(unit)) {
                    String key = LawData.priceKey(d.text(i, CODE), unit);
                    totals.merge(key, d.decimal(i, TOTAL), BigDecimal::add);
                    quantities.merge(key, quantity, BigDecimal::add);
                }
            }
        }
        Map<String, BigDecimal> prices = new HashMap<>();
        totals.forEach((key, total) -> {
            BigDecimal price = total.divide(quantities.get(key), SCALE, RoundingMode.HALF_UP);
            if (price.signum() > 0) {
                prices.put(key, price);
            }
        });
        return prices;
    }
}
