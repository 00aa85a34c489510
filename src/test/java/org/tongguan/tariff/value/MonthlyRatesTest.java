package org.tongguan.tariff.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.reference.ImportReport;
import org.tongguan.support.PlatformTest;

/** Tables of monthly exchange rates: what is taken, and what is wrong with which row. */
class MonthlyRatesTest extends PlatformTest {

    @Autowired ExchangeRates rates;
    @Autowired ExchangeFixing fixing;

    @BeforeEach
    void logIn() {
        org.tongguan.support.EveryRole.logIn();
    }

    private ImportReport take(String text) {
        return rates.importRates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aPublishedTableWithChineseHeadingsAndRatesForAHundredUnitsIsTaken() {
        assertThat(take("币制,月份,中间价,外币单位,公布日,来源\nTHB,2032-04,21.55,100,2032-03-17,公告\nMYR,2032-04,1.61,1,2032-03-17,公告\n").errors()).isEmpty();
        assertThat(rates.rate("THB", LocalDate.of(2032, 4, 1)).orElseThrow().rate()).isEqualByComparingTo("0.2155");
        assertThat(rates.rate("THB", LocalDate.of(2032, 4, 30))).isPresent();
        assertThat(rates.rate("THB", LocalDate.of(2032, 5, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "THB,2033-13,0.2,2033-03-01,2033-04-01,t; month",
        "THB,2033-03,0,2033-03-01,2033-04-01,t; rate",
        "THB,2033-03,-1,2033-03-01,2033-04-01,t; rate",
        "thb,2033-03,0.2,2033-03-01,2033-04-01,t; currency",
        "QQQ,2033-03,0.2,2033-03-01,2033-04-01,t; currency",
        "CNY,2033-03,1,2033-03-01,2033-04-01,t; currency",
        "THB,2033-03,0.2,2033-04-01,2033-05-01,t; valid_from",
        "THB,2033-03,0.2,2033-03-01,2033-03-01,t; valid_to",
        "THB,2033-03,0.2,2033-03-01,2033-04-01,; source"})
    void aRowThatIsWrongIsNamedWithItsColumn(String row, String column) {
        ImportReport report = take("currency,month,rate,valid_from,valid_to,source\n" + row + "\n");
        assertThat(report.errors()).singleElement().satisfies(e -> {
            assertThat(e.line()).isEqualTo(2);
            assertThat(e.column()).isEqualTo(column);
            assertThat(e.problem().en()).doesNotContain("{").doesNotStartWith("import.");
            assertThat(e.problem().zh()).doesNotContain("{");
        });
    }

    @Test
    void aRateForOtherUnitsThanTheMonthBeforeIsAskedAbout() {
        assertThat(take("currency,month,rate,source\nPHP,2034-01,0.1233,t\n").errors()).isEmpty();
        assertThat(take("currency,month,rate,source\nPHP,2034-02,12.31,t\n").errors()).singleElement()
                .satisfies(e -> assertThat(e.problem().en()).contains("12.31").contains("0.1233").contains("units"));
        assertThat(take("currency,month,rate,units,source\nPHP,2034-02,12.31,100,t\n").errors()).isEmpty();
    }

    @Test
    void aRateOfAnotherDayThanTheFixingDayIsRefused() {
        assertThat(take("currency,month,rate,fixed_on,source\nPHP,2035-03,0.12,2035-02-20,t\n").errors()).singleElement()
                .satisfies(e -> assertThat(e.problem().en()).contains("2035-02-21").contains("2035-02-20"));
    }

    @Test
    void aColumnThatIsNotThereIsToldOnce() {
        assertThat(take("currency,month,source\nPHP,2035-03,t\nPHP,2035-04,t\n").errors()).singleElement().satisfies(e -> {
            assertThat(e.line()).isEqualTo(1);
            assertThat(e.column()).isEqualTo("rate");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04, 2026-03-18", "2025-02, 2025-01-15", "2024-12, 2024-11-20",
        // 18 February 2026 is in the Spring Festival: a week later.
        "2026-03, 2026-02-25"})
    void theRateIsThatOfTheThirdWednesdayBefore(YearMonth month, LocalDate day) {
        assertThat(fixing.dayFor(month)).isEqualTo(day);
    }
}
