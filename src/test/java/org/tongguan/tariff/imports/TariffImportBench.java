package org.tongguan.tariff.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.kernel.Actor;
import org.tongguan.support.PlatformTest;
import org.tongguan.tariff.Tariff;

/** How long a whole foreign schedule takes from its bytes to law that answers. Run by {@code bench/tariff-import}; not part of the tests. */
class TariffImportBench extends PlatformTest {

    private static final int LINES = 10_710;
    private static final String[] RATES = {"無税", "無税", "無税", "無税", "3.5%", "(4.6%)", "361円/kg", "25%又は60円/kgのうちいずれか高い税率", "5.6%又は4.4%＋1.52円/㎡のうちいずれか高い税率",
        "無税〜(6.5%)又は非譲許", ""};
    @Autowired TariffImports imports;
    @Autowired Tariff tariff;

    @Test
    void japansSchedule() throws IOException {
        String given = System.getProperty("tongguan.bench.file", "");
        byte[] file = given.isEmpty() ? made() : Files.readAllBytes(Path.of(given));
        for (int round = 1; round <= 3; round++) {
            long begun = System.nanoTime();
            UUID id = imports.start(ImportKind.JAPAN, "bench", file, new ImportOptions(null, null, null, null), Actor.PLATFORM);
            ImportRun run = imports.get(id);
            while (run.endedAt() == null) {
                LockSupport.parkNanos(2_000_000);
                run = imports.get(id);
            }
            System.out.printf("round %d (%s): %,d rows of the file, %,d rows of law, %s, %d ms; %d offers for goods of China%n", round,
                    round == 1 ? "new" : "superseding itself", run.rowsDone(), run.imported(), run.state(), (System.nanoTime() - begun) / 1_000_000,
                    tariff.schedule("JP").offers("010129100", "CHN", LocalDate.of(2026, 6, 1)).size());
        }
    }

    private static byte[] made() {
        Random random = new Random(2026);
        StringBuilder out = new StringBuilder("line_code,hs6,agreement,origin_group,fy2025_rate,fy2026_rate,general_rate,temporary_rate,wto_rate,changed\n");
        for (int i = 0; i < LINES; i++) {
            String code = "%06d%03d".formatted(10_121 + i * 80, i % 1000);
            String rest = "," + rate(random) + ",," + rate(random) + ",0\n";
            for (String group : new String[] {"ASEAN_AU_NZ", "CN", "KR"}) {
                out.append(code).append(',').append(code, 0, 6).append(",RCEP,").append(group).append(',').append(rate(random)).append(',').append(rate(random))
                        .append(rest);
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String rate(Random random) {
        return RATES[random.nextInt(RATES.length)];
    }
}
