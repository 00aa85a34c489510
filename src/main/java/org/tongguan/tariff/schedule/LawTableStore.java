package org.tongguan.tariff.schedule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * A table of law rows with two times (migration V600): {@code valid_from}, {@code valid_to} and {@code known_from}, {@code known_to}. Rows are
 * superseded, never changed.
 *
 * @param <T> what a row says
 */
public final class LawTableStore<T extends Valid> {

    private static final int BATCH = 5000;
    private final JdbcTemplate template;
    private final String table;
    private final List<String> key;
    private final List<String> columns;
    private final RowMapper<T> reader;
    private final Function<T, Object[]> writer;
    private volatile Map<String, String> types;

    /**
     * @param key     columns whose joined values are {@link Rows.Read#key}, without the schedule
     * @param columns all but the schedule and those of time
     * @param writer  values in the order of {@code columns}
     */
    public LawTableStore(JdbcTemplate template, String table, List<String> key, List<String> columns, RowMapper<T> reader, Function<T, Object[]> writer) {
        this.template = template;
        this.table = table;
        this.key = key;
        this.columns = columns;
        this.reader = reader;
        this.writer = writer;
    }

    /** Rows as that revision knew them, by key, newest first. */
    public List<T> list(long revision) {
        return template.query("select * from " + table + " where known @> ?::bigint order by " + String.join(", ", key) + ", valid_from desc", reader,
                revision);
    }

    /** As {@link #list(long)}, of one schedule. */
    public List<T> list(long revision, String schedule) {
        return template.query("select * from " + table + " where schedule = ? and known @> ?::bigint order by " + String.join(", ", key)
                + ", valid_from desc", reader, schedule, revision);
    }

    /** Whether rows of that schedule were added or superseded after that revision. */
    public boolean hasChangedSince(long revision, String schedule) {
        return Boolean.TRUE.equals(template.queryForObject("select exists (select from " + table
                + " where schedule = ? and (known_from > ? or known_to > ?))", Boolean.class, schedule, revision, revision));
    }

    /** Whose schedules have rows here. */
    public List<String> listSchedules() {
        return template.queryForList("select distinct schedule from " + table, String.class);
    }

    /**
     * Validities of the rows now known under these keys.
     *
     * @param schedule null for a table without
     * @param keys     values of the key columns joined with blanks
     */
    public List<Rows.Standing> listStanding(String schedule, Collection<String> keys) {
        String joined = "concat_ws(' ', " + String.join(", ", key) + ")";
        return template.query("select " + joined + ", valid_from, valid_to from " + table + " where known_to is null and " + joined + " = any (?)"
                + (schedule == null ? "" : " and schedule = '" + schedule + "'"),
                (rs, i) -> new Rows.Standing(rs.getString(1), rs.getObject(2, LocalDate.class), rs.getObject(3, LocalDate.class)),
                (Object) keys.toArray(String[]::new));
    }

    /**
     * Adds rows that are known from that revision on; a known row of the same key and beginning is superseded.
     *
     * @param standing what {@link #listStanding} said of them
     */
    public void save(String schedule, long revision, Collection<Rows.Read<T>> rows, Collection<Rows.Standing> standing) {
        Set<List<Object>> known = standing.stream().map(s -> List.<Object>of(s.key(), s.from())).collect(Collectors.toSet());
        List<Rows.Read<T>> corrections = rows.stream().filter(r -> known.contains(List.<Object>of(r.key(), r.value().validFrom()))).toList();
        String scope = schedule == null ? "" : "schedule = '" + schedule + "' and ";
        // One pass over the table, however many rows are superseded: a whole schedule may be.
        if (!corrections.isEmpty()) {
            template.update("update " + table + " t set known_to = ? from unnest(?::text[], ?::date[]) c(key, since) where " + scope
                    + "t.known_to is null and t.valid_from = c.since and concat_ws(' ', " + String.join(", ", key) + ") = c.key", revision,
                    corrections.stream().map(Rows.Read::key).toArray(String[]::new),
                    corrections.stream().map(r -> r.value().validFrom().toString()).toArray(String[]::new));
        }
        List<Rows.Read<T>> all = List.copyOf(rows);
        for (int from = 0; from < all.size(); from += BATCH) {
            insert(schedule, revision, all.subList(from, Math.min(all.size(), from + BATCH)));
        }
    }

    /** A column at a time ({@code docs/decisions/16-columns-not-values.md}): each comes as texts and is read as what the table says it is. */
    private void insert(String schedule, long revision, List<Rows.Read<T>> rows) {
        String[][] values = new String[columns.size() + 2][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            T row = rows.get(i).value();
            Object[] written = writer.apply(row);
            for (int c = 0; c < written.length; c++) {
                values[c][i] = text(written[c]);
            }
            values[columns.size()][i] = text(row.validFrom());
            values[columns.size() + 1][i] = text(row.validTo());
        }
        template.update(statement(schedule != null), ps -> {
            int at = 1;
            if (schedule != null) {
                ps.setString(at++, schedule);
            }
            ps.setLong(at++, revision);
            for (String[] column : values) {
                ps.setArray(at++, ps.getConnection().createArrayOf("text", column));
            }
        });
    }

    private static String text(Object value) {
        return value instanceof BigDecimal d ? d.toPlainString() : value == null ? null : value.toString();
    }

    private String statement(boolean scheduled) {
        Map<String, String> types = types();
        List<String> names = Stream.concat(columns.stream(), Stream.of("valid_from", "valid_to")).toList();
        String read = IntStream.range(0, names.size()).mapToObj(i -> "c" + i + "::" + types.get(names.get(i))).collect(Collectors.joining(", "));
        String given = IntStream.range(0, names.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(names.size(), "?::text[]"));
        return "insert into " + table + "(" + (scheduled ? "schedule, " : "") + "known_from, " + String.join(", ", names) + ") select "
                + (scheduled ? "?, " : "") + "?::bigint, " + read + " from unnest(" + marks + ") as r(" + given + ")";
    }

    private Map<String, String> types() {
        if (types == null) {
            Map<String, String> found = new HashMap<>();
            template.query("select attname, format_type(atttypid, atttypmod) from pg_attribute where attrelid = ?::regclass and attnum > 0",
                    rs -> {
                        found.put(rs.getString(1), rs.getString(2));
                    }, table);
            types = found;
        }
        return types;
    }
}
