package org.tongguan;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.tongguan.runtime.backup.Backup;
import org.tongguan.runtime.backup.BackupException;
import org.tongguan.runtime.backup.LogArchive;
import org.tongguan.runtime.backup.Manifest;
import org.tongguan.runtime.backup.Restore;
import org.tongguan.runtime.postgres.PostgresStartException;

/** {@code backup}: a copy of everything while the platform works. {@code restore}: an installation from such a copy, proved before it is used. */
final class BackupCommand {

    private static final int BAD = 2;
    private static final long MEBIBYTE = 1 << 20;
    private final Clock clock;
    private final PrintStream out;

    BackupCommand(Clock clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
    }

    int backup(Path data, Path to, boolean withKeys) {
        long began = System.nanoTime();
        try (DataDatabase database = DataDatabase.open(data); Connection owner = database.connect()) {
            Manifest manifest = new Backup(owner, data, clock).make(to, withKeys);
            out.println("备份完成 backed up  %s  %,d 个文件 files  %,d MB  %s s".formatted(to, manifest.files().size(), manifest.bytes() / MEBIBYTE,
                    seconds(began)));
            out.println("日志至少至第 %,d 条 journal at least to entry  %s".formatted(manifest.journal().seq(), manifest.journal().hash()));
            if (withKeys) {
                out.println("注意：备份包含密钥（vault.key 等），请按密钥的要求保管。");
                out.println("Note: the backup holds the keys (vault.key and others). Whoever has it can open what is sealed.");
            } else {
                out.println("注意：备份不含密钥。请把 " + data.resolve("vault.key") + " 另行保管；没有它，加密内容将无法恢复。");
                out.println("Note: the keys are not in it. Keep " + data.resolve("vault.key") + " apart from it; without it what is sealed is lost.");
            }
            return 0;
        } catch (SQLException | IOException | PostgresStartException e) {
            throw new CommandLine.Wrong("备份未完成：" + e.getMessage(), "Not backed up: " + e.getMessage());
        } catch (BackupException e) {
            throw new CommandLine.Wrong(e.zh(), e.en());
        }
    }

    /** The log since the backup, kept elsewhere; to be called every minute. */
    int archive(Path data, Path to) {
        try (DataDatabase database = DataDatabase.open(data); Connection owner = database.connect()) {
            LogArchive.Kept kept = new LogArchive(owner, data, to).collect();
            out.println("日志已归档 log archived  %s  新增 new %d  至 up to %s".formatted(to, kept.copied(), kept.last()));
            return 0;
        } catch (SQLException | IOException | PostgresStartException e) {
            throw new CommandLine.Wrong("归档未完成：" + e.getMessage(), "Not archived: " + e.getMessage());
        } catch (BackupException e) {
            throw new CommandLine.Wrong(e.zh(), e.en());
        }
    }

    /**
     * Makes an installation from a backup.
     *
     * @param archive log archived since, null for none
     * @param until   ISO 8601 moment with its zone to bring it forward to, null for all of the log
     */
    int restore(Path from, Path data, Path key, Path archive, String until) {
        long began = System.nanoTime();
        Restore restore = new Restore(from.toAbsolutePath(), data.toAbsolutePath());
        try {
            Manifest manifest = restore.copy(key);
            out.println("文件与摘要相符 files fit their digests  %,d  %,d MB".formatted(manifest.files().size(), manifest.bytes() / MEBIBYTE));
            if (archive != null) {
                restore.replay(manifest, archive, moment(until));
            }
            try (DataDatabase database = DataDatabase.open(data.toAbsolutePath()); Connection owner = database.connect()) {
                if (archive != null) {
                    restore.awaitReplayed(owner);
                }
                long reach = restore.prove(owner, manifest);
                out.println("备份于 made %s，日志至少至第 %,d 条，恢复到第 %,d 条 journal at least to entry %,d, restored to %,d".formatted(manifest.madeAt(),
                        manifest.journal().seq(), reach, manifest.journal().seq(), reach));
                int wrong = VerifyCommand.journal(owner, out);
                owner.rollback();
                wrong = Math.max(wrong, VerifyCommand.ledger(owner, out));
                out.println((wrong == 0 ? "恢复完成 restored  " : "恢复后的数据有误 restored, but not sound  ") + data + "  " + seconds(began) + " s");
                return wrong == 0 ? 0 : BAD;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandLine.Wrong("已中断", "Interrupted");
        } catch (SQLException | IOException | PostgresStartException e) {
            throw new CommandLine.Wrong("恢复未完成：" + e.getMessage(), "Not restored: " + e.getMessage());
        } catch (BackupException e) {
            throw new CommandLine.Wrong(e.zh(), e.en());
        }
    }

    private static Instant moment(String until) {
        try {
            return until == null ? null : OffsetDateTime.parse(until).toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandLine.Wrong("时间不对：" + until, "Not a moment (2026-11-26T08:00:00+08:00): " + until);
        }
    }

    private static String seconds(long began) {
        return "%d.%d".formatted((System.nanoTime() - began) / 1_000_000_000, (System.nanoTime() - began) / 100_000_000 % 10);
    }
}
