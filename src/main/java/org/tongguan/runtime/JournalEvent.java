package org.tongguan.runtime;

import java.util.Map;
import org.tongguan.kernel.SubjectRef;

/**
 * Something that happened, in the past tense: written to the journal, shown in time lines, pushed to subscribers.
 *
 * @param kind     e.g. {@code DeclarationReleased}
 * @param traderId whose business it is; null = officials only
 * @param office   customs office concerned, or null
 * @param actor    log-in name of who did it, null = the actor of the running transaction
 * @param payload  small facts a reader needs, as JSON object
 */
public record JournalEvent(String kind, SubjectRef subject, Long traderId, String office, String actor, Map<String, ?> payload) {

    public static JournalEvent of(String kind, SubjectRef subject, Long traderId, String office, Map<String, ?> payload) {
        return new JournalEvent(kind, subject, traderId, office, null, payload);
    }
}
