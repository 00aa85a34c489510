package org.tongguan.tariff.changes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.formats.SpreadsheetWriter;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.tariff.Tariff;

@RestController
@RequestMapping("/api/v1/tariff")
@Tag(name = "tariff")
class ChangesApi {

    private static final List<String> TITLES = List.of("变化 Change", "类别 Part", "商品编号 Code", "标识 Key", "名称 Chinese name", "English name", "字段 Field",
            "原值 Before", "新值 After", "来源 Source");
    private static final int REMEMBERED = 8;
    private final Tariff tariff;
    private final TariffChanges changes;
    /** Whoever turns pages asks for the same two days again and again. */
    private final Map<Asked, List<RowChange>> answered = Collections.synchronizedMap(new LinkedHashMap<>(16, 1, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, List<RowChange>> eldest) {
            return size() > REMEMBERED;
        }
    });

    ChangesApi(Tariff tariff, TariffChanges changes) {
        this.tariff = tariff;
        this.changes = changes;
    }

    /**
     * The differences of two days.
     *
     * @param counts of all rows that differ, by ADDED, REMOVED, CHANGED, whatever the page and the kind asked for
     */
    @Schema(name = "TariffChanges")
    record Answer(LocalDate from, LocalDate to, String lawVersion, Map<RowChange.Kind, Long> counts, Page<RowChange> changes) { }

    private record Asked(String version, LocalDate from, LocalDate to, String prefix) { }

    @GetMapping("/changes")
    @Operation(summary = "What differs in the tariff between two days, field by field: lines, agreements and their rates, quotas, trade remedies; "
            + "chapter is the beginning of a code")
    @PreAuthorize("isAuthenticated()")
    Answer list(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
                @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to, @RequestParam(defaultValue = "") String chapter,
                @RequestParam(required = false) RowChange.Kind kind, @RequestParam(required = false) RowChange.Part part,
                @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        List<RowChange> all = between(from, to, chapter).stream().filter(c -> part == null || c.part() == part).toList();
        Map<RowChange.Kind, Long> counts = all.stream().collect(Collectors.groupingBy(RowChange::kind, TreeMap::new, Collectors.counting()));
        return new Answer(from, to, tariff.version(), counts, Page.cut(all.stream().filter(c -> kind == null || c.kind() == kind).toList(), page, size));
    }

    @GetMapping(path = "/changes.csv", produces = "text/csv")
    @Operation(summary = "The same as a file, one row for each field that differs")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> export(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
                                  @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
                                  @RequestParam(defaultValue = "") String chapter) {
        List<List<String>> rows = new ArrayList<>();
        for (RowChange c : between(from, to, chapter)) {
            for (RowChange.Field f : c.fields()) {
                rows.add(List.of(c.kind().name(), c.part().name(), c.code(), c.key(), c.name().zh(), c.name().en(), f.label().zh() + " " + f.label().en(),
                        f.before(), f.after(), c.source()));
            }
        }
        byte[] file = SpreadsheetWriter.write(new SpreadsheetWriter.Table("changes", TITLES, rows), List.of(), SpreadsheetWriter.Format.CSV);
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8").header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("tariff-changes-" + from + "-" + to + ".csv").build().toString())
                .header("X-Rows", Integer.toString(rows.size())).body(file);
    }

    private List<RowChange> between(LocalDate from, LocalDate to, String chapter) {
        if (to.isBefore(from)) {
            throw new PlatformException(ErrorCode.MALFORMED, "changes.order", from, to);
        }
        String prefix = chapter.replaceAll("[.\\s]", "");
        if (!prefix.matches("[0-9]{0,10}")) {
            throw new PlatformException(ErrorCode.MALFORMED, "changes.chapter", chapter);
        }
        Asked asked = new Asked(tariff.version(), from, to, prefix);
        List<RowChange> known = answered.get(asked);
        if (known == null) {
            known = changes.between(from, to, tariff.schedule(), prefix);
            answered.put(asked, known);
        }
        return known;
    }
}
