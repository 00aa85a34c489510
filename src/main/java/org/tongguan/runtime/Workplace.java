package org.tongguan.runtime;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.tongguan.kernel.Demands;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;

/** What the cases of a module are worked on with: transactions, the journal, running numbers and time. A module adds its law and its words. */
public abstract class Workplace {

    private final Transactions transactions;
    private final Journal journal;
    private final Numbers numbers;
    private final Clock clock;
    private final String sequence;

    /** @param sequence that the module's cases are numbered by */
    protected Workplace(Transactions transactions, Journal journal, Numbers numbers, Clock clock, String sequence) {
        this.transactions = transactions;
        this.journal = journal;
        this.numbers = numbers;
        this.clock = clock;
        this.sequence = sequence;
    }

    public final Transactions transactions() {
        return transactions;
    }

    public final Journal journal() {
        return journal;
    }

    public final Clock clock() {
        return clock;
    }

    public final LocalDate today() {
        return LocalDate.now(clock);
    }

    /** No finer than the database keeps it. */
    public final Instant now() {
        return Times.now(clock);
    }

    /** When that day begins, here. */
    public final Instant startOf(LocalDate day) {
        return Times.startOf(day, clock);
    }

    /** The next number of a case, with this year. */
    public final String number(String letter, String office) {
        return numbers.ofCase(sequence, letter, office, today().getYear());
    }

    /** Tells what happened to a subject, whose it is and where. */
    public final void tell(String event, SubjectRef subject, long trader, String office, Map<String, ?> payload) {
        journal.record(JournalEvent.of(event, subject, trader, office, payload));
    }

    /** Without blanks around it, not too long; empty for nothing. */
    public static String text(String given) {
        return Demands.text(given);
    }
}
