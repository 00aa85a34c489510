package org.tongguan.cargo;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** Appointments at the ship's side. A trader sees its own, a terminal those made with it, officers all. */
@Component
public class ShipSidePickups {

    private final Transactions transactions;
    private final PickupStore store;
    private final Journal journal;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    ShipSidePickups(Transactions transactions, PickupStore store, Journal journal, ApplicationEventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.transactions = transactions;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /** As {@link #request(PickupRequest, List, Actor)} without vehicles. */
    public ShipSidePickup request(PickupRequest request, Actor actor) {
        return request(request, List.of(), actor);
    }

    /**
     * Asks for an appointment. A subject has one open appointment at a time.
     *
     * @param plates of the vehicles that will come, the only ones that may then take the goods; empty = any
     * @throws PlatformException REFUSED {@code pickup.transport}, {@code pickup.terminal}, {@code pickup.time}; CONFLICT {@code pickup.open}
     */
    public ShipSidePickup request(PickupRequest request, List<String> plates, Actor actor) {
        if (request.transport().name().isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "pickup.transport");
        }
        String terminal = request.terminal() == null ? "" : request.terminal().strip();
        if (terminal.isEmpty() || terminal.length() > 100) {
            throw new PlatformException(ErrorCode.REFUSED, "pickup.terminal");
        }
        if (request.plannedAt() == null || request.plannedAt().isBefore(clock.instant().minus(Duration.ofMinutes(5)))) {
            throw new PlatformException(ErrorCode.REFUSED, "pickup.time");
        }
        return transactions.call(actor, () -> {
            ShipSidePickup pickup = new ShipSidePickup(Ids.next(), request.subject(), request.traderId(), request.declarationNumber(), request.direction(),
                    terminal, request.transport(), request.containers(), request.plannedAt(), ShipSidePickup.State.REQUESTED, request.released(), null,
                    clock.instant());
            if (!store.insert(pickup, actor.name())) {
                throw new PlatformException(ErrorCode.CONFLICT, "pickup.open");
            }
            tell("ShipSidePickupRequested", pickup);
            nameVehicles(pickup, plates);
            return pickup;
        });
    }

    private void nameVehicles(ShipSidePickup pickup, List<String> plates) {
        if (!plates.isEmpty()) {
            publisher.publishEvent(new VehiclesNamed(pickup.subject(), pickup.traderId(), plates));
        }
    }

    /** As {@link #command(UUID, String, String, List, Actor)} without vehicles. */
    public ShipSidePickup command(UUID id, String command, String note, Actor actor) {
        return command(id, command, note, List.of(), actor);
    }

    /**
     * Takes a step of the procedure: confirm, complete, cancel.
     *
     * @param note   words for the other side, may be null
     * @param plates of the vehicles the terminal or trader expects from now on; empty = as it was
     * @throws PlatformException NOT_FOUND, also for another terminal's or trader's; CONFLICT, FORBIDDEN
     */
    public ShipSidePickup command(UUID id, String command, String note, List<String> plates, Actor actor) {
        return transactions.call(actor, () -> {
            ShipSidePickup pickup = store.find(id, true).filter(p -> sees(p, actor))
                    .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "pickup", id));
            nameVehicles(pickup, plates);
            return step(pickup, command, note, actor);
        });
    }

    private ShipSidePickup step(ShipSidePickup pickup, String command, String note, Actor actor) {
        var step = PickupProcedure.TABLE.get(pickup.state(), command, pickup, actor);
        String words = note == null || note.isBlank() ? pickup.note() : note.strip().substring(0, Math.min(500, note.strip().length()));
        store.setState(pickup.id(), step.to(), words, Transactions.actor().name(), clock.instant());
        tell(step.event(), pickup);
        if (step.to() == ShipSidePickup.State.CONFIRMED) {
            publisher.publishEvent(new PickupConfirmed(pickup.subject()));
        }
        return store.find(pickup.id(), false).orElseThrow();
    }

    /** The goods of these subjects were released (or no longer are): terminals see it. One statement, called by the gate. */
    public void setReleased(Collection<SubjectRef> subjects, boolean released) {
        if (!subjects.isEmpty()) {
            transactions.run(Transactions.actor(), () -> store.setReleased(subjects, released));
        }
    }

    /** The goods of these subjects have left: open appointments are done. Called by the gate. */
    public void left(Collection<SubjectRef> subjects) {
        if (!subjects.isEmpty()) {
            transactions.run(Transactions.actor(), () -> store.listOpen(subjects).stream().filter(ShipSidePickup::released)
                    .forEach(p -> step(p, "complete", null, Actor.PLATFORM)));
        }
    }

    /** By planned time, latest first. */
    public Page<ShipSidePickup> list(int page, int size, Actor actor) {
        return transactions.read(actor, () -> store.page(actor.is(Role.TERMINAL) ? actor.name() : null, page, size));
    }

    /** What this actor may do with an appointment now. */
    public List<String> commands(ShipSidePickup pickup, Actor actor) {
        return sees(pickup, actor) ? PickupProcedure.TABLE.commands(pickup.state(), pickup, actor) : List.of();
    }

    private static boolean sees(ShipSidePickup pickup, Actor actor) {
        return !actor.is(Role.TERMINAL) || pickup.terminal().equalsIgnoreCase(actor.name());
    }

    private void tell(String kind, ShipSidePickup pickup) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("terminal", pickup.terminal());
        payload.put("plannedAt", pickup.plannedAt().toString());
        payload.put("vessel", pickup.transport().name());
        journal.record(JournalEvent.of(kind, pickup.subject(), pickup.traderId(), null, payload));
    }
}
