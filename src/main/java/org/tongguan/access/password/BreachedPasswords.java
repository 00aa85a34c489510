package org.tongguan.access.password;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Passwords that were found in other people's losses, in a file that the operator gives ({@code tongguan.password.breached}): the SHA-1 of each as 40
 * hexadecimal digits, in ascending order, one a line, whatever follows a colon is passed over; the layout in which such sets are published. It is searched
 * where it lies and may be of any size. Without a file nothing is compared.
 */
@Component
public class BreachedPasswords {

    private static final int DIGITS = 40;
    private static final int LINE = 80;
    private final Path file;

    BreachedPasswords(@Value("${tongguan.password.breached:}") String file) {
        this.file = file.isBlank() ? null : Path.of(file.strip());
        if (this.file != null && !Files.isReadable(this.file)) {
            throw new IllegalStateException("tongguan.password.breached names " + this.file + ", which cannot be read. Give the path of a readable file, or "
                    + "leave the setting away.");
        }
    }

    /** Whether the file has it. */
    public boolean contains(String password) {
        if (file == null) {
            return false;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return search(in, hash(password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Halves the file until a line is found or none is left. */
    private static boolean search(RandomAccessFile in, String wanted) throws IOException {
        long low = 0;
        long high = in.length();
        while (low < high) {
            long middle = (low + high) >>> 1;
            long start = lineStart(in, middle);
            in.seek(start);
            byte[] bytes = new byte[LINE];
            int read = Math.max(0, in.read(bytes));
            String line = new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
            int end = line.indexOf('\n') < 0 ? line.length() : line.indexOf('\n');
            String digits = line.substring(0, Math.min(DIGITS, end));
            int order = wanted.compareToIgnoreCase(digits);
            if (order == 0) {
                return true;
            } else if (order < 0) {
                high = start;
            } else {
                low = start + end + 1;
            }
        }
        return false;
    }

    /** Where the line begins that this byte belongs to. */
    private static long lineStart(RandomAccessFile in, long at) throws IOException {
        long from = Math.max(0, at - LINE);
        in.seek(from);
        byte[] before = new byte[(int) (at - from)];
        in.readFully(before);
        for (int i = before.length - 1; i >= 0; i--) {
            if (before[i] == '\n') {
                return from + i + 1;
            }
        }
        return from;
    }

    private static String hash(String password) {
        try {
            // The digest of the published sets: it protects nothing here, it only finds the line.
            return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
