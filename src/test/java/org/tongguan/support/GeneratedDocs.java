package org.tongguan.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pages under {@code docs/generated} are written by the tests that know their content and fail when they are stale. */
public final class GeneratedDocs {

    private static final Path FOLDER = Path.of("docs/generated");

    private GeneratedDocs() { }

    /**
     * Compares the page with what it should be; with {@code -Dtongguan.docs=write} it is written instead.
     *
     * @param name file name, e.g. {@code rules.md}
     * @param test simple name of the calling test, for the advice
     */
    public static void check(String name, String test, String content) {
        Path page = FOLDER.resolve(name);
        try {
            if ("write".equals(System.getProperty("tongguan.docs"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(page, content);
            }
            List<String> kept = Files.exists(page) ? Files.readString(page).lines().toList() : List.of();
            List<String> now = content.lines().toList();
            int same = 0;
            while (same < kept.size() && same < now.size() && kept.get(same).equals(now.get(same))) {
                same++;
            }
            assertThat(same < kept.size() ? kept.get(same) : "(end)")
                    .as("%s is stale from line %d; write it again with: mvn test -Dtest=%s -Dtongguan.docs=write", page, same + 1, test)
                    .isEqualTo(same < now.size() ? now.get(same) : "(end)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
