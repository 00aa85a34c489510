package org.tongguan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Senders who believe only an acknowledgement: what was acknowledged is noted, what was not is sent again, the same bytes, until it is.
 */
final class CrashClient {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int PAUSE_MILLIS = 20;
    private static final int MOST_MILLIS = 180_000;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private final LongFunction<byte[]> requests;
    private final CrashRecord record;
    private final ConcurrentLinkedQueue<Long> unanswered;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    CrashClient(LongFunction<byte[]> requests, CrashRecord record) {
        this.requests = requests;
        this.record = record;
        this.unanswered = new ConcurrentLinkedQueue<>(record.open());
    }

    /** How many were sent without an answer yet. */
    int unanswered() {
        return unanswered.size();
    }

    /**
     * Begins to send over that many connections.
     *
     * @param fresh whether new messages follow when every unanswered one has been sent again
     */
    void start(int port, int connections, boolean fresh) {
        running = true;
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofVirtual().start(() -> work(port, fresh)));
        }
    }

    /** Lets each sender finish the message under way, or lose its connection, and end. */
    void stop() throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    /** Waits until there is nothing more to send, some minutes at most: what is refused for ever stays without answer. */
    void finish() throws InterruptedException {
        long end = System.nanoTime() + MOST_MILLIS * 1_000_000L;
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        stop();
    }

    /** Sends one new message and waits until it is accepted. */
    void once(int port) throws InterruptedException {
        long number = record.take();
        long end = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
        while (System.nanoTime() < end) {
            try (Socket socket = open(port)) {
                if (send(socket, number, new byte[64 * 1024])) {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            }
            Thread.sleep(1);
        }
        unanswered.add(number);
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private void work(int port, boolean fresh) {
        byte[] buffer = new byte[64 * 1024];
        while (running) {
            try (Socket socket = open(port)) {
                while (running) {
                    Long again = unanswered.poll();
                    if (again == null && !fresh) {
                        return;
                    }
                    long number = again == null ? record.take() : again;
                    if (!send(socket, number, buffer)) {
                        unanswered.add(number);
                        break;
                    }
                }
            } catch (IOException e) {
                // Nobody there: what had no answer is noted, and sent again to the next one.
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was answered for good; a broken connection or a refusal for the moment means it has to be sent again. */
    private boolean send(Socket socket, long number, byte[] buffer) {
        String answer;
        int status;
        try {
            socket.getOutputStream().write(requests.apply(number));
            InputStream in = socket.getInputStream();
            int length = 0;
            do {
                int read = in.read(buffer, length, buffer.length - length);
                if (read < 0) {
                    return false;
                }
                length += read;
            } while (!HttpAnswer.isWhole(buffer, length));
            status = HttpAnswer.status(buffer);
            answer = new String(buffer, 0, length, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return false;
        }
        if (status >= 500 || status == TOO_MANY_REQUESTS) {
            return false;
        }
        Matcher id = ID.matcher(answer);
        if (status != 202 || !answer.contains("\"state\":\"ACCEPTED\"") || !id.find()) {
            record.wrong("message " + number + " was answered: " + HttpAnswer.summary(answer));
            return true;
        }
        String other = record.acknowledge(number, id.group(1));
        if (other != null) {
            record.wrong("message " + number + " acknowledged as " + other + " and as " + id.group(1));
        }
        return true;
    }
}
