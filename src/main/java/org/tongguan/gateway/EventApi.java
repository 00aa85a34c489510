package org.tongguan.gateway;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.Transactions;

@RestController
@RequestMapping("/api/v1/events")
@PreAuthorize(Callers.EVERYBODY)
@Tag(name = "push")
class EventApi {

    private static final int MOST = 1000;
    private final Journal journal;
    private final Transactions transactions;
    private final EventStreams streams;

    EventApi(Journal journal, Transactions transactions, EventStreams streams) {
        this.journal = journal;
        this.transactions = transactions;
        this.streams = streams;
    }

    /** @param next value of {@code after} for the next call */
    record Events(List<EventView> events, long next) { }

    @GetMapping
    @Operation(summary = "Events after a position, oldest first: a trader's own, all for officials")
    Events list(Actor actor, @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
        List<EventView> events = transactions.read(actor, () -> journal.listAfter(after, actor.traderId(), Math.clamp(limit, 1, MOST)))
                .stream().map(EventView::of).toList();
        return new Events(events, events.isEmpty() ? after : events.getLast().seq());
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Live events (server-sent events) from now, or from after Last-Event-ID")
    SseEmitter stream(Actor actor, @RequestHeader(name = "Last-Event-ID", required = false) Long lastEventId) {
        return streams.open(actor, lastEventId);
    }
}
