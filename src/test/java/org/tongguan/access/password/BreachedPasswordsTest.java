package org.tongguan.access.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set of lost passwords in the layout in which such sets are published is searched where it lies. */
class BreachedPasswordsTest {

    @TempDir Path folder;

    private static String line(String password, Random random, String end) {
        try {
            return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)))
                    + (random.nextBoolean() ? ":" + random.nextInt(1, 40_000_000) : "") + end;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private BreachedPasswords of(List<String> lost, String end) throws Exception {
        Random random = new Random(lost.size());
        Path file = folder.resolve("lost-" + lost.size() + "-" + end.length() + ".txt");
        Files.writeString(file, String.join("", lost.stream().map(p -> line(p, random, end)).sorted().toList()));
        return new BreachedPasswords(file.toString());
    }

    @Test
    void everyLineIsFoundAndNothingElse() throws Exception {
        for (int size : new int[] {0, 1, 2, 3, 7, 500}) {
            for (String end : List.of("\n", "\r\n")) {
                List<String> lost = IntStream.range(0, size).mapToObj(i -> "lost password " + i).toList();
                BreachedPasswords set = of(lost, end);
                assertThat(lost).as("%d lines", size).allMatch(set::contains);
                assertThat(IntStream.range(0, 500).mapToObj(i -> "kept password " + i)).noneMatch(set::contains);
            }
        }
    }

    @Test
    void withoutAFileNothingIsComparedAndOneThatIsMissingStopsTheStart() {
        assertThat(new BreachedPasswords("").contains("anything")).isFalse();
        assertThatThrownBy(() -> new BreachedPasswords(folder.resolve("none.txt").toString())).hasMessageContaining("cannot be read");
    }
}
