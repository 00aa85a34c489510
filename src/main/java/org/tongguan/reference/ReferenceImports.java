package org.tongguan.reference;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Dated;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** Takes an administration's own codes and law parameters over from files: all of a file or, when any row is wrong, nothing. */
@Component
public class ReferenceImports {

    private final ReferenceStore store;
    private final CodeLists codes;
    private final Law law;
    private final Texts texts;
    private final Journal journal;
    private final Transactions transactions;

    ReferenceImports(ReferenceStore store, CodeLists codes, Law law, Texts texts, Journal journal, Transactions transactions) {
        this.store = store;
        this.codes = codes;
        this.law = law;
        this.texts = texts;
        this.journal = journal;
        this.transactions = transactions;
    }

    /**
     * Codes in the layout of {@code data/codes}. A row with the code and beginning of a standing one takes its place. The stream is not closed.
     *
     * @throws PlatformException NOT_FOUND {@code code-list} for a list nobody knows
     */
    public ImportReport importCodes(Actor actor, String list, InputStream in) {
        Read read = readCodes(list, in);
        return take(actor, "CodesImported", list, read, () -> store.saveCodes(read.valid.stream().map(r -> CodeLists.code(list, r.row())).toList()),
                codes::reload);
    }

    /** What stands against a file of codes, or how many rows would come in; nothing is changed. */
    ImportReport checkCodes(String list, InputStream in) {
        return readCodes(list, in).report();
    }

    /** A file read, with what stands against it. */
    private record Read(DatedRows rows, List<DatedRows.Valid> valid) {
        ImportReport report() {
            return new ImportReport(rows.errors().isEmpty() ? valid.size() : 0, rows.errors());
        }
    }

    private Read readCodes(String list, InputStream in) {
        codes.size(list);
        DatedRows rows = new DatedRows(texts);
        List<DatedRows.Valid> read = rows.read(in, "code", List.of("code", "name_zh", "valid_from", "source"));
        for (DatedRows.Valid row : read) {
            if (!row.key().matches("\\S{1,40}")) {
                rows.error(row.line(), "code", "import.code-form", row.key());
            }
        }
        rows.refuseOverlaps(read, read.stream().map(DatedRows.Valid::key).distinct().flatMap(code -> codes.versions(list, code).stream())
                .map(c -> new RowErrors.Standing(c.code(), c.validFrom(), c.validTo())).toList());
        return new Read(rows, read);
    }

    /**
     * Parameters in the layout of {@code data/law/parameters.csv}; a row with the name and beginning of a standing one takes its place. Only
     * parameters the platform knows, and numbers only where there were numbers. The stream is not closed.
     */
    public ImportReport importParameters(Actor actor, InputStream in) {
        Read read = readParameters(in);
        return take(actor, "ParametersImported", ReferenceChange.LAW, read, () -> store.saveParameters(read.valid), law::reload);
    }

    /** As {@link #checkCodes} for parameters. */
    ImportReport checkParameters(InputStream in) {
        return readParameters(in).report();
    }

    private Read readParameters(InputStream in) {
        DatedRows rows = new DatedRows(texts);
        List<DatedRows.Valid> read = rows.read(in, "name", List.of("name", "value", "valid_from", "source"));
        for (DatedRows.Valid row : read) {
            Optional<Dated<String>> known = law.history(row.key());
            if (known.isEmpty()) {
                rows.error(row.line(), "name", "import.parameter", row.key());
                continue;
            }
            List<Dated.Version<String>> versions = known.get().versions();
            boolean numbers = versions.stream().allMatch(v -> Decimals.parse(v.value()) != null);
            boolean whole = versions.stream().allMatch(v -> v.value().matches("[0-9]{1,9}"));
            if (numbers && Decimals.parse(row.row().get("value")) == null || whole && !row.row().get("value").matches("[0-9]{1,9}")) {
                rows.error(row.line(), "value", "import.value", row.row().get("value"), versions.getLast().value());
            }
        }
        rows.refuseOverlaps(read, read.stream().map(DatedRows.Valid::key).distinct().flatMap(name -> law.history(name).stream()
                .flatMap(known -> known.versions().stream()).map(v -> new RowErrors.Standing(name, v.from(), v.until()))).toList());
        return new Read(rows, read);
    }

    private ImportReport take(Actor actor, String event, String list, Read read, Runnable save, Runnable reload) {
        ImportReport report = read.report();
        if (!report.isTaken()) {
            return report;
        }
        transactions.run(actor, () -> {
            save.run();
            journal.record(JournalEvent.of(event, new SubjectRef("reference-import", Ids.next()), null, null,
                    Map.of("list", list, "rows", read.valid.size())));
        });
        reload.run();
        return report;
    }
}
