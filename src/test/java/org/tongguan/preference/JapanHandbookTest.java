package org.tongguan.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.preference.handbook.Handbook;
import org.tongguan.preference.handbook.Handbooks;
import org.tongguan.preference.handbook.Press;
import org.tongguan.preference.rates.Line;
import org.tongguan.preference.rates.PreferentialTariff;
import org.tongguan.preference.rates.Sheet;
import org.tongguan.preference.rates.Sheets;
import org.tongguan.preference.rates.Tariffs;
import org.tongguan.runtime.Json;
import org.tongguan.support.PlatformTest;
import org.tongguan.tariff.imports.ImportKind;
import org.tongguan.tariff.imports.ImportOptions;
import org.tongguan.tariff.imports.ImportRun;
import org.tongguan.tariff.imports.TariffImports;
import tools.jackson.databind.JsonNode;

/** Japan's schedule under RCEP, two fiscal years of 32,130 rows, as another country's tariff: every inferable staging, and a handbook of it. */
class JapanHandbookTest extends PlatformTest {

    private static final Path FOLDER = Path.of(System.getProperty("tongguan.reference", "../shared/reference"));
    private static final Map<String, String> ORIGINS = Map.of("CN", "CHN", "KR", "KOR", "ASEAN_AU_NZ", "THA");
    @Autowired TariffImports imports;
    @Autowired Tariffs tariffs;
    @Autowired Handbooks handbooks;
    @Autowired Press press;

    @Test
    void japansReductionsAreFoundFromItsScheduleAndPrinted() throws Exception {
        Path file = FOLDER.resolve("tariff/jp_rcep_by_fy.csv");
        assumeTrue(Files.exists(file), "skipped: Japan's schedule " + file + " is not here");
        UUID run = imports.start(ImportKind.JAPAN, "jp.csv", lines(file), new ImportOptions(null, null, null, null), Actor.PLATFORM);
        ImportRun done = imports.get(run);
        for (int i = 0; i < 600 && done.endedAt() == null; i++) {
            Thread.sleep(100);
            done = imports.get(run);
        }
        assertThat(done.errors()).as(done.toString()).isEmpty();
        PreferentialTariff japan = tariffs.get("JP");
        Sheets sheets = tariffs.sheets(japan);
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (JsonNode one : Json.tree(Files.readString(FOLDER.resolve("vectors/jp_rcep_staging.json"))).at("/cases")) {
            Line line = japan.find(one.at("/line").asString()).getFirst();
            Sheet sheet = sheets.of(line, 2025, 2030, ORIGINS.get(one.at("/origin").asString()));
            var row = sheet.rows().stream().filter(r -> r.column().key().equals(one.at("/origin").asString())).findFirst();
            boolean fits = row.isPresent() && row.get().staging().staging() != null && row.get().staging().staging().stages() == one.at("/equal_stages").asInt()
                    && row.get().cells().get(0).percent().compareTo(new java.math.BigDecimal(one.at("/fy2025").asString())) == 0
                    && row.get().cells().get(1).percent().compareTo(new java.math.BigDecimal(one.at("/fy2026").asString())) == 0;
            if (!fits) {
                wrong.add(one + " → " + row.map(r -> r.staging() + " " + r.cells().get(0)).orElse("no row"));
            }
            count++;
        }
        System.out.printf("Japan's schedule: %d of %d reductions found in place%n", count - wrong.size(), count);
        assertThat(wrong.stream().limit(5)).isEmpty();
        handbook();
    }

    /** Without the rows of four-digit headings, which have no rate of their own. */
    private static byte[] lines(Path file) throws java.io.IOException {
        return String.join("\n", Files.readAllLines(file).stream().filter(row -> !row.matches("[0-9]{4},.*")).toList())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void handbook() throws Exception {
        Actor analyst = new Actor(1, "analyst", java.util.Set.of(Role.ANALYST), null, null);
        List<String> chosen = List.of("610910", "611020", "640399", "420221", "030499", "392690", "200599", "190590", "620520", "420310");
        for (String language : List.of("zh", "en")) {
            Handbook ordered = handbooks.order(analyst, null, new Handbook.Wish(chosen, List.of("JP", "CN"), 2025, 2031, language, 300),
                    "https://customs.example");
            long begun = System.nanoTime();
            press.printAll();
            // The platform's own press may have taken the order first, and still be at it.
            await().atMost(Duration.ofSeconds(120)).untilAsserted(() ->
                    assertThat(handbooks.get(analyst, ordered.id()).state()).isEqualTo(Handbook.State.PRINTED));
            byte[] pdf = handbooks.pdf(analyst, ordered.id());
            System.out.printf("handbook of Japan's schedule, %s: %d pages in %d ms%n", language, new PdfReader(pdf).getNumberOfPages(),
                    (System.nanoTime() - begun) / 1_000_000);
            Files.write(Path.of("target/handbook-japan-" + language + ".pdf"), pdf);
        }
    }
}
