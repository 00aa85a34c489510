package org.tongguan.tariff.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.reference.ImportReport;
import org.tongguan.reference.Texts;

/**
 * Schedules as known now and as they were known before. Every method needs a transaction except {@link #current}, {@link #names} and
 * {@link #version}.
 */
@Component
public class Schedules {

    private static final String HOME = "CN";
    private static final String NAME = "tariff";
    private static final int REMEMBERED = 4;
    private static final LawRows NOTHING = new LawRows(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    private static final Schedule EMPTY = new Schedule(NOTHING, NOTHING);
    private final TariffStore store;
    private final ArchiveStore archive;
    private final Texts texts;
    private final Map<String, Schedule> former = new LinkedHashMap<>();
    private LawRows shipped = NOTHING;
    private String files = "";
    private volatile Snapshot snapshot = new Snapshot(-1, Map.of());

    Schedules(TariffStore store, ArchiveStore archive, Texts texts) {
        this.store = store;
        this.archive = archive;
        this.texts = texts;
    }

    private record Snapshot(long revision, Map<String, Schedule> byName) { }

    /** Reads the shipped files, keeps their text in the archive, and loads everything. */
    public void open(boolean sandbox) {
        Map<String, String> read = ShippedFiles.read(sandbox, "tariff/cn_*.csv", "tariff/*/*.csv");
        shipped = LawRows.of(read, texts);
        files = archive.keep(ShippedFiles.join(read));
        reload();
    }

    /** Reads again what changed in the tables: a correction of one schedule is no reason to read a hundred thousand rows of another. */
    public void reload() {
        long revision = store.revision(NAME);
        Snapshot before = snapshot;
        Map<String, Schedule> fresh = new HashMap<>();
        fresh.put(HOME, same(before, HOME, revision).orElseGet(() -> build(HOME, revision, shipped)));
        store.listSchedules().forEach(name -> fresh.computeIfAbsent(name, n -> same(before, n, revision).orElseGet(() -> build(n, revision, NOTHING))));
        snapshot = new Snapshot(revision, fresh);
    }

    /** The schedule as it was, if nothing of it changed since. */
    private Optional<Schedule> same(Snapshot before, String name, long revision) {
        Schedule known = before.byName.get(name);
        boolean keeps = known != null && revision >= before.revision && !store.hasChangedSince(before.revision, name);
        return keeps ? Optional.of(known) : Optional.empty();
    }

    private Schedule build(String name, long revision, LawRows shippedRows) {
        return new Schedule(LawRows.of(store, name, revision), shippedRows);
    }

    /** Whether another process has imported since. */
    public boolean isStale() {
        return store.revision(NAME) != snapshot.revision;
    }

    /** A schedule as known now, one without rows when nothing is at hand. */
    public Schedule current(String name) {
        return snapshot.byName.getOrDefault(name, EMPTY);
    }

    /** Whose schedules are here, China's first. */
    public List<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of(HOME));
        names.addAll(snapshot.byName.keySet().stream().sorted().toList());
        return List.copyOf(names);
    }

    /** A schedule as known now with the name of that knowledge. */
    public record Named(Schedule schedule, String version) { }

    /** A schedule as known now and its version, taken together. */
    public Named named(String name) {
        Snapshot now = snapshot;
        return new Named(now.byName.getOrDefault(name, EMPTY), now.revision + "/" + files);
    }

    /** Revision and name of the shipped files, e.g. {@code 12/9f86d081884c7d65}. */
    public String version() {
        return snapshot.revision + "/" + files;
    }

    /** A schedule as that version knew it. */
    public Schedule known(String name, String version) {
        if (version.equals(version())) {
            return current(name);
        }
        synchronized (former) {
            Schedule found = former.get(name + " " + version);
            if (found == null) {
                found = rebuild(name, version);
                former.put(name + " " + version, found);
                if (former.size() > REMEMBERED) {
                    former.remove(former.keySet().iterator().next());
                }
            }
            return found;
        }
    }

    private Schedule rebuild(String name, String version) {
        String[] parts = version.split("/");
        String text = archive.find(parts[1]).orElseThrow(() -> new IllegalStateException("no files " + parts[1] + " in the archive of the law"));
        LawRows then = parts[1].equals(files) ? shipped : LawRows.of(ShippedFiles.split(text), texts);
        return build(name, Long.parseLong(parts[0]), HOME.equals(name) ? then : NOTHING);
    }

    /** A schedule as the tables knew it at that moment. */
    public Schedule known(String name, Instant moment) {
        return known(name, store.revisionAt(NAME, moment) + "/" + files);
    }

    /** See {@link org.tongguan.tariff.Tariff#take}. */
    public ImportReport take(String schedule, Map<LawKind, Rows<?>> rows, Instant now, String by) {
        long revision = store.nextRevision(NAME);
        Map<LawKind, Collection<Rows.Standing>> standing = new EnumMap<>(LawKind.class);
        List<ImportReport.RowError> errors = new ArrayList<>();
        int count = 0;
        for (Map.Entry<LawKind, Rows<?>> one : rows.entrySet()) {
            Set<String> keys = new LinkedHashSet<>();
            one.getValue().rows().forEach(r -> keys.add(r.key()));
            standing.put(one.getKey(), one.getKey().table(store).listStanding(schedule, keys));
            one.getValue().refuseOverlaps(standing.get(one.getKey()));
            errors.addAll(one.getValue().errors());
            count += one.getValue().rows().size();
        }
        if (!errors.isEmpty()) {
            return new ImportReport(0, errors);
        }
        rows.forEach((kind, read) -> {
            save(kind.table(store), schedule, revision, read, standing.get(kind));
            store.note(NAME, revision, now, by, String.join(" ", schedule, kind.name()), read.rows().size());
        });
        return new ImportReport(count, List.of());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Valid> void save(LawTableStore<T> table, String schedule, long revision, Rows<?> read, Collection<Rows.Standing> standing) {
        table.save(schedule, revision, ((Rows<T>) read).rows(), standing);
    }
}
