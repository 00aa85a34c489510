package org.tongguan.ecommerce.summary;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.store.ListNumbers;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.ecommerce.store.SummaryStore;
import org.tongguan.ecommerce.store.SummaryStore.Left;
import org.tongguan.ecommerce.summary.Sum.Member;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.reference.Law;
import org.tongguan.reference.WorkingDays;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * Lists that left in a month are summed up by the 15th of the next (GACC announcement 2018 No. 194), or the first working day after it. What a firm did
 * not apply to sum up by then the platform sums up, once, for the firm's broker to complete and file; the firm may take that back and apply itself.
 */
@Component
public class MonthlySummaries {

    /** It begins when a start's own work is done, and looks for a new day from then on. */
    private static final int MINUTES = 20;
    /** A platform that stood still makes up for so many months. */
    private static final int MONTHS = 3;
    private static final int AT_ONCE = 1000;
    private static final int MOST_LISTS = 10_000;
    private static final Sum.Manner MANNER = new Sum.Manner(false, false);
    private final SummaryStore summaries;
    private final RetailDocuments documents;
    private final Making making;
    private final Around around;

    MonthlySummaries(SummaryStore summaries, RetailDocuments documents, Making making, Around around) {
        this.summaries = summaries;
        this.documents = documents;
        this.making = making;
        this.around = around;
    }

    /** What it works with beside its own business. */
    @Component
    record Around(ListNumbers numbers, Law law, WorkingDays days, Transactions transactions, Journal journal, Clock clock) { }

    /** Looks whether a month's last day for applications has passed, and sums up what is left. Called by the timer, and by tests that move the clock. */
    @Scheduled(fixedDelay = MINUTES, initialDelay = MINUTES, timeUnit = TimeUnit.MINUTES)
    public void make() {
        LocalDate today = LocalDate.now(around.clock);
        if (!"YES".equals(around.law.text("export.summary.platform", today))) {
            return;
        }
        LocalDate last = around.days.onOrAfter(today.withDayOfMonth(around.law.whole("export.summary.day", today)));
        LocalDate newest = today.withDayOfMonth(1).minusMonths(today.isAfter(last) ? 1 : 2);
        for (LocalDate month = newest.minusMonths(MONTHS - 1L); !month.isAfter(newest); month = month.plusMonths(1)) {
            LocalDate wanted = month;
            if (!around.transactions.read(Actor.PLATFORM, () -> summaries.isMade(wanted))) {
                make(month);
            }
        }
    }

    private void make(LocalDate month) {
        Instant from = Times.startOf(month, around.clock);
        Instant to = Times.startOf(month.plusMonths(1), around.clock);
        int made = 0;
        for (Left one : around.transactions.read(Actor.PLATFORM, () -> summaries.left(from, to))) {
            for (List<UUID> group : groups(one, from, to)) {
                made += around.transactions.call(Actor.PLATFORM, () -> make(one, month, group));
            }
        }
        int declarations = made;
        around.transactions.run(Actor.PLATFORM, () -> summaries.made(month, now(), declarations));
    }

    private Instant now() {
        return Times.now(around.clock);
    }

    /** Lists to be summed up, those of each consignor together, no more in one summary than an application may have. */
    private List<List<UUID>> groups(Left one, Instant from, Instant to) {
        Map<String, List<UUID>> byFirm = new LinkedHashMap<>();
        UUID after = new UUID(0, 0);
        while (after != null) {
            UUID since = after;
            List<UUID> some = around.transactions.read(Actor.PLATFORM, () -> {
                List<UUID> found = summaries.left(one, from, to, since, AT_ONCE);
                Map<UUID, CebDocument> read = documents.all(found);
                found.stream().filter(id -> "B".equals(read.get(id).text("statisticsFlag")))
                        .forEach(id -> byFirm.computeIfAbsent(read.get(id).text("ebcCode"), f -> new ArrayList<>()).add(id));
                return found;
            });
            after = some.size() < AT_ONCE ? null : some.getLast();
        }
        List<List<UUID>> groups = new ArrayList<>();
        byFirm.values().forEach(all -> {
            for (int i = 0; i < all.size(); i += MOST_LISTS) {
                groups.add(all.subList(i, Math.min(all.size(), i + MOST_LISTS)));
            }
        });
        return groups;
    }

    /** Those that nobody has summed up meanwhile. */
    private int make(Left one, LocalDate month, List<UUID> group) {
        Map<UUID, RetailList> free = making.free(group, Set.of());
        if (free.isEmpty()) {
            return 0;
        }
        Map<UUID, CebDocument> read = documents.all(free.keySet());
        List<Member> members = free.values().stream().map(list -> new Member(list, read.get(list.id()))).toList();
        CebDocument first = members.getFirst().document();
        LocalDate today = LocalDate.now(around.clock);
        String number = around.numbers.next("S", today);
        UUID document = Ids.next();
        String office = "%04d".formatted(one.office());
        int made = making.make(new Making.Order(document, one.trader(), number, office, first.text("agentCode"), first.text("agentName"), MANNER, true),
                members, now(), today);
        around.journal.record(JournalEvent.of("ExportSummaryMade", new SubjectRef(SummaryDeclarations.KIND, document), one.trader(), office,
                Map.of("number", number, "month", month.toString().substring(0, 7), "lists", members.size(), "declarations", made)));
        return made;
    }
}
