package org.tongguan.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Sends requests over many keep-alive connections from one thread, so that it takes little of the machine it shares with what it measures.
 * Closed loop: every connection sends its next request when it has its answer. Open loop: requests fall due at a fixed rate whatever the
 * answers take, and their time counts from when they fell due.
 */
final class LoadGenerator {

    private static final byte[] ACCEPTED = "\"state\":\"ACCEPTED\"".getBytes(StandardCharsets.US_ASCII);
    private static final long DRAIN_NANOS = 30_000_000_000L;
    private final int port;
    private final LongFunction<byte[]> requests;
    private final Reader reader;
    private final Deque<Connection> free = new ArrayDeque<>();
    private long sent;
    private long acknowledged;
    private long most = Long.MAX_VALUE;
    private String firstFailure;

    LoadGenerator(int port, LongFunction<byte[]> requests) {
        this(port, requests, (bytes, length) -> HttpAnswer.status(bytes) == 202 && HttpAnswer.contains(bytes, length, ACCEPTED));
    }

    LoadGenerator(int port, LongFunction<byte[]> requests, Reader reader) {
        this.port = port;
        this.requests = requests;
        this.reader = reader;
    }

    /** Looks at one whole answer; says whether it is an acknowledgement. */
    interface Reader {

        boolean isAcknowledged(byte[] bytes, int length);
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
        private SelectionKey key;
        private ByteBuffer out;
        private long due;

        private Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    /**
     * Nanoseconds of every answer of a phase in growing order, how long it took, and what did not end in an acknowledgement.
     *
     * @param worst of those answered in each second, nanoseconds
     */
    record Phase(long[] nanos, double seconds, long failed, long[] worst) {

        double perSecond() {
            return nanos.length / seconds;
        }

        /** The longest of each second, to tell one stall from a slow minute. */
        String worstMillis() {
            return Arrays.stream(worst).mapToObj(n -> Long.toString(n / 1_000_000)).collect(Collectors.joining(" "));
        }

        double millis(double share) {
            return nanos.length == 0 ? Double.NaN : nanos[(int) Math.min(nanos.length - 1, Math.ceil(nanos.length * share) - 1)] / 1e6;
        }
    }

    /** Messages acknowledged since the generator was made. */
    long acknowledged() {
        return acknowledged;
    }

    String firstFailure() {
        return firstFailure;
    }

    /** Every one of that many connections always has a request under way. */
    Phase closed(int connections, double seconds) throws IOException {
        return run(connections, seconds, 0);
    }

    /** So many requests in all, every connection sending its next when it has its answer. */
    Phase exactly(int connections, long requests) throws IOException {
        most = sent + requests;
        try {
            return run(connections, Integer.MAX_VALUE, 0);
        } finally {
            most = Long.MAX_VALUE;
        }
    }

    /** Requests fall due {@code rate} times a second; one that finds no free connection waits, and its wait counts. */
    Phase open(int connections, double rate, double seconds) throws IOException {
        return run(connections, seconds, rate);
    }

    private Phase run(int connections, double seconds, double rate) throws IOException {
        try (Selector selector = Selector.open()) {
            List<Connection> all = connect(selector, connections);
            try {
                return run(selector, connections, seconds, rate);
            } finally {
                for (Connection connection : all) {
                    connection.channel.close();
                }
                free.clear();
            }
        }
    }

    private List<Connection> connect(Selector selector, int count) throws IOException {
        List<Connection> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Connection connection = new Connection(channel);
            connection.key = channel.register(selector, SelectionKey.OP_READ, connection);
            all.add(connection);
        }
        free.addAll(all);
        return all;
    }

    private Phase run(Selector selector, int connections, double seconds, double rate) throws IOException {
        long[] nanos = new long[1 << 16];
        long[] worst = new long[seconds > 3600 ? 1 : (int) seconds + 1];
        int answered = 0;
        long failedBefore = sent - acknowledged;
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long begun = 0;
        while (true) {
            long now = System.nanoTime();
            while (now < end && sent < most && !free.isEmpty()) {
                long due = rate == 0 ? now : start + (long) (begun * 1e9 / rate);
                if (due > now || due >= end) {
                    break;
                }
                begun++;
                send(free.poll(), due);
            }
            if ((now >= end || sent >= most) && free.size() == connections || now > end + DRAIN_NANOS) {
                break;
            }
            long next = rate == 0 || free.isEmpty() ? Long.MAX_VALUE : start + (long) (begun * 1e9 / rate);
            if (next - now > 1_000_000) {
                selector.select(5);
            } else {
                selector.selectNow();
            }
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                if (key.isWritable()) {
                    write(connection);
                }
                if (key.isReadable() && read(connection)) {
                    if (answered == nanos.length) {
                        nanos = Arrays.copyOf(nanos, answered * 2);
                    }
                    long at = System.nanoTime();
                    if (at <= end || rate != 0) {
                        nanos[answered++] = at - connection.due;
                        int second = (int) Math.min(worst.length - 1, (at - start) / 1_000_000_000L);
                        worst[second] = Math.max(worst[second], at - connection.due);
                    }
                    free.add(connection);
                }
            }
            selector.selectedKeys().clear();
        }
        long[] sorted = Arrays.copyOf(nanos, answered);
        Arrays.sort(sorted);
        return new Phase(sorted, rate == 0 ? seconds : (System.nanoTime() - start) / 1e9, sent - acknowledged - failedBefore, worst);
    }

    private void send(Connection connection, long due) throws IOException {
        connection.due = due;
        connection.out = ByteBuffer.wrap(requests.apply(sent++));
        write(connection);
    }

    private static void write(Connection connection) throws IOException {
        connection.channel.write(connection.out);
        connection.key.interestOps(connection.out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Whether a whole answer is there; it is looked at and taken away. */
    private boolean read(Connection connection) throws IOException {
        if (connection.channel.read(connection.in) < 0) {
            throw new IOException("the platform closed a connection; " + new String(connection.in.array(), 0, connection.in.position(),
                    StandardCharsets.UTF_8));
        }
        byte[] bytes = connection.in.array();
        int length = connection.in.position();
        if (!HttpAnswer.isWhole(bytes, length)) {
            return false;
        }
        if (reader.isAcknowledged(bytes, length)) {
            acknowledged++;
        } else if (firstFailure == null) {
            firstFailure = new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
        connection.in.clear();
        return true;
    }
}
