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
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over HTTP/1.1 to exactly the network address that was looked at. The Java platform's client resolves the host again and offers no
 * way to tell it the address; here the socket is connected to the address, while the server's name (SNI), its certificate and the Host
 * header go by the name. Redirects are not followed: a status is only told. The answer's body is not read.
 */
class PinnedPost {

    private static final int MAX_HEAD = 32 * 1024;
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
        long end = System.nanoTime() + total.toNanos();
        Socket socket = connector.connect(new InetSocketAddress(to.at(), to.port()), (int) connect.toMillis());
        // Bounds the whole, not only each read: an answer that comes byte by byte ends too.
        ScheduledFuture<?> deadline = DEADLINES.schedule(() -> close(socket), end - System.nanoTime(), TimeUnit.NANOSECONDS);
        try (Socket plain = socket) {
            plain.setSoTimeout((int) total.toMillis());
            try (Socket spoken = to.isEncrypted() ? secure(plain, to) : plain) {
                write(spoken.getOutputStream(), to, headers, body);
                return status(new BufferedInputStream(spoken.getInputStream()));
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
    private static int status(InputStream in) throws IOException {
        for (int left = MAX_HEAD; ; ) {
            String line = line(in, left);
            if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
                throw new IOException("no HTTP answer");
            }
            int status = Integer.parseInt(line.substring(9, 12));
            for (String header = line; !header.isEmpty(); header = line(in, left)) {
                left -= header.length() + 2;
            }
            if (status >= 200) {
                return status;
            }
        }
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
