package org.tongguan.tariff.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * A table of law rows with two times (migration V600): {@code valid_from}, {@code valid_to} and {@code known_from}, {@code known_to}. Rows are
 * superseded, never changed.
 *
 * @param <T> what a row says
 */
public final class LawTableStore<T extends Valid> {

    private static final int BATCH = 1000;
    private final JdbcTemplate template;
    private final String table;
    private final List<String> key;
    private final List<String> columns;
    private final RowMapper<T> reader;
    private final Function<T, Object[]> writer;

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
        String names = (schedule == null ? "" : "schedule, ") + String.join(", ", columns);
        int count = columns.size() + (schedule == null ? 0 : 1);
        template.batchUpdate("insert into " + table + "(" + names + ", valid_from, valid_to, known_from) values (" + "?, ".repeat(count) + "?, ?, ?)",
                rows, BATCH, (ps, row) -> {
            int at = 1;
            if (schedule != null) {
                ps.setString(at++, schedule);
            }
            for (Object value : writer.apply(row.value())) {
                ps.setObject(at++, value);
            }
            ps.setObject(at++, row.value().validFrom());
            ps.setObject(at++, row.value().validTo());
            ps.setLong(at, revision);
        });
    }
}
