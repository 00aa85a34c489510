package org.tongguan.tariff.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Role;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.schedule.LawKind;
import org.tongguan.trader.Traders;

/** Two days of the tariff side by side, in a chapter that no shipped line has. */
class ChangesTest extends PlatformTest {

    private static final String HEADER = "code,name_zh,name_en,unit1,unit2,mfn,general,provisional,provisional_ex,vat,consumption,export_duty,"
            + "import_documents,export_documents,inspection,valid_from,valid_to,source\n";
    private static final AtomicInteger CODE = new AtomicInteger(77_000_000);
    @Autowired Tariff tariff;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;
    private Caller caller;

    @BeforeEach
    void open() {
        caller = new Port(serverPort, traders, accounts, tokens, clock).as(Role.DECLARANT);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void load(String rows) {
        var report = tariff.importLines(stream(HEADER + rows));
        assertThat(report.errors()).isEmpty();
    }

    private static String code() {
        return String.valueOf(CODE.incrementAndGet());
    }

    private static String row(String code, String name, String mfn, String documents, String from, String to) {
        return "%s,%s,trial goods,035,,%s,50,,,13,,,%s,,,%s,%s,test\n".formatted(code, name, mfn, documents, from, to);
    }

    private static final String DAYS = "from=2026-02-01&to=2026-08-01&";

    @Test
    void cameWentAndBecameAnotherFieldByField() {
        String came = code();
        String went = code();
        String changed = code();
        String same = code();
        load(row(came, "来", "5", "", "2026-07-01", "") + row(went, "去", "5", "", "2026-01-01", "2026-07-01")
                + row(changed, "旧名", "10", "A", "2026-01-01", "2026-07-01") + row(changed, "新名", "8", "AB", "2026-07-01", "")
                + row(same, "同", "7", "", "2026-01-01", "2026-07-01") + row(same, "同", "7", "", "2026-07-01", ""));
        var answer = caller.get("/api/v1/tariff/changes?" + DAYS + "chapter=77&size=200").json();
        List<String> told = new ArrayList<>();
        answer.get("changes").get("items").forEach(c -> c.get("fields").forEach(f -> {
            if (List.of(came, went, changed, same).contains(c.get("code").asString())) {
                told.add(c.get("kind").asString() + " " + c.get("code").asString() + " " + f.get("field").asString() + " " + f.get("before").asString() + ">"
                        + f.get("after").asString());
            }
        }));
        assertThat(told).contains("ADDED " + came + " mfn >5", "REMOVED " + went + " mfn 5>", "CHANGED " + changed + " mfn 10>8",
                "CHANGED " + changed + " name.zh 旧名>新名", "CHANGED " + changed + " importDocuments A>AB").noneMatch(t -> t.contains(same));
        assertThat(told).filteredOn(t -> t.contains(changed)).hasSize(3);
        assertThat(answer.get("counts").get("ADDED").asInt()).isPositive();
        var onlyAdded = caller.get("/api/v1/tariff/changes?" + DAYS + "chapter=77&kind=ADDED&size=1").json().get("changes");
        assertThat(onlyAdded.get("items")).hasSize(1);
        assertThat(onlyAdded.get("items").get(0).get("fields").get(0).get("label").get("zh").asString()).isNotBlank();
    }

    @Test
    void theSameDayDiffersInNothing() {
        assertThat(caller.get("/api/v1/tariff/changes?from=2026-03-02&to=2026-03-02").json().get("changes").get("total").asInt()).isZero();
    }

    @Test
    void agreementsQuotasAndRemediesAreCompared() {
        String code = code();
        load(row(code, "货", "10", "", "2026-01-01", ""));
        take(LawKind.AGREEMENTS, "code,name_zh,name_en,kind,proof_zh,proof_en,transport_zh,transport_en,waiver_amount,waiver_currency,law_zh,law_en,valid_from,"
                + "valid_to,source\nTESTFTA,试验协定,Trial agreement,AGREEMENT,证,proof,,,,,法,law,2026-01-01,,test\n");
        take(LawKind.PARTIES, "agreement,country,column_key,valid_from,valid_to,source\nTESTFTA,NRU,,2026-01-01,,test\n");
        take(LawKind.AGREEMENT_RATES, "agreement,column_key,code,quota,rate,valid_from,valid_to,source\nTESTFTA,,%s,,6,2026-01-01,2026-07-01,test\n"
                .formatted(code) + "TESTFTA,,%s,,3,2026-07-01,,test\n".formatted(code));
        take(LawKind.QUOTAS, "quota,name_zh,name_en,code,rate,provisional,document,valid_from,valid_to,source\nTQ,配额,quota,%s,1,,t,2026-07-01,,test\n"
                .formatted(code));
        take(LawKind.REMEDIES, "measure,kind,goods_zh,goods_en,code,origin,firm,rate,law_zh,law_en,valid_from,valid_to,source\n"
                + "TEST-AD,ANTI_DUMPING,货,goods,%s,NRU,,20,法,law,2026-01-01,2026-07-01,test\n".formatted(code));
        var items = caller.get("/api/v1/tariff/changes?" + DAYS + "chapter=" + code).json().get("changes").get("items");
        List<String> told = new ArrayList<>();
        items.forEach(c -> told.add(c.get("part").asString() + " " + c.get("kind").asString() + " " + c.get("fields").get(0).get("before").asString() + ">"
                + c.get("fields").get(0).get("after").asString()));
        assertThat(told).containsExactly("AGREEMENT_RATE CHANGED 6%>3%", "QUOTA ADDED >1%", "REMEDY REMOVED 20%>");
    }

    private void take(LawKind kind, String csv) {
        assertThat(tariff.importRows(kind, stream(csv)).errors()).isEmpty();
    }

    @Test
    void theFileIsHarmlessInASpreadsheet() {
        String code = code();
        load(row(code, "=HYPERLINK(1)", "5", "", "2026-07-01", ""));
        var answer = caller.get("/api/v1/tariff/changes.csv?" + DAYS + "chapter=" + code);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.body()).startsWith("\uFEFF变化 Change,").contains(",'=HYPERLINK(1),");
    }

    @Test
    void daysInTheWrongOrderAndOtherNonsenseAreRefused() {
        assertThat(caller.get("/api/v1/tariff/changes?from=2026-08-01&to=2026-02-01").body()).contains("changes.order");
        assertThat(caller.get("/api/v1/tariff/changes?" + DAYS + "chapter=8x").body()).contains("changes.chapter");
        assertThat(caller.get("/api/v1/tariff/changes").status()).isEqualTo(400);
    }
}
