package org.tongguan.runtime;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.util.ByteConverter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One INSERT for any number of rows: each column goes to the server as one binary array, {@code insert into t(…) select * from unnest(…)}.
 * The statement's text is always the same, so the server reads and plans it once and then only decodes; a list of VALUES is read and
 * planned anew for every number of rows, which cost more than the rows themselves. Row-level security and triggers hold as ever (COPY
 * would not pass the former).
 *
 * @param <T> what one row is made of
 */
public final class ColumnInsert<T> {

    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final long EPOCH_SECONDS = 946_684_800L;
    private final String table;
    private final List<Column<T>> columns = new ArrayList<>();
    private String then = "";
    private volatile String sql;

    private ColumnInsert(String table) {
        this.table = table;
    }

    private record Column<T>(String name, String type, int oid, Encoder<T> encoder) { }

    /** Appends a row's value; false when it is null. */
    @FunctionalInterface
    private interface Encoder<T> {
        boolean append(T row, BinaryArray out);
    }

    /** Begins the description; name the columns, then {@link #insert} as often as wanted, from any thread. */
    public static <T> ColumnInsert<T> into(String table) {
        return new ColumnInsert<>(table);
    }

    private <V> ColumnInsert<T> column(String name, String type, int oid, Function<T, V> value, java.util.function.BiConsumer<BinaryArray, V> append) {
        columns.add(new Column<>(name, type, oid, (row, out) -> {
            V v = value.apply(row);
            if (v == null) {
                return false;
            }
            append.accept(out, v);
            return true;
        }));
        return this;
    }

    public ColumnInsert<T> uuid(String name, Function<T, UUID> value) {
        return column(name, "uuid", 2950, value, (out, v) -> out.size(16).int8(v.getMostSignificantBits()).int8(v.getLeastSignificantBits()));
    }

    public ColumnInsert<T> text(String name, Function<T, String> value) {
        return column(name, "text", 25, value, (out, v) -> out.bytes(v.getBytes(StandardCharsets.UTF_8)));
    }

    public ColumnInsert<T> bytes(String name, Function<T, byte[]> value) {
        return column(name, "bytea", 17, value, BinaryArray::bytes);
    }

    public ColumnInsert<T> int8(String name, Function<T, Long> value) {
        return column(name, "int8", 20, value, (out, v) -> out.size(8).int8(v));
    }

    public ColumnInsert<T> int4(String name, Function<T, Integer> value) {
        return column(name, "int4", 23, value, (out, v) -> out.size(4).int4(v));
    }

    public ColumnInsert<T> bool(String name, Function<T, Boolean> value) {
        return column(name, "bool", 16, value, (out, v) -> out.size(1).int1(v ? 1 : 0));
    }

    public ColumnInsert<T> numeric(String name, Function<T, BigDecimal> value) {
        return column(name, "numeric", 1700, value, (out, v) -> out.bytes(ByteConverter.numeric(v)));
    }

    /** A point in time, to the microsecond. */
    public ColumnInsert<T> instant(String name, Function<T, Instant> value) {
        return column(name, "timestamptz", 1184, value, (out, v) -> out.size(8)
                .int8((v.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + v.getNano() / 1_000));
    }

    public ColumnInsert<T> date(String name, Function<T, LocalDate> value) {
        return column(name, "date", 1082, value, (out, v) -> out.size(4).int4((int) (v.toEpochDay() - EPOCH.toEpochDay())));
    }

    /** What follows the rows: {@code on conflict …}, {@code returning …}. */
    public ColumnInsert<T> then(String clause) {
        this.then = clause;
        return this;
    }

    /** Inserts them all in one statement; no rows, no statement. Returns how many came in. */
    public int insert(JdbcClient jdbc, Collection<T> rows) {
        return rows.isEmpty() ? 0 : statement(jdbc, rows).update();
    }

    /** As {@link #insert}, with what the clause {@code returning} names. */
    public <R> List<R> insertReturning(JdbcClient jdbc, Collection<T> rows, Class<R> type) {
        return rows.isEmpty() ? List.of() : statement(jdbc, rows).query(type).list();
    }

    /** Inserts them and does what goes with them in the same trip to the server: one statement, as {@code with inserted as (insert …) update …}. */
    public void insertWith(JdbcClient jdbc, Collection<T> rows, String update, Object... params) {
        List<Object> all = arrays(rows);
        all.addAll(List.of(params));
        jdbc.sql("with inserted as (" + sql() + ") " + update).params(all).update();
    }

    private JdbcClient.StatementSpec statement(JdbcClient jdbc, Collection<T> rows) {
        return jdbc.sql(sql()).params(arrays(rows));
    }

    /**
     * Sends the rows to another statement than an insert: it finds them as {@code rows}, with the columns' names, e.g.
     * {@code update t set a = v.a from rows v where t.id = v.id}. The table's name is not used.
     */
    public int change(JdbcClient jdbc, Collection<T> rows, String statement) {
        if (rows.isEmpty()) {
            return 0;
        }
        String sql = "with rows(%s) as (select * from unnest(%s)) %s".formatted(columns.stream().map(Column::name).collect(Collectors.joining(",")),
                columns.stream().map(c -> "?::" + c.type + "[]").collect(Collectors.joining(",")), statement);
        return jdbc.sql(sql).params(arrays(rows)).update();
    }

    private List<Object> arrays(Collection<T> rows) {
        List<Object> arrays = new ArrayList<>(columns.size());
        for (Column<T> column : columns) {
            BinaryArray array = new BinaryArray(column.type, column.oid, rows.size());
            for (T row : rows) {
                if (!column.encoder.append(row, array)) {
                    array.none();
                }
            }
            arrays.add(array);
        }
        return arrays;
    }

    private String sql() {
        if (sql == null) {
            sql = "insert into %s(%s) select * from unnest(%s) %s".formatted(table, columns.stream().map(Column::name).collect(Collectors.joining(",")),
                    columns.stream().map(c -> "?::" + c.type + "[]").collect(Collectors.joining(",")), then);
        }
        return sql;
    }
}
