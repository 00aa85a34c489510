package org.tongguan.preference.goods;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.preference.goods.GoodsStore.Group;
import org.tongguan.preference.rates.Cell;
import org.tongguan.preference.rates.PreferentialTariff;
import org.tongguan.preference.rates.Row;
import org.tongguan.preference.rates.Sheet;
import org.tongguan.preference.rates.Tariffs;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.expression.Outcome;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.schedule.Schedule;

/** What an agreement saves on declared goods: by the national tariff on their day for imports, by the tariff of destination for exports. */
@Component
class Savings {

    private final Tariff tariff;
    private final Tariffs tariffs;

    Savings(Tariff tariff, Tariffs tariffs) {
        this.tariff = tariff;
        this.tariffs = tariffs;
    }

    /**
     * For imports.
     *
     * @param normal     duty without any agreement, null = cannot be computed
     * @param normalRate its rate, empty = not at hand
     * @param agreement  the best one, null = none saves anything
     * @param possible   what it saves, null = cannot be computed, or an agreement is open whose rate is not at hand
     */
    record Answer(String schedule, BigDecimal normal, String normalRate, String agreement, String rate, BigDecimal possible) { }

    Answer of(Group g) {
        Schedule schedule = tariff.schedule();
        Rated line = schedule.line(g.code(), g.last());
        if (line == null || line.mfn() == null) {
            return new Answer(line == null ? null : PreferentialTariff.NATIONAL, null, "", null, "", null);
        }
        Quantities quantities = quantities(g);
        BigDecimal mfn = amount(line.mfn(), g.value(), quantities);
        RateExpression levied = line.mfn();
        BigDecimal normal = mfn;
        boolean whole = line.provisional() != null && !line.line().provisionalExPart();
        BigDecimal provisional = whole ? amount(line.provisional(), g.value(), quantities) : null;
        if (provisional != null && (mfn == null || provisional.compareTo(mfn) < 0)) {
            normal = provisional;
            levied = line.provisional();
        }
        BigDecimal least = null;
        Schedule.Offer best = null;
        boolean silent = false;
        for (Schedule.Offer offer : schedule.offers(g.code(), g.country(), g.last())) {
            BigDecimal duty = offer.rate() == null ? null : amount(offer.rate(), g.value(), quantities);
            silent |= duty == null;
            if (duty != null && (least == null || duty.compareTo(least) < 0)) {
                least = duty;
                best = offer;
            }
        }
        boolean saves = best != null && normal != null && least.compareTo(normal) < 0;
        return new Answer(PreferentialTariff.NATIONAL, normal, levied.toString(), saves ? best.agreement().code() : null, saves ? best.rate().toString() : "",
                normal == null || silent && !saves && normal.signum() > 0 ? null : saves ? normal.subtract(least) : BigDecimal.ZERO.setScale(2));
    }

    private static Quantities quantities(Group g) {
        Map<String, BigDecimal> byUnit = new HashMap<>();
        if (g.unit1() != null && g.quantity1() != null) {
            byUnit.put(g.unit1(), g.quantity1());
        }
        if (g.unit2() != null && g.quantity2() != null) {
            byUnit.merge(g.unit2(), g.quantity2(), BigDecimal::add);
        }
        return new Quantities(byUnit, null);
    }

    private static BigDecimal amount(RateExpression rate, BigDecimal value, Quantities quantities) {
        // Amounts of money in other currencies would need a day's exchange rate: not compared.
        boolean inYuan = rate.currencies().stream().allMatch("CNY"::equals);
        return inYuan && rate.evaluate(value, quantities) instanceof Outcome.Amount a ? a.amount().setScale(2, RoundingMode.HALF_UP) : null;
    }

    /**
     * For exports, where goods may fall on several lines abroad.
     *
     * @param schedule null = the tariff of the country is not at hand
     * @param least    saving on the line that saves least, null = cannot be compared
     */
    record Abroad(String schedule, String agreement, String mfn, String rate, BigDecimal least, BigDecimal most) {

        static final Abroad UNKNOWN = new Abroad(null, null, "", "", null, null);
    }

    Abroad abroad(Group g, BigDecimal value) {
        PreferentialTariff abroad = tariffs.ofCountry(g.country()).orElse(null);
        if (abroad == null || abroad.id().equals(PreferentialTariff.NATIONAL)) {
            return Abroad.UNKNOWN;
        }
        int year = year(abroad, g.last());
        List<Sheet> sheets = abroad.find(g.code()).stream().map(line -> tariffs.sheets(abroad).of(line, year, year, "CHN")).toList();
        List<Row> best = sheets.stream().flatMap(s -> s.rows().stream().limit(1)).toList();
        if (best.isEmpty()) {
            return sheets.isEmpty() ? Abroad.UNKNOWN : new Abroad(abroad.id(), null, normal(sheets), "", null, null);
        }
        List<BigDecimal> points = best.stream().map(r -> r.cells().getFirst().netSaving()).toList();
        boolean comparable = best.size() == sheets.size() && points.stream().allMatch(p -> p != null);
        return new Abroad(abroad.id(), best.getFirst().column().agreement(), normal(sheets),
                span(best.stream().map(r -> r.cells().getFirst()).map(Cell::rate).toList()),
                comparable ? share(value, points.stream().min(Comparator.naturalOrder()).orElseThrow()) : null,
                points.stream().filter(p -> p != null).max(Comparator.naturalOrder()).map(p -> share(value, p)).orElse(null));
    }

    private static String normal(List<Sheet> sheets) {
        return span(sheets.stream().map(s -> s.mfn().getFirst()).toList());
    }

    private static BigDecimal share(BigDecimal value, BigDecimal points) {
        return value.multiply(points.max(BigDecimal.ZERO)).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }

    /** The tariff's year in which a day lies. */
    private static int year(PreferentialTariff abroad, LocalDate day) {
        return day.isBefore(day.with(abroad.yearStart())) ? day.getYear() - 1 : day.getYear();
    }

    private static String span(List<String> rates) {
        Optional<String> first = rates.stream().filter(r -> !r.isEmpty()).findFirst();
        List<String> different = rates.stream().filter(r -> !r.isEmpty()).distinct().toList();
        return different.size() <= 1 ? first.orElse("") : different.getFirst() + " … " + different.getLast();
    }
}
