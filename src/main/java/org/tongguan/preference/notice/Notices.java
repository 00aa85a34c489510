package org.tongguan.preference.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.DeclaredGoods;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.preference.goods.GoodsFollower;
import org.tongguan.preference.notice.NoticeStore.Watched;
import org.tongguan.preference.rates.Column;
import org.tongguan.preference.rates.DatedRate;
import org.tongguan.preference.rates.Line;
import org.tongguan.preference.rates.PreferentialTariff;
import org.tongguan.preference.rates.Tariffs;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * Watches the rates of goods from the day somebody declares them. When the tariffs change, however they were changed, it compares what stood
 * with what stands and tells every enterprise that declared the goods within a year: in the event log, hence by web hook and on the console,
 * and in a list of its own.
 */
@Component
public class Notices {

    private static final String CHINA = "CHN";
    private final NoticeStore store;
    private final Tariffs tariffs;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    Notices(NoticeStore store, Tariffs tariffs, Transactions transactions, Journal journal, Clock clock) {
        this.store = store;
        this.tariffs = tariffs;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those the actor may see, newest first. */
    public Page<Notice> list(Actor actor, int page, int size) {
        return transactions.read(actor, () -> store.list(page, size));
    }

    @EventListener
    void goodsSeen(GoodsFollower.GoodsSeen seen) {
        Set<Watched> goods = new LinkedHashSet<>();
        for (DeclaredGoods.Item item : seen.items()) {
            if (item.country() != null) {
                goods.add(new Watched(item.direction(), item.code(), item.country(), rates(item.direction(), item.code(), item.country())));
            }
        }
        store.watch(goods);
    }

    /** Looks whether the tariffs have changed since the last look. */
    @Scheduled(fixedDelay = 5000)
    public void look() {
        transactions.run(Actor.PLATFORM, () -> {
            String version = tariffs.version();
            if (!version.equals(store.version())) {
                compare();
                store.version(version);
            }
        });
    }

    private void compare() {
        LocalDate since = LocalDate.now(clock).minusYears(1);
        List<Watched> changed = new ArrayList<>();
        for (Watched was : store.listWatched()) {
            Watched is = new Watched(was.direction(), was.code(), was.country(), rates(was.direction(), was.code(), was.country()));
            if (!is.equals(was)) {
                changed.add(is);
                store.declarers(was, since).forEach(who -> tell(who, was, is));
            }
        }
        store.seen(changed);
    }

    private void tell(NoticeStore.Declarer who, Watched was, Watched is) {
        List<String> before = List.of(was.rates().split("\n"));
        List<String> after = List.of(is.rates().split("\n"));
        Notice notice = new Notice(Ids.next(), who.traderId(), clock.instant(), is.direction(), is.code(), is.country(), who.description(),
                before.stream().filter(r -> !r.isEmpty() && !after.contains(r)).toList(),
                after.stream().filter(r -> !r.isEmpty() && !before.contains(r)).toList());
        store.insert(notice);
        journal.record(JournalEvent.of("PreferenceRatesChanged", new SubjectRef("preference-notice", notice.id()), who.traderId(), null,
                Map.of("code", notice.code(), "country", notice.country(), "direction", notice.direction(), "removed", notice.removed(), "added",
                        notice.added())));
    }

    /** All rates open to the goods, one a line; the order does not depend on anything but the rates. */
    private String rates(String direction, String code, String country) {
        boolean in = "I".equals(direction);
        PreferentialTariff tariff = in ? tariffs.get(PreferentialTariff.NATIONAL) : tariffs.ofCountry(country).orElse(null);
        if (tariff == null || !in && tariff.id().equals(PreferentialTariff.NATIONAL)) {
            return "";
        }
        Set<String> lines = new java.util.TreeSet<>();
        List<Column> columns = tariff.columns(LocalDate.now(clock));
        for (Line line : tariff.find(code)) {
            line.mfn().forEach(r -> lines.add(text(line, "MFN", r)));
            line.provisional().forEach(r -> lines.add(text(line, "PROVISIONAL", r)));
            columns.stream().filter(c -> c.isOpenTo(in ? country : CHINA)).forEach(c -> line.preferential().getOrDefault(c.id(), List.of())
                    .forEach(r -> lines.add(text(line, c.id(), r))));
        }
        return String.join("\n", lines);
    }

    private static String text(Line line, String kind, DatedRate rate) {
        return line.code() + " " + kind + " " + rate.from() + (rate.to() == null ? "" : "/" + rate.to()) + " " + rate.text();
    }
}
