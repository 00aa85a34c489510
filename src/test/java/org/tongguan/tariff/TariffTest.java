package org.tongguan.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import org.tongguan.reference.ImportReport;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.support.PlatformTest;
import org.tongguan.tariff.value.ExchangeRates;

class TariffTest extends PlatformTest {

    @org.junit.jupiter.api.BeforeEach
    void logIn() {
        org.tongguan.support.EveryRole.logIn();
    }

    @Autowired Tariff tariff;
    @Autowired ExchangeRates exchangeRates;

    private ImportReport load(String rows) {
        return tariff.importLines(DutyBench.stream(DutyBench.HEADER + rows));
    }

    private static String row(String code, String mfn, String from, String to) {
        return "%s,试验货品,trial goods,035,,%s,50,,,13,,,,,,%s,%s,test\n".formatted(code, mfn, from, to);
    }

    @Test
    void aTenDigitCodeFindsTheLineOfItsFirstEightDigits() {
        assertThat(tariff.find("0101210010", DutyBench.DAY)).hasValueSatisfying(line -> assertThat(line.code()).isEqualTo("01012100"));
        assertThat(tariff.find("01012100", LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(tariff.find("0101", DutyBench.DAY)).isEmpty();
        assertThat(tariff.find(null, DutyBench.DAY)).isEmpty();
    }

    @Test
    void anOwnTenDigitLineGoesBeforeTheLineAboveIt() {
        String code = DutyBench.nextCode();
        assertThat(load(row(code, "10", "2026-01-01", "") + row(code + "10", "4", "2026-01-01", "")).isTaken()).isTrue();
        assertThat(tariff.find(code + "10", DutyBench.DAY).orElseThrow().mfn()).isEqualTo("4");
        assertThat(tariff.find(code + "90", DutyBench.DAY).orElseThrow().mfn()).isEqualTo("10");
    }

    @Test
    void anOwnLineGoesBeforeTheShippedOne() {
        assertThat(load(row("01039110", "7.7", "2026-05-01", "2026-05-03")).isTaken()).isTrue();
        assertThat(tariff.find("01039110", LocalDate.of(2026, 5, 2)).orElseThrow().mfn()).isEqualTo("7.7");
        assertThat(tariff.find("01039110", LocalDate.of(2026, 5, 3)).orElseThrow().mfn()).isNotEqualTo("7.7");
    }

    @Test
    void everyWrongRowIsNamedWithLineAndColumnAndNothingIsTaken() {
        String good = DutyBench.nextCode();
        ImportReport report = load(row(good, "10", "2026-01-01", "") + row("123", "10", "2026-01-01", "")
                + row(DutyBench.nextCode(), "5% 2CNY/kg", "2026-01-01", "")
                + row(DutyBench.nextCode(), "10", "2026-13-01", "") + row(DutyBench.nextCode(), "10", "2026-02-01", "2026-01-01"));
        assertThat(report.imported()).isZero();
        assertThat(report.errors()).extracting(e -> e.line() + " " + e.column()).containsExactly("3 code", "4 mfn", "5 valid_from", "6 valid_to");
        assertThat(report.errors().get(1).problem().en()).contains("character 4");
        assertThat(tariff.find(good, DutyBench.DAY)).isEmpty();
    }

    @Test
    void overlappingValiditiesAreRefusedInsideTheFileAndAgainstStandingRows() {
        String code = DutyBench.nextCode();
        ImportReport inside = load(row(code, "10", "2026-01-01", "") + row(code, "11", "2026-06-01", ""));
        assertThat(inside.errors()).singleElement().satisfies(e -> assertThat(e.line()).isEqualTo(3));
        assertThat(load(row(code, "10", "2026-01-01", "")).isTaken()).isTrue();
        ImportReport standing = load(row(code, "11", "2026-06-01", ""));
        assertThat(standing.errors()).singleElement().satisfies(e -> assertThat(e.problem().en()).contains("valid_to 2026-06-01"));
        assertThat(load(row(code, "9", "2025-01-01", "")).errors()).singleElement().satisfies(e -> {
            assertThat(e.column()).isEqualTo("valid_to");
            assertThat(e.problem().en()).contains("end this row with valid_to 2026-01-01");
        });
        // The cures that the messages name.
        assertThat(load(row(code, "9", "2025-01-01", "2026-01-01")).isTaken()).isTrue();
        assertThat(load(row(code, "10", "2026-01-01", "2026-06-01") + row(code, "11", "2026-06-01", "")).imported()).isEqualTo(2);
        assertThat(tariff.find(code, LocalDate.of(2026, 5, 31)).orElseThrow().mfn()).isEqualTo("10");
        assertThat(tariff.find(code, LocalDate.of(2026, 6, 1)).orElseThrow().mfn()).isEqualTo("11");
    }

    @Test
    void aFileWithoutItsColumnsOrRowsIsRefused() {
        assertThat(tariff.importLines(DutyBench.stream("a,b\n1,2\n")).errors()).extracting(ImportReport.RowError::column).contains("code", "mfn", "valid_from");
        assertThat(tariff.importLines(DutyBench.stream("")).errors()).hasSize(1);
    }

    @Test
    void aYuanIsAYuanAndWhatIsNotAtHandIsEmpty() {
        assertThat(exchangeRates.rate("CNY", DutyBench.DAY).orElseThrow().rate()).isEqualByComparingTo("1");
        assertThat(exchangeRates.rate("USD", DutyBench.DAY)).isPresent();
        assertThat(exchangeRates.rate("USD", LocalDate.of(2001, 1, 1))).isEmpty();
        assertThat(exchangeRates.rate("XXX", DutyBench.DAY)).isEmpty();
        ImportReport report = exchangeRates.importRates(DutyBench.stream("currency,month,rate,valid_from,valid_to,source\nUSD,2026-3,0,2026-03-01,,t\n"));
        assertThat(report.errors()).extracting(ImportReport.RowError::column).containsExactly("month", "rate");
    }

    @Test
    void linesAreFoundByCodeAndByWordsOfBothLanguages() {
        assertThat(tariff.search("0101", DutyBench.DAY, 50)).isNotEmpty().allSatisfy(l -> assertThat(l.code()).startsWith("0101"));
        assertThat(tariff.search("马 改良", DutyBench.DAY, 50)).extracting(TariffLine::code).contains("01012100");
        assertThat(tariff.search("horses live", DutyBench.DAY, 3)).hasSizeBetween(1, 3);
    }
}
