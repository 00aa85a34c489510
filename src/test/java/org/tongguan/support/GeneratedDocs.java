package org.tongguan.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            assertThat(Files.exists(page) ? Files.readString(page) : "")
                    .as("%s is stale; write it again with: mvn test -Dtest=%s -Dtongguan.docs=write", page, test)
                    .isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
