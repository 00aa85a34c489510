package org.tongguan.declaration.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tongguan.kernel.Finding;
import org.tongguan.runtime.Json;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Shipment;
import org.tongguan.tariff.value.ExchangeRates;

/** The hand-written writer of assessments says what the general one says, and what it wrote is read back as the same assessment. */
class AssessmentJsonTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @Test
    void writesWhatTheGeneralWriterWrites() {
        for (int seed = 0; seed < 200; seed++) {
            Assessment duty = assessment(new Random(seed));
            // The general writer also tells what follows from the rest.
            String general = Json.write(duty).replaceFirst(",\"complete\":(true|false)}$", "}");
            assertThat(new String(AssessmentJson.write(duty), StandardCharsets.UTF_8)).as("seed %d", seed).isEqualTo(general);
            assertThat(Valuation.read(Valuation.write(duty))).as("seed %d", seed).isEqualTo(duty);
        }
    }

    private static Assessment assessment(Random random) {
        List<Assessment.Line> lines = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            List<Assessment.TaxLine> taxes = new ArrayList<>();
            for (int t = 0; t < random.nextInt(4); t++) {
                String rate = random.nextBoolean() ? "10%" : "max(5%, 2CNY/kg)";
                taxes.add(new Assessment.TaxLine(Assessment.Tax.values()[t], "MFN", rate, amount(random), steps(random)));
            }
            lines.add(new Assessment.Line(i + 1, "8501.1\"0", "微型电机 <\\>", random.nextBoolean() ? null : amount(random),
                    Assessment.Treatment.values()[random.nextInt(6)], steps(random), taxes));
        }
        List<ExchangeRates.Rate> rates = random.nextBoolean() ? List.of()
                : List.of(new ExchangeRates.Rate("USD", "2026-11", new BigDecimal("7.1000"), DAY, null, "样例"));
        List<Finding> findings = random.nextBoolean() ? List.of() : List.of(Finding.warning("DUTY-106", "/goodsItems/0", "x"));
        return new Assessment(Shipment.Direction.IMPORT, DAY, DAY, "tariff 1a2b", rates, lines, findings);
    }

    private static BigDecimal amount(Random random) {
        return BigDecimal.valueOf(random.nextLong(1_000_000_000), 2);
    }

    private static List<Assessment.Step> steps(Random random) {
        List<Assessment.Step> steps = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            steps.add(new Assessment.Step("duty.percent", List.of(amount(random).toPlainString(), "10", "税\n率")));
        }
        return steps;
    }
}
