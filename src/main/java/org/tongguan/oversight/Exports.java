package org.tongguan.oversight;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.oversight.ExportStore.Export;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** The log of what was taken out as a file: who, what, how many rows. Written before the first byte goes out; where it cannot be, none does. */
@Component
public class Exports {

    private static final int MAX_TEXT = 200;
    private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9.+-]{1,80}");
    private final ExportStore store;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    Exports(ExportStore store, Transactions transactions, Journal journal, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Notes an export. Answers with a file name that a converter writes are noted by themselves; who writes to the response itself calls this before the
     * first byte.
     *
     * @param what  the list's name or the address
     * @param rows  null where the file has none that are counted
     * @param bytes null when not known yet
     * @throws PlatformException MALFORMED {@code export} without a name or with a senseless number of rows or format
     */
    public void record(Actor actor, String what, Long rows, Long bytes, String format) {
        if (what == null || what.isBlank() || what.length() > MAX_TEXT || rows != null && rows < 0 || !FORMAT.matcher(format).matches()) {
            throw new PlatformException(ErrorCode.MALFORMED, "export");
        }
        Export export = new Export(Ids.next(), clock.instant(), actor.name(), what.strip(), rows, bytes, format.toLowerCase(Locale.ROOT));
        transactions.run(actor, () -> {
            store.insert(export);
            journal.record(JournalEvent.of("DataExported", new SubjectRef("export", export.id()), null, actor.office(),
                    Map.of("what", export.what(), "rows", rows == null ? "" : rows, "format", export.format())));
        });
    }

    Page<Export> list(Actor actor, String account, int page, int size) {
        String whose = account == null || account.isBlank() ? null : account.strip().toLowerCase(Locale.ROOT);
        return transactions.read(actor, () -> Page.of(page, size, store.count(whose), (from, rows) -> store.list(whose, from, rows)));
    }
}
