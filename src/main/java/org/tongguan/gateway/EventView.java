package org.tongguan.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Json;

/**
 * A journal entry as subscribers get it: by pull, stream and webhook alike.
 *
 * @param seq     position in the journal: grows, with gaps where others' entries are
 * @param channel single-window receipt channel letter where one belongs to the event, else null
 */
public record EventView(long seq, Instant at, String kind, Subject subject, @Nullable String channel, @Nullable Map<String, Object> payload) {

    public record Subject(String kind, UUID id) { }

    static EventView of(JournalEntry entry) {
        Map<String, Object> payload = Json.map(entry.payload());
        Object channel = payload.get("channel");
        return new EventView(entry.seq(), entry.at(), entry.kind(), new Subject(entry.subject().kind(), entry.subject().id()),
                channel == null ? null : channel.toString(), payload);
    }
}
