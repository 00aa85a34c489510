package org.tongguan.formats.ceb;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.SignatureCheck;
import org.tongguan.signature.SignatureMethod;
import org.tongguan.signature.SigningKey;
import org.tongguan.signature.XmlSigner;

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
        for (SignatureMethod method : SignatureMethod.values()) {
            signed(method, messages);
        }
    }

    /** The same messages with a signature: the check alone, so that both costs can be added up. */
    private static void signed(SignatureMethod method, byte[][] messages) {
        Instant now = Instant.parse("2026-11-11T00:00:00Z");
        SigningKey key = SigningKey.generate(method.isSm2() ? Certificate.KeyKind.SM2 : Certificate.KeyKind.RSA, "bench", now.minusSeconds(60),
                now.plusSeconds(60));
        byte[][] signed = Arrays.stream(messages).map(message -> XmlSigner.sign(message, key, method)).toArray(byte[][]::new);
        measure("signature " + method, signed, message -> {
            if (!SignatureCheck.check(message, now).isSound()) {
                throw new IllegalStateException("not sound");
            }
            return LISTS;
        });
    }

    /** The CPU of one list, as the median of seven rounds after the compiler has had its time. */
    static void measure(String what, byte[][] messages, ToIntFunction<byte[]> work) {
        int sum = 0;
        long until = System.nanoTime() + 4_000_000_000L;
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
