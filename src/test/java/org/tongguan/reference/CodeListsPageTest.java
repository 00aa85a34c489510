package org.tongguan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tongguan.formats.Csv;
import org.tongguan.support.GeneratedDocs;
import org.tongguan.support.Sources;
import org.tongguan.support.Sources.Source;

/** The shipped code lists: each row with name, source and validity, and a page of what is there and from where. */
class CodeListsPageTest {

    private static Map<String, List<Code>> lists() throws IOException {
        Map<String, List<Code>> lists = new TreeMap<>();
        for (Source file : Sources.list(Path.of("data/codes"), ".csv")) {
            String name = file.name().replace(".csv", "");
            List<Code> codes = new ArrayList<>();
            try (var in = Files.newInputStream(file.path())) {
                Csv.read(in, row -> codes.add(CodeLists.code(name, row)));
            }
            lists.put(name, codes);
        }
        return lists;
    }

    @Test
    void everyCodeIsNamedSourcedAndValidOnceOnADay() throws IOException {
        for (List<Code> codes : lists().values()) {
            Set<String> beginnings = new HashSet<>();
            assertThat(codes).isNotEmpty().allSatisfy(code -> {
                assertThat(code.code()).as("%s", code).isNotBlank();
                assertThat(code.name().zh()).as("%s", code).isNotBlank();
                assertThat(code.source()).as("%s", code).isNotBlank();
                assertThat(beginnings.add(code.code() + " " + code.validFrom())).as("%s stands there once", code).isTrue();
                assertThat(code.validTo() == null || code.validTo().isAfter(code.validFrom())).as("%s", code).isTrue();
            });
        }
    }

    @Test
    void thePageIsCurrent() throws IOException {
        StringBuilder out = new StringBuilder("""
                # Code lists

                Written by `CodeListsPageTest` from `data/codes`; do not edit (`mvn test -Dtest=CodeListsPageTest -Dtongguan.docs=write`).
                An administration adds its own rows beside them (`./tongguan import codes`); those take precedence.

                | list | codes | valid from | newest | sources |
                |---|---|---|---|---|
                """);
        lists().forEach((name, codes) -> {
            String sources = codes.stream().collect(Collectors.groupingBy(Code::source, TreeMap::new, Collectors.counting())).entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey)).limit(3)
                    .map(e -> e.getKey() + " (" + e.getValue() + ")").collect(Collectors.joining("; "));
            out.append("| `").append(name).append("` | ").append(codes.stream().map(Code::code).distinct().count()).append(" | ")
                    .append(codes.stream().map(Code::validFrom).min(Comparator.naturalOrder()).orElseThrow()).append(" | ")
                    .append(codes.stream().map(Code::validFrom).max(Comparator.naturalOrder()).orElseThrow()).append(" | ").append(sources.replace("|", "\\|"))
                    .append(" |\n");
        });
        GeneratedDocs.check("codelists.md", "CodeListsPageTest", out.toString());
    }
}
