package org.tongguan;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongguan.runtime.RuntimeConfiguration;
import org.tongguan.runtime.vault.Vault;

/** The commands of {@code ./tongguan} that talk to a running platform or look at its data. Answers are in both languages. */
public final class CommandLine {

    private static final Set<String> FLAGS = Set.of("wait", "help", "with-keys");
    private static final Set<String> OPTIONS = Set.of("token", "port", "data", "url", "user", "password", "from", "to", "source", "schedule",
            "key", "cert", "out", "method", "name", "anchors", "tsa-cert", "log", "until");
    private static final Set<String> TARIFFS = Set.of("tariff", "china", "japan", "us", "taric", "agreements", "parties", "agreement-rates", "quotas",
            "remedies");
    private static final String HELP = """
            tongguan send FILE [--token T] [--port N] [--data DIR] [--wait]
                发送一份报文并打印回执；--wait 最多等待 60 秒直至放行
                Sends a message and prints what became of it; --wait waits up to 60 s for release. Ends with 0 when accepted (released), else 1.
            tongguan verify-journal [--data DIR] | [--url JDBC --user U --password P]  [--anchors FILE [--tsa-cert CERT.pem]]
                校验日志哈希链；平台运行或停止时均可。--anchors：与存放在外的锚定文件比对，可发现整链重写和截断；--tsa-cert：只认该时间戳机构
                Recomputes the journal's hash chain, whether the platform runs or not. Ends with 0 when sound, 2 at the first bad entry.
                With --anchors it is held against a file of heads kept outside: a rewrite of the whole chain or a cut tail is found too, and
                time stamps in the file are checked; --tsa-cert names the only authority whose stamps count.
            tongguan verify-ledger [--data DIR] | [--url JDBC --user U --password P]
                试算平衡：各单位分录合计应为零，账户余额应与分录一致
                Trial balance: every unit sums to zero and every account keeps what its entries say. Ends with 0 when sound, else 2.
            tongguan backup DIR [--data DATA] [--with-keys]
                联机备份到新目录 DIR；默认不含密钥（vault.key），密钥请另行保管
                Copies everything into the new directory DIR while the platform works; without the keys unless told so: keep vault.key apart.
            tongguan archive-log DIR [--data DATA]
                把备份之后的数据库日志归档到 DIR；建议每分钟执行一次
                Keeps the database's log since the backup in DIR; to be called every minute, e.g. by cron.
            tongguan restore DIR [--data DATA] [--key vault.key] [--log DIR [--until 2026-11-26T08:00:00+08:00]]
                由备份恢复到空目录，核对摘要、日志哈希链和账目；--log 用归档日志继续恢复到最新或指定时刻
                Makes an installation in an empty directory from a backup and checks digests, journal and ledger; --log brings it forward
                through the archived log, to its end or a moment. Ends with 0 when sound, else 2.
            tongguan archive [run] | list | check | export MONTH [--out FILE]  [--token T] [--port N] [--data DIR]
                将已关闭月份的跨境电商清单归档为 Parquet 文件；列出、核对、导出已归档月份
                Takes closed months of e-commerce lists out of the database into Parquet files; lists, checks and exports (CSV) what is archived.
                Ends with 0 when done or sound, 2 when a file was changed, else 1.
            tongguan import codes LIST FILE | exchange-rates FILE | parameters FILE  [--token T] [--port N] [--data DIR]
                导入参考数据（CSV）；任何一行有误则整份不导入
                Takes dated reference data over from a CSV file; a file with any bad row changes nothing. Ends with 0 when taken, else 1.
            tongguan import tariff | china | japan | us | taric | agreements | parties | agreement-rates | quotas | remedies  FILE
                            [--from DAY] [--to DAY] [--source TEXT] [--schedule GB|EU] [--token T] [--port N] [--data DIR]
                导入整部税则（CSV 或 xlsx），显示进度；任何一行有误则整份不导入
                Takes a whole tariff over (CSV or xlsx) and shows how far it is; a file with any bad row changes nothing.
            tongguan sign FILE --key KEY.pem --cert CERT.pem [--method sm2-sm3 | rsa-sha1 | rsa-sha256] [--out FILE]
                给跨境电商报文加签（封内签名）
                Signs a message of cross-border e-commerce; without --out the signed message is printed.
            tongguan check-signature FILE
                校验报文（或信封内报文）的签名，指出问题所在；证书是否登记由平台判断
                Checks a message's signature, in its envelope too, and says what is wrong. Whether a certificate is registered only the platform knows.
                Ends with 0 when sound, else 1.
            tongguan new-key sm2 | rsa --key KEY.pem --cert CERT.pem [--name NAME]
                生成试用密钥和自签名证书
                Makes a key and a certificate of its own for trying out.
            tongguan new-vault-key [--data DIR]
                为加密内容更换密钥：新内容用新密钥加密，原有内容仍可解密
                A new key for what is sealed: new things are sealed with it after the next start, older ones are still opened.
            tongguan parts
                列出本程序的全部组成部分（CycloneDX 格式的软件物料清单），供漏洞扫描
                Lists everything this artefact is made of, as CycloneDX (SBOM), for a scanner of known faults.
            没有 --token 时使用示例数据的令牌（DATA/sample-tokens）。
            Without --token the tokens of the sample world are used (DATA/sample-tokens).
            """;

    private final Map<String, String> options = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final PrintStream out;

    private CommandLine(String[] args, PrintStream out) {
        this.out = out;
        for (int i = 0; i < args.length; i++) {
            int is = args[i].startsWith("--") ? args[i].indexOf('=') : -1;
            String name = args[i].startsWith("--") ? args[i].substring(2, is < 0 ? args[i].length() : is) : null;
            if (name == null) {
                words.add(args[i]);
            } else if (FLAGS.contains(name) && is < 0) {
                options.put(name, "");
            } else if (OPTIONS.contains(name) && is > 0) {
                options.put(name, args[i].substring(is + 1));
            } else if (OPTIONS.contains(name) && is < 0 && i + 1 < args.length) {
                options.put(name, args[++i]);
            } else {
                throw new Wrong("不认识的参数 " + args[i] + "，见 --help", "Unknown option " + args[i] + ", see --help");
            }
        }
    }

    /** Something the caller has to put right, in both languages. */
    static final class Wrong extends RuntimeException {
        Wrong(String zh, String en) {
            super(zh + "\n" + en);
        }
    }

    public static void main(String[] args) {
        System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** Does a command; gives the exit code: 0 done, 1 not, 2 a bad journal or wrong usage. */
    static int run(String[] args, PrintStream out) {
        try {
            return new CommandLine(args, out).run();
        } catch (Wrong wrong) {
            out.println(wrong.getMessage());
            return 2;
        }
    }

    private int run() {
        String command = words.isEmpty() || options.containsKey("help") ? "help" : words.removeFirst();
        return switch (command) {
            case "send" -> new SendCommand(client("declarant"), out).send(file(words(1).getFirst()), options.containsKey("wait"));
            case "import" -> importing();
            case "verify-journal" -> VerifyCommand.journal(out, anchors()).verify(data(), options.get("url"), options.get("user"), options.get("password"));
            case "verify-ledger" -> VerifyCommand.ledger(out).verify(data(), options.get("url"), options.get("user"), options.get("password"));
            case "backup" -> new BackupCommand(RuntimeConfiguration.systemClock(), out).backup(data(), Path.of(words(1).getFirst()),
                    options.containsKey("with-keys"));
            case "restore" -> new BackupCommand(RuntimeConfiguration.systemClock(), out).restore(Path.of(words(1).getFirst()), data(),
                    options.containsKey("key") ? file(options.get("key")) : null, options.containsKey("log") ? Path.of(options.get("log")) : null,
                    options.get("until"));
            case "archive-log" -> new BackupCommand(RuntimeConfiguration.systemClock(), out).archive(data(), Path.of(words(1).getFirst()));
            case "archive" -> archive();
            case "new-vault-key" -> newVaultKey();
            case "parts" -> new PartsCommand(out).print();
            case "sign", "check-signature", "new-key" -> signature(command);
            case "help" -> {
                out.print(HELP);
                yield 0;
            }
            default -> throw new Wrong("不认识的命令 " + command + "，见 --help", "Unknown command " + command + ", see --help");
        };
    }

    /** The heads kept outside that the journal is held against; none without {@code --anchors}. */
    private JournalAnchors anchors() {
        Path authority = options.containsKey("tsa-cert") ? file(options.get("tsa-cert")) : null;
        return options.containsKey("anchors") ? JournalAnchors.read(file(options.get("anchors")), authority) : JournalAnchors.NONE;
    }

    private int signature(String command) {
        SignatureCommand signatures = new SignatureCommand(RuntimeConfiguration.systemClock(), out);
        String word = words(1).getFirst();
        return switch (command) {
            case "sign" -> signatures.sign(file(word), file(needed("key")), file(needed("cert")), options.get("method"), options.get("out"));
            case "check-signature" -> signatures.check(file(word));
            default -> signatures.newKey(word, Path.of(needed("key")), Path.of(needed("cert")), options.getOrDefault("name", "Tongguan trial"));
        };
    }

    private int newVaultKey() {
        int keys = Vault.addKey(file(data().resolve("vault.key").toString()));
        out.println("已添加新密钥，共 " + keys + " 个；下次启动后加密的内容使用新密钥。请立即备份该文件：此前的备份不含新密钥。");
        out.println("A new key was added, there are " + keys + " now; what is sealed after the next start is sealed with it. Keep a copy of the file at once: "
                + "copies made before do not hold it.");
        return 0;
    }

    private int archive() {
        String what = words.isEmpty() ? "run" : words.removeFirst();
        ArchiveCommand archive = new ArchiveCommand(client("admin"), out);
        return switch (what) {
            case "export" -> archive.export(words(1).getFirst(), options.get("out"));
            case "run" -> archive.run();
            case "list" -> archive.list();
            case "check" -> archive.check();
            default -> throw new Wrong("不认识的命令 archive " + what + "，见 --help", "Unknown command archive " + what + ", see --help");
        };
    }

    private String needed(String option) {
        if (!options.containsKey(option)) {
            throw new Wrong("缺少参数 --" + option, "Option --" + option + " is needed");
        }
        return options.get(option);
    }

    private int importing() {
        boolean codes = !words.isEmpty() && "codes".equals(words.getFirst());
        List<String> given = words(codes ? 3 : 2);
        String kind = given.getFirst();
        Path file = file(given.getLast());
        if (TARIFFS.contains(kind)) {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("kind", kind);
            query.put("fileName", String.valueOf(file.getFileName()));
            query.put("validFrom", options.get("from"));
            query.put("validTo", options.get("to"));
            query.put("source", options.get("source"));
            query.put("schedule", options.get("schedule"));
            return new ImportCommand(client("admin"), out).run(query, file);
        }
        if (!Set.of("codes", "exchange-rates", "parameters").contains(kind)) {
            throw new Wrong("不能导入 " + kind + "，见 --help", "Cannot import " + kind + ", see --help");
        }
        return new ImportCommand(client("admin"), out).take(kind, codes ? given.get(1) : null, file);
    }

    private List<String> words(int count) {
        if (words.size() != count) {
            throw new Wrong("参数个数不对，见 --help", "Wrong number of arguments, see --help: " + Arrays.toString(words.toArray()));
        }
        return words;
    }

    private Path data() {
        return Path.of(options.getOrDefault("data", System.getenv().getOrDefault("TONGGUAN_DATA", ".tongguan")));
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Wrong("读不到文件 " + name, "Cannot read file " + name);
        }
        return file;
    }

    private Client client(String who) {
        String port = options.getOrDefault("port", System.getenv().getOrDefault("TONGGUAN_PORT", "8080"));
        if (!port.matches("[0-9]{1,5}")) {
            throw new Wrong("端口不对：" + port, "Not a port: " + port);
        }
        return new Client("http://localhost:" + port, options.containsKey("token") ? options.get("token") : Client.sampleToken(data(), who));
    }
}
