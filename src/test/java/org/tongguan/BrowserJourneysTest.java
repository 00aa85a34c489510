package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.Parcel;
import org.tongguan.ecommerce.GivenGuarantees;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.gate.Lanes;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.proof.PaymentPlatforms;
import org.tongguan.runtime.Json;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;

/**
 * The console in a real browser, journey beside journey on a platform of their own: the main one in both languages, the others in one of the two, since
 * what is translated is counted elsewhere ({@link TextsTest}); left out where there is no browser, no node or no built console.
 */
@TestPropertySource(properties = {"tongguan.test=the platform of the browser", "spring.datasource.hikari.maximum-pool-size=20"})
@Execution(ExecutionMode.CONCURRENT)
@Order(3)
class BrowserJourneysTest extends PlatformTest {

    private static final Path CONSOLE = Path.of("console");
    @LocalServerPort
    private int serverPort;
    @Autowired
    private Traders traders;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Tokens tokens;
    @Autowired
    private Lanes lanes;
    @Autowired
    private GivenGuarantees guarantees;
    @Autowired
    private PaymentPlatforms platforms;

    @BeforeEach
    void canBeRun() {
        assumeTrue(getClass().getResource("/static/index.html") != null, "the console is not built into this class path");
        assumeTrue(Files.isDirectory(CONSOLE.resolve("node_modules/playwright-core")), "console/node_modules is not installed");
        assumeTrue(System.getenv("CHROMIUM") != null || isOnPath("chromium") || isOnPath("chromium-browser") || isOnPath("google-chrome"),
                "no Chromium here: set CHROMIUM to one");
        assumeTrue(isOnPath("node"), "no node here");
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void oneDeclarationFromRuleToGate(String language) throws Exception {
        walks("journeys.mjs", language);
    }

    @Test
    void theCalculatorShowsWhatTheApiAnswers() throws Exception {
        walks("calculator.mjs", "en");
    }

    @Test
    void aTableOfGoodsComesBackWithItsTaxes() throws Exception {
        walks("tariff.mjs", "zh");
    }

    @Test
    void aRetailListIsFoundComparedAndReleased() throws Exception {
        walks("retail.mjs", "zh");
    }

    @Test
    void aGuaranteeIsBroughtInAcceptedAndDrawnOn() throws Exception {
        walks("guarantees.mjs", "en");
    }

    @Test
    void moneyIsCollectedReconciledGivenBackAndLevied() throws Exception {
        walks("money.mjs", "zh");
    }

    @Test
    void anExhibitionIsFiledFilledAndPartlyEmptied() throws Exception {
        walks("temporary.mjs", "en");
    }

    @Test
    void workOnPaperIsEnteredOnce() throws Exception {
        walks("continuity.mjs", "zh");
    }

    @Test
    void aPasskeyIsRegisteredAskedForAndSignedInWith() throws Exception {
        walks("security.mjs", "en");
    }

    private void walks(String file, String language) throws Exception {
        String said = walk(file, language);
        if (!said.contains("PASSED")) {
            // A browser on a machine that is busy with other things may miss a moment; what is really broken fails again, with new people.
            said = walk(file, language);
        }
        assertThat(said).contains("PASSED");
    }

    private String walk(String file, String language) throws Exception {
        Port port = new Port(serverPort, traders, accounts, tokens, clock);
        port.lane("OUT", lanes);
        Map<String, Object> people = new LinkedHashMap<>();
        Map.of("analyst", Role.ANALYST, "trader", Role.DECLARANT, "officer", Role.OFFICER, "senior", Role.SENIOR, "bank", Role.BANK, "lane", Role.LANE,
                        "inspector", Role.INSPECTOR)
                .forEach((who, role) -> people.put(who, Map.of("username", port.name(role), "password", Port.PASSWORD)));
        Map<String, Object> journey = Map.of("accounts", people, "document", Json.tree(JsonDocuments.write(port.document("import"))), "now", port.now(),
                "retail", parcels(port));
        return run(file, language, Json.write(journey));
    }

    /** The orders of lists that an officer has to look at, since another person paid, and of one whose payment is missing. */
    private Map<String, Object> parcels(Port port) throws InterruptedException {
        guarantees.of(port.trader().customsCode(), "100000");
        platforms.register(Actor.PLATFORM, port.trader().id(), PaymentPlatforms.SANDBOX);
        Parcel doubted = Parcel.of(port.trader()).set("payment.payerIdNumber", Parcel.buyer(4711));
        Parcel opened = Parcel.of(port.trader()).set("payment.payerIdNumber", Parcel.buyer(4711));
        Parcel waiting = Parcel.of(port.trader());
        for (List<CebDocument> documents : List.of(List.of(doubted.order("1"), opened.order("1"), waiting.order("1")),
                List.of(doubted.payment("1"), opened.payment("1")),
                List.of(doubted.waybill("1"), opened.waybill("1"), waiting.waybill("1")),
                List.of(doubted.list("1"), opened.list("1"), waiting.list("1")))) {
            String message = Parcel.message(port.trader(), documents);
            assertThat(port.as(Role.DECLARANT).send("POST", "/api/v1/messages", message, "application/xml").status()).isEqualTo(202);
        }
        return Map.of("review", "O" + doubted.number(), "waiting", "O" + waiting.number(), "inspect",
                Map.of("order", "O" + opened.number(), "payment", "P" + opened.number()));
    }

    private String run(String file, String language, String journey) throws IOException, InterruptedException {
        ProcessBuilder node = new ProcessBuilder(List.of("node", "e2e/" + file)).directory(CONSOLE.toFile()).redirectErrorStream(true);
        node.environment().putAll(Map.of("TONGGUAN_URL", "http://127.0.0.1:" + serverPort, "JOURNEY", journey, "LANGUAGE_OF_JOURNEY", language,
                "SCREENSHOTS", Path.of("target/browser").toAbsolutePath().toString()));
        Process process = node.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
