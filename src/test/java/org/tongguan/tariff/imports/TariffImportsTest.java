package org.tongguan.tariff.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.schedule.Schedule;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Whole tariffs come in from files: all of a file or nothing, with progress and with every wrong row. */
class TariffImportsTest extends PlatformTest {

    private static final String JAPAN = "line_code,hs6,agreement,origin_group,fy2025_rate,fy2026_rate,general_rate,temporary_rate,wto_rate,changed\n";
    private static final String US = "hts8,brief_description,quantity_1_code,quantity_2_code,mfn_text_rate,mfn_rate_type_code,mfn_ad_val_rate,"
            + "mfn_specific_rate,mfn_other_rate,korea_rate_type_code,korea_ad_val_rate,korea_specific_rate,col2_text_rate,col2_rate_type_code,"
            + "col2_ad_val_rate,col2_specific_rate,col2_other_rate,begin_effect_date,end_effective_date\n";
    private static final String TARIC = "commodity__code,commodity__description,measure__sid,measure__type__id,measure__duty_expression,"
            + "measure__geographical_area__id,measure__effective_start_date,measure__effective_end_date,measure__quota__order_number,"
            + "measure__additional_code__code\n";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    @Autowired TariffImports imports;
    @Autowired Tariff tariff;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void open() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
    }

    private ImportRun take(ImportKind kind, byte[] content, LocalDate from) {
        return ended(imports.start(kind, "test", content, new ImportOptions("test", from, null, null), Actor.PLATFORM));
    }

    private ImportRun take(ImportKind kind, String content) {
        return take(kind, content.getBytes(StandardCharsets.UTF_8), null);
    }

    private ImportRun ended(UUID id) {
        ImportRun run = imports.get(id);
        while (run.endedAt() == null) {
            LockSupport.parkNanos(5_000_000);
            run = imports.get(id);
        }
        return run;
    }

    private static List<String> places(ImportRun run) {
        return run.errors().stream().map(e -> e.line() + " " + e.column()).toList();
    }

    @Test
    void japansScheduleIsKeptByItselfWithItsYears() {
        ImportRun run = take(ImportKind.JAPAN, JAPAN
                + "970110001,970110,RCEP,CN,5.1%,4.4%,10%,,(8%),1\n970110001,970110,RCEP,KR,,●2.2%又は非譲許,10%,,(8%),1\n"
                + "970110002,970110,RCEP,CN,無税,無税,25%又は60円/kgのうちいずれか高い税率,◎無税,,0\n");
        assertThat(run.errors()).isEmpty();
        assertThat(run.state()).isEqualTo(ImportRun.State.TAKEN);
        Schedule japan = tariff.schedule("JP");
        assertThat(japan.offer("RCEP", "970110001", "CHN", LocalDate.of(2026, 3, 31)).rate()).hasToString("5.1%");
        assertThat(japan.offer("RCEP", "970110001", "CHN", LocalDate.of(2026, 4, 1)).rate()).hasToString("4.4%");
        assertThat(japan.offer("RCEP", "970110001", "KOR", DAY).rate()).hasToString("VARIES(2.2%, NOT_BOUND)");
        Rated line = japan.line("970110002", DAY);
        assertThat(line.general()).hasToString("MAX(25%, 60JPY/kg)");
        assertThat(line.provisional()).hasToString("IN_QUOTA(0%)");
        assertThat(japan.line("970110001", DAY).mfn()).hasToString("BOUND(8%)");
        assertThat(tariff.schedule().line("97011000", DAY)).isNull();
        assertThat(imports.readings("JP")).contains(new RateReading("(8%)", "BOUND(8%)"));
    }

    @Test
    void everyWrongRowIsToldAndNothingIsTaken() {
        ImportRun run = take(ImportKind.JAPAN, JAPAN + "970120001,970120,RCEP,CN,5.1%,-3%,10%,,,1\n97012,970120,RCEP,CN,5%,5%,10%,,,0\n"
                + "970120002,970120,RCEP,CN,5%,12ドル/kg,10%,,,0\n970120001,970120,RCEP,KR,5%,5%,11%,,,0\n970120003,970120,RCEP,CN,5%,4000%,10%,,,0\n"
                + "970120001,970120,RCEP,CN,5.1%,3%,10%,,,1\n");
        assertThat(run.state()).isEqualTo(ImportRun.State.REFUSED);
        assertThat(places(run)).containsExactly("2 fy2026_rate", "3 line_code", "4 fy2026_rate", "5 general_rate", "6 fy2026_rate");
        assertThat(run.errors()).allSatisfy(e -> assertThat(e.problem().zh()).isNotBlank().isNotEqualTo(e.problem().en()));
        assertThat(tariff.schedule("JP").line("970120001", DAY)).isNull();
    }

    @Test
    void rowsThatOverlapNameBothRows() {
        ImportRun run = take(ImportKind.JAPAN, JAPAN + "970190001,970190,RCEP,CN,5.1%,5%,10%,,,1\n970190001,970190,RCEP,CN,5.1%,3%,10%,,,1\n");
        assertThat(places(run)).contains("3 valid_from");
        assertThat(run.errors().getFirst().problem().en()).contains("line 2");
    }

    @Test
    void theSameFileAgainSupersedesItself() {
        String file = JAPAN + "970191001,970191,RCEP,CN,5.1%,%s,10%%,,,1\n";
        assertThat(take(ImportKind.JAPAN, file.replace("%s", "5%").replace("%%", "%")).state()).isEqualTo(ImportRun.State.TAKEN);
        assertThat(take(ImportKind.JAPAN, file.replace("%s", "4%").replace("%%", "%")).state()).isEqualTo(ImportRun.State.TAKEN);
        assertThat(tariff.schedule("JP").offer("RCEP", "970191001", "CHN", DAY).rate()).hasToString("4%");
    }

    @Test
    void theWholeOfJapansScheduleComesForTheDaysTheCallerNames() {
        String file = "統計番号,品名,基本,暫定,WTO協定,特恵,メキシコ,RCEP（中国）\n970199100,絵画,10%,,(8%),無税,3%,2.5%\n";
        assertThat(places(take(ImportKind.JAPAN, file))).containsExactly("1 ");
        ImportRun run = take(ImportKind.JAPAN, file.getBytes(StandardCharsets.UTF_8), LocalDate.of(2026, 4, 1));
        assertThat(run.errors()).isEmpty();
        assertThat(tariff.schedule("JP").offer("RCEP", "970199100", "CHN", DAY).rate()).hasToString("2.5%");
        assertThat(tariff.schedule("JP").line("970199100", DAY).line().name().zh()).isEqualTo("絵画");
    }

    @Test
    void theUnitedStatesDatabaseIsComputedOrSaysThatItCannotBe() {
        ImportRun run = take(ImportKind.US, US
                + "97011000,Paintings,NO,KG,2.2 cents/kg,2,0,0.022,0,0,0,0,20%,7,0.2,0,0,1/1/2025,12/31/2050\n"
                + "97012000,Watches,NO,JWL,51 cents each + 6.25%,4,0.0625,0.51,0,,,,See text,K,0,0,0,2025-01-01,\n");
        assertThat(run.errors()).isEmpty();
        Schedule us = tariff.schedule("US");
        assertThat(us.line("97011000", DAY).mfn()).hasToString("0.022USD/kg");
        assertThat(us.line("97011000", DAY).general()).hasToString("20%");
        assertThat(us.line("97012000", DAY).mfn()).hasToString("0.51USD/pc + 6.25%");
        assertThat(us.line("97012000", DAY).general()).hasToString("CANNOT(SEE_SCHEDULE, \"See text\")");
    }

    @Test
    void aUnitedStatesRowWithoutTheFieldsOfItsTypeIsRefused() {
        ImportRun run = take(ImportKind.US, US + "97013000,A,NO,,Free,8,0,0,0,,,,,,,,,1/1/2025,\n9701400,B,NO,,1%,7,0.01,0,0,,,,,,,,,1/1/2025,\n"
                + "97014000,C,NO,,1%,7,0,0,0,,,,,,,,,1/1/2025,\n97015000,D,NO,,1%,7,x,0,0,,,,,,,,,1/1/2025,\n97016000,E,NO,,1%,7,0.1,0,0,,,,,,,,,soon,\n");
        assertThat(places(run)).containsExactly("2 mfn_rate_type_code", "3 hts8", "4 mfn_rate_type_code", "5 mfn_rate_type_code", "6 begin_effect_date",
                "6 begin_effect_date");
    }

    @Test
    void taricMeasuresBecomeLinesPreferencesQuotasAndRemedies() {
        ImportRun run = take(ImportKind.TARIC, TARIC
                + "9702100000,Engravings,1,103,13.8% MIN 13 GBP/DTN MAX 15 GBP/DTN - 7 GBP/DTN,1011,2025-01-01,,,\n"
                + "9702100000,Engravings,2,142,0.00 %,JP,2025-01-01,2026-12-31,,\n9702100000,Engravings,3,143,2.00 %,JP,2025-01-01,,054321,\n"
                + "9702100000,Engravings,4,552,35.10 EUR / 100 kg,CN,2025-01-01,,,C999\n9702100000,Engravings,5,410,,1011,2025-01-01,,,\n");
        assertThat(run.errors()).isEmpty();
        Schedule uk = tariff.schedule("GB");
        assertThat(uk.line("9702100000", DAY).mfn()).hasToString("MIN(MAX(13.8%, 13GBP/100kg), 15GBP/100kg - 7GBP/100kg)");
        assertThat(uk.remedies("9702100000", DAY)).singleElement().satisfies(r -> {
            assertThat(r.row().origin()).isEqualTo("CHN");
            assertThat(r.rate()).hasToString("35.10EUR/100kg");
        });
        assertThat(imports.schedules()).anySatisfy(s -> assertThat(s.currency()).isEqualTo("GBP"));
    }

    @Test
    void aTaricRowThatIsWrongIsToldAtItsPlace() {
        ImportRun run = take(ImportKind.TARIC, TARIC + "9702,x,1,103,5 %,1011,2025-01-01,,,\n9703100000,x,1,103,5 GBP/stone,1011,2025-01-01,,,\n"
                + "9703100000,x,1,103,,1011,2025-01-01,,,\n9703200000,x,1,103,5 %,1011,2025-01-01,2024-01-01,,\n9703300000,x,1,552,5 %,2020,2025-01-01,,,\n");
        assertThat(places(run)).containsExactly("2 commodity__code", "3 measure__duty_expression", "4 measure__duty_expression",
                "5 measure__effective_end_date", "6 measure__geographical_area__id");
    }

    @Test
    void theChineseSpreadsheetBecomesTheNationalTariff() throws IOException {
        byte[] sheet = sheet(List.of("中华人民共和国进出口税则（2027）"),
                List.of("税则号列", "货品名称", "最惠国税率（%）", "普通税率（%）", "2027年暂定税率（%）", "计量单位", "增值税率", "监管条件", "检验检疫类别"),
                List.of("97.03", "雕塑品原件", "", "", "", "", "", "", ""), List.of("9703.1000", "－－超过100年", 6, 50, "", "千克/件", "13%", "7A/B", "PR/Q"),
                List.of("ex97039000", "－－其他", "0.6元/千克", "90%", 2, "千克", 13, "", ""));
        ImportRun run = take(ImportKind.CHINA, sheet, LocalDate.of(2027, 1, 1));
        assertThat(run.errors()).isEmpty();
        Rated first = tariff.schedule().line("97031000", LocalDate.of(2027, 1, 1));
        assertThat(first.mfn()).hasToString("6%");
        assertThat(first.line().name().zh()).isEqualTo("超过100年");
        assertThat(first.line().unit1() + first.line().unit2()).isEqualTo("035011");
        assertThat(first.line().vatPercent()).isEqualByComparingTo("13");
        assertThat(first.line().importDocuments() + " " + first.line().exportDocuments()).isEqualTo("7A B");
        Rated part = tariff.schedule().line("97039000", LocalDate.of(2027, 1, 1));
        assertThat(part.mfn()).hasToString("0.6CNY/kg");
        assertThat(part.line().provisionalExPart()).isTrue();
        assertThat(tariff.schedule().line("97031000", DAY)).isNull();
    }

    @Test
    void aChineseSpreadsheetWithWrongCellsIsToldByRowAndColumn() throws IOException {
        byte[] sheet = sheet(List.of("税号", "商品名称", "最惠国", "普通", "计量单位", "月球协定税率"), List.of("97040001", "", 6, 50, "千克", ""),
                List.of("97040002", "甲", -6, 50, "斗", ""), List.of("970400", "乙", 6, 50, "千克", ""), List.of("97040003", "丙", "见附表", "2000", "千克", ""),
                List.of("97040004", "丁", "3USD/kg", "2元/斗", "千克", ""));
        assertThat(places(take(ImportKind.CHINA, sheet, LocalDate.of(2027, 1, 1)))).containsExactlyInAnyOrder("1 月球协定税率", "2 商品名称", "3 最惠国",
                "3 计量单位", "4 税号", "5 最惠国", "5 普通", "6 最惠国", "6 普通");
    }

    private static byte[] sheet(List<?>... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("税则");
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows[i].size(); j++) {
                    switch (rows[i].get(j)) {
                        case Integer number -> sheet.value(i, j, number);
                        case Object text -> sheet.value(i, j, text.toString());
                    }
                }
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"JAPAN", "US", "TARIC", "CHINA", "TARIFF", "AGREEMENT_RATES"})
    void whatIsNoSuchFileAtAllIsRefusedWithoutBreaking(ImportKind kind) {
        for (byte[] content : List.of(new byte[0], "PK\u0003\u0004 broken".getBytes(StandardCharsets.UTF_8), "a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8),
                "line_code,名称\n1,乱\n".getBytes(Charset.forName("GB18030")), new byte[] {0, 1, 2, (byte) 0xff, '\n', (byte) 0xfe})) {
            ImportRun run = take(kind, content, LocalDate.of(2026, 1, 1));
            assertThat(run.state()).isEqualTo(ImportRun.State.REFUSED);
            assertThat(run.errors()).isNotEmpty().noneMatch(e -> e.problem().en().contains("platform failed"));
        }
    }

    @Test
    void theDoorAnswersAtOnceAndTellsHowFarItIs() {
        Caller admin = port.as(Role.ADMIN);
        Caller.Answer answer = admin.send("POST", "/api/v1/tariff/imports?kind=japan&fileName=jp.csv",
                JAPAN + "970192001,970192,RCEP,CN,5%,5%,9%,,,0\n", "text/csv");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        ended(UUID.fromString(answer.json().get("id").asString()));
        JsonNode run = admin.get(answer.header("Location")).json();
        assertThat(run.get("state").asString()).isEqualTo("TAKEN");
        assertThat(run.get("rowsDone").asInt()).isEqualTo(1);
        assertThat(run.get("fileName").asString()).isEqualTo("jp.csv");
        assertThat(admin.send("POST", "/api/v1/tariff/imports?kind=moon", "x", "text/csv").status()).isEqualTo(404);
        assertThat(admin.send("POST", "/api/v1/tariff/imports?kind=taric&schedule=XX", "x", "text/csv").status()).isEqualTo(404);
        assertThat(admin.send("POST", "/api/v1/tariff/imports?kind=japan&validFrom=soon", "x", "text/csv").status()).isEqualTo(400);
        assertThat(admin.get("/api/v1/tariff/imports/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(admin.get("/api/v1/tariff/imports").json().size()).isPositive();
        assertThat(admin.get("/api/v1/tariff/schedules").body()).contains("JPY");
    }

    @Test
    void japansWholeScheduleOfTwoYearsComesIn() throws IOException {
        Path file = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "tariff/jp_rcep_by_fy.csv");
        Assumptions.assumeTrue(Files.isReadable(file), "Japan's schedule is not at hand at " + file + ": it is not imported here");
        long begun = System.nanoTime();
        ImportRun run = take(ImportKind.JAPAN, Files.readAllBytes(file), null);
        System.out.printf("Japan's schedule: %,d rows of the file, %,d rows of law, %d ms%n", run.rowsDone(), run.imported(),
                (System.nanoTime() - begun) / 1_000_000);
        assertThat(run.errors()).isEmpty();
        assertThat(run.rowsDone()).isEqualTo(32_130);
        assertThat(tariff.schedule("JP").offers("020329023", "CHN", DAY)).extracting(o -> o.agreement().code()).containsExactly("RCEP");
    }
}
