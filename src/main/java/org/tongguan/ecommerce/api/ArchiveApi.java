package org.tongguan.ecommerce.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.archive.Archive;
import org.tongguan.ecommerce.archive.ArchiveChecks;
import org.tongguan.ecommerce.archive.ArchiveRuns;
import org.tongguan.ecommerce.archive.ArchivedMonth;
import org.tongguan.ecommerce.archive.Archiver;
import org.tongguan.kernel.Actor;
import org.tongguan.oversight.Exports;
import org.tongguan.runtime.Transactions;

/** Archived months: which there are, whether they are as they were, and their lists as a table. */
@RestController
@RequestMapping("/api/v1/ecommerce/archive")
@Tag(name = "ecommerce")
class ArchiveApi {

    private static final String READERS = "hasAnyRole('ADMIN','SENIOR','ANALYST')";
    private static final String HEAD = "number,direction,state,office,mode,value,duty,consumption,vat,filed_at,decided_at,findings,id\n";
    private final Archive archive;
    private final Archiver archiver;
    private final ArchiveRuns runs;
    private final ArchiveChecks checks;
    private final Transactions transactions;
    private final Exports exports;

    ArchiveApi(Archive archive, Archiver archiver, ArchiveRuns runs, ArchiveChecks checks, Transactions transactions, Exports exports) {
        this.exports = exports;
        this.archive = archive;
        this.archiver = archiver;
        this.runs = runs;
        this.checks = checks;
        this.transactions = transactions;
    }

    /** A file of a month. */
    record ArchivedFileView(String name, long rows, long bytes, String sha256) { }

    /**
     * A writing of a month.
     *
     * @param month     its first day; {@code part}: running number within it
     * @param state     WRITING, STORED (its lists have left the database), DONE (so has everything else of it)
     * @param open      lists that stayed, as something is still to happen to them
     * @param checkedAt when the files were last found to be as they were
     */
    record ArchivedMonthView(UUID id, LocalDate month, int part, String state, long lists, long parts, long messages, long open, String value, String tax,
                             List<ArchivedFileView> files, @Nullable Instant storedAt, @Nullable Instant checkedAt) { }

    /**
     * The archive.
     *
     * @param closed  months that are closed and still in the database, also in part
     * @param running whether this process is archiving; {@code failure}: why it last failed
     */
    record ArchiveView(boolean running, @Nullable String failure, List<LocalDate> closed, List<ArchivedMonthView> months) { }

    /** What is wrong: MISSING, CHANGED, ROWS, or JOURNAL (of the month as a whole, without a file). */
    record ArchiveFaultView(String file, String fault) { }

    /** What came of a check. */
    record ArchiveCheckView(boolean sound, List<ArchiveFaultView> faults) { }

    @GetMapping
    @PreAuthorize(READERS)
    @Operation(summary = "Months of lists that lie in files, and those that are closed and will")
    ArchiveView get(Actor actor) {
        List<ArchivedMonthView> months = transactions.read(actor, archive::months).reversed().stream().map(ArchiveApi::view).toList();
        return new ArchiveView(runs.isRunning(), runs.failure(), archiver.closed(), months);
    }

    @PostMapping("/runs")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Archives all closed months now, in the background; it is done by itself every few hours too")
    void run(Actor actor) {
        runs.start();
    }

    @PostMapping("/{id}/check")
    @PreAuthorize(READERS)
    @Operation(summary = "Compares the files of a month with what the database and the journal say of them")
    ArchiveCheckView check(Actor actor, @PathVariable UUID id) {
        List<ArchiveFaultView> faults = checks.check(actor, id).stream().map(f -> new ArchiveFaultView(f.file(), f.fault())).toList();
        return new ArchiveCheckView(faults.isEmpty(), faults);
    }

    @GetMapping(path = "/{id}/lists.csv", produces = "text/csv")
    @PreAuthorize(READERS)
    @Operation(summary = "All lists of an archived month as a table (CSV), without their documents and without personal numbers")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void lists(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        ArchivedMonth month = transactions.read(actor, () -> archive.get(id));
        exports.record(actor, "/api/v1/ecommerce/archive/" + id + "/lists.csv", month.counts().lists(), null, "csv");
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"lists-%tY-%<tm-%d.csv\"".formatted(month.month(), month.part()));
        Writer writer = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        writer.write(HEAD);
        archive.each(month, list -> {
            try {
                writer.write(line(list));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.flush();
    }

    private static String line(RetailList l) {
        RetailList.Amounts a = l.amounts();
        String findings = l.findings() == null ? "" : "\"" + l.findings().replace("\"", "\"\"") + "\"";
        return String.join(",", ListNumber.invtNo(l.number()), l.isExport() ? "EXPORT" : "IMPORT", l.state().name(), "%04d".formatted(l.office()),
                Integer.toString(l.mode()), RetailViews.yuan(a.value()), RetailViews.yuan(a.duty()), RetailViews.yuan(a.consumption()),
                RetailViews.yuan(a.vat()), l.filedAt().toString(), l.decidedAt() == null ? "" : l.decidedAt().toString(), findings, l.id().toString()) + "\n";
    }

    private static ArchivedMonthView view(ArchivedMonth m) {
        return new ArchivedMonthView(m.id(), m.month(), m.part(), m.state().name(), m.counts().lists(), m.counts().parts(), m.counts().messages(), m.open(),
                RetailViews.yuan(m.sums().value()), RetailViews.yuan(m.sums().tax()),
                m.files().stream().map(f -> new ArchivedFileView(f.name(), f.rows(), f.bytes(), f.sha256())).toList(), m.storedAt(), m.checkedAt());
    }
}
