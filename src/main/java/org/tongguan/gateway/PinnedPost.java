package org.tongguan.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over HTTP/1.1 to exactly the network address that was looked at. The Java platform's client resolves the host again and offers no
 * way to tell it the address; here the socket is connected to the address, while the server's name (SNI), its certificate and the Host
 * header go by the name. Redirects are not followed: a status is only told. Of the answer's body no more is read
 * than is asked for.
 */
class PinnedPost {

    private static final int MAX_HEAD = 32 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length:\\s*[0-9]{1,9}\\s*");
    private static final ScheduledExecutorService DEADLINES = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
    private final Connector connector;
    private final SSLSocketFactory tls;

    PinnedPost() {
        this((address, timeout) -> {
            Socket socket = new Socket(java.net.Proxy.NO_PROXY);
            try {
                socket.connect(address, timeout);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    PinnedPost(Connector connector, SSLSocketFactory tls) {
        this.connector = connector;
        this.tls = tls;
    }

    /** A status, and how the body begins as it came: it may be in chunks. */
    record Answer(int status, String body) { }

    /** Opens a connection to an address, within so many milliseconds. */
    interface Connector {

        Socket connect(InetSocketAddress address, int timeoutMillis) throws IOException;
    }

    /**
     * Posts, and gives the status of the answer.
     *
     * @param connect how long the connection may take
     * @param total   how long everything may take until the head of the answer is there
     * @throws SocketTimeoutException when it took longer
     * @throws IOException            no connection, no trust, or no HTTP answer
     */
    int post(WebhookAddress.Checked to, Map<String, String> headers, byte[] body, Duration connect, Duration total) throws IOException {
        return exchange(to, headers, body, connect, total, 0).status();
    }

    /** As {@link #post}, with so many bytes of the answer's body, or as many as came in time. */
    Answer exchange(WebhookAddress.Checked to, Map<String, String> headers, byte[] body, Duration connect, Duration total, int most) throws IOException {
        long end = System.nanoTime() + total.toNanos();
        Socket socket = connector.connect(new InetSocketAddress(to.at(), to.port()), (int) connect.toMillis());
        // Bounds the whole, not only each read: an answer that comes byte by byte ends too.
        ScheduledFuture<?> deadline = DEADLINES.schedule(() -> close(socket), end - System.nanoTime(), TimeUnit.NANOSECONDS);
        try (Socket plain = socket) {
            plain.setSoTimeout((int) total.toMillis());
            try (Socket spoken = to.isEncrypted() ? secure(plain, to) : plain) {
                write(spoken.getOutputStream(), to, headers, body);
                return answer(new BufferedInputStream(spoken.getInputStream()), most);
            }
        } catch (IOException e) {
            throw System.nanoTime() < end ? e : new SocketTimeoutException();
        } finally {
            deadline.cancel(false);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is to end, and it has.
        }
    }

    private SSLSocket secure(Socket plain, WebhookAddress.Checked to) throws IOException {
        // Given the name: asked for by SNI, and looked for in the certificate.
        SSLSocket secure = (SSLSocket) tls.createSocket(plain, to.host(), to.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static void write(OutputStream out, WebhookAddress.Checked to, Map<String, String> headers, byte[] body) throws IOException {
        String path = to.url().getRawPath() == null || to.url().getRawPath().isEmpty() ? "/" : to.url().getRawPath();
        StringBuilder head = new StringBuilder("POST ").append(path).append(to.url().getRawQuery() == null ? "" : "?" + to.url().getRawQuery())
                .append(" HTTP/1.1\r\nHost: ").append(to.url().getHost()).append(to.url().getPort() < 0 ? "" : ":" + to.url().getPort())
                .append("\r\nConnection: close\r\nContent-Length: ").append(body.length).append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    /** Reads the head of the answer; those in between (1xx) are passed over. */
    private static Answer answer(InputStream in, int most) throws IOException {
        for (int left = MAX_HEAD, length = most; ; ) {
            String line = line(in, left);
            if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
                throw new IOException("no HTTP answer");
            }
            int status = Integer.parseInt(line.substring(9, 12));
            for (String header = line; !header.isEmpty(); header = line(in, left)) {
                left -= header.length() + 2;
                length = LENGTH.matcher(header).matches() ? Math.min(most, Integer.parseInt(header.substring(header.indexOf(':') + 1).strip())) : length;
            }
            if (status >= 200) {
                return new Answer(status, beginning(in, length));
            }
        }
    }

    private static String beginning(InputStream in, int most) {
        byte[] read = new byte[most];
        int length = 0;
        try {
            for (int n = 0; n >= 0 && length < most; n = in.read(read, length, most - length)) {
                length += n;
            }
        } catch (IOException e) {
            // What came until then is told.
        }
        return new String(read, 0, length, StandardCharsets.UTF_8);
    }

    private static String line(InputStream in, int most) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() >= most) {
                throw new IOException(c < 0 ? "the answer ended early" : "the head of the answer is too long");
            }
            line.append((char) c);
        }
        int end = line.length() > 0 && line.charAt(line.length() - 1) == '\r' ? line.length() - 1 : line.length();
        return line.substring(0, end);
    }
}
