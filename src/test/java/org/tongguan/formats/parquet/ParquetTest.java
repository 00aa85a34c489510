package org.tongguan.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongguan.formats.parquet.ParquetColumn.Kind;

/** What our writer writes is read back by a reader that knows nothing of it. */
class ParquetTest {

    private static final List<ParquetColumn> COLUMNS = List.of(ParquetColumn.of("id", Kind.UUID), ParquetColumn.of("number", Kind.LONG),
            ParquetColumn.of("state", Kind.INT), ParquetColumn.optional("findings", Kind.TEXT), ParquetColumn.optional("order_id", Kind.UUID),
            ParquetColumn.of("at", Kind.INSTANT), ParquetColumn.optional("day", Kind.DATE), ParquetColumn.optional("body", Kind.BYTES),
            ParquetColumn.optional("never", Kind.LONG));
    private static final Comparator<UUID> AS_BYTES = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };
    @TempDir Path directory;
    private final Random random = new Random(20);
    private List<Object[]> rows;
    private Path file;

    @BeforeEach
    void write() {
        file = directory.resolve("rows.parquet");
        rows = new ArrayList<>();
        for (int i = 0; i < 100_003; i++) {
            byte[] body = new byte[random.nextInt(90)];
            random.nextBytes(body);
            rows.add(new Object[] {new UUID(random.nextLong(), random.nextLong()), random.nextLong(), random.nextInt(), i % 3 == 0 ? null : "发现 " + i,
                random.nextBoolean() ? null : new UUID(random.nextLong(), i), Instant.ofEpochSecond(1_700_000_000 + i, 1_000L * random.nextInt(1_000_000)),
                i % 5 == 0 ? null : LocalDate.of(2026, 1, 1).plusDays(i % 400), i % 7 == 0 ? null : body, null});
        }
        rows.sort(Comparator.comparing(row -> (UUID) row[0], AS_BYTES));
        try (ParquetWriter writer = new ParquetWriter(file, COLUMNS, Map.of("what", "试"))) {
            rows.forEach(writer::add);
            writer.finish();
        }
    }

    @Test
    void everyValueComesBackInItsPlace() {
        List<Object[]> read = new ArrayList<>();
        new ParquetFile(file, COLUMNS).each(read::add);
        assertThat(new ParquetFile(file, COLUMNS).rows()).isEqualTo(rows.size());
        assertThat(read).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(Arrays.deepEquals(read.get(i), rows.get(i))).as("row %d: %s", i, Arrays.toString(read.get(i))).isTrue();
        }
    }

    @Test
    void oneRowIsFoundByItsValue() {
        ParquetFile read = new ParquetFile(file, COLUMNS);
        for (int i = 0; i < 50; i++) {
            Object[] row = rows.get(random.nextInt(rows.size()));
            assertThat(read.find("id", (UUID) row[0])).hasSize(1).allSatisfy(found -> assertThat(Arrays.deepEquals(found, row)).isTrue());
        }
        Object[] some = rows.get(77);
        assertThat(read.find("number", (Long) some[1])).hasSize(1);
        assertThat(read.find("id", new UUID(1, 1))).isEmpty();
        assertThat(read.between("id", (UUID) rows.get(10)[0], (UUID) rows.get(19)[0])).hasSize(10);
    }

    @Test
    void aBrokenByteIsNotReadAsSomethingElse() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 1;
        Path broken = Files.write(directory.resolve("broken.parquet"), bytes);
        assertThatThrownBy(() -> new ParquetFile(broken, COLUMNS).each(row -> { })).isInstanceOf(RuntimeException.class);
    }

    @Test
    void noRowsAreAFileToo() {
        Path empty = directory.resolve("empty.parquet");
        try (ParquetWriter writer = new ParquetWriter(empty, COLUMNS, Map.of())) {
            writer.finish();
        }
        assertThat(new ParquetFile(empty, COLUMNS).rows()).isZero();
        assertThat(new ParquetFile(empty, COLUMNS).find("id", new UUID(1, 1))).isEmpty();
    }
}
