package org.tongguan.tariff.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Data files that came with this release, and their text as one, which the archive keeps. */
public final class ShippedFiles {

    private static final String HEADER = "=== ";

    private ShippedFiles() { }

    /**
     * Files by their path below {@code data/}.
     *
     * @param sandbox  whether files for trying out, {@code *_sandbox.csv}, are among them
     * @param patterns below {@code data/}, e.g. {@code tariff/cn_*.csv}
     */
    public static Map<String, String> read(boolean sandbox, String... patterns) {
        Map<String, String> files = new TreeMap<>();
        for (String pattern : patterns) {
            read(files, sandbox, pattern);
        }
        return files;
    }

    private static void read(Map<String, String> files, boolean sandbox, String pattern) {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:data/" + pattern)) {
                String url = file.getURL().toString();
                String path = url.substring(url.lastIndexOf("/data/") + 6);
                if (sandbox || !path.endsWith("_sandbox.csv")) {
                    files.put(path, file.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("data/" + pattern, e);
        }
    }

    /** All files as one text. */
    public static String join(Map<String, String> files) {
        StringBuilder all = new StringBuilder();
        files.forEach((path, content) -> all.append(HEADER).append(path).append('\n').append(content).append('\n'));
        return all.toString();
    }

    /** The files of a text made by {@link #join}. */
    public static Map<String, String> split(String text) {
        Map<String, String> files = new TreeMap<>();
        for (String part : text.split("(?m)^" + HEADER)) {
            int end = part.indexOf('\n');
            if (end > 0) {
                files.put(part.substring(0, end), part.substring(end + 1, part.length() - 1));
            }
        }
        return files;
    }
}
