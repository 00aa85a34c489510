package org.tongguan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Role;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;

/** An administrator's files of reference data: all of a file or nothing, and every row's mistake told with its cure. */
class ReferenceImportTest extends PlatformTest {

    private static final String CODES = "code,name_zh,name_en,attributes,valid_from,valid_to,source\n";
    private static final String PARAMETERS = "name,value,valid_from,valid_to,source\n";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired CodeLists codes;
    @Autowired Law law;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void open() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
    }

    private Caller.Answer take(String kind, String csv) {
        return port.as(Role.ADMIN).send("POST", "/api/v1/reference/import/" + kind, csv, "text/csv");
    }

    /** A file without errors is a proposal, as there is more than one administrator here: nothing of it counts before another approves it. */
    private Caller.Answer approved(String kind, String csv) {
        Caller.Answer answer = take(kind, csv);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("waiting").asBoolean()).isTrue();
        String list = kind.contains("=") ? kind.substring(kind.indexOf('=') + 1) : "law";
        var change = port.as(Role.SENIOR).get("/api/v1/reference/changes?list=" + list).json().get("items").get(0);
        String at = "/api/v1/reference/changes/" + change.get("id").asString() + "/approve";
        assertThat(port.as(Role.ADMIN).post(at, Map.of()).status()).as("not who brought it in").isEqualTo(403);
        assertThat(port.as(Role.SENIOR).post(at, Map.of()).status()).isEqualTo(200);
        codes.reload();
        law.reload();
        return answer;
    }

    @Test
    void aFileThatIsWrongInEveryRowIsToldSo() {
        Caller.Answer answer = take("codes?list=package", CODES + "9Z,箱,Box,,,,test\n".repeat(1_200));
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    }

    @Test
    void aNewCodeIsValidFromItsFirstDay() {
        Caller.Answer answer = approved("codes?list=package", CODES + "77,测试箱,Test box,,2026-07-01,,test\n");
        assertThat(answer.json().get("imported").asInt()).isEqualTo(1);
        assertThat(codes.isValid("package", "77", LocalDate.of(2026, 6, 30))).isFalse();
        assertThat(codes.isValid("package", "77", LocalDate.of(2026, 7, 1))).isTrue();
    }

    @Test
    void aFileWithOneBadRowChangesNothingAndTellsLineColumnAndCure() {
        Caller.Answer answer = take("codes?list=package", CODES
                + "78,好,Good,,2026-07-01,,test\n79,坏,Bad,,2026-13-01,,test\n80,,No name,,2026-07-01,2026-06-01,\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors")).hasSize(4);
        assertThat(answer.json().get("errors").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(answer.json().get("errors").get(0).get("column").asString()).isEqualTo("valid_from");
        assertThat(answer.json().get("errors").get(0).get("problem").get("en").asString()).contains("2026-01-31");
        assertThat(codes.isValid("package", "78", LocalDate.of(2026, 8, 1))).isFalse();
    }

    @Test
    void aStandingCodeIsEndedBeforeItsSuccessorBegins() {
        String successor = "22,新纸箱,New carton,,2027-01-01,,test\n";
        Caller.Answer overlapping = take("codes?list=package", CODES + successor);
        assertThat(overlapping.status()).isEqualTo(422);
        assertThat(overlapping.body()).contains("2018-08-01");
        approved("codes?list=package", CODES + "22,纸制或纤维板制盒/箱,Box or case of paper,,2018-08-01,2027-01-01,test\n" + successor);
        assertThat(codes.name("package", "22", LocalDate.of(2026, 6, 10)).zh()).isEqualTo("纸制或纤维板制盒/箱");
        assertThat(codes.name("package", "22", LocalDate.of(2027, 1, 1)).zh()).isEqualTo("新纸箱");
    }

    @Test
    void aParameterChangesOnItsDayAndItsPastStays() {
        String name = "overpaid.refund.years";
        String ended = name + ",3,2024-12-01,2030-01-01,test\n";
        approved("parameters", PARAMETERS + ended + name + ",4,2030-01-01,,test\n");
        assertThat(law.whole(name, LocalDate.of(2026, 6, 10))).isEqualTo(3);
        assertThat(law.whole(name, LocalDate.of(2030, 1, 1))).isEqualTo(4);
        assertThat(take("parameters", PARAMETERS + "no.such.parameter,1,2030-01-01,,test\n").body()).contains("no.such.parameter");
        assertThat(take("parameters", PARAMETERS + name + ",many,2031-01-01,,test\n").status()).isEqualTo(422);
    }

    @Test
    void onlyAnAdministratorImportsAndAnUnknownListIsNotMade() {
        assertThat(port.as(Role.OFFICER).send("POST", "/api/v1/reference/import/tariff", "x", "text/csv").status()).isEqualTo(403);
        assertThat(take("codes?list=nonsense", CODES).status()).isEqualTo(404);
        assertThat(take("tariff", "x").status()).isEqualTo(422);
        assertThat(take("exchange-rates", "currency,month,rate,valid_from,valid_to,source\nUSD,2031-01,7.1,2031-01-01,2031-02-01,test\n").status())
                .isEqualTo(200);
    }

    @Test
    void theCommandLineSendsTheFileAndPrintsWhatIsWrong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("codes.csv"), CODES + "81,坏,Bad,,soon,,test\n");
        String admin = tokens.create(accounts.list(org.tongguan.kernel.Actor.PLATFORM, "admin-", 0, 200).items().stream()
                .filter(a -> a.roles().contains(Role.ADMIN) && a.active()).findFirst().orElseThrow().actor(), "test").token();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = org.tongguan.CommandLineDoor.run(new PrintStream(out, true, StandardCharsets.UTF_8), "import", "codes", "package", file.toString(),
                "--token", admin, "--port", Integer.toString(serverPort));
        assertThat(code).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("valid_from").contains("2026-01-31");
    }
}
