package org.tongguan.temporary.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Text;
import org.tongguan.reference.CodeLists;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Vehicle;
import org.tongguan.temporary.VehiclePlaceProcedure;
import org.tongguan.temporary.VehicleSightingProcedure;
import org.tongguan.temporary.act.Vehicles;
import org.tongguan.temporary.rules.VehicleRules;

@RestController
@RequestMapping("/api/v1/temporary")
@Tag(name = "temporary")
class VehicleApi {

    private final Vehicles vehicles;
    private final CodeLists codes;
    private final Clock clock;

    VehicleApi(Vehicles vehicles, CodeLists codes, Clock clock) {
        this.vehicles = vehicles;
        this.codes = codes;
        this.clock = clock;
    }

    /** @param kind code list temporary_paper; {@code validTo}: last day, null = open */
    record TemporaryPaperInput(@Nullable String kind, @Nullable String number, @Nullable LocalDate validTo) { }

    /** @param kind code list temporary_place_kind */
    record VehiclePlaceInput(@Nullable String kind, @Nullable String name, @Nullable LocalDate from, @Nullable LocalDate to) { }

    /** @param placeId one that was named for it; {@code elsewhere}: in words; neither = at the venue. {@code seenAt}: null = now */
    record VehicleSightingInput(@Nullable UUID placeId, @Nullable String elsewhere, @Nullable Instant seenAt, @Nullable String note) { }

    record VehicleReason(@Nullable String reason) { }

    /** @param open findings to be settled */
    record TemporaryVehicle(String list, int item, String vin, Text name, String exhibitor, GoodsList.State listState, boolean in, int open,
                            @Nullable Instant seenAt, @Nullable String seenWhere) { }

    /** @param number null = not given; {@code neededFor}: ways out and kinds of places */
    record TemporaryPaper(String kind, Text kindName, List<String> neededFor, @Nullable String number, @Nullable LocalDate validTo, boolean valid) { }

    record VehiclePlace(UUID id, String kind, Text kindName, String name, LocalDate from, LocalDate to, Vehicle.Place.State state, String reason,
                        List<String> commands) { }

    /** @param state a finding; null = it was where it may be */
    record VehicleSighting(UUID id, Instant seenAt, String place, Vehicle.Sighting.@Nullable State state, String note, String reason, String seenBy,
                           List<String> commands) { }

    /** @param bound it may only be at named places; {@code venue}: where it may always be */
    record TemporaryVehicleCase(String list, int item, String vin, Text name, boolean in, boolean bound, @Nullable String venue, boolean filer,
                                List<TemporaryPaper> papers, List<VehiclePlace> places, List<VehicleSighting> sightings) { }

    @GetMapping("/vehicles")
    @Operation(summary = "Vehicles on show, those seen where they may not be first; open: only those with a finding to be settled")
    @PreAuthorize(Callers.CONCERNED)
    Page<TemporaryVehicle> list(Actor actor, @RequestParam(required = false) String list, @RequestParam(defaultValue = "false") boolean open,
                                @RequestParam(required = false) String q, @RequestParam(defaultValue = "0") int page,
                                @RequestParam(defaultValue = "20") int size) {
        Page<Vehicle> found = vehicles.list(actor, list, open, q, page, size);
        return found.map(v -> new TemporaryVehicle(v.list(), v.item().number(), vin(v.item().proof()), v.item().name(), v.exhibitor(), v.listState(), v.in(),
                v.open(), v.seenAt(), v.seenWhere()));
    }

    private static String vin(@Nullable String proof) {
        return proof == null ? "" : proof;
    }

    @GetMapping("/lists/{number}/vehicles/{item}")
    @Operation(summary = "A vehicle: its papers, the places named for it, where it was seen")
    @PreAuthorize(Callers.CONCERNED)
    TemporaryVehicleCase get(Actor actor, @PathVariable String number, @PathVariable int item) {
        return view(actor, vehicles.get(actor, number, item));
    }

    @PostMapping("/lists/{number}/vehicles/{item}/papers")
    @Operation(summary = "Give a paper of a vehicle, or its next one")
    @PreAuthorize(Callers.TRADERS)
    TemporaryVehicleCase paper(Actor actor, @PathVariable String number, @PathVariable int item, @RequestBody TemporaryPaperInput in) {
        return view(actor, vehicles.paper(actor, number, item, in.kind(), in.number(), in.validTo()));
    }

    @PostMapping("/lists/{number}/vehicles/{item}/places")
    @Operation(summary = "Ask for a place beside the venue: a route, a test ground, where it is kept")
    @PreAuthorize(Callers.TRADERS)
    TemporaryVehicleCase place(Actor actor, @PathVariable String number, @PathVariable int item, @RequestBody VehiclePlaceInput in) {
        return view(actor, vehicles.place(actor, number, item, new Vehicles.Wanted(in.kind(), in.name(), in.from(), in.to())));
    }

    @StepUp({"grant"})
    @PostMapping("/lists/{number}/vehicles/{item}/places/{id}/commands/{command}")
    @Operation(summary = "Take a step with a place: grant, refuse, withdraw, revoke")
    @PreAuthorize(Callers.BOTH_SIDES)
    TemporaryVehicleCase actPlace(Actor actor, @PathVariable String number, @PathVariable int item, @PathVariable UUID id, @PathVariable String command,
                                  @RequestBody VehicleReason in) {
        return view(actor, vehicles.actPlace(actor, number, item, id, command, in.reason()));
    }

    @PostMapping("/lists/{number}/vehicles/{item}/sightings")
    @Operation(summary = "Record where a vehicle was seen; where it may not be, that is a finding of the office")
    @PreAuthorize(Callers.INSPECTORS)
    TemporaryVehicleCase seen(Actor actor, @PathVariable String number, @PathVariable int item, @RequestBody VehicleSightingInput in) {
        return view(actor, vehicles.seen(actor, number, item, new Vehicles.Seen(in.placeId(), in.elsewhere(), in.seenAt(), in.note())));
    }

    @StepUp({"explain"})
    @PostMapping("/lists/{number}/vehicles/{item}/sightings/{id}/commands/{command}")
    @Operation(summary = "Settle a finding: explain, or breach, which takes all its places back")
    @PreAuthorize(Callers.OFFICERS)
    TemporaryVehicleCase settle(Actor actor, @PathVariable String number, @PathVariable int item, @PathVariable UUID id, @PathVariable String command,
                                @RequestBody VehicleReason in) {
        return view(actor, vehicles.settle(actor, number, item, id, command, in.reason()));
    }

    private TemporaryVehicleCase view(Actor actor, Vehicles.View v) {
        LocalDate today = LocalDate.now(clock);
        VehiclePlaceProcedure.Standing standing = vehicles.standing(actor, v.list());
        List<TemporaryPaper> papers = v.needed().stream().map(n -> {
            Vehicle.Paper given = v.papers().stream().filter(p -> p.kind().equals(n.code())).findFirst().orElse(null);
            return new TemporaryPaper(n.code(), n.name(), VehicleRules.purposes(n), given == null ? null : given.number(), given == null ? null
                    : given.validTo(), given != null && given.isValidOn(today));
        }).toList();
        return new TemporaryVehicleCase(v.list().number(), v.standing().item().number(), vin(v.standing().item().proof()), v.standing().item().name(),
                v.list().isIn() && v.standing().left().quantity().signum() > 0, v.bound(), v.venue(), standing.filer(), papers,
                v.places().stream().map(p -> new VehiclePlace(p.id(), p.kind(), codes.name(VehicleRules.PLACES, p.kind(), today), p.name(), p.from(), p.to(),
                        p.state(), p.reason(), VehiclePlaceProcedure.TABLE.commands(p.state(), standing, actor))).toList(),
                v.sightings().stream().map(s -> new VehicleSighting(s.id(), s.seenAt(), s.place(), s.state(), s.note(), s.reason(), s.seenBy(),
                        s.state() == null ? List.of() : VehicleSightingProcedure.TABLE.commands(s.state(), s, actor))).toList());
    }
}
