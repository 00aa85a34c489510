package org.tongguan.formats.ceb;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/** Measures the CPU a list costs to be read and checked. Usage: {@code bench/ceb-reading}. */
public final class CebReadingBench {

    private static final int LISTS = 100;

    private CebReadingBench() { }

    public static void main(String[] args) {
        byte[][] messages = new byte[20][];
        long bytes = 0;
        for (int i = 0; i < messages.length; i++) {
            messages[i] = CebWriter.write(ListBatch.message(i, LISTS));
            bytes += messages[i].length;
        }
        System.out.printf("%d lists a message, %d bytes a list%n", LISTS, bytes / messages.length / LISTS);
        measure("read and check", messages, message -> CebReader.read(message).documents().size());
    }

    /** The CPU of one list, as the median of seven rounds after the compiler has had its time. */
    static void measure(String what, byte[][] messages, ToIntFunction<byte[]> work) {
        int sum = 0;
        long until = System.nanoTime() + 6_000_000_000L;
        while (System.nanoTime() < until) {
            for (byte[] message : messages) {
                sum += work.applyAsInt(message);
            }
        }
        double[] rounds = new double[7];
        var threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < rounds.length; round++) {
            long before = threads.getCurrentThreadCpuTime();
            int lists = 0;
            for (int repeat = 0; repeat < 20; repeat++) {
                for (byte[] message : messages) {
                    lists += work.applyAsInt(message);
                }
            }
            rounds[round] = (threads.getCurrentThreadCpuTime() - before) / 1000.0 / lists;
            sum += lists;
        }
        Arrays.sort(rounds);
        System.out.printf("%-34s %6.2f us/list (%.2f to %.2f) [%d]%n", what, rounds[3], rounds[0], rounds[6], sum);
    }
}
