package org.tongguan.ecommerce.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are found in their file wherever they lie, and none is found that is not there. */
class SortedKeysTest {

    @TempDir Path directory;

    private SortedKeys file(List<UUID> keys) throws IOException {
        Path file = directory.resolve(keys.size() + ".sorted");
        try (SortedKeys.Writer writer = new SortedKeys.Writer(file)) {
            for (UUID key : keys) {
                writer.add(key);
            }
            writer.finish();
        }
        return new SortedKeys(file);
    }

    private static List<UUID> sorted(Stream<UUID> keys) {
        return keys.sorted(Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)).toList();
    }

    @Test
    void whatIsThereIsFoundAndWhatIsNotIsNot() throws IOException {
        Random random = new Random(850);
        for (int size : new int[] {0, 1, 2, 63, 64, 65, 1000, 200_000}) {
            List<UUID> keys = sorted(IntStream.range(0, size).mapToObj(i -> new UUID(random.nextLong(), random.nextLong())));
            SortedKeys file = file(keys);
            assertThat(keys.stream().allMatch(file::mayHave)).as("%d keys", size).isTrue();
            assertThat(IntStream.range(0, 20_000).mapToObj(i -> new UUID(random.nextLong(), 0)).anyMatch(file::mayHave)).as("%d keys", size).isFalse();
        }
    }

    /** Keys that are not spread evenly, and the ends of their range. */
    @Test
    void alsoWhereKeysLieTogether() throws IOException {
        List<UUID> keys = sorted(Stream.concat(IntStream.range(0, 50_000).mapToObj(i -> new UUID(1_000_000L + 3L * i, i)),
                Stream.of(new UUID(0, 1), new UUID(-1, 1), new UUID(Long.MIN_VALUE, 1))));
        SortedKeys file = file(keys);
        assertThat(keys).allMatch(file::mayHave);
        assertThat(file.mayHave(new UUID(1_000_001L, 0))).isFalse();
        assertThat(file.mayHave(new UUID(-2, 0))).isFalse();
    }
}
