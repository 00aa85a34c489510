package org.tongguan.ecommerce.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One writing of a month to files.
 *
 * @param month     its first day, by the time in the lists' identities (UTC)
 * @param part      running number within the month: what was still open is written later
 * @param open      lists that stayed in the database
 * @param sums      fen, of all its lists
 * @param storedAt  when its lists left the database; null = not yet
 * @param doneAt    when everything else of it had left as well
 * @param checkedAt when files and journal were last compared
 */
public record ArchivedMonth(UUID id, LocalDate month, int part, State state, Counts counts, long open, Sums sums, List<StoredFile> files, Instant beganAt,
                            Instant storedAt, Instant doneAt, Instant checkedAt) {

    /** How far it is: being written; in files and no longer in the database; and nothing of it is left there. */
    public enum State { WRITING, STORED, DONE }

    /** How many there are in it. */
    public record Counts(long lists, long parts, long messages) { }

    /** Fen. */
    public record Sums(long value, long tax) { }

    /**
     * A file.
     *
     * @param sha256 of its bytes
     * @param rowsSha256 of the values of its rows, as they were read out of the database and again out of the file
     */
    public record StoredFile(String name, long rows, long bytes, String sha256, String rowsSha256) { }

    /** The name of its directory. */
    String directory() {
        return "%tY-%<tm-%d".formatted(month, part);
    }
}
