package org.tongguan.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.tongguan.Tongguan;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.JournalVerifier;
import org.tongguan.runtime.backup.BackupException;
import org.tongguan.runtime.backup.Manifest;
import org.tongguan.runtime.backup.Restore;
import org.tongguan.runtime.crypto.ChosenProfile;
import org.tongguan.runtime.crypto.CryptoProfile;
import org.tongguan.runtime.vault.Vault;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;

/** The platform started with the Chinese algorithms takes, decides and proves a declaration like the other; and no database changes its family. */
@TestPropertySource(properties = {"tongguan.crypto=gm", "tongguan.vault.key-file=target/vault-gm.key"})
@DirtiesContext
class GmProfileTest extends PlatformTest {

    @Autowired ChosenProfile chosen;
    @Autowired Vault vault;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Value("${spring.datasource.url}") String url;
    @Value("${spring.datasource.username}") String user;
    @Value("${spring.datasource.password}") String password;
    @LocalServerPort int serverPort;
    @TempDir Path folder;

    @Test
    void aDeclarationIsFiledPaidAndReleasedAndTheChainIsOfSm3() throws Exception {
        assertThat(chosen.profile()).isEqualTo(CryptoProfile.GM);
        Port port = new Port(serverPort, traders, accounts, tokens, clock);
        Document document = port.document("import");
        document.only("signature").set("operation", "C").set("clientReference", "G" + Ids.next().toString().substring(24));
        Caller.Answer filed = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml");
        String id = filed.json().get("declarationId").asString();
        var bill = port.as(Role.OFFICER).get("/api/v1/declarations/" + id).json().get("bill");
        Caller.Answer paid = port.as(Role.BANK).post("/api/v1/payments", Map.of("billNumber", bill.get("number").asString(), "amount",
                bill.get("amount").asString(), "currency", "CNY", "bankReference", "B" + Ids.next(), "paidAt", port.now()));
        assertThat(paid.status()).as(paid.body()).isLessThan(300);
        assertThat(port.as(Role.OFFICER).get("/api/v1/declarations/" + id).json().get("state").asString()).isEqualTo("RELEASED");
        try (Connection owner = DriverManager.getConnection(url, user, password); var statement = owner.createStatement()) {
            statement.execute("select set_config('tongguan.scope', '*', false)");
            assertThat(JournalVerifier.verify(owner).isSound()).isTrue();
            owner.commit();
            owner.setAutoCommit(false);
            statement.execute("update crypto_profile set profile = 'INTERNATIONAL'");
            assertThat(JournalVerifier.verify(owner).firstBad()).as("read as SHA-256 not one hash fits").isEqualTo(1);
            owner.rollback();
        }
        assertThat(vault.seal(new byte[] {1})[0]).as("the layout of SM4").isEqualTo((byte) 2);
    }

    /** A backup's key is held against its database in the database's own family. */
    @Test
    void aRestoredDatabaseKnowsItsKey() throws Exception {
        Files.copy(Path.of("target/vault-gm.key"), folder.resolve("vault.key"));
        try (Connection owner = DriverManager.getConnection(url, user, password)) {
            Manifest nothing = new Manifest(1, clock.instant(), "0/0", "0/0", new Manifest.Head(0, ""), false, List.of());
            assertThat(new Restore(folder, folder).prove(owner, nothing)).isGreaterThanOrEqualTo(0);
            Files.writeString(folder.resolve("vault.key"), "00".repeat(32));
            assertThatThrownBy(() -> new Restore(folder, folder).prove(owner, nothing)).isInstanceOf(BackupException.class);
        }
    }

    @Test
    void aDatabaseIsNotStartedWithTheOtherFamily() {
        SpringApplication application = new SpringApplication(Tongguan.class);
        application.setDefaultProperties(Map.of("server.address", "127.0.0.1", "spring.datasource.url", url, "spring.datasource.username", user,
                "spring.datasource.password", password, "tongguan.sandbox", "true",
                "tongguan.vault.key-file", folder.resolve("vault.key").toString(), "logging.level.root", "OFF"));
        assertThatThrownBy(() -> {
            try (ConfigurableApplicationContext started = application.run("--server.port=0", "--tongguan.crypto=international")) {
                assertThat(started.isRunning()).isFalse();
            }
        }).rootCause().hasMessageContaining("this database is kept with the algorithms GM");
    }
}
