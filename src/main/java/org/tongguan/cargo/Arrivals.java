package org.tongguan.cargo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** Arrivals of means of transport: reported once, corrected with history, asked for by declaration and gate. */
@Component
public class Arrivals {

    private final Transactions transactions;
    private final ArrivalStore store;
    private final CodeLists codes;
    private final Journal journal;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Arrivals(Transactions transactions, ArrivalStore store, CodeLists codes, Journal journal, ApplicationEventPublisher publisher, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.codes = codes;
        this.journal = journal;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Reports an arrival. The same report again has no effect. Other times for a voyage known at that office (or a berthing time for a known
     * arrival) are a correction: what was said before is kept. Tells {@link TransportArrived} when the arrival time is new.
     *
     * @param berthedAt null = not yet, or not told: a known berthing time is kept
     * @throws PlatformException REFUSED {@code arrival.transport}, {@code arrival.mode}, {@code arrival.office}, {@code arrival.time}
     */
    public Arrival report(TransportKey transport, String office, Instant arrivedAt, Instant berthedAt, Actor actor) {
        check(transport, office, arrivedAt, berthedAt);
        return transactions.call(actor, () -> {
            store.lock(transport);
            Optional<Arrival> known = store.find(transport, office, arrivedAt);
            if (known.isEmpty()) {
                Arrival fresh = new Arrival(Ids.next(), transport, office, arrivedAt, berthedAt, actor.name(), clock.instant(), 1);
                store.insert(fresh);
                tell("TransportArrived", fresh, true);
                return fresh;
            }
            return correct(known.get(), arrivedAt, berthedAt, actor);
        });
    }

    private Arrival correct(Arrival known, Instant arrivedAt, Instant berthedAt, Actor actor) {
        Instant berth = berthedAt == null ? known.berthedAt() : berthedAt;
        if (known.arrivedAt().equals(arrivedAt) && java.util.Objects.equals(known.berthedAt(), berth)) {
            return known;
        }
        if (berth != null && berth.isBefore(arrivedAt)) {
            throw new PlatformException(ErrorCode.REFUSED, "arrival.time");
        }
        Arrival now = new Arrival(known.id(), known.transport(), known.office(), arrivedAt, berth, actor.name(), clock.instant(), known.version() + 1);
        store.correct(known, now);
        boolean moved = !known.arrivedAt().equals(arrivedAt);
        tell(moved ? "TransportArrivalCorrected" : "TransportBerthed", now, moved);
        return now;
    }

    private void tell(String kind, Arrival arrival, boolean publish) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("transportMode", arrival.transport().mode());
        payload.put("transportMeansName", arrival.transport().name());
        payload.put("voyageNumber", arrival.transport().voyage());
        payload.put("arrivedAt", arrival.arrivedAt().toString());
        payload.put("berthedAt", arrival.berthedAt() == null ? null : arrival.berthedAt().toString());
        journal.record(JournalEvent.of(kind, new SubjectRef("arrival", arrival.id()), null, arrival.office(), payload));
        if (publish) {
            publisher.publishEvent(new TransportArrived(arrival.transport(), arrival.arrivedAt(), arrival.office()));
        }
    }

    private void check(TransportKey transport, String office, Instant arrivedAt, Instant berthedAt) {
        LocalDate today = LocalDate.now(clock);
        if (transport.name().isEmpty() || transport.name().length() > 100 || transport.voyage().length() > 32) {
            throw new PlatformException(ErrorCode.REFUSED, "arrival.transport");
        }
        if (!codes.isValid("transport_mode", transport.mode(), today)) {
            throw new PlatformException(ErrorCode.REFUSED, "arrival.mode", transport.mode());
        }
        if (!codes.isValid("customs_district", office, today)) {
            throw new PlatformException(ErrorCode.REFUSED, "arrival.office", String.valueOf(office));
        }
        Instant latest = clock.instant().plus(Duration.ofMinutes(5));
        if (arrivedAt == null || arrivedAt.isAfter(latest) || berthedAt != null && (berthedAt.isAfter(latest) || berthedAt.isBefore(arrivedAt))) {
            throw new PlatformException(ErrorCode.REFUSED, "arrival.time");
        }
    }

    /**
     * The arrivals known for those journeys, in one query; a journey that has not arrived is not in the answer. Where a voyage called at
     * several offices it is the first call (entry into the country); where there is no voyage number it is the newest arrival.
     */
    public Map<TransportKey, Arrival> findAll(Collection<TransportKey> transports) {
        return transports.isEmpty() ? Map.of() : transactions.read(Transactions.actor(), () -> store.findAll(transports));
    }

    /** See {@link #findAll}. */
    public Optional<Arrival> find(TransportKey transport) {
        return Optional.ofNullable(findAll(List.of(transport)).get(transport));
    }

    /** Newest first; {@code office} and {@code query} (part of the name) null = all. */
    public Page<Arrival> list(String office, String query, int page, int size, Actor actor) {
        return transactions.read(actor, () -> store.page(office, query, page, size));
    }

    /** What the arrival said before its corrections, oldest first. */
    public List<Arrival> history(Arrival arrival, Actor actor) {
        return transactions.read(actor, () -> store.history(arrival));
    }
}
