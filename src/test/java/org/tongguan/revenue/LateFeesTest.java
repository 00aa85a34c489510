package org.tongguan.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.runtime.Json;
import org.tongguan.support.PlatformTest;
import tools.jackson.databind.JsonNode;

class LateFeesTest extends PlatformTest {

    private static final Path CASES = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "vectors", "duty_cn_worked.json");
    @Autowired LateFees lateFees;
    @Autowired PaymentTerms terms;

    @ParameterizedTest
    @CsvSource({
        "150000, 2019-03-21, 2019-03-25, 4, 300.00",
        "200000, 2019-05-02, 2019-05-09, 7, 700.00",
        "655000, 2026-06-24, 2026-06-25, 1, 327.50",
        "655000, 2026-06-24, 2026-06-24, 0, 0.00",
        "655000, 2026-06-24, 2026-06-01, 0, 0.00",
        // A fee below 50 yuan is not collected; 50 yuan are.
        "99900, 2026-06-24, 2026-06-25, 1, 0.00",
        "100000, 2026-06-24, 2026-06-25, 1, 50.00",
        "12345.67, 2026-06-24, 2026-07-24, 30, 185.19"})
    void everyDayAfterTheTermCostsAHalfPerMille(BigDecimal tax, LocalDate dueOn, LocalDate paidOn, long days, BigDecimal fee) {
        LateFees.Fee got = lateFees.of(tax, dueOn, paidOn);
        assertThat(got.amount()).isEqualTo(fee.setScale(2));
        assertThat(Math.max(0, got.days())).isEqualTo(days);
        assertThat(got.worked().isEmpty()).isEqualTo(days == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-10, IMMEDIATE, 2026-06-24",
        // 19 to 21 June 2026: Dragon Boat Festival and the week-end.
        "2026-06-05, IMMEDIATE, 2026-06-22",
        // Ends on a Saturday that was made a working day: 10 October 2026.
        "2026-09-26, IMMEDIATE, 2026-10-10",
        // Ends in the days off of October 2026.
        "2026-09-20, IMMEDIATE, 2026-10-08",
        "2026-06-10, GUARANTEED, 2026-06-24",
        "2026-06-10, CONSOLIDATED, 2026-07-07",
        // Fifth working day after the days off.
        "2026-09-10, CONSOLIDATED, 2026-10-13"})
    void theTermEndsOnAWorkingDay(LocalDate assessedOn, Bill.Settlement settlement, LocalDate dueOn) {
        assertThat(terms.dueOn(assessedOn, settlement)).isEqualTo(dueOn);
    }

    @Test
    void theWorkedLinesAreWholeInBothLanguages() {
        assertThat(lateFees.of(new BigDecimal("100000.00"), LocalDate.of(2026, 6, 24), LocalDate.of(2026, 6, 26)).worked()).singleElement()
                .satisfies(text -> {
                    assertThat(text.en()).isEqualTo("Late fee: tax CNY 100000.00 × 0.0005 "
                            + "× 2 days (2026-06-25 to 2026-06-26) = CNY 100.00 (Tariff Law art. 43)");
                    assertThat(text.zh()).contains("100.00 元");
                });
        assertThat(lateFees.of(new BigDecimal("100000.00"), LocalDate.of(2024, 11, 29), LocalDate.of(2024, 12, 2)).worked()).singleElement()
                .satisfies(text -> assertThat(text.en()).endsWith("(Regulations on Import and Export Duties art. 37)"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void waitingNeverCostsLess(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            BigDecimal tax = BigDecimal.valueOf(random.nextInt(1, 1_000_000_000), 2);
            LocalDate dueOn = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
            LocalDate paidOn = dueOn.plusDays(random.nextInt(-10, 100));
            assertThat(lateFees.of(tax, dueOn, paidOn.plusDays(1)).amount()).isGreaterThanOrEqualTo(lateFees.of(tax, dueOn, paidOn).amount());
        }
    }

    @TestFactory
    Stream<DynamicTest> publishedCases() throws Exception {
        assumeTrue(Files.exists(CASES), "skipped: the folder of worked cases " + CASES + " is not here");
        return StreamSupport.stream(Json.tree(Files.readString(CASES)).at("/cases").spliterator(), false)
                .filter(one -> one.at("/inputs").has("due_date") && one.at("/inputs").has("duty"))
                .map(one -> DynamicTest.dynamicTest(one.at("/id").asString(), () -> {
                    JsonNode in = one.at("/inputs");
                    LateFees.Fee fee = lateFees.of(new BigDecimal(in.get("duty").asString()), LocalDate.parse(in.get("due_date").asString()),
                            LocalDate.parse(in.get("paid_date").asString()));
                    assertThat(fee.days()).isEqualTo(one.at("/expected/days_late").asLong());
                    assertThat(fee.amount()).isEqualByComparingTo(one.at("/expected/surcharge").asString());
                }));
    }
}
