package org.tongguan.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongguan.CommandLineDoor;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.formats.ceb.DxpEnvelope;
import org.tongguan.formats.ceb.RandomCeb;

/** An integrator makes a key, signs a message and checks it on the command line, and is told what is wrong in both languages. */
class SignatureCommandTest {

    @TempDir Path directory;
    private Path message;

    @BeforeEach
    void aMessage() throws Exception {
        message = directory.resolve("list.xml");
        Files.write(message, CebWriter.write(new RandomCeb(1).message(CebForm.of("CEB621Message"), 1)));
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private String run(int expected, String... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = CommandLineDoor.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), args);
        String said = bytes.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isEqualTo(expected);
        return said;
    }

    @Test
    void aMessageIsSignedAndChecked() throws Exception {
        for (String kind : List.of("sm2", "rsa")) {
            run(0, "new-key", kind, "--key", file(kind + ".key"), "--cert", file(kind + ".crt"), "--name", "试用企业");
            run(0, "sign", message.toString(), "--key", file(kind + ".key"), "--cert", file(kind + ".crt"), "--out", file("signed.xml"));
            assertThat(run(0, "check-signature", file("signed.xml"))).contains("✓").contains("试用企业");
            Path tampered = directory.resolve("tampered.xml");
            Files.writeString(tampered, Files.readString(directory.resolve("signed.xml")).replaceFirst("<ceb:appTime>20", "<ceb:appTime>19"));
            assertThat(run(1, "check-signature", tampered.toString())).contains("SIG-0108").contains("报文内容与签名时不一致").contains("not what was signed");
            Files.write(directory.resolve("envelope.xml"), new DxpEnvelope("1", "A", List.of("B"), LocalDateTime.of(2026, 11, 11, 0, 0), "CEB621Message",
                    Files.readAllBytes(directory.resolve("signed.xml")), false).write());
            assertThat(run(0, "check-signature", file("envelope.xml"))).contains("message in the envelope");
        }
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        assertThat(run(1, "check-signature", message.toString())).contains("SIG-0101");
        run(0, "new-key", "sm2", "--key", file("k"), "--cert", file("c"));
        assertThat(run(2, "new-key", "sm2", "--key", file("k"), "--cert", file("c"))).contains("Cannot create");
        assertThat(run(2, "sign", message.toString(), "--key", file("k"), "--cert", file("c"), "--method", "rsa-sha1")).contains("does not fit");
        assertThat(run(2, "sign", message.toString(), "--key", file("c"), "--cert", file("c"))).contains("cannot be read");
        assertThat(run(2, "sign", message.toString(), "--key", file("k"))).contains("--cert");
        run(0, "sign", message.toString(), "--key", file("k"), "--cert", file("c"), "--out", file("s"));
        assertThat(run(2, "sign", file("s"), "--key", file("k"), "--cert", file("c"))).contains("signed already");
        Files.writeString(directory.resolve("broken"), "<a>");
        assertThat(run(1, "check-signature", file("broken"))).contains("Not well-formed XML (at 1:4)");
    }
}
