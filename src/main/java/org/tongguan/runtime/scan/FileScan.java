package org.tongguan.runtime.scan;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/**
 * Asks a virus scanner about files that are handed out as they came, before they are taken. The scanner is the operator's: {@code tongguan.scan.address}
 * ({@code host:port}) of a service that speaks clamd's INSTREAM. Without one nothing is asked; with one that does not answer nothing is taken.
 */
@Component
public class FileScan {

    private static final Logger LOG = LoggerFactory.getLogger(FileScan.class);
    private static final int WAIT_MILLIS = 20_000;
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4_096;
    private final InetSocketAddress address;

    public FileScan(@Value("${tongguan.scan.address:}") String address) {
        int colon = address.lastIndexOf(':');
        this.address = address.isBlank() ? null
                : new InetSocketAddress(address.substring(0, colon).strip(), Integer.parseInt(address.substring(colon + 1).strip()));
    }

    /**
     * Refuses a file that the scanner found something in.
     *
     * @throws PlatformException REFUSED {@code file.infected}; UNAVAILABLE {@code file.unscanned} while the scanner does not answer
     */
    public void demandClean(byte[] content) {
        if (address == null) {
            return;
        }
        String answer = ask(content);
        if (answer.endsWith("FOUND")) {
            LOG.warn("a file of {} bytes was refused: {}", content.length, answer);
            throw new PlatformException(ErrorCode.REFUSED, "file.infected");
        }
        if (!answer.endsWith("OK")) {
            LOG.error("the scanner at {} answers {}", address, answer);
            throw new PlatformException(ErrorCode.UNAVAILABLE, "file.unscanned");
        }
    }

    private String ask(byte[] content) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), WAIT_MILLIS);
            socket.setSoTimeout(WAIT_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < content.length; at += CHUNK) {
                int length = Math.min(CHUNK, content.length - at);
                out.writeInt(length);
                out.write(content, at, length);
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).replace('\0', ' ').strip();
        } catch (IOException e) {
            return "nothing: " + e.getMessage();
        }
    }
}
