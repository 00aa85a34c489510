package org.tongguan.temporary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;

/**
 * An exhibition as its organiser filed it.
 *
 * @param traderId  the organiser
 * @param office    four-digit code of the office that supervises it
 * @param guarantee number of the organiser's guarantee, null where its grade needs none
 * @param reason    of the last decision
 */
public record Exhibition(UUID id, String number, long traderId, String office, Text name, String venue, LocalDate opensOn, LocalDate closesOn,
                         @Nullable String guarantee, State state, String reason, String filedBy, Instant filedAt, @Nullable String decidedBy) {

    public static final String KIND = "exhibition";

    public enum State { FILED, ACCEPTED, REFUSED, CLOSED }

    public SubjectRef ref() {
        return new SubjectRef(KIND, id);
    }
}
