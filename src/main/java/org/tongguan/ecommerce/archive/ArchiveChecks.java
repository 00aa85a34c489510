package org.tongguan.ecommerce.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.archive.ArchivedMonth.StoredFile;
import org.tongguan.formats.parquet.ParquetFile;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Transactions;

/** Compares the files of an archived month with what the database and the journal, which nobody can change unseen, say of them. */
@Component
public class ArchiveChecks {

    private final Archive archive;
    private final ArchivedMonthStore store;
    private final ArchiveDirectory directory;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    ArchiveChecks(Archive archive, ArchivedMonthStore store, ArchiveDirectory directory, Journal journal, Transactions transactions, Clock clock) {
        this.archive = archive;
        this.store = store;
        this.directory = directory;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Something that is wrong.
     *
     * @param fault {@code MISSING} the file is not there; {@code CHANGED} its bytes are others; {@code ROWS} its rows are others; {@code JOURNAL} the journal
     *              says something else of the month
     */
    public record Fault(String file, String fault) { }

    /**
     * All that is wrong with a month; none is sound, and notes that it was looked at.
     *
     * @throws org.tongguan.kernel.PlatformException NOT_FOUND {@code archive}
     */
    public List<Fault> check(Actor actor, UUID id) {
        ArchivedMonth month = transactions.read(actor, () -> archive.get(id));
        List<Fault> faults = new ArrayList<>();
        month.files().forEach(file -> look(month, file, faults));
        String told = Json.write(Archiver.told(month));
        List<JournalEntry> entries = transactions.read(Actor.PLATFORM, () -> journal.list(new SubjectRef(Archiver.KIND, id)));
        if (entries.stream().noneMatch(e -> Json.tree(e.payload()).equals(Json.tree(told)))) {
            faults.add(new Fault("", "JOURNAL"));
        }
        if (faults.isEmpty()) {
            transactions.run(Actor.PLATFORM, () -> store.checked(id, Times.now(clock)));
        }
        return faults;
    }

    private void look(ArchivedMonth month, StoredFile file, List<Fault> faults) {
        Path path = directory.of(month).resolve(file.name());
        if (!Files.isRegularFile(path)) {
            faults.add(new Fault(file.name(), "MISSING"));
        } else if (!ArchiveDirectory.sha256(path).equals(file.sha256())) {
            faults.add(new Fault(file.name(), "CHANGED"));
        } else if (!ArchiveTables.of(file.name()).isEmpty()) {
            RowsDigest rows = new RowsDigest();
            new ParquetFile(path, ArchiveTables.of(file.name())).each(rows::add);
            if (rows.rows() != file.rows() || !rows.hex().equals(file.rowsSha256())) {
                faults.add(new Fault(file.name(), "ROWS"));
            }
        }
    }
}
