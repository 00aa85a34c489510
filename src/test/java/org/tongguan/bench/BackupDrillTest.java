package org.tongguan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongguan.CommandLineDoor;
import org.tongguan.runtime.postgres.EmbeddedPostgres;

/** The drill: load, a backup under load, more load, the machine is lost, an installation elsewhere from the backup, compared with what there was. */
@Tag("slow")
@Order(1)
class BackupDrillTest {

    private static final Path PLACE = Path.of("target/backup-drill").toAbsolutePath();
    private static final Path FILLED = PLACE.resolveSibling("backup-drill-filled");
    private static final Path HOME = PLACE.resolve("home");
    private static final Path BACKUP = PLACE.resolve("backup");
    private static final Path ELSEWHERE = PLACE.resolve("elsewhere");

    private static List<Preparation.Sender> senders;

    /** One installation, copied for each drill: the filling takes longer than many a drill. */
    @BeforeAll
    static void fill() throws Exception {
        DataDirectory.delete(FILLED);
        senders = Preparation.fill(FILLED, 2, 20);
    }

    @AfterAll
    static void clearAll() throws Exception {
        DataDirectory.delete(FILLED);
    }

    @BeforeEach
    void copy() throws Exception {
        clear();
        Files.createDirectories(PLACE);
        DataDirectory.copy(FILLED, HOME);
    }

    @AfterEach
    void clear() throws Exception {
        DataDirectory.delete(PLACE);
    }

    private record Said(int code, String text) { }

    private static Said command(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = CommandLineDoor.run(new PrintStream(out, true, StandardCharsets.UTF_8), args);
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void anInstallationFromTheBackupHasWhatWasAcknowledgedBeforeItAndSaysWhereItStands() throws Exception {
        CrashLoad load = new CrashLoad.Mixed();
        Map<Long, String> before;
        try (CrashRecord record = CrashRecord.open(PLACE.resolve("record")); PlatformProcess platform = start(HOME)) {
            try (Connection connection = platform.connect()) {
                load.prepare(connection, senders);
            }
            CrashClient client = new CrashClient(load.requests(senders), record);
            client.start(platform.port(), 8, true);
            await(record, 300);
            before = Map.copyOf(record.acknowledged());
            Said backup = command("backup", BACKUP.toString(), "--data", HOME.toString());
            assertThat(backup.code()).as(backup.text()).isZero();
            assertThat(backup.text()).contains("keys are not in it");
            await(record, record.acknowledged().size() + 100);
            client.stop();
            assertThat(record.wrong()).isEmpty();
        }
        assertThat(Files.exists(BACKUP.resolve("vault.key"))).isFalse();
        Path key = Files.copy(HOME.resolve("vault.key"), PLACE.resolve("kept-apart.key"));
        String[] restore = {"restore", BACKUP.toString(), "--data", ELSEWHERE.toString(), "--key", key.toString()};
        Said restored = command(restore);
        assertThat(restored.code()).as(restored.text()).isZero();
        assertThat(restored.text()).contains("The journal is sound", "The books are sound");
        assertThat(command(restore).text()).contains("nothing is ever written over");
        try (EmbeddedPostgres old = EmbeddedPostgres.start(HOME); PlatformProcess made = start(ELSEWHERE);
             Connection was = connect(old); Connection is = made.connect()) {
            Map<String, String> stored = load.stored(is);
            before.forEach((number, id) -> assertThat(stored.get(id)).as("message " + number).isEqualTo(load.mark(number)));
            assertThat(load.wrong(is, true)).isEmpty();
            // What it said it stood at when it was restored: since then it may have gone on by itself.
            long head = Long.parseLong(restored.text().replaceAll("(?s).*restored to ([0-9,]+).*", "$1").replace(",", ""));
            assertThat(hash(was, head)).isEqualTo(hash(is, head)).isNotNull();
            assertThat(Books.count(was, "select seq from journal_head")).isGreaterThan(head);
        }
    }

    @Test
    void theArchivedLogBringsABackupForwardToAMoment() throws Exception {
        Path archive = PLACE.resolve("archive");
        CrashLoad load = new CrashLoad.Transfers();
        Map<Long, String> before;
        Map<Long, String> after;
        Instant moment;
        try (CrashRecord record = CrashRecord.open(PLACE.resolve("record")); PlatformProcess platform = start(HOME)) {
            CrashClient client = new CrashClient(load.requests(senders), record);
            assertThat(command("backup", BACKUP.toString(), "--data", HOME.toString(), "--with-keys").code()).isZero();
            client.start(platform.port(), 4, true);
            await(record, 100);
            client.stop();
            before = Map.copyOf(record.acknowledged());
            assertThat(command("archive-log", archive.toString(), "--data", HOME.toString()).code()).isZero();
            Thread.sleep(1_000);
            moment = Instant.now();
            Thread.sleep(1_000);
            client.start(platform.port(), 4, true);
            await(record, before.size() + 100);
            client.stop();
            after = new HashMap<>(record.acknowledged());
            after.keySet().removeAll(before.keySet());
            Said archived = command("archive-log", archive.toString(), "--data", HOME.toString());
            assertThat(archived.code()).as(archived.text()).isZero();
        }
        Said restored = command("restore", BACKUP.toString(), "--data", ELSEWHERE.toString(), "--log", archive.toString(), "--until", moment.toString());
        assertThat(restored.code()).as(restored.text()).isZero();
        try (EmbeddedPostgres made = EmbeddedPostgres.start(ELSEWHERE); Connection is = connect(made)) {
            Map<String, String> stored = load.stored(is);
            before.forEach((number, id) -> assertThat(stored.get(id)).as("transfer " + number).isEqualTo(load.mark(number)));
            after.values().forEach(id -> assertThat(stored).doesNotContainKey(id));
            assertThat(load.wrong(is, true)).isEmpty();
        }
    }

    @Test
    void aBackupThatWasTouchedOrAnotherKeyIsRefused() throws Exception {
        assertThat(command("backup", BACKUP.toString(), "--data", HOME.toString()).code()).isZero();
        assertThat(command("backup", BACKUP.toString(), "--data", HOME.toString()).text()).contains("exists");
        assertThat(command("restore", BACKUP.toString(), "--data", ELSEWHERE.toString()).text()).contains("The backup holds no keys");
        Path other = Files.writeString(PLACE.resolve("other.key"), HexFormat.of().formatHex(new byte[32]));
        assertThat(command("restore", BACKUP.toString(), "--data", ELSEWHERE.toString(), "--key", other.toString()).text()).contains("not this database's");
        DataDirectory.delete(ELSEWHERE);
        try (RandomAccessFile file = new RandomAccessFile(BACKUP.resolve("pg/global/pg_control").toFile(), "rw")) {
            file.seek(100);
            file.write(file.read() ^ 1);
        }
        assertThat(command("restore", BACKUP.toString(), "--data", ELSEWHERE.toString(), "--key", HOME.resolve("vault.key").toString()).text())
                .contains("pg_control of the backup was changed");
    }

    private static Connection connect(EmbeddedPostgres database) throws Exception {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static PlatformProcess start(Path home) throws Exception {
        return PlatformProcess.start(Application.packed(), home, Application.brief(), List.of("--spring.main.sources=" + CrashDoor.class.getName()));
    }

    private static void await(CrashRecord record, int count) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (record.acknowledged().size() < count && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(record.acknowledged().size()).isGreaterThanOrEqualTo(count);
    }

    private static String hash(Connection connection, long seq) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement("select encode(hash, 'hex') from journal_entry where seq = ?")) {
            statement.setLong(1, seq);
            try (ResultSet rs = statement.executeQuery()) {
                return rs.next() ? rs.getString(1) : null;
            }
        }
    }
}
