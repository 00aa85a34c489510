package org.tongguan.preference.goods;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.preference.goods.GoodsStore.Group;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Traders;

/** An enterprise's own goods and what agreements do for them, and the same counted for all: by product, enterprise, or agreement. */
@Component
public class Preferences {

    /** The longest list of own goods. */
    public static final int MOST = 300;

    private final GoodsStore store;
    private final Savings savings;
    private final Traders traders;
    private final Transactions transactions;

    Preferences(GoodsStore store, Savings savings, Traders traders, Transactions transactions) {
        this.store = store;
        this.savings = savings;
        this.traders = traders;
        this.transactions = transactions;
    }

    /**
     * A trader's goods, what can be saved most first, then the largest value.
     *
     * @param from first day
     * @param to   first day that no longer counts
     * @param n    at most so many, up to {@link #MOST}
     * @throws org.tongguan.kernel.PlatformException NOT_FOUND for another trader's, or one that is not there
     */
    public List<OwnGoods> top(Actor actor, long traderId, LocalDate from, LocalDate to, int n) {
        traders.get(actor, traderId);
        Map<String, List<Group>> kinds = new LinkedHashMap<>();
        transactions.read(actor, () -> store.listGroups(from, to, traderId))
                .forEach(g -> kinds.computeIfAbsent(g.direction() + g.code() + g.country(), k -> new ArrayList<>()).add(g));
        return kinds.values().stream().map(this::own)
                .sorted(Comparator.comparing(OwnGoods::possible, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(OwnGoods::value, Comparator.reverseOrder()).thenComparing(OwnGoods::code))
                .limit(Math.clamp(n, 1, MOST)).toList();
    }

    private OwnGoods own(List<Group> groups) {
        Group newest = groups.stream().max(Comparator.comparing(Group::last)).orElseThrow();
        BigDecimal value = groups.stream().map(Group::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        int lines = groups.stream().mapToInt(Group::lines).sum();
        if ("E".equals(newest.direction())) {
            Savings.Abroad abroad = savings.abroad(newest, value);
            return new OwnGoods("E", newest.code(), newest.description(), newest.country(), value, lines, abroad.schedule(), abroad.agreement(), abroad.mfn(),
                    abroad.rate(), abroad.least(), abroad.most(), null, null, null);
        }
        Savings.Answer now = savings.of(newest);
        Totals totals = new Totals();
        groups.forEach(g -> totals.add(g, savings.of(g)));
        return new OwnGoods("I", newest.code(), newest.description(), newest.country(), value, lines, now.schedule(), now.agreement(), now.normalRate(),
                now.rate(), totals.possible, totals.possible, totals.claimed, totals.saved, totals.missed());
    }

    /** What was saved and what could have been, added up. */
    private static final class Totals {
        private BigDecimal eligible = BigDecimal.ZERO;
        private BigDecimal claimed = BigDecimal.ZERO;
        private BigDecimal possible;
        private BigDecimal saved = BigDecimal.ZERO;
        private int lines;

        private void add(Group g, Savings.Answer answer) {
            lines += g.lines();
            if (g.agreement() != null) {
                claimed = claimed.add(g.value());
            }
            if (g.levied() && answer.possible() != null) {
                possible = possible == null ? answer.possible() : possible.add(answer.possible());
                if (answer.possible().signum() > 0) {
                    eligible = eligible.add(g.value());
                }
                if (g.preferred() && g.duty() != null && answer.normal() != null) {
                    saved = saved.add(answer.normal().subtract(g.duty()).max(BigDecimal.ZERO));
                }
            }
        }

        private BigDecimal missed() {
            return possible == null ? null : possible.subtract(saved).max(BigDecimal.ZERO);
        }
    }

    /** How a use analysis is cut. */
    public enum By { PRODUCT, ENTERPRISE, AGREEMENT }

    /**
     * How far preferences were used, of imports that were levied. Amounts are yuan.
     *
     * @param key           commodity code, trader's id, or agreement
     * @param eligible      customs value of goods for which an agreement saves something
     * @param claimed       of it, what was declared under an agreement
     * @param usedPercent   claimed of eligible; null where nothing is eligible
     * @param claimedBefore claimed in the period of the same length before
     * @param growthPercent of what was claimed; null where there was nothing before
     */
    public record Use(String key, int lines, BigDecimal eligible, BigDecimal claimed, BigDecimal usedPercent, BigDecimal saved, BigDecimal missed,
                      BigDecimal claimedBefore, BigDecimal growthPercent) { }

    /** Counts use in a period; a trader's account sees its own goods only. The largest missed saving first. */
    public List<Use> use(Actor actor, By by, LocalDate from, LocalDate to) {
        LocalDate before = from.minusDays(java.time.temporal.ChronoUnit.DAYS.between(from, to));
        Map<String, Totals> now = count(actor, by, from, to);
        Map<String, Totals> earlier = count(actor, by, before, from);
        List<Use> all = new ArrayList<>();
        now.forEach((key, t) -> {
            BigDecimal then = earlier.containsKey(key) ? earlier.get(key).claimed : BigDecimal.ZERO;
            all.add(new Use(key, t.lines, t.eligible, t.claimed, percent(t.claimed.min(t.eligible), t.eligible), t.saved,
                    t.missed() == null ? BigDecimal.ZERO : t.missed(), then, percent(t.claimed.subtract(then), then)));
        });
        all.sort(Comparator.comparing(Use::missed).reversed().thenComparing(Use::key));
        return all;
    }

    private Map<String, Totals> count(Actor actor, By by, LocalDate from, LocalDate to) {
        Map<String, Totals> totals = new HashMap<>();
        for (Group g : transactions.read(actor, () -> store.listGroups(from, to, actor.traderId()))) {
            if ("I".equals(g.direction())) {
                Savings.Answer answer = savings.of(g);
                String key = switch (by) {
                    case PRODUCT -> g.code();
                    case ENTERPRISE -> String.valueOf(g.traderId());
                    case AGREEMENT -> g.agreement() != null ? g.agreement() : answer.agreement();
                };
                if (key != null) {
                    totals.computeIfAbsent(key, k -> new Totals()).add(g, answer);
                }
            }
        }
        return totals;
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP);
    }
}
