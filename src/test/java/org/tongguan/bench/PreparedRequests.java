package org.tongguan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Requests made before the clock starts and kept in a file: a sender's signing is not the platform's work, and signing beside the load would
 * take the processors from it.
 */
final class PreparedRequests implements LongFunction<byte[]> {

    private static final int AT_ONCE = 256;
    private final FileChannel file;
    private final List<Long> ends = new ArrayList<>();
    private final LongFunction<byte[]> further;

    /**
     * @param count   requests to be made now
     * @param request makes one; those beyond {@code count} are made when they are asked for
     */
    PreparedRequests(long count, LongFunction<byte[]> request) throws IOException {
        // Gone with the process.
        this.file = FileChannel.open(Files.createTempFile(Path.of("target"), "requests", null), StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        this.further = request;
        long at = 0;
        for (long first = 0; first < count; first += AT_ONCE) {
            List<byte[]> made = LongStream.range(first, Math.min(count, first + AT_ONCE)).parallel().mapToObj(request).toList();
            for (byte[] one : made) {
                at += this.file.write(ByteBuffer.wrap(one), at);
                ends.add(at);
            }
        }
    }

    @Override
    public byte[] apply(long n) {
        if (n >= ends.size()) {
            return further.apply(n);
        }
        long from = n == 0 ? 0 : ends.get((int) n - 1);
        ByteBuffer one = ByteBuffer.allocate((int) (ends.get((int) n) - from));
        try {
            file.read(one, from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return one.array();
    }
}
