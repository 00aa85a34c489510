package org.tongguan.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some thousand wrong documents for every parser, the same ones in every build; {@code bench/fuzz} looks for as long as one likes. */
class FuzzSmokeTest {

    private static final int DOCUMENTS = 3_000;
    private static final long SLOW_NANOS = 2_000_000_000L;

    @ParameterizedTest
    @EnumSource
    void nothingButARefusalComesOfAWrongDocument(FuzzTarget target) {
        List<byte[]> seeds = target.seeds();
        seeds.forEach(target::reads);
        Mutations mutations = new Mutations(20261126, seeds);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS && found.size() < 5; i++) {
            byte[] document = mutations.next();
            long began = System.nanoTime();
            try {
                target.reads(document);
            } catch (RuntimeException | Error e) {
                found.add(e + " at " + e.getStackTrace()[0] + " for " + shown(document));
            }
            if (System.nanoTime() - began > SLOW_NANOS) {
                found.add("slow: " + shown(document));
            }
        }
        assertThat(found).isEmpty();
    }

    private static String shown(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        return text.length() < 400 ? text : text.substring(0, 200) + "… " + document.length + " bytes, "
                + HexFormat.of().formatHex(document, 0, Math.min(60, document.length));
    }
}
