package org.tongguan.preference.handbook;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.print.Paper;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * Prints what was ordered, one after the other, outside of any transaction: only taking an order, telling progress and keeping the result are
 * written. A process that dies while printing loses its claim after some minutes, and another prints it again.
 */
@Component
public class Press {

    private static final Logger LOG = LoggerFactory.getLogger(Press.class);
    private static final Duration CLAIM = Duration.ofMinutes(3);
    private final HandbookStore store;
    private final Bookmaker bookmaker;
    private final Transactions transactions;
    private final Journal journal;
    private final Texts texts;
    private final CodeLists codes;
    private final Clock clock;

    Press(HandbookStore store, Bookmaker bookmaker, Transactions transactions, Journal journal, Texts texts, CodeLists codes, Clock clock) {
        this.store = store;
        this.bookmaker = bookmaker;
        this.transactions = transactions;
        this.journal = journal;
        this.texts = texts;
        this.codes = codes;
        this.clock = clock;
    }

    /** Prints all that is ordered. */
    @Scheduled(fixedDelay = 700)
    public void printAll() {
        Instant now = clock.instant();
        Optional<Handbook> next = transactions.call(Actor.PLATFORM, () -> store.claim(now, now.plus(CLAIM)));
        while (next.isPresent()) {
            print(next.get());
            next = transactions.call(Actor.PLATFORM, () -> store.claim(clock.instant(), clock.instant().plus(CLAIM)));
        }
    }

    private void print(Handbook handbook) {
        try {
            Paper.prepare();
            Book book = bookmaker.make(handbook);
            int total = book.parts().stream().mapToInt(p -> p.products().size()).sum();
            Words words = new Words(texts, codes, Locale.of(handbook.wish().language()), LocalDate.now(clock));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            tell(handbook, 0, total);
            int step = Math.max(1, total / 20);
            int pages = new Printer(book, words, done -> {
                if (done % step == 0) {
                    tell(handbook, done, total);
                }
            }).print(out);
            transactions.run(Actor.PLATFORM, () -> {
                store.printed(handbook.id(), out.toByteArray(), pages, clock.instant());
                journal.record(JournalEvent.of("HandbookPrinted", new SubjectRef("handbook", handbook.id()), handbook.traderId(), null,
                        Map.of("pages", pages, "products", total)));
            });
        } catch (RuntimeException failure) {
            LOG.warn("handbook {} cannot be printed", handbook.id(), failure);
            transactions.run(Actor.PLATFORM, () -> store.failed(handbook.id(), String.valueOf(failure.getMessage())));
        }
    }

    private void tell(Handbook handbook, int done, int total) {
        transactions.run(Actor.PLATFORM, () -> store.progress(handbook.id(), done, total));
    }
}
