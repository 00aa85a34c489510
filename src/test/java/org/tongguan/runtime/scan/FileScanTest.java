package org.tongguan.runtime.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A scanner is asked about a file before it is taken: what it finds something in is refused, and without its answer nothing is taken. */
class FileScanTest {

    /** A scanner of one question: what it was given. */
    private record Scanner(ServerSocket door, CompletableFuture<byte[]> given) {

        static Scanner answering(String answer) throws Exception {
            ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            CompletableFuture<byte[]> given = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try (Socket socket = door.accept()) {
                    given.complete(read(new DataInputStream(socket.getInputStream())));
                    socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.UTF_8));
                } catch (Exception e) {
                    given.completeExceptionally(e);
                }
            });
            return new Scanner(door, given);
        }

        private static byte[] read(DataInputStream in) throws Exception {
            assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                all.write(in.readNBytes(length));
            }
            return all.toByteArray();
        }

        FileScan client() {
            return new FileScan("127.0.0.1:" + door.getLocalPort());
        }
    }

    private static byte[] file() {
        byte[] bytes = new byte[200_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aCleanFileIsTakenAndWasSeenWhole() throws Exception {
        Scanner scanner = Scanner.answering("stream: OK");
        scanner.client().demandClean(file());
        assertThat(scanner.given().get()).isEqualTo(file());
    }

    @Test
    void whatItFindsSomethingInIsRefused() throws Exception {
        assertThatThrownBy(() -> Scanner.answering("stream: Eicar-Test-Signature FOUND").client().demandClean(file())).hasMessageContaining("file.infected");
    }

    @Test
    void withoutItsAnswerNothingIsTaken() throws Exception {
        assertThatThrownBy(() -> Scanner.answering("INSTREAM size limit exceeded. ERROR").client().demandClean(file())).hasMessageContaining("file.unscanned");
        Scanner gone = Scanner.answering("");
        gone.door().close();
        assertThatThrownBy(() -> gone.client().demandClean(file())).hasMessageContaining("file.unscanned");
        new FileScan("").demandClean(file());
    }
}
