package org.tongguan.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Dated;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.FourEyes;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.kernel.Times;
import org.tongguan.reference.ReferenceChange.Kind;
import org.tongguan.reference.ReferenceChange.State;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * Changes of codes and of the law's parameters with four eyes: one person proposes rows with their validity and source, another takes them over
 * or refuses them. Nothing counts before that. The rows are checked when they are proposed and again when they are taken.
 */
@Component
public class ReferenceChanges {

    private static final int MOST_TEXT = 500;
    private static final int MOST_CSV = 2_000_000;
    private static final String BY_FILE = "由文件导入 (imported from a file)";
    private final ReferenceChangeStore store;
    private final ReferenceImports imports;
    private final CodeLists codes;
    private final Law law;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;
    private final ObjectProvider<OnlyAdministrator> only;

    ReferenceChanges(ReferenceChangeStore store, ReferenceImports imports, CodeLists codes, Law law, Transactions transactions, Journal journal,
                     Around around) {
        this.store = store;
        this.imports = imports;
        this.codes = codes;
        this.law = law;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = around.clock;
        this.only = around.only;
    }

    /**
     * A row to come in.
     *
     * @param key        code or name of the parameter
     * @param value      of a parameter
     * @param attributes of a code, {@code key=value;key=value}
     */
    record Row(String key, String value, Text name, String attributes, LocalDate from, LocalDate to, String source) { }

    /**
     * The rows as a file of the layout they are imported in. What stands open and begins earlier ends where a new row begins: that is added.
     *
     * @throws PlatformException NOT_FOUND {@code code-list}
     */
    String file(Kind kind, String list, List<Row> rows) {
        StringBuilder csv = new StringBuilder(kind == Kind.CODES ? "code,name_zh,name_en,attributes,valid_from,valid_to,source\n"
                : "name,value,valid_from,valid_to,source\n");
        for (Row row : rows) {
            if (row.key != null && row.from != null) {
                standing(kind, list, row).forEach(ended -> append(csv, kind, ended));
            }
            append(csv, kind, row);
        }
        return csv.toString();
    }

    /** The versions that reach into a new one's validity from before, ended where it begins. */
    private List<Row> standing(Kind kind, String list, Row row) {
        List<Row> standing = new ArrayList<>();
        if (kind == Kind.CODES) {
            codes.versions(list, row.key).forEach(c -> standing.add(new Row(c.code(), null, c.name(), attributes(c), c.validFrom(), c.validTo(), c.source())));
        } else {
            law.history(row.key).map(Dated::versions).orElse(List.of())
                    .forEach(v -> standing.add(new Row(row.key, v.value(), null, null, v.from(), v.until(), v.source())));
        }
        return standing.stream().filter(s -> s.from.isBefore(row.from) && (s.to == null || s.to.isAfter(row.from)))
                .map(s -> new Row(s.key, s.value, s.name, s.attributes, s.from, row.from, s.source)).toList();
    }

    private static String attributes(Code code) {
        List<String> all = new ArrayList<>();
        code.attributes().forEach((name, value) -> all.add(name + "=" + value));
        return String.join(";", all);
    }

    private static void append(StringBuilder csv, Kind kind, Row row) {
        List<String> cells = new ArrayList<>(List.of(text(row.key)));
        if (kind == Kind.CODES) {
            cells.addAll(List.of(row.name == null ? "" : text(row.name.zh()), row.name == null ? "" : text(row.name.en()), text(row.attributes)));
        } else {
            cells.add(text(row.value));
        }
        cells.addAll(List.of(text(row.from), text(row.to), text(row.source)));
        csv.append(String.join(",", cells.stream().map(ReferenceChanges::quoted).toList())).append('\n');
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString().strip();
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** What stands against these rows, or how many there are. Nothing is changed. */
    ImportReport check(Kind kind, String list, String csv) {
        return kind == Kind.CODES ? imports.checkCodes(list, stream(csv)) : imports.checkParameters(stream(csv));
    }

    private static ByteArrayInputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Proposes rows that {@link #check} found nothing against.
     *
     * @throws PlatformException MALFORMED {@code reference.change.reason}, TOO_LARGE {@code reference.change.size}, REFUSED {@code reference.change.rows}
     */
    ReferenceChange propose(Actor actor, Kind kind, String list, String csv, String reason) {
        String why = said(reason);
        if (csv.length() > MOST_CSV) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "reference.change.size", MOST_CSV / 1_000_000);
        }
        ImportReport report = check(kind, list, csv);
        if (!report.isTaken()) {
            throw new PlatformException(ErrorCode.REFUSED, "reference.change.rows", report.errors().size());
        }
        ReferenceChange change = new ReferenceChange(Ids.next(), kind, kind == Kind.CODES ? list : ReferenceChange.LAW, csv, report.imported(), why,
                State.PROPOSED, actor.name(), now(), null, null, null);
        transactions.run(actor, () -> {
            store.insert(change);
            told("ReferenceChangeProposed", change, why);
        });
        return change;
    }

    /**
     * Proposes codes that the platform found out itself, in the name of who asked it to.
     *
     * @return the change, to be approved by another
     * @throws PlatformException as {@link #propose}
     */
    public UUID proposeCodes(Actor actor, String list, List<Code> found, String reason) {
        List<Row> rows = found.stream().map(c -> new Row(c.code(), null, c.name(), attributes(c), c.validFrom(), c.validTo(), c.source())).toList();
        return propose(actor, Kind.CODES, list, file(Kind.CODES, list, rows), reason).id();
    }

    /** Whether a change of that list waits to be decided. */
    public boolean isOpen(Actor actor, String list) {
        return transactions.read(actor, () -> store.list(list, 0, 1)).stream().anyMatch(c -> c.state() == State.PROPOSED);
    }

    /**
     * A file, brought in by an administrator: taken at once by one who was ever alone, else a proposal that another approves. A file with errors is
     * neither.
     *
     * @throws PlatformException TOO_LARGE {@code reference.change.size}, NOT_FOUND {@code code-list}
     */
    ImportReport bringIn(Actor actor, Kind kind, String list, String csv) {
        if (only.getObject().isAlone()) {
            return kind == Kind.CODES ? imports.importCodes(actor, list, stream(csv)) : imports.importParameters(actor, stream(csv));
        }
        ImportReport report = check(kind, list, csv);
        if (!report.isTaken()) {
            return report;
        }
        propose(actor, kind, list, csv, BY_FILE);
        return new ImportReport(report.imported(), report.errors(), true);
    }

    private static String said(String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > MOST_TEXT) {
            throw new PlatformException(ErrorCode.MALFORMED, "reference.change.reason");
        }
        return why;
    }

    private Instant now() {
        return Times.now(clock);
    }

    private void told(String event, ReferenceChange change, String why) {
        journal.record(JournalEvent.of(event, new SubjectRef("reference-change", change.id()), null, null,
                Map.of("list", change.list(), "rows", change.rows(), "reason", why)));
    }

    /** The clock, and whether anybody else could look. */
    @Component("referenceAround")
    record Around(Clock clock, ObjectProvider<OnlyAdministrator> only) { }

    /** Changes of one list or any: open ones first, then the newest. */
    Page<ReferenceChange> list(Actor actor, String list, int page, int size) {
        return transactions.read(actor, () -> Page.of(page, size, store.count(list), (from, rows) -> store.list(list, from, rows)));
    }

    /** What that account may do with it now. */
    static List<String> commands(Actor actor, ReferenceChange change) {
        return ReferenceChangeProcedure.TABLE.commands(change.state(), new ReferenceChangeProcedure.Case(isOwn(actor, change)), actor);
    }

    private static boolean isOwn(Actor actor, ReferenceChange change) {
        return FourEyes.isSame(actor, change.proposedBy());
    }

    /**
     * Takes it over, refuses it or withdraws it.
     *
     * @param note why; not needed to take it over
     * @throws PlatformException NOT_FOUND {@code reference-change}; FORBIDDEN {@code reference.change.own} for one's own proposal; CONFLICT
     *                           {@code procedure.step}; REFUSED {@code reference.change.rows} when the rows do not fit what stands by now
     */
    ReferenceChange decide(Actor actor, UUID id, String command, String note) {
        String why = "approve".equals(command) && (note == null || note.isBlank()) ? "" : said(note);
        return transactions.call(actor, () -> {
            ReferenceChange change = store.lock(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "reference-change", id));
            boolean own = isOwn(actor, change);
            if (own && change.state() == State.PROPOSED && !"withdraw".equals(command)) {
                throw new PlatformException(ErrorCode.FORBIDDEN, "reference.change.own");
            }
            var step = ReferenceChangeProcedure.TABLE.get(change.state(), command, new ReferenceChangeProcedure.Case(own), actor);
            if (step.to() == State.TAKEN) {
                take(actor, change);
            }
            ReferenceChange decided = new ReferenceChange(id, change.kind(), change.list(), change.csv(), change.rows(), change.reason(), step.to(),
                    change.proposedBy(), change.proposedAt(), actor.name(), now(), why.isEmpty() ? null : why);
            store.decide(decided);
            told(step.event(), decided, why);
            return decided;
        });
    }

    private void take(Actor actor, ReferenceChange change) {
        ImportReport report = change.kind() == Kind.CODES ? imports.importCodes(actor, change.list(), stream(change.csv()))
                : imports.importParameters(actor, stream(change.csv()));
        if (!report.isTaken()) {
            throw new PlatformException(ErrorCode.REFUSED, "reference.change.rows", report.errors().size());
        }
        // What was read within the transaction is read again when it has ended, one way or the other.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                Thread.ofVirtual().start(change.kind() == Kind.CODES ? codes::reload : law::reload);
            }
        });
    }

    /** The rows of a change, the first so many. */
    static List<Row> rows(ReferenceChange change, int limit) {
        List<Row> rows = new ArrayList<>();
        try {
            Csv.read(stream(change.csv()), row -> {
                if (rows.size() < limit) {
                    rows.add(new Row(row.get(change.kind() == Kind.CODES ? "code" : "name"), row.orNull("value"),
                            change.kind() == Kind.CODES ? Text.of(row.get("name_zh"), row.get("name_en")) : null, row.orNull("attributes"),
                            LocalDate.parse(row.get("valid_from")), row.orNull("valid_to") == null ? null : LocalDate.parse(row.get("valid_to")),
                            row.get("source")));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
