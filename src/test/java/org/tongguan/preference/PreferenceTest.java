package org.tongguan.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.preference.goods.GoodsFollower;
import org.tongguan.preference.handbook.Handbooks;
import org.tongguan.preference.handbook.Press;
import org.tongguan.preference.notice.Notices;
import org.tongguan.reference.ImportReport;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Packed;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.schedule.LawKind;
import org.tongguan.tariff.schedule.Rows;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** From declarations to what can be saved: rates by year, own goods, use, the printed handbook, and notices of changes. */
@TestPropertySource(properties = {"tongguan.test=the tariffs are its own: a database of its own", "spring.datasource.hikari.maximum-pool-size=10"})
class PreferenceTest extends PlatformTest {

    private static final String AGREEMENT = "code,name_zh,name_en,kind,proof_zh,proof_en,transport_zh,transport_en,law_zh,law_en,valid_from,valid_to,source\n";
    private static final String PARTY = "agreement,country,column_key,valid_from,valid_to,source\n";
    private static final String RATE = "agreement,column_key,code,quota,rate,valid_from,valid_to,source\n";
    private static final String LINE = "code,name_zh,name_en,mfn,general,vat,valid_from,valid_to,source\n";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Tariff tariff;
    @Autowired Texts texts;
    @Autowired Transactions transactions;
    @Autowired GoodsFollower follower;
    @Autowired Notices notices;
    @Autowired Press press;
    @Autowired Jobs jobs;
    @Autowired Journal journal;
    @Autowired JdbcClient jdbc;
    @Autowired Handbooks handbooks;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void openAndTakeRatesOver() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        take("CN", Map.of(LawKind.AGREEMENTS, AGREEMENT + "22,区域全面经济伙伴关系协定,RCEP,AGREEMENT,原产地证书,Certificate of origin,直接运输,Direct transport,"
                + "海关总署令第255号,GACC Order 255,2022-01-01,,test\n", LawKind.PARTIES, PARTY + "22,JPN,JPN,2022-01-01,,test\n22,KOR,KOR,2022-01-01,,test\n",
                LawKind.AGREEMENT_RATES, RATE + "22,JPN,61102000,,7.6,2026-01-01,2027-01-01,test\n22,JPN,61102000,,8.9,2025-01-01,2026-01-01,test\n",
                LawKind.LINES, LINE + "61102000,棉制针织套头衫,Pullovers of cotton,14,90,13,2020-01-01,,test\n"));
        take("JP", Map.of(LawKind.LINES, LINE + "85176210,路由器,Routers,3,3,13,2020-04-01,,test\n85176290,其他,Other,6.5,7,13,2020-04-01,,test\n",
                LawKind.AGREEMENTS, AGREEMENT + "RCEP,区域全面经济伙伴关系协定,RCEP,AGREEMENT,,,,,,,2022-01-01,,test\n",
                LawKind.PARTIES, PARTY + "RCEP,CHN,CN,2022-01-01,,test\n", LawKind.AGREEMENT_RATES, RATE + "RCEP,CN,85176210,,0,2022-01-01,,test\n"
                + "RCEP,CN,85176290,,3.5,2025-04-01,2026-04-01,test\nRCEP,CN,85176290,,3,2026-04-01,,test\n"));
    }

    private void take(String schedule, Map<LawKind, String> files) {
        Map<LawKind, Rows<?>> rows = new HashMap<>();
        files.forEach((kind, text) -> rows.put(kind, kind.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), texts)));
        ImportReport report = transactions.call(Actor.PLATFORM, () -> tariff.take(schedule, rows));
        assertThat(report.errors()).isEmpty();
    }

    private Document imports(boolean claimed) {
        Document document = port.document("import");
        Node pullover = document.items().get(1);
        pullover.set("originCountry", "JPN");
        if (claimed) {
            document.root().add(org.tongguan.formats.Dictionary.declaration().group("licenceDocuments")).set("documentCode", "Y")
                    .set("documentNumber", "<22>JP2026" + Ids.next().toString().substring(28));
            document.root().add(org.tongguan.formats.Dictionary.declaration().group("originRelations")).set("documentCode", "Y22").set("itemNumber", "2")
                    .set("documentNumber", "JP2026").set("documentItemNumber", "1");
        }
        return document;
    }

    private void file(Document document) {
        document.only("signature").set("operation", "C").set("clientReference", "P" + Ids.next().toString().substring(24));
        Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml");
        assertThat(answer.json().get("state").asString()).as(answer.body()).isEqualTo("ACCEPTED");
    }

    private JsonNode get(Role role, String path) {
        Caller.Answer answer = port.as(role).get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void ratesStandByAgreementAndYearWithTheirStaging() {
        JsonNode line = get(Role.DECLARANT, "/api/v1/tariff/6110200090/preferences?from=2025&to=2033").at("/lines/0");
        assertThat(line.at("/mfn/0").asString()).isEqualTo("14%");
        JsonNode row = line.at("/rows/0");
        assertThat(row.at("/agreement").asString()).isEqualTo("22");
        assertThat(row.at("/origins/0").asString()).isEqualTo("JPN");
        assertThat(row.at("/staging/stages").asInt()).isEqualTo(11);
        assertThat(row.at("/staging/remaining").asInt()).as("after 2025: cuts 5 to 11").isEqualTo(7);
        assertThat(row.at("/staging/freeFrom").asString()).isEqualTo("2032-01-01");
        assertThat(row.at("/cells/0").toString()).contains("\"rate\":\"8.9%\"", "PUBLISHED", "\"saving\":\"5.1\"");
        assertThat(row.at("/cells/2").toString()).as("2027 is not published").contains("\"rate\":\"6.4%\"", "COMPUTED", "\"saving\":\"7.6\"");
        assertThat(row.at("/cells/7").toString()).contains("\"year\":2032", "\"rate\":\"0%\"");
        assertThat(get(Role.OFFICER, "/api/v1/tariff/61102000/preferences?origin=DEU").at("/lines/0/rows")).isEmpty();
        assertThat(port.as(Role.OFFICER).get("/api/v1/tariff/99999999/preferences").status()).isEqualTo(404);
        assertThat(port.as(Role.OFFICER).get("/api/v1/tariff/61102000/preferences?from=2026&to=2099").status()).isEqualTo(422);
        assertThat(port.as(Role.OFFICER).get("/api/v1/tariff/61102000/preferences?schedule=XX").status()).isEqualTo(404);
    }

    @Test
    void anotherCountrysTariffShowsAllLinesOfTheSubheading() {
        JsonNode answer = get(Role.DECLARANT, "/api/v1/tariff/8517623600/preferences?schedule=JP&origin=CHN&from=2025&to=2032");
        assertThat(answer.at("/schedule/yearStart").asString()).isEqualTo("04-01");
        assertThat(answer.at("/lines")).hasSize(2);
        assertThat(answer.at("/lines/0/rows/0/staging/outcome").asString()).isEqualTo("FREE");
        assertThat(answer.at("/lines/1/rows/0/staging/stages").asInt()).isEqualTo(11);
        assertThat(answer.at("/lines/1/rows/0/staging/remaining").asInt()).as("after the fifth cut").isEqualTo(6);
        assertThat(answer.at("/lines/1/rows/0/cells/2").toString()).contains("\"day\":\"2027-04-01\"", "\"rate\":\"2.4%\"", "COMPUTED");
    }

    @Test
    void ownGoodsTellWhatIsSavedAndWhatIsMissed() {
        file(imports(false));
        file(imports(true));
        Document export = port.document("export");
        export.items().getFirst().set("originCountry", "JPN");
        file(export);
        follower.catchUp();
        JsonNode top = get(Role.DECLARANT, "/api/v1/preferences/top");
        JsonNode pullover = null;
        JsonNode router = null;
        for (JsonNode goods : top) {
            pullover = goods.at("/country").asString().equals("JPN") && goods.at("/code").asString().equals("6110200090") ? goods : pullover;
            router = goods.at("/direction").asString().equals("E") && goods.at("/country").asString().equals("JPN") ? goods : router;
        }
        assertThat(pullover).as(top.toString()).isNotNull();
        java.math.BigDecimal possible = new java.math.BigDecimal(pullover.at("/possible").asString());
        assertThat(possible).isEqualByComparingTo(new java.math.BigDecimal(pullover.at("/value").asString()).multiply(new java.math.BigDecimal("0.064"))
                .setScale(2, java.math.RoundingMode.HALF_UP));
        assertThat(new java.math.BigDecimal(pullover.at("/claimed").asString())).isPositive();
        assertThat(pullover.at("/agreement").asString()).isEqualTo("22");
        assertThat(router.at("/schedule").asString()).isEqualTo("JP");
        assertThat(router.at("/mfn").asString()).isEqualTo("3% … 6.5%");
        assertThat(router.at("/claimed").isNull()).as("a declaration does not tell what was claimed abroad").isTrue();
        JsonNode use = get(Role.DECLARANT, "/api/v1/preferences/use?by=agreement");
        assertThat(use.toString()).contains("\"key\":\"22\"", "\"usedPercent\":\"50\"");
        assertThat(get(Role.ANALYST, "/api/v1/preferences/use?by=enterprise").toString()).contains(port.trader().name().zh());
        assertThat(port.as(Role.ANALYST).get("/api/v1/preferences/use?by=moon").status()).isEqualTo(422);
        Port other = new Port(serverPort, traders, accounts, tokens, clock);
        assertThat(other.as(Role.DECLARANT).get("/api/v1/preferences/top?traderId=" + port.trader().id()).status()).isEqualTo(404);
        assertThat(other.as(Role.DECLARANT).get("/api/v1/preferences/use").json()).isEmpty();
    }

    @Test
    void aHandbookIsPrintedForOnesOwnGoodsInEitherLanguage() throws Exception {
        file(imports(true));
        follower.catchUp();
        for (String language : List.of("zh", "en")) {
            Caller.Answer ordered = port.as(Role.DECLARANT).post("/api/v1/handbooks", Map.of("language", language, "from", 2026, "to", 2030));
            assertThat(ordered.status()).as(ordered.body()).isEqualTo(202);
            String id = ordered.json().at("/id").asString();
            press.printAll();
            // The platform's own press may have taken the order first, and still be at it.
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                    assertThat(get(Role.DECLARANT, "/api/v1/handbooks/" + id).at("/state").asString()).isEqualTo("PRINTED"));
            JsonNode printed = get(Role.DECLARANT, "/api/v1/handbooks/" + id);
            assertThat(printed.at("/done").asInt()).isEqualTo(printed.at("/total").asInt()).isPositive();
            byte[] pdf = handbooks.pdf(Actor.PLATFORM, java.util.UUID.fromString(id));
            PdfReader reader = new PdfReader(pdf);
            assertThat(reader.getNumberOfPages()).isEqualTo(printed.at("/pages").asInt());
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page));
            }
            assertThat(text.toString()).contains("6110.20.00", "7.6%", "zh".equals(language) ? "区域全面经济伙伴关系协定" : "RCEP",
                    "zh".equals(language) ? port.trader().name().zh() : port.trader().name().en());
            assertThat(port.as(Role.DECLARANT).get("/api/v1/handbooks/" + id + ".pdf").header("Content-Type")).isEqualTo("application/pdf");
            Port other = new Port(serverPort, traders, accounts, tokens, clock);
            assertThat(other.as(Role.DECLARANT).get("/api/v1/handbooks/" + id).status()).isEqualTo(404);
            assertThat(other.as(Role.DECLARANT).get("/api/v1/handbooks/" + id + ".pdf").status()).isEqualTo(404);
        }
    }

    @Test
    void aDeclarationThatCannotBeReadStopsNobodyElseAndIsTriedAgain() {
        file(imports(true));
        UUID broken = newest();
        byte[] whole = transactions.call(Actor.PLATFORM, () -> jdbc.sql("select document from declaration where id = ?").param(broken)
                .query(byte[].class).single());
        document(broken, Packed.pack("{\"head\": [".getBytes(StandardCharsets.UTF_8)));
        seenAnew(broken);
        file(imports(true));
        UUID sound = newest();
        follower.catchUp();
        assertThat(lines(sound)).isEqualTo(3);
        assertThat(waiting(broken)).as("noted as a job").isEqualTo(1);
        document(broken, whole);
        seenAnew(broken);
        clock.advance(Duration.ofHours(2));
        jobs.runDue();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(waiting(broken)).isZero());
        assertThat(lines(broken)).isEqualTo(3);
    }

    private UUID newest() {
        return transactions.call(Actor.PLATFORM, () -> jdbc.sql("select id from declaration order by id desc limit 1").query(UUID.class).single());
    }

    private void document(UUID declaration, byte[] bytes) {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("update declaration set document = ? where id = ?").params(bytes, declaration).update());
    }

    /** As if it had never been read: the platform's own follower may have been faster than the test. */
    private void seenAnew(UUID declaration) {
        transactions.run(Actor.PLATFORM, () -> {
            jdbc.sql("delete from declared_goods where declaration_id = ?").param(declaration).update();
            journal.record(JournalEvent.of("DutyDetermined", new SubjectRef("declaration", declaration), port.trader().id(), null, Map.of()));
        });
    }

    private int lines(UUID declaration) {
        return transactions.call(Actor.PLATFORM, () -> jdbc.sql("select count(*) from declared_goods where declaration_id = ?").param(declaration)
                .query(Integer.class).single());
    }

    private int waiting(UUID declaration) {
        return transactions.call(Actor.PLATFORM, () -> jdbc.sql("select count(*) from job where kind = 'declared-goods' and subject_id = ?").param(declaration)
                .query(Integer.class).single());
    }

    @Test
    void wishesThatCannotBeAreRefusedWithTheirReason() {
        Caller declarant = port.as(Role.DECLARANT);
        assertThat(declarant.post("/api/v1/handbooks", Map.of("from", 2030, "to", 2026)).status()).isEqualTo(422);
        assertThat(declarant.post("/api/v1/handbooks", Map.of("language", "fr")).status()).isEqualTo(422);
        assertThat(declarant.post("/api/v1/handbooks", Map.of("codes", List.of("61A"))).body()).contains("61A");
        assertThat(declarant.post("/api/v1/handbooks", Map.of("schedules", List.of("XX"))).status()).isEqualTo(404);
        assertThat(port.as(Role.OFFICER).post("/api/v1/handbooks", Map.of()).status()).isEqualTo(422);
        assertThat(port.as(Role.OFFICER).post("/api/v1/handbooks", Map.of("codes", List.of("61102000"))).status()).isEqualTo(202);
        press.printAll();
    }

    @Test
    void whoDeclaredGoodsHearsOfChangedRates() {
        file(imports(false));
        follower.catchUp();
        notices.look();
        int before = get(Role.DECLARANT, "/api/v1/preferences/notices").at("/total").asInt();
        take("CN", Map.of(LawKind.AGREEMENT_RATES, RATE + "22,JPN,61102000,,6.2,2027-01-01,2028-01-01,test\n"));
        clock.advance(Duration.ofMinutes(1));
        notices.look();
        JsonNode told = get(Role.DECLARANT, "/api/v1/preferences/notices");
        assertThat(told.at("/total").asInt()).isEqualTo(before + 1);
        assertThat(told.at("/items/0/code").asString()).isEqualTo("6110200090");
        assertThat(told.at("/items/0/added/0").asString()).isEqualTo("61102000 22/JPN 2027-01-01/2028-01-01 6.2%");
        assertThat(told.at("/items/0/removed")).isEmpty();
        assertThat(port.as(Role.DECLARANT).get("/api/v1/events?after=0&limit=200").body()).contains("PreferenceRatesChanged");
        notices.look();
        assertThat(get(Role.DECLARANT, "/api/v1/preferences/notices").at("/total").asInt()).as("told once").isEqualTo(before + 1);
        Port other = new Port(serverPort, traders, accounts, tokens, clock);
        assertThat(other.as(Role.DECLARANT).get("/api/v1/preferences/notices").json().at("/total").asInt()).isZero();
    }
}
