package org.tongguan.tariff.expression.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongguan.formats.Csv;
import org.tongguan.tariff.expression.Expected;
import org.tongguan.tariff.expression.Outcome;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.RateSyntaxException;

/** Every way a foreign tariff writes a rate comes out as one language, or is refused at its place. */
class DialectsTest {

    private static final Path JAPAN = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "tariff/jp_rcep_by_fy.csv");
    private static final List<String> COLUMNS = List.of("fy2025_rate", "fy2026_rate", "general_rate", "temporary_rate", "wto_rate");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "無税 | 0%", "免税 | 0%", "8.5% | 8.5%", "※1％ | NOTE(\"※\", 1%)", "（3.3%） | BOUND(3.3%)", "361円/kg | 361JPY/kg", "4,000,000円/頭 | 4000000JPY/head",
        "930円/MT | 930JPY/t", "346円/kl | 346JPY/kL", "290.70円/1,000本 | 290.70JPY/1000x012", "1.51円/本 | 1.51JPY/012",
        "25%＋63円/kg | 25% + 63JPY/kg", "26%+130円/kg | 26% + 130JPY/kg", "*29.8%＋396円/kg | NOTE(\"*\", 29.8% + 396JPY/kg)",
        "25%又は60円/kgのうちいずれか高い税率 | MAX(25%, 60JPY/kg)", "3%又は0.92円/kgのうちいずれか低い税率 | MIN(3%, 0.92JPY/kg)",
        "3.7%又は2.9%＋1.01円/㎡のうちいずれか高い税率 | MAX(3.7%, 2.9% + 1.01JPY/m2)", "60%又は4,800円/足のうちいずれか高い税率 | MAX(60%, 4800JPY/pr)",
        "10.3%又は85.94円/lのうちいずれか低い税率ただしその税率が46.06円/lを下回る場合は46.06円/l | MAX(46.06JPY/L, MIN(10.3%, 85.94JPY/L))",
        "(73.70円−課税価格)/kg | GATE(73.70JPY/kg)", "2.1%又は((500円-課税価格)×11/16)/kgのうちいずれか低い税率 | MIN(2.1%, GATE(500JPY/kg, 11/16))",
        "(524円×1.004-課税価格)/kg又は58円/kgのうちいずれか低い税率 | MIN(GATE(526.096JPY/kg), 58JPY/kg)",
        "4.3%又は(577.15円-課税価格×0.6)/kgのうちいずれか高い税率 | MAX(4.3%, MAX(0%, 577.15JPY/kg - 60%))",
        "(5.6%又は4.4%＋1.52円/㎡のうちいずれか高い税率) | BOUND(MAX(5.6%, 4.4% + 1.52JPY/m2))", "◎無税 | IN_QUOTA(0%)",
        "◎(170円−課税価格)/kg | IN_QUOTA(GATE(170JPY/kg))", "共通の限度数量以内のもの　4.3% | IN_QUOTA(4.3%)", "非譲許 | NOT_BOUND", "U | NOT_BOUND",
        "無税〜(6.5%)又は非譲許 | VARIES(0%, BOUND(6.5%), NOT_BOUND)", "●2.4%又は非譲許 | VARIES(2.4%, NOT_BOUND)", "(一部2%〜3.5%) | BOUND(VARIES(2%, 3.5%))",
        "無税〜5.8% ◆2 | NOTE(\"◆2\", VARIES(0%, 5.8%))", "(無税)〜(4.8%)又は(8.8円/kg) | VARIES(BOUND(0%), BOUND(4.8%), BOUND(8.8JPY/kg))",
        "さわら　2.4% | PARTS(\"さわら\" 2.4%)"})
    void japanWritesRates(String written, String read) {
        assertThat(JapanRates.read(written)).hasToString(read);
    }

    @Test
    void japanNamesPartsOfALine() {
        assertThat(JapanRates.read("うに　(6.9%)\nくらげ　5.5%\n\nその他のもの　無税")).hasToString(
                "PARTS(\"うに\" BOUND(6.9%), \"くらげ\" 5.5%, \"その他のもの\" 0%)");
        assertThat(JapanRates.read("1キログラムにつき部分肉に係る基準輸入価格と課税価格との差額").toString()).startsWith("CANNOT(STANDARD_PRICE, ");
        assertThat(JapanRates.read("1キログラムにつき、40.91円に重量比による乳糖の含有率が10%を超える1%ごとに4.13円を加えた額").toString()).startsWith("CANNOT(CONTENT, ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-5% | 1", "5ドル/kg | 1", "361円/斗 | 1", "10%又は60円/kgのうちいずれか | 1", "くらげ　-2% | 5", "'' | 1",
        "10%又は9円/lのうちいずれか低い税率ただしその税率が4円/lを下回る場合は5円/l | 1"})
    void whatJapanDoesNotWriteIsRefused(String written, int position) {
        assertThatThrownBy(() -> JapanRates.read(written)).isInstanceOfSatisfying(RateSyntaxException.class, e -> {
            assertThat(e.expected()).isEqualTo(Expected.DIALECT);
            assertThat(e.position()).isEqualTo(position);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void generatedJapaneseRatesComeToTheirAmounts(int seed) {
        Random random = new Random(seed);
        Quantities goods = new Quantities(Map.of("035", new BigDecimal("80"), "095", new BigDecimal("120"), "032", new BigDecimal("15")), null);
        for (int i = 0; i < 200; i++) {
            BigDecimal percent = BigDecimal.valueOf(random.nextInt(400), 1);
            BigDecimal yen = BigDecimal.valueOf(random.nextInt(1, 50_000), 2);
            BigDecimal value = BigDecimal.valueOf(random.nextInt(1, 5_000_000));
            BigDecimal ofValue = value.multiply(percent).movePointLeft(2);
            BigDecimal ofWeight = yen.multiply(new BigDecimal("80"));
            String both = percent + "%又は" + yen + "円/kgのうちいずれか";
            assertAmount(both + "高い税率", value, goods, ofValue.max(ofWeight));
            assertAmount(both + "低い税率", value, goods, ofValue.min(ofWeight));
            assertAmount(percent + "%＋" + yen + "円/kg", value, goods, ofValue.add(ofWeight));
            assertAmount("（" + yen + "円−課税価格）/kg", value, goods, ofWeight.subtract(value).max(BigDecimal.ZERO));
            BigDecimal floor = BigDecimal.valueOf(random.nextInt(1, 5_000), 2);
            assertAmount(percent + "%又は" + yen + "円/lのうちいずれか低い税率\nただしその税率が" + floor + "円/lを下回る場合は" + floor + "円/l", value, goods,
                    ofValue.min(yen.multiply(new BigDecimal("120"))).max(floor.multiply(new BigDecimal("120"))));
            assertAmount("(" + percent + "%)", value, goods, ofValue);
        }
    }

    private static void assertAmount(String written, BigDecimal value, Quantities goods, BigDecimal amount) {
        assertThat(JapanRates.read(written).amount(value, goods)).as(written).isEqualByComparingTo(amount);
    }

    @Test
    void everyRateOfJapansScheduleIsReadOrSaysWhyItComesToNoAmount() throws Exception {
        Assumptions.assumeTrue(Files.isReadable(JAPAN), "Japan's schedule is not at hand at " + JAPAN + ": its rates are not read here");
        Set<String> distinct = new TreeSet<>();
        long[] cells = new long[2];
        Map<String, Long> counts = new TreeMap<>();
        try (var in = Files.newInputStream(JAPAN)) {
            Csv.read(in, row -> COLUMNS.stream().map(row::get).filter(text -> !text.isEmpty()).forEach(text -> {
                distinct.add(text);
                cells[0]++;
                counts.merge(text, 1L, Long::sum);
            }));
        }
        List<String> refused = new ArrayList<>();
        Map<String, Integer> kinds = new TreeMap<>();
        Map<String, Long> cellsOf = new TreeMap<>();
        for (String text : distinct) {
            try {
                RateExpression rate = JapanRates.read(text);
                assertThat(RateExpression.parse(rate.toString())).isEqualTo(rate);
                String kind = rate.obstacle().map(Outcome.NotComputable::reason).map(String::valueOf).orElse("computed");
                kinds.merge(kind, 1, Integer::sum);
                cellsOf.merge(kind, counts.get(text), Long::sum);
            } catch (RateSyntaxException e) {
                refused.add(text);
            }
        }
        System.out.printf("Japan's schedule: %d rates in %d distinct texts; texts %s; rates %s%n", cells[0], distinct.size(), kinds, cellsOf);
        assertThat(refused).isEmpty();
        assertThat(distinct).hasSize(967);
        assertThat(kinds.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(967);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 | | | | KG | | 0%", "1 | | 0.022 | | KG | | 0.022USD/kg", "2 | | 0.5 | | NO | KG | 0.5USD/kg",
        "3 | | 0.08 | 0.012 | NO | KG | 0.08USD/pc + 0.012USD/kg",
        "4 | 0.068 | 0.011 | | KG | | 0.011USD/kg + 6.8%", "5 | 0.04 | 0.3 | | NO | KG | 0.3USD/kg + 4%", "7 | 0.025 | | | NO | | 2.5%",
        "6 | 0.064 | 0.2 | 0.6 | NO | JWL | 0.2USD/pc + 0.6USD/Q2 + 6.4%", "1 | | 0.05 | | THS | | 0.05USD/1000pc", "1 | | 0.37 | | PFL | | 0.74USD/Lpa",
        "1 | | 0.1 | | BBL | | 0.1USD/Q1", "9 | | | | KG | | CANNOT(SHARE_OF_OTHER_DUTY, \"see\")", "K | | | | KG | | CANNOT(SEE_SCHEDULE, \"see\")",
        "T | | | | KG | | CANNOT(LONGER_CODE, \"see\")", "X | | | | KG | | CANNOT(SEE_SCHEDULE, \"see\")"})
    void theUnitedStatesCodeRates(String type, BigDecimal adValorem, BigDecimal specific, BigDecimal other, String unit1, String unit2, String read) {
        String second = unit2 == null ? "" : unit2;
        assertThat(UsRates.read(new UsRates.Fields(type, adValorem, specific, other, unit1, second, "see"))).hasToString(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"8 | RATE_TYPE", "'' | RATE_TYPE", "1 | RATE_FIELD", "7 | RATE_FIELD", "4 | RATE_FIELD"})
    void aRateTypeWithoutItsFieldsIsRefused(String type, Expected expected) {
        assertThatThrownBy(() -> UsRates.read(new UsRates.Fields(type, null, null, null, "KG", "", "Free"))).isInstanceOfSatisfying(RateSyntaxException.class,
                e -> assertThat(e.expected()).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "8.00 % | 8.00%", "0.00 | 0.00%", "35.10 EUR / 100 kg | 35.10EUR/100kg", "13 GBP/DTN | 13GBP/100kg",
        "10.00 % MIN 22.00 EUR / 100 kg | MAX(10.00%, 22.00EUR/100kg)",
        "10.00 % MIN 22.00 EUR/DTN MAX 56.00 EUR/DTN | MIN(MAX(10.00%, 22.00EUR/100kg), 56.00EUR/100kg)",
        "13.8% MIN 13 GBP/DTN MAX 15 GBP/DTN - 7 GBP/DTN | MIN(MAX(13.8%, 13GBP/100kg), 15GBP/100kg - 7GBP/100kg)",
        "5 % + 1 EUR/HLT + 2 EUR/TNE - 1 % | 5% + 1EUR/100L + 2EUR/t - 1%", "£30.00 / 1000 p/st | 30.00GBP/1000pc", "0.50 GBP / % vol/hl | 0.50GBP/100L/%vol",
        "0.30 GBP / 100 kg/net/%sacchar. | 0.30GBP/100kg/%sac",
        "9.00 % + EA MAX 18.70 % + AD S/Z | MIN(9.00% + CANNOT(COMPONENT, \"EA\"), 18.70% + CANNOT(COMPONENT, \"AD S/Z\"))",
        "<span>4.00</span> % | 4.00%", "NIHIL | NOT_APPLICABLE"})
    void taricWritesExpressions(String written, String read) {
        assertThat(TaricRates.read(written)).hasToString(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"5 % MIN | 8 | DIALECT", "abc | 1 | DIALECT", "5 % + | 6 | DIALECT", "13 GBP/stone | 8 | UNIT",
        "-5 % | 1 | DIALECT", "'' | 1 | DIALECT",
        "5 EUR | 2 | UNIT"})
    void whatTaricDoesNotWriteIsRefused(String written, int position, Expected expected) {
        assertThatThrownBy(() -> TaricRates.read(written)).isInstanceOfSatisfying(RateSyntaxException.class, e -> {
            assertThat(e.expected()).isEqualTo(expected);
            assertThat(e.position()).isEqualTo(position);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"10 | 10%", "10% | 10%", "０．６元/千克 | 0.6CNY/kg", "5%+2元/升 | 5% + 2CNY/L", "△2 | 2%",
        "MIN(5, 1CNY/kg) | MIN(5%, 1CNY/kg)",
        "见附表 | CANNOT(SEE_SCHEDULE, \"见附表\")"})
    void chineseSpreadsheetsWriteRates(String written, String read) {
        Map<String, String> units = Map.of("千克", "035", "升", "095");
        assertThat(ChinaRates.read(written, name -> Optional.ofNullable(units.get(name)))).hasToString(read);
    }
}
