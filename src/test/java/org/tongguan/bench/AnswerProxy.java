package org.tongguan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line between senders and the platform that loses answers: the request arrives and is done, its answer never comes, the connection breaks.
 * Senders ask one thing at a time on a connection, so whatever comes back first after a request is the beginning of its answer.
 */
final class AnswerProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int percent;
    private final Random random = new Random(5);
    private final AtomicLong lost = new AtomicLong();
    private volatile int target;

    /** @param percent of the answers that are lost */
    AnswerProxy(int percent) throws IOException {
        this.percent = percent;
        this.door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Where the platform listens since its last start. */
    void to(int port) {
        target = port;
    }

    /** Answers lost so far. */
    long lost() {
        return lost.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket in = door.accept();
                Thread.ofVirtual().start(() -> serve(in));
            } catch (IOException e) {
                // Closed, or a sender that went away at once.
            }
        }
    }

    private void serve(Socket sender) {
        AtomicBoolean asked = new AtomicBoolean();
        try (sender; Socket platform = new Socket("127.0.0.1", target)) {
            sender.setTcpNoDelay(true);
            platform.setTcpNoDelay(true);
            Thread forth = Thread.ofVirtual().start(() -> {
                try {
                    byte[] buffer = new byte[64 * 1024];
                    for (int n = sender.getInputStream().read(buffer); n >= 0; n = sender.getInputStream().read(buffer)) {
                        asked.set(true);
                        platform.getOutputStream().write(buffer, 0, n);
                    }
                } catch (IOException e) {
                    // The other direction ends it.
                }
                close(platform);
            });
            back(platform.getInputStream(), sender.getOutputStream(), asked);
            close(sender);
            forth.join();
        } catch (IOException e) {
            // The platform is not there, or the sender went: the sender sees a broken connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void back(InputStream from, OutputStream to, AtomicBoolean asked) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            if (asked.compareAndSet(true, false) && draw()) {
                lost.incrementAndGet();
                return;
            }
            to.write(buffer, 0, n);
        }
    }

    private boolean draw() {
        synchronized (random) {
            return random.nextInt(100) < percent;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
