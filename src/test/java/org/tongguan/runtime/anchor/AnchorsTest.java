package org.tongguan.runtime.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.tongguan.CommandLineDoor;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.crypto.ChosenProfile;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SandboxTimeStamps;
import org.tongguan.support.Tampers;

/** The journal's head is told to a file, a partner and a time stamp authority, and whoever rewrites the chain is found by any of them. */
class AnchorsTest extends PlatformTest {

    @Autowired Journal journal;
    @Autowired Transactions transactions;
    @Autowired AnchorStore store;
    @Autowired ChosenProfile profile;
    @Value("${spring.datasource.url}") String url;
    @Value("${spring.datasource.username}") String user;
    @Value("${spring.datasource.password}") String password;
    @TempDir Path folder;

    @BeforeEach
    void somethingHappens() {
        record(40);
    }

    private void record(int entries) {
        for (int i = 0; i < entries; i++) {
            SubjectRef subject = new SubjectRef("test", Ids.next());
            transactions.run(Actor.PLATFORM, () -> journal.record(JournalEvent.of("Happened", subject, null, "2200", Map.of("n", "说明"))));
        }
    }

    private Anchors anchors(String file, String partner, String authority) {
        return new Anchors(store, transactions, profile, clock, new Anchors.Places(file, partner, authority));
    }

    private String verify(Path file, String... more) {
        List<String> args = new ArrayList<>(List.of("verify-journal", "--url", url, "--user", user, "--password", password, "--anchors=" + file));
        args.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CommandLineDoor.run(new PrintStream(out, true, StandardCharsets.UTF_8), args.toArray(String[]::new));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theHeadIsStampedWrittenAndSent() throws Exception {
        List<String> sent = new ArrayList<>();
        HttpServer partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/", exchange -> {
            sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(sent.size() == 1 ? 503 : 204, -1);
            exchange.close();
        });
        partner.start();
        Path file = folder.resolve("anchors");
        try (SandboxTimeStamps authority = new SandboxTimeStamps(); SandboxTimeStamps stranger = new SandboxTimeStamps()) {
            Anchors anchors = anchors(file.toString(), "http://127.0.0.1:" + partner.getAddress().getPort(), authority.address());
            Anchor first = anchors.tell().orElseThrow();
            assertThat(first.token()).isNotNull();
            record(5);
            anchors.tell();
            anchors.tell();
            assertThat(Anchor.read(file)).hasSizeBetween(2, 3).allSatisfy(a -> assertThat(a.token()).isNotNull());
            assertThat(sent).as("refused once, then told the newest head").hasSizeGreaterThanOrEqualTo(2);
            assertThat(Anchor.parse(sent.getLast()).seq()).isGreaterThan(first.seq());
            assertThat(anchors.last()).extracting(Anchors.Last::place).contains("FILE", "PARTNER", "TIME_STAMP");
            assertThat(verify(file)).contains("The journal is sound").contains("time-stamped");
            assertThat(verify(file, "--tsa-cert", pem(authority))).contains("The journal is sound");
            assertThat(verify(file, "--tsa-cert", pem(stranger))).contains("The file of anchors is not right");
            TimeStamps.check(first.token(), first.statement(), authority.certificate());
            assertThatThrownBy(() -> TimeStamps.check(first.token(), "else".getBytes(StandardCharsets.US_ASCII), null)).hasMessageContaining("something else");
        } finally {
            partner.stop(0);
        }
    }

    private String pem(SandboxTimeStamps authority) throws Exception {
        Path file = Files.createTempFile(folder, "tsa", ".pem");
        return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(authority.certificate().getEncoded())
                + "\n-----END CERTIFICATE-----\n").toString();
    }

    @Test
    void aPlaceThatCannotBeReachedKeepsNobodyWaiting() {
        Path file = folder.resolve("anchors");
        Anchor anchor = anchors(file.toString(), "http://127.0.0.1:1/", "http://127.0.0.1:1/").tell().orElseThrow();
        assertThat(anchor.token()).isNull();
        assertThat(Anchor.read(file)).hasSize(1);
    }

    @Test
    void aFileThatWasTamperedWithIsNotBelieved() throws Exception {
        Path file = folder.resolve("anchors");
        anchors(file.toString(), "", "").tell();
        Anchor right = Anchor.read(file).getFirst();
        Files.writeString(file, right.line().replaceFirst("\"hash\":\"..", "\"hash\":\"zz") + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(verify(file)).contains("The file of anchors is not right");
        Files.writeString(file, new Anchor(right.journal(), right.seq(), right.digest(), new byte[32], right.at(), null).line() + "\n",
                StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(verify(file)).contains("not what was anchored outside");
    }

    /** A smoke of {@code bench/tamper}. */
    @Test
    void everyTamperIsFoundAndTheFirstBadEntryNamed() throws Exception {
        SortedMap<Long, byte[]> told = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            record(7);
            Anchor head = transactions.read(Actor.PLATFORM, () -> store.head(profile.profile(), clock.instant())).orElseThrow();
            told.put(head.seq(), head.hash());
        }
        int unseenByTheChain = 0;
        try (Connection owner = DriverManager.getConnection(url, user, password)) {
            Tampers tampers = new Tampers(owner, told, 20261126);
            for (int i = 0; i < 150; i++) {
                Tampers.Tried tried = tampers.one();
                assertThat(tried.result().isSound()).as(tried.toString()).isFalse();
                assertThat(tried.result().firstBad()).as(tried.toString()).isLessThanOrEqualTo(tried.first());
                unseenByTheChain += "ok".equals(tried.reasonWithoutAnchors()) ? 1 : 0;
            }
        }
        assertThat(unseenByTheChain).as("tampers that only what stands outside shows").isGreaterThan(10);
    }
}
