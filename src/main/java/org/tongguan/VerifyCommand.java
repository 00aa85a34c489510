package org.tongguan;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.tongguan.ledger.TrialBalance;
import org.tongguan.runtime.JournalVerifier;
import org.tongguan.runtime.postgres.PostgresStartException;

/**
 * {@code verify-journal} recomputes the hash chain, {@code verify-ledger} sums up all accounts; on a running platform's database, a stopped one's,
 * or any other.
 */
final class VerifyCommand {

    private static final int BAD = 2;
    private static final Map<String, String[]> WHY = Map.of(
            "hash", new String[] {"内容与哈希不符：此条或其前一条被改动", "its content does not fit its hash: it, or the one before, was changed"},
            "gap", new String[] {"序号中断：此条缺失", "the sequence breaks: this entry is missing"},
            "head", new String[] {"链尾与登记的末端不符：末尾被截去", "the chain does not end where the head says: its tail was cut off"},
            "anchor", new String[] {"与外部锚定不符：自此条起被重写或截去", "not what was anchored outside: rewritten or cut off from here on"},
            "missing", new String[] {"没有登记的末端", "the head is missing"});
    private final Check check;
    private final PrintStream out;

    private VerifyCommand(PrintStream out, Check check) {
        this.out = out;
        this.check = check;
    }

    /** What is verified, and how it is told. */
    private interface Check {
        int run(Connection connection, PrintStream out) throws SQLException;
    }

    static VerifyCommand journal(PrintStream out, JournalAnchors anchors) {
        return new VerifyCommand(out, (connection, to) -> journal(connection, to, anchors));
    }

    static VerifyCommand ledger(PrintStream out) {
        return new VerifyCommand(out, VerifyCommand::ledger);
    }

    int verify(Path data, String url, String user, String password) {
        try {
            if (url != null) {
                return verify(url, user, password);
            }
            try (DataDatabase database = DataDatabase.open(data)) {
                return verify(database.url(), DataDatabase.USER, database.password());
            }
        } catch (SQLException | PostgresStartException e) {
            throw new CommandLine.Wrong("无法读取数据库：" + e.getMessage(), "Cannot read the database: " + e.getMessage());
        }
    }

    private int verify(String url, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            // All entries, also where row-level security binds the owner.
            try (var statement = connection.createStatement()) {
                statement.execute("select set_config('tongguan.scope', '*', false)");
            }
            return check.run(connection, out);
        }
    }

    static int journal(Connection connection, PrintStream out) throws SQLException {
        return journal(connection, out, JournalAnchors.NONE);
    }

    private static int journal(Connection connection, PrintStream out, JournalAnchors anchors) throws SQLException {
        Optional<String[]> wrong = anchors.fault();
        if (wrong.isPresent()) {
            out.println(wrong.get()[0]);
            out.println(wrong.get()[1]);
            return BAD;
        }
        long start = System.nanoTime();
        JournalVerifier.Result result = JournalVerifier.verify(connection, anchors.heads());
        long millis = Math.max(1, (System.nanoTime() - start) / 1_000_000);
        out.println("已校验 verified  %,d entries  %,d entries/s".formatted(result.entries(), result.entries() * 1000 / millis));
        if (result.isSound()) {
            out.println("日志完整 The journal is sound.  head " + result.headHash());
            if (!anchors.heads().isEmpty()) {
                long reach = anchors.heads().lastKey();
                out.println("与外部锚定一致 agrees with %,d anchors up to entry %,d, %,d of them time-stamped; not yet anchored %,d".formatted(
                        anchors.heads().size(), reach, anchors.stamped(), result.entries() - reach));
            }
            return 0;
        }
        String[] why = WHY.getOrDefault(result.reason(), new String[] {result.reason(), result.reason()});
        out.println("第 %d 条有误：%s".formatted(result.firstBad(), why[0]));
        out.println("Entry %d is bad: %s".formatted(result.firstBad(), why[1]));
        return BAD;
    }

    static int ledger(Connection connection, PrintStream out) throws SQLException {
        TrialBalance trial = TrialBalance.of(connection);
        trial.units().forEach(u -> out.println("%-16s 合计 sum %s  周转 turned over %s  账户 accounts %,d".formatted(u.unit(), u.sum(), u.turned(), u.accounts())));
        out.println("过账 transfers %,d  待结 pending %,d".formatted(trial.transfers(), trial.pending()));
        trial.faults().forEach(f -> out.println("有误 bad: %s ×%,d, %s".formatted(f.code(), f.count(), f.first())));
        out.println(trial.isSound() ? "账目平衡 The books are sound." : "账目有误 The books are not sound.");
        return trial.isSound() ? 0 : BAD;
    }
}
