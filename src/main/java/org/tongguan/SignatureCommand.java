package org.tongguan;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.ceb.DxpEnvelope;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.SignatureCheck;
import org.tongguan.signature.SignatureMethod;
import org.tongguan.signature.SignatureReport;
import org.tongguan.signature.SigningKey;
import org.tongguan.signature.XmlSigner;

/** {@code sign}, {@code check-signature} and {@code new-key}: signatures without a platform, for those who build one side of them. */
final class SignatureCommand {

    private static final Duration TRIAL = Duration.ofDays(730);
    private final Clock clock;
    private final PrintStream out;
    private final Texts texts = new Texts();

    SignatureCommand(Clock clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
    }

    int sign(Path file, Path keyFile, Path certificateFile, String method, String target) {
        SigningKey key;
        try {
            key = SigningKey.read(Files.readString(keyFile), Files.readAllBytes(certificateFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.Wrong("密钥或证书读不出来，或两者不是一对（PEM，密钥不加密）",
                    "The key or the certificate cannot be read, or they do not belong together (PEM, key not encrypted)");
        }
        byte[] signed;
        try {
            signed = XmlSigner.sign(read(file), key, method(method, key));
        } catch (FormatException e) {
            tell(texts.get("problem.format." + e.key(), e.place()));
            return 1;
        } catch (IllegalArgumentException e) {
            throw "signed".equals(e.getMessage()) ? new CommandLine.Wrong("报文已有签名", "The message is signed already")
                    : new CommandLine.Wrong("签名算法与密钥种类不符", "The method does not fit the kind of key");
        }
        if (target == null) {
            out.writeBytes(signed);
            out.println();
        } else {
            write(Path.of(target), signed);
        }
        return 0;
    }

    private static SignatureMethod method(String name, SigningKey key) {
        if (name == null) {
            return key.defaultMethod();
        }
        return Arrays.stream(SignatureMethod.values()).filter(one -> one.name().equals(name.toUpperCase(java.util.Locale.ROOT).replace('-', '_')))
                .findFirst().orElseThrow(() -> new CommandLine.Wrong("不认识的签名算法 " + name, "Unknown method " + name));
    }

    int check(Path file) {
        byte[] bytes = read(file);
        try {
            if (!DxpEnvelope.isEnvelope(bytes)) {
                return report("报文 message", bytes, true) ? 0 : 1;
            }
            DxpEnvelope envelope = DxpEnvelope.read(bytes);
            boolean sound = !envelope.signed() || report("信封 envelope", bytes, true);
            return report("信封内报文 message in the envelope", envelope.data(), !envelope.signed()) && sound ? 0 : 1;
        } catch (FormatException e) {
            tell(texts.get("problem.format." + e.key(), e.place()));
            return 1;
        }
    }

    /** Tells what a check found; an unsigned part is sound only where it need not be signed. */
    private boolean report(String what, byte[] bytes, boolean needed) {
        SignatureReport report = SignatureCheck.check(bytes, clock.instant());
        boolean sound = report.isSound() || !report.signed() && !needed;
        out.println((sound ? "✓ " : "✗ ") + what);
        if (report.method() != null) {
            out.println("  " + report.method().address());
        }
        if (report.certificate() != null) {
            Certificate one = report.certificate();
            out.println("  " + one.kind() + " " + one.serial() + "  " + one.subject() + "  " + one.notBefore() + " – " + one.notAfter());
        }
        for (Finding finding : report.findings()) {
            out.println("  " + finding.code());
            tell(texts.get("finding." + finding.code(), finding.args().toArray()));
        }
        return sound;
    }

    int newKey(String kind, Path keyFile, Path certificateFile, String name) {
        Certificate.KeyKind wanted = switch (kind) {
            case "sm2" -> Certificate.KeyKind.SM2;
            case "rsa" -> Certificate.KeyKind.RSA;
            default -> throw new CommandLine.Wrong("密钥种类应为 sm2 或 rsa", "The kind of key is sm2 or rsa");
        };
        Instant now = clock.instant();
        SigningKey key = SigningKey.generate(wanted, name, now.minusSeconds(60), now.plus(TRIAL));
        try {
            Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(keyFile, key.keyPem(), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new CommandLine.Wrong("不能新建文件 " + keyFile, "Cannot create file " + keyFile);
        }
        write(certificateFile, key.certificatePem().getBytes(StandardCharsets.UTF_8));
        out.println(key.certificate().serial() + "  " + key.certificate().subject());
        return 0;
    }

    private void tell(Text text) {
        out.println("    " + text.zh());
        out.println("    " + text.en());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new CommandLine.Wrong("不能写入文件 " + file, "Cannot write file " + file);
        }
    }
}
