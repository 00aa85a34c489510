package org.tongguan.cargo;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "cargo")
class CargoApi {

    private final Arrivals arrivals;
    private final ShipSidePickups pickups;
    private final ObjectProvider<PickupSubjects> subjects;

    CargoApi(Arrivals arrivals, ShipSidePickups pickups, ObjectProvider<PickupSubjects> subjects) {
        this.arrivals = arrivals;
        this.pickups = pickups;
        this.subjects = subjects;
    }

    record ArrivalBody(String transportMode, String transportMeansName, String voyageNumber, String office, Instant arrivedAt, Instant berthedAt) { }

    record ArrivalView(UUID id, String transportMode, String transportMeansName, @Nullable String voyageNumber, String office, Instant arrivedAt,
                       @Nullable Instant berthedAt, @Nullable String reportedBy, Instant reportedAt, int version) { }

    /** {@code plates}: vehicles that will come, the only ones that may then take the goods; null or empty = any. */
    record PickupBody(UUID declarationId, String terminal, Instant plannedAt, List<String> plates) { }

    record CommandBody(String note, List<String> plates) { }

    record PickupView(UUID id, UUID declarationId, @Nullable String declarationNumber, String direction, ShipSidePickup.State state,
                      List<String> containers, @Nullable String vessel, @Nullable String voyage, String terminal, @Nullable Instant plannedAt,
                      boolean released, @Nullable String note, List<String> commands) { }

    @Operation(summary = "Report or correct the arrival of a means of transport")
    @PreAuthorize("hasRole('TERMINAL')")
    @PostMapping("/arrivals")
    @ResponseStatus(HttpStatus.CREATED)
    ArrivalView report(@RequestBody ArrivalBody body, Actor actor) {
        return view(arrivals.report(new TransportKey(body.transportMode(), body.transportMeansName(), body.voyageNumber()), body.office(),
                body.arrivedAt(), body.berthedAt(), actor));
    }

    @Operation(summary = "Arrivals, newest first")
    @PreAuthorize("hasAnyRole('OFFICER','INSPECTOR','SENIOR','ANALYST','TERMINAL')")
    @GetMapping("/arrivals")
    Page<ArrivalView> arrivals(@RequestParam(required = false) String office, @RequestParam(required = false) String q,
                               @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size, Actor actor) {
        Page<Arrival> found = arrivals.list(office, q, page, size, actor);
        return found.map(CargoApi::view);
    }

    @Operation(summary = "Ask a terminal for hand-over at the ship's side")
    @PreAuthorize(Callers.TRADERS)
    @PostMapping("/ship-side-pickups")
    @ResponseStatus(HttpStatus.CREATED)
    PickupView request(@RequestBody PickupBody body, Actor actor) {
        PickupSubjects.Facts facts = Optional.ofNullable(body.declarationId()).flatMap(id -> subjects.getObject().find(id, actor))
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "pickup.declaration"));
        return view(pickups.request(new PickupRequest(facts.subject(), facts.traderId(), facts.declarationNumber(), facts.direction(), body.terminal(),
                facts.transport(), facts.containers(), body.plannedAt(), facts.released()), plates(body.plates()), actor), actor);
    }

    @Operation(summary = "Appointments at the ship's side")
    @PreAuthorize("hasAnyRole('OFFICER','INSPECTOR','SENIOR','TERMINAL','DECLARANT','TRADER_MANAGER')")
    @GetMapping("/ship-side-pickups")
    Page<PickupView> pickups(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size, Actor actor) {
        Page<ShipSidePickup> found = pickups.list(page, size, actor);
        return found.map(p -> view(p, actor));
    }

    @Operation(summary = "Confirm, complete or cancel an appointment")
    @PreAuthorize("hasAnyRole('TERMINAL','DECLARANT','TRADER_MANAGER')")
    @PostMapping("/ship-side-pickups/{id}/commands/{command}")
    PickupView command(@PathVariable UUID id, @PathVariable String command, @RequestBody(required = false) CommandBody body, Actor actor) {
        return view(pickups.command(id, command, body == null ? null : body.note(), body == null ? List.of() : plates(body.plates()), actor), actor);
    }

    private static List<String> plates(List<String> given) {
        return given == null ? List.of() : given.stream().filter(java.util.Objects::nonNull).toList();
    }

    private static ArrivalView view(Arrival a) {
        return new ArrivalView(a.id(), a.transport().mode(), a.transport().name(), a.transport().voyage(), a.office(), a.arrivedAt(), a.berthedAt(),
                a.reportedBy(), a.reportedAt(), a.version());
    }

    private PickupView view(ShipSidePickup p, Actor actor) {
        return new PickupView(p.id(), p.subject().id(), p.declarationNumber(), p.direction(), p.state(), p.containers(), p.transport().name(),
                p.transport().voyage(), p.terminal(), p.plannedAt(), p.released(), p.note(), pickups.commands(p, actor));
    }
}
