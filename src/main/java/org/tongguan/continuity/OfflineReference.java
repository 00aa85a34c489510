package org.tongguan.continuity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * A number that stands on paper in the place of one the platform would have given.
 *
 * @param number   {@code OFF}, year, running number, two check digits (ISO 7064, MOD 97-10): a slip of the pen is seen
 * @param traderId who holds it, null when an office does
 * @param validTo  last day on which it may be used on paper; entering it is possible afterwards too
 * @param reason   why it was voided
 * @param entry    what was entered under it
 */
public record OfflineReference(String number, @Nullable Long traderId, @Nullable String office, State state, LocalDate validTo, String issuedBy,
                               Instant issuedAt, String reason, @Nullable Entry entry) {

    private static final int CHECK = 97;

    /** Given out; entered after the paper; withdrawn unused. */
    public enum State { ISSUED, ENTERED, VOIDED }

    /** What the paper was: a declaration that is filed now, or something else told in words. */
    public enum Purpose { DECLARATION, OTHER }

    /**
     * What was entered.
     *
     * @param subject    number of the declaration
     * @param occurredAt when it was done on paper
     */
    public record Entry(Purpose purpose, @Nullable UUID subjectId, @Nullable String subject, Instant occurredAt, String note, String enteredBy,
                        Instant enteredAt) { }

    static String number(int year, long running) {
        String digits = "%02d%08d".formatted(year % 100, running);
        long check = CHECK + 1 - Long.parseLong(digits) % CHECK * 100 % CHECK;
        return "OFF" + digits.substring(0, 2) + "-" + digits.substring(2) + "-%02d".formatted(check);
    }

    /** Whether its check digits fit. */
    static boolean isWellFormed(String number) {
        return number.matches("OFF[0-9]{2}-[0-9]{8}-[0-9]{2}") && Long.parseLong(number.replaceAll("[^0-9]", "")) % CHECK == 1;
    }

    /** As the journal names it. */
    SubjectRef ref() {
        return new SubjectRef("offline", UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.US_ASCII)));
    }
}
