package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tongguan.support.Sources;

/** The page on security has every line of the standard's levels 1 and 2, none is empty, and what it names is there: of each line the very test. */
class SecurityPageTest {

    /** The numbers of levels 1 and 2 of OWASP ASVS 5.0.0, without V10 and V17, which the page sets aside as chapters. */
    private static final String WANTED = "1.1 1-2; 1.2 1-9; 1.3 1-11; 1.4 1-3; 1.5 1-2; 2.1 1-3; 2.2 1-3; 2.3 1-4; 2.4 1; 3.2 1-2; 3.3 1-4; 3.4 1-6; 3.5 1-5; "
            + "3.7 1-2; 4.1 1-3; 4.2 1; 4.3 1-2; 4.4 1-4; 5.1 1; 5.2 1-3; 5.3 1-2; 5.4 1-3; 6.1 1-3; 6.2 1-12; 6.3 1-4; 6.4 1-4; "
            + "6.5 1-5; 6.6 1-3; 6.8 1-4; 7.1 1-3; 7.2 1-4; 7.3 1-2; 7.4 1-5; 7.5 1-2; 7.6 1-2; 8.1 1-2; 8.2 1-3; 8.3 1; 8.4 1; "
            + "9.1 1-3; 9.2 1-4; 11.1 1-2; 11.2 1-3; 11.3 1-3; 11.4 1-4; 11.5 1; 11.6 1; 12.1 1-3; 12.2 1-2; 12.3 1-4; 13.1 1; "
            + "13.2 1-5; 13.3 1-2; 13.4 1-5; 14.1 1-2; 14.2 1-4; 14.3 1-3; 15.1 1-3; 15.2 1-3; 15.3 1-7; 16.1 1; 16.2 1-5; "
            + "16.3 1-4; 16.4 1-3; 16.5 1-3; ";
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+\\.\\d+\\.\\d+) \\| ([123]) \\| (.*) \\| (.*) \\|$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+Test)(?:\\.(\\w+))?`");
    private static final Pattern METHOD = Pattern.compile("^    (?:void|[A-Z]\\S+) (\\w+)\\(", Pattern.MULTILINE);
    private static final Pattern COMMAND = Pattern.compile("`(bench/[a-z-]+)`");

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/security.md"));
    }

    private static Set<String> wanted() {
        Set<String> all = new TreeSet<>();
        for (String section : WANTED.split("; ?")) {
            String[] parts = section.split(" ");
            for (String range : parts[1].split(",")) {
                String[] ends = range.split("-");
                for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                    all.add(parts[0] + "." + i);
                }
            }
        }
        return all;
    }

    @Test
    void everyLineIsThereOnceAndSaysSomething() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        ROW.matcher(page()).results().forEach(row -> {
            boolean twice = rows.put(row.group(1), row.group(4)) != null;
            if (twice || row.group(3).isBlank() || !row.group(4).matches("(?s).*(`[A-Z]\\w+Test\\.\\w+`|\\]\\(|(reason|edge|open): \\S.*).*")) {
                wrong.add(row.group());
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(rows.keySet()).containsAll(wanted());
        assertThat(wanted()).hasSize(217);
    }

    @Test
    void everyTestAndCommandItNamesIsThere() throws IOException {
        Set<String> tests = new TreeSet<>();
        Sources.list(Sources.TEST, "Test.java").forEach(s -> {
            String name = s.name().replace(".java", "");
            tests.add(name);
            METHOD.matcher(s.text()).results().forEach(m -> tests.add(name + "." + m.group(1)));
        });
        Set<String> named = NAMED.matcher(page()).results().map(m -> m.group().replace("`", "")).collect(Collectors.toCollection(TreeSet::new));
        assertThat(tests).containsAll(named);
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(COMMAND.matcher(page()).results().map(m -> Path.of(m.group(1)))).isNotEmpty().allMatch(Files::isExecutable);
    }

    /** A class says little about what is shown of one line: each names the method that shows it. */
    @Test
    void everyLineNamesTheVeryTest() throws IOException {
        List<String> bare = ROW.matcher(page()).results().filter(row -> NAMED.matcher(row.group(4)).results().anyMatch(m -> m.group(2) == null))
                .map(row -> row.group(1)).toList();
        assertThat(bare).isEmpty();
    }

    @Test
    void theCountsAreRight() throws IOException {
        List<String> last = ROW.matcher(page()).results().map(row -> row.group(4)).toList();
        long open = last.stream().filter(l -> l.contains("open:")).count();
        long edge = last.stream().filter(l -> !l.contains("open:") && l.contains("edge:")).count();
        long reason = last.stream().filter(l -> !l.contains("open:") && !l.contains("edge:") && l.startsWith("reason:")).count();
        assertThat(page()).contains("%d lines: %d with a test or page, %d with a reason, %d for the operator, %d open".formatted(last.size(),
                last.size() - open - edge - reason, reason, edge, open));
    }
}
