package org.tongguan.preference.handbook;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.preference.goods.OwnGoods;
import org.tongguan.preference.goods.Preferences;
import org.tongguan.preference.rates.Column;
import org.tongguan.preference.rates.Line;
import org.tongguan.preference.rates.PreferentialTariff;
import org.tongguan.preference.rates.Sheet;
import org.tongguan.preference.rates.Sheets;
import org.tongguan.preference.rates.Tariffs;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Puts together what a handbook says. */
@Component
class Bookmaker {

    private static final String CHINA = "CHN";
    private final Preferences preferences;
    private final Tariffs tariffs;
    private final Traders traders;
    private final Clock clock;

    Bookmaker(Preferences preferences, Tariffs tariffs, Traders traders, Clock clock) {
        this.preferences = preferences;
        this.tariffs = tariffs;
        this.traders = traders;
        this.clock = clock;
    }

    Book make(Handbook handbook) {
        Handbook.Wish wish = handbook.wish();
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        Book.Period period = new Book.Period(tomorrow.minusYears(1), tomorrow);
        Trader trader = handbook.traderId() == null ? null : traders.get(handbook.traderId());
        List<OwnGoods> own = trader == null ? List.of() : preferences.top(Actor.PLATFORM, trader.id(), period.from(), period.to(),
                wish.codes().isEmpty() ? wish.n() : Preferences.MOST);
        List<OwnGoods> shown = wish.codes().isEmpty() ? own : own.stream().filter(g -> wish.codes().stream().anyMatch(c -> g.code().startsWith(c))).toList();
        Map<String, Set<String>> wanted = wanted(wish, own);
        List<Book.Part> parts = new ArrayList<>();
        wanted.forEach((schedule, codes) -> parts.add(part(tariffs.get(schedule), codes, wish, shown)));
        return new Book(handbook.id().toString(), trader == null ? null : new Book.Enterprise(trader.name(), trader.customsCode()), wish.from(), wish.to(),
                LocalDate.now(clock), handbook.address(), trader == null ? null : period, shown, parts);
    }

    /** Which codes are looked up in which tariff. */
    private Map<String, Set<String>> wanted(Handbook.Wish wish, List<OwnGoods> own) {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        List<String> schedules = wish.schedules();
        if (!wish.codes().isEmpty()) {
            (schedules.isEmpty() ? List.of(PreferentialTariff.NATIONAL) : schedules).forEach(s -> wanted.put(s, new LinkedHashSet<>(wish.codes())));
            return wanted;
        }
        wanted.put(PreferentialTariff.NATIONAL, new LinkedHashSet<>());
        own.stream().filter(g -> g.schedule() != null && (schedules.isEmpty() || schedules.contains(g.schedule())))
                .forEach(g -> wanted.computeIfAbsent(g.schedule(), s -> new LinkedHashSet<>()).add(g.code()));
        wanted.values().removeIf(Set::isEmpty);
        if (wanted.isEmpty()) {
            wanted.put(PreferentialTariff.NATIONAL, Set.of());
        }
        return wanted;
    }

    private Book.Part part(PreferentialTariff tariff, Set<String> codes, Handbook.Wish wish, List<OwnGoods> own) {
        boolean national = tariff.id().equals(PreferentialTariff.NATIONAL);
        Sheets sheets = tariffs.sheets(tariff);
        Map<String, Book.Product> products = new TreeMap<>();
        Map<String, Column> columns = new TreeMap<>();
        for (String code : codes) {
            for (Line line : tariff.find(code)) {
                Sheet sheet = tariffs.named(sheets.of(line, wish.from(), wish.to(), national ? null : CHINA), code);
                products.put(line.code(), new Book.Product(sheet, national ? figures(own, line.code()) : null));
                sheet.rows().forEach(row -> columns.put(row.column().id(), row.column()));
            }
        }
        return new Book.Part(tariff.id(), tariff.name(), tariff.version(), List.copyOf(products.values()), List.copyOf(columns.values()));
    }

    private static Book.Figures figures(List<OwnGoods> own, String line) {
        List<OwnGoods> mine = own.stream().filter(g -> "I".equals(g.direction()) && g.code().startsWith(line)).toList();
        return mine.isEmpty() ? null : new Book.Figures(sum(mine.stream().map(OwnGoods::value).toList()), sum(mine.stream().map(OwnGoods::possible).toList()),
                sum(mine.stream().map(OwnGoods::saved).toList()), sum(mine.stream().map(OwnGoods::missed).toList()));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().filter(a -> a != null).reduce(BigDecimal::add).orElse(null);
    }
}
