package org.tongguan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Senders who believe only an acknowledgement: what was acknowledged is noted, what was not is sent again, the same bytes, until it is.
 */
final class CrashClient {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private final LongFunction<byte[]> requests;
    private final AtomicLong next = new AtomicLong();
    private final ConcurrentLinkedQueue<Long> unanswered = new ConcurrentLinkedQueue<>();
    private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();
    private final List<String> strange = java.util.Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    CrashClient(LongFunction<byte[]> requests) {
        this.requests = requests;
    }

    /** Message id by message number. */
    Map<Long, String> acknowledged() {
        return acknowledged;
    }

    /** How many were sent without an answer yet. */
    int unanswered() {
        return unanswered.size();
    }

    /** Answers that no sender should get. */
    List<String> strange() {
        return strange;
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

    /** Waits until there is nothing more to send. */
    void finish() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        stop();
    }

    private void work(int port, boolean fresh) {
        byte[] buffer = new byte[64 * 1024];
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            while (running) {
                Long again = unanswered.poll();
                if (again == null && !fresh) {
                    return;
                }
                long number = again == null ? next.getAndIncrement() : again;
                if (!send(socket, number, buffer)) {
                    unanswered.add(number);
                    return;
                }
            }
        } catch (IOException e) {
            // The platform is gone: what had no answer is noted, and sent again to the next one.
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
        if (status >= 500) {
            return false;
        }
        Matcher id = ID.matcher(answer);
        if (status != 202 || !answer.contains("\"state\":\"ACCEPTED\"") || !id.find()) {
            strange.add(answer);
            return true;
        }
        String earlier = acknowledged.putIfAbsent(number, id.group(1));
        if (earlier != null && !earlier.equals(id.group(1))) {
            strange.add("message " + number + " acknowledged as " + earlier + " and as " + id.group(1));
        }
        return true;
    }
}
