package org.tongguan.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The outside record: what was sent, what was acknowledged, and what each round did, one line each, in a file of its own that the platform
 * knows nothing of. A run that was interrupted goes on from it, and the report is written from it alone.
 */
final class CrashRecord implements AutoCloseable {

    private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<Long> open = ConcurrentHashMap.newKeySet();
    private final List<Round> rounds = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final BufferedWriter out;
    private long lostAnswers;
    private long jumps;

    private CrashRecord(BufferedWriter out) {
        this.out = out;
    }

    /**
     * One fault and the restart after it.
     *
     * @param fault        Java, PostgreSQL, power, disk
     * @param readyMillis  from the start of the process to its readiness
     * @param firstMillis  from the start of the process to the first accepted request
     */
    record Round(int number, String fault, int acknowledged, int unanswered, long readyMillis, long firstMillis, long checkMillis) { }

    static CrashRecord open(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        CrashRecord record = new CrashRecord(Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        lines.forEach(record::read);
        return record;
    }

    private void read(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "sent" -> {
                open.add(Long.parseLong(words[1]));
                next.accumulateAndGet(Long.parseLong(words[1]) + 1, Math::max);
            }
            case "acknowledged" -> {
                acknowledged.put(Long.parseLong(words[1]), words[2]);
                open.remove(Long.parseLong(words[1]));
            }
            case "round" -> {
                String[] w = line.split(" ");
                rounds.add(new Round(Integer.parseInt(w[1]), w[2], Integer.parseInt(w[3]), Integer.parseInt(w[4]), Long.parseLong(w[5]),
                        Long.parseLong(w[6]), Long.parseLong(w[7])));
            }
            case "answers-lost" -> lostAnswers += Long.parseLong(words[1]);
            case "clock-moved" -> jumps++;
            case "wrong" -> wrong.add(line.substring(6));
            case "told" -> told.add(line.substring(5));
            default -> { }
        }
    }

    private void write(String line) {
        synchronized (out) {
            try {
                out.write(line);
                out.newLine();
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The number of a new message, noted before it is sent. */
    long take() {
        long number = next.getAndIncrement();
        open.add(number);
        write("sent " + number);
        return number;
    }

    /** Notes an acknowledgement; gives an earlier one of the same message with another identity, or null. */
    String acknowledge(long number, String id) {
        String earlier = acknowledged.putIfAbsent(number, id);
        open.remove(number);
        if (earlier == null) {
            write("acknowledged " + number + " " + id);
        }
        return earlier == null || earlier.equals(id) ? null : earlier;
    }

    void round(Round r) {
        rounds.add(r);
        write("round " + r.number + " " + r.fault + " " + r.acknowledged + " " + r.unanswered + " " + r.readyMillis + " " + r.firstMillis + " "
                + r.checkMillis);
    }

    void answersLost(long count) {
        lostAnswers += count;
        write("answers-lost " + count);
    }

    void clockMoved(String by) {
        jumps++;
        write("clock-moved " + by);
    }

    void wrong(String what) {
        synchronized (wrong) {
            wrong.add(what);
        }
        write("wrong " + what.replace('\n', ' '));
    }

    /** Something the report says beside the figures. */
    void tell(String what) {
        told.add(what);
        write("told " + what);
    }

    /** Message id by message number. */
    Map<Long, String> acknowledged() {
        return acknowledged;
    }

    /** What was sent and has no answer yet. */
    Set<Long> open() {
        return open;
    }

    List<Round> rounds() {
        return rounds;
    }

    long count(String... faults) {
        return rounds.stream().filter(r -> List.of(faults).contains(r.fault)).count();
    }

    List<String> wrong() {
        return wrong;
    }

    List<String> told() {
        return told;
    }

    long lostAnswers() {
        return lostAnswers;
    }

    long jumps() {
        return jumps;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
