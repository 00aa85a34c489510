package org.tongguan.tariff.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.Spreadsheet;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** A file of goods in, the same file with its taxes out. */
class BatchTest extends PlatformTest {

    private static final String HEAD = "票号,商品编号,品名,原产国,总价,币制,成交方式,运费,法定数量,法定单位\n";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Jobs jobs;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;
    private Caller caller;

    @BeforeEach
    void open() {
        caller = new Port(serverPort, traders, accounts, tokens, clock).as(Role.DECLARANT);
    }

    private record Raw(int status, byte[] body, String text) {
        JsonNode json() {
            return Json.tree(text);
        }
    }

    private Raw send(Caller by, String name, byte[] content) throws IOException, InterruptedException {
        var body = new java.io.ByteArrayOutputStream();
        body.write(("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        return raw(HttpRequest.newBuilder(uri("/api/v1/duty/batches")).header("Authorization", by.headers().get("Authorization"))
                .header("Content-Type", "multipart/form-data; boundary=cut").POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + serverPort + path);
    }

    private static Raw raw(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Raw(answer.statusCode(), answer.body(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    private Raw fetch(String path) throws IOException, InterruptedException {
        return raw(HttpRequest.newBuilder(uri(path)).header("Authorization", caller.headers().get("Authorization")).GET().build());
    }

    private String sent(byte[] content) throws IOException, InterruptedException {
        Raw answer = send(caller, "goods.csv", content);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().get("id").asString();
    }

    private List<List<String>> quoted(String csv) throws IOException, InterruptedException {
        String id = sent(csv.getBytes(StandardCharsets.UTF_8));
        jobs.runDue();
        assertThat(caller.get("/api/v1/duty/batches/" + id).json().get("state").asString()).isEqualTo("DONE");
        return table(fetch("/api/v1/duty/batches/" + id + "/result?format=csv").body());
    }

    private static List<List<String>> table(byte[] file) {
        return new ArrayList<>(Spreadsheet.read(file, 100_000).stream().map(Spreadsheet.Row::cells).toList());
    }

    private static String cell(List<List<String>> table, int row, String title) {
        int column = table.getFirst().indexOf(title);
        assertThat(column).as("%s in %s", title, table.getFirst()).isNotNegative();
        return table.get(row).get(column);
    }

    @Test
    void aRowOwesWhatTheQuoteSays() throws Exception {
        List<List<String>> result = quoted(HEAD + ",0101290090,马,MNG,20000,CNY,FOB,1000.00,10,035\n");
        assertThat(cell(result, 1, "结果 Result")).contains("computed");
        assertThat(cell(result, 1, "完税价格 Customs value CNY")).isEqualTo("21063.00");
        assertThat(cell(result, 1, "关税 Duty CNY")).isEqualTo("2106.30");
        assertThat(cell(result, 1, "税款合计 Total CNY")).isEqualTo("4191.54");
        assertThat(cell(result, 1, "商品编号 Commodity code")).isEqualTo("0101290090");
    }

    /** The file says itself what each row must come to. */
    @Test
    void rowsTellWhatTheirValueTakesBesideThePrice() throws Exception {
        byte[] file = Files.readAllBytes(Path.of("cases/duty/batch/beside-the-price.csv"));
        List<List<String>> given = table(file);
        List<List<String>> result = quoted(new String(file, StandardCharsets.UTF_8));
        assertThat(result).hasSameSizeAs(given);
        for (int row = 1; row < result.size(); row++) {
            assertThat(List.of(cell(result, row, "完税价格 Customs value CNY"), cell(result, row, "税款合计 Total CNY"), cell(result, row, "说明")))
                    .as(cell(given, row, "品名")).isEqualTo(List.of(cell(given, row, "应为完税价格"), cell(given, row, "应为税款合计"), cell(given, row, "应有说明")));
        }
    }

    @Test
    void aCellOfSeveralThingsSaysWhichOfThemIsWrong() throws Exception {
        String id = sent(("商品编号,总价,币制,价格要素,估价方法,估价金额,退运或补偿,原状,折旧月数\n" + "01012900,100,CNY,包装: 5 CNY,修理,修理费 5,换货,maybe,1.5\n"
                + "01012900,100,CNY,\"PACKING: 5 CNY, 免费\",,parts: 5,,,\n").getBytes(StandardCharsets.UTF_8));
        jobs.runDue();
        List<String> told = new ArrayList<>();
        caller.get("/api/v1/duty/batches/" + id + "/problems?size=200").json().get("items")
                .forEach(p -> told.add(p.get("row").asInt() + " " + p.get("column").asString()));
        assertThat(told).containsExactlyInAnyOrder("2 价格要素 Value elements", "2 估价方法 Valuation method", "2 估价金额 Valuation amounts",
                "2 退运或补偿 Returned or replaced", "2 原状 Unchanged", "2 折旧月数 Depreciation months", "3 价格要素 Value elements", "3 估价方法 Valuation method");
    }

    @Test
    void whatIsAskedOfAnElementIsToldAtItsOwnColumn() throws Exception {
        List<List<String>> result = quoted("商品编号,总价,币制,整票价格要素,价格要素\n01012900,100,CNY,特许权使用费: 5,\n01012900,100,CNY,,特许权使用费: 5\n");
        assertThat(cell(result, 1, "说明")).contains("[整票价格要素 Value elements of the shipment]").doesNotContain("[价格要素 ");
        assertThat(cell(result, 2, "说明")).contains("[价格要素 Value elements]").doesNotContain("[整票");
    }

    @Test
    void aCellReadForSeveralThingsIsToldOnce() throws Exception {
        String id = sent("商品编号,总价,币制,价格要素,滞留,监管年限\n01012900,100,ABQ,包装: 5; 包装: 6,OTHER_USE,x\n".getBytes(StandardCharsets.UTF_8));
        jobs.runDue();
        List<String> told = new ArrayList<>();
        caller.get("/api/v1/duty/batches/" + id + "/problems?size=200").json().get("items").forEach(p -> told.add(p.get("column").asString()));
        assertThat(told).doesNotHaveDuplicates().contains("币制 Currency", "监管年限 Supervision years");
    }

    @Test
    void everyWrongCellIsNamedWithItsRowAndCure() throws Exception {
        String id = sent((HEAD + ",0101290090,马,MNG,20000,CNY,FOB,1000,10,千克\n" + ",123,马,MNG,1e1000000,ABQ,ABC,-5,10,斤半\n" + ",0101290090,马,MNG,,CNY,CIF,,,\n")
                .getBytes(StandardCharsets.UTF_8));
        jobs.runDue();
        JsonNode batch = caller.get("/api/v1/duty/batches/" + id).json();
        assertThat(batch.get("rowsDone").asInt()).isEqualTo(3);
        assertThat(batch.get("rowsWrong").asInt()).isEqualTo(2);
        List<String> told = new ArrayList<>();
        caller.get("/api/v1/duty/batches/" + id + "/problems?size=200").json().get("items")
                .forEach(p -> told.add(p.get("row").asInt() + " " + p.get("column").asString()));
        assertThat(told).contains("3 商品编号 Commodity code", "3 总价 Total price", "3 币制 Currency", "3 成交方式 Terms", "3 运费 Freight", "3 法定单位 First unit",
                "4 总价 Total price").noneMatch(t -> t.startsWith("2 "));
    }

    @Test
    void aUnitThatIsNotTheTariffsIsToldAtItsColumn() throws Exception {
        List<List<String>> result = quoted(HEAD + ",01012900,马,MNG,20000,CNY,CIF,,10,头\n");
        assertThat(cell(result, 1, "结果 Result")).contains("computed");
        assertThat(cell(result, 1, "Explanation")).startsWith("[法定单位 First unit]");
    }

    @Test
    void linesOfOneShipmentShareItsFreightAndItsMistakes() throws Exception {
        List<List<String>> result = quoted(HEAD + "A,0101290090,马,MNG,10000,CNY,FOB,1000,10,035\nB,0101290090,马,MNG,x,CNY,FOB,,10,035\n"
                + "A,0101290090,马,MNG,30000,CNY,FOB,,10,035\nB,0101290090,马,MNG,5,CNY,,,10,035\n");
        assertThat(cell(result, 1, "完税价格 Customs value CNY")).isEqualTo("10280.75");
        assertThat(cell(result, 3, "完税价格 Customs value CNY")).isEqualTo("30842.25");
        assertThat(cell(result, 4, "Explanation")).contains("row 3 of the same shipment");
        assertThat(cell(result, 4, "税款合计 Total CNY")).isEmpty();
    }

    @Test
    void whatCannotBeComputedIsEmptyAndNeverZero() throws Exception {
        List<List<String>> result = quoted("code,price,currency,origin\n99999999,100,CNY,DEU\n");
        assertThat(cell(result, 1, "结果 Result")).contains("not computed");
        assertThat(cell(result, 1, "税款合计 Total CNY")).isEmpty();
        assertThat(cell(result, 1, "说明")).isNotBlank();
    }

    @Test
    void theTemplateInBothFormatsCanBeSentBackAtOnce() throws Exception {
        for (String format : List.of("CSV", "XLSX")) {
            byte[] template = fetch("/api/v1/duty/batches/template?format=" + format).body();
            Raw answer = send(caller, "t." + format.toLowerCase(), template);
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            jobs.runDue();
            String id = answer.json().get("id").asString();
            JsonNode batch = caller.get("/api/v1/duty/batches/" + id).json();
            assertThat(batch.get("rows").asInt()).isEqualTo(4);
            assertThat(batch.get("rowsWrong").asInt()).as(caller.get("/api/v1/duty/batches/" + id + "/problems").body()).isZero();
            byte[] result = fetch("/api/v1/duty/batches/" + id + "/result").body();
            assertThat(Spreadsheet.isWorkbook(result)).isEqualTo(format.equals("XLSX"));
            assertThat(table(result)).hasSize(5);
        }
    }

    @Test
    void aChineseSpreadsheetsTextFileIsRead() throws Exception {
        byte[] gbk = (HEAD + ",01012900,马,MNG,100,CNY,CIF,,10,035\n").getBytes(Charset.forName("GB18030"));
        assertThat(send(caller, "gbk.csv", gbk).status()).isEqualTo(202);
    }

    @Test
    void hostileFilesAreRefusedWithACure() throws Exception {
        assertThat(send(caller, "a.csv", new byte[0]).text()).contains("sheet.empty");
        assertThat(send(caller, "a.csv", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, ',', 0}).text()).contains("sheet.charset");
        assertThat(send(caller, "a.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}).text()).contains("sheet.old");
        assertThat(send(caller, "a.xlsx", "PK\3\4 no zip at all".getBytes(StandardCharsets.ISO_8859_1)).text()).contains("sheet.unreadable");
        assertThat(send(caller, "a.csv", "商品编号;总价;币制\n1;2;3\n".getBytes(StandardCharsets.UTF_8)).text()).contains("sheet.separator");
        assertThat(send(caller, "a.csv", "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8)).text()).contains("sheet.header");
        assertThat(send(caller, "a.csv", "code,price\n1,2\n".getBytes(StandardCharsets.UTF_8)).text()).contains("sheet.column");
        assertThat(send(caller, "a.csv", "code,price,currency\n".getBytes(StandardCharsets.UTF_8)).text()).contains("sheet.bare");
        assertThat(send(caller, "a.csv", "code,code,price,currency\n1,2,3,4\n".getBytes(StandardCharsets.UTF_8)).text()).contains("sheet.twice");
        assertThat(send(caller, "a.csv", ("code,price,currency\n" + "1,2,CNY\n".repeat(20_100)).getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(413);
        assertThat(send(caller, "bomb.xlsx", HostileWorkbooks.bomb()).status()).isEqualTo(413);
        assertThat(send(caller, "entities.xlsx", HostileWorkbooks.entities()).status()).isEqualTo(400);
    }

    @Test
    void formulasAndNumbersWithoutEndAreTheRowsMistake() throws Exception {
        Raw answer = send(caller, "odd.xlsx", HostileWorkbooks.oddCells());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        jobs.runDue();
        JsonNode problems = caller.get("/api/v1/duty/batches/" + answer.json().get("id").asString() + "/problems").json();
        assertThat(problems.toString()).contains("formula").contains("1E1000000").doesNotContain("00000000000000000000000000000000000000000000");
    }

    @Test
    void whatLooksLikeAFormulaComesBackHarmless() throws Exception {
        String id = sent((HEAD + ",01012900,\"=cmd|' /C calc'!A0\",MNG,100,CNY,CIF,,10,035\n").getBytes(StandardCharsets.UTF_8));
        jobs.runDue();
        assertThat(fetch("/api/v1/duty/batches/" + id + "/result").text()).contains("'=cmd").doesNotContain(",=cmd");
        byte[] xlsx = fetch("/api/v1/duty/batches/" + id + "/result?format=xlsx").body();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            workbook.getFirstSheet().openStream().forEach(row -> row.forEach(c -> assertThat(c == null || c.getFormula() == null).isTrue()));
        }
    }

    @Test
    void aRestartGoesOnWhereItStopped() throws Exception {
        StringBuilder csv = new StringBuilder(HEAD);
        for (int i = 0; i < 900; i++) {
            csv.append(",01012900,马,MNG,").append(100 + i).append(",CNY,CIF,,10,035\n");
        }
        String id = sent(csv.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(fetch("/api/v1/duty/batches/" + id + "/result").status()).isEqualTo(409);
        jobs.runDue();
        // As a crash would leave it: the third part is done again, nothing else is.
        transactions.run(Actor.PLATFORM, () -> {
            jdbc.sql("update duty_batch_part set result = null where batch_id = ?::uuid and part = 2").param(id).update();
            jdbc.sql("update duty_batch set state = 'RUNNING', rows_done = rows_done - 250 where id = ?::uuid").param(id).update();
            jobs.add(Batches.KIND, new org.tongguan.kernel.SubjectRef(Batches.KIND, java.util.UUID.fromString(id)), java.util.Map.of(), null);
        });
        jobs.runDue();
        JsonNode batch = caller.get("/api/v1/duty/batches/" + id).json();
        assertThat(batch.get("state").asString()).isEqualTo("DONE");
        assertThat(batch.get("rowsDone").asInt()).isEqualTo(900);
        assertThat(table(fetch("/api/v1/duty/batches/" + id + "/result").body())).hasSize(901);
    }

    @Test
    void anotherTraderFindsNothingOfIt() throws Exception {
        String id = sent((HEAD + ",01012900,马,MNG,100,CNY,CIF,,10,035\n").getBytes(StandardCharsets.UTF_8));
        Caller stranger = new Port(serverPort, traders, accounts, tokens, clock).as(Role.DECLARANT);
        for (String path : List.of("", "/result", "/problems")) {
            assertThat(stranger.get("/api/v1/duty/batches/" + id + path).status()).isEqualTo(404);
        }
        assertThat(stranger.delete("/api/v1/duty/batches/" + id).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/duty/batches").json().get("total").asInt()).isZero();
        assertThat(caller.get("/api/v1/duty/batches").json().get("total").asInt()).isEqualTo(1);
        assertThat(caller.delete("/api/v1/duty/batches/" + id).status()).isEqualTo(204);
        assertThat(caller.get("/api/v1/duty/batches/" + id).status()).isEqualTo(404);
        jobs.runDue();
    }

    @Test
    void fewFilesAtOnceAndNoneForEver() throws Exception {
        byte[] one = (HEAD + ",01012900,马,MNG,100,CNY,CIF,,10,035\n").getBytes(StandardCharsets.UTF_8);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(send(caller, "a.csv", one).status());
        }
        assertThat(statuses).startsWith(202).contains(202).allMatch(s -> s == 202 || s == 429);
        jobs.runDue();
        assertThat(send(caller, "a.csv", one).status()).isEqualTo(202);
        jobs.runDue();
    }
}
