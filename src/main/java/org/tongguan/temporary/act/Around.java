package org.tongguan.temporary.act;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Demands;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;
import org.tongguan.temporary.Clearance;
import org.tongguan.temporary.Exhibition;
import org.tongguan.temporary.GoodsList;

/** What everything here works with beside its own business: time, law, transactions, numbers, the journal. */
@Component
record Around(Transactions transactions, Journal journal, Numbers numbers, Law law, Clock clock) {

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Start of a day, here. */
    Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** Eighteen characters: a letter, the office, the year, a running number. */
    String number(String letter, String office) {
        return "%s%s%d%09d".formatted(letter, office, today().getYear(), numbers.next("temporary_number"));
    }

    void tell(String event, Exhibition e, Map<String, ?> payload) {
        journal.record(JournalEvent.of(event, e.ref(), e.traderId(), e.office(), payload));
    }

    void tell(String event, GoodsList list, Map<String, ?> payload) {
        journal.record(JournalEvent.of(event, list.ref(), list.traderId(), list.office(), payload));
    }

    /** A clearance is told on the list it belongs to. */
    void tell(String event, Clearance c, Map<String, ?> payload) {
        journal.record(JournalEvent.of(event, new SubjectRef(GoodsList.KIND, c.listId()), c.traderId(), c.office(), payload));
    }

    static String text(String text) {
        return Demands.text(text);
    }

    static void require(boolean right, String field) {
        Demands.field(right, "temporary.field", field);
    }

    /** @throws PlatformException REFUSED {@code temporary.reason} without one */
    static String reason(String given) {
        return Demands.text(given, "temporary.reason");
    }

    /** @throws PlatformException FORBIDDEN {@code temporary.office} when an official of another office decides */
    static void covers(Actor actor, String office) {
        Demands.covers(actor, office, "temporary.office");
    }
}
