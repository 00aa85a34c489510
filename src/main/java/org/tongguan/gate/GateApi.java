package org.tongguan.gate;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.gate.GateDecision.Reason;
import org.tongguan.gate.GateDecision.Verdict;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;

@RestController
@RequestMapping("/api/v1/gate")
@Tag(name = "gate")
class GateApi {

    private static final String READERS = "hasAnyRole('OFFICER','INSPECTOR','SENIOR','ANALYST','LANE')";
    private final Passages passages;
    private final Releases releases;
    private final Lanes lanes;
    private final SignedLists lists;
    private final OfflinePassages offline;
    private final PlateBans bans;
    private final Texts texts;

    GateApi(Passages passages, Releases releases, Lanes lanes, SignedLists lists, OfflinePassages offline, PlateBans bans, Texts texts) {
        this.passages = passages;
        this.releases = releases;
        this.lanes = lanes;
        this.lists = lists;
        this.offline = offline;
        this.bans = bans;
        this.texts = texts;
    }

    /** Several release or seal numbers in one text are separated by commas or blanks. {@code at} is the lane's clock, not used online. */
    record PassageBody(String laneId, String laneKey, String plate, List<String> containers, BigDecimal weightKg, BigDecimal tareKg, String releaseNumber,
                       String seal, PassageRequest.Direction direction, Instant at) {

        PassageRequest request(String key) {
            return new PassageRequest(laneId, laneKey == null ? key : laneKey, plate, containers, weightKg, tareKg, PassageRequest.split(releaseNumber),
                    PassageRequest.split(seal), direction);
        }
    }

    record OfflineBody(String laneId, String laneKey, String plate, List<String> containers, BigDecimal weightKg, BigDecimal tareKg, String releaseNumber,
                       String seal, PassageRequest.Direction direction, Instant at, UUID listId, Verdict decision) {

        OfflinePassages.OfflinePassage passage() {
            return new OfflinePassages.OfflinePassage(new PassageRequest(laneId, laneKey, plate, containers, weightKg, tareKg,
                    PassageRequest.split(releaseNumber), PassageRequest.split(seal), direction), listId, decision, at);
        }
    }

    record ReasonView(String code, Text text) { }

    record DecisionView(Verdict decision, List<ReasonView> reasons, UUID passageId, String passageNumber, Instant at) { }

    record PassageView(UUID passageId, String passageNumber, String laneId, String office, String plate, List<String> containers,
                       @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal weightKg, @Nullable String releaseNumber, @Nullable String seal,
                       PassageRequest.Direction direction, Instant at, Verdict decision, List<ReasonView> reasons, boolean offline) { }

    record ContainerView(String number, @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal weightKg, @Nullable Instant usedAt) { }

    record ReleaseView(String number, UUID declarationId, @Nullable String declarationNumber, String direction, String office,
                       List<ContainerView> containers, @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal grossKg,
                       @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal looseLeftKg, LocalDate validFrom,
                       @Nullable LocalDate validTo, boolean blocked, boolean revoked, @Nullable Instant usedUpAt, List<String> plates) { }

    record LaneView(String id, String office, Text name, @Schema(allowableValues = {"IN", "OUT", "BOTH"}) String direction, boolean allowsEmpty,
                    @Nullable String account, boolean active) { }

    /** A lane with what happened at it; {@code lastPassageAt} looks a week back. */
    record LaneNow(@JsonUnwrapped LaneView lane, long passagesToday, @Nullable Instant lastPassageAt) { }

    record ReconciledView(String laneKey, UUID passageId, String passageNumber, boolean repeated, boolean refused, List<ReasonView> conflicts) { }

    record IncidentView(UUID id, UUID passageId, String passageNumber, String laneId, String office, String plate, Instant at, List<ReasonView> reasons,
                        Instant openedAt, @Nullable String closedBy, @Nullable Instant closedAt, @Nullable String note) { }

    record BanBody(String plate, String reason) { }

    record VehiclesBody(List<String> plates) { }

    record NoteBody(String note) { }

    @Operation(summary = "Decide a passage: OPEN or STOP with all reasons")
    @PreAuthorize("hasRole('LANE')")
    @PostMapping("/passages")
    ResponseEntity<DecisionView> decide(@RequestBody PassageBody body, @RequestHeader(name = "Idempotency-Key", required = false) String key, Actor actor) {
        long start = System.nanoTime();
        GateDecision d = passages.decide(body.request(key), actor);
        long micros = (System.nanoTime() - start) / 1000;
        return ResponseEntity.ok().header("Server-Timing", "decide;dur=" + BigDecimal.valueOf(micros, 3).toPlainString())
                .body(new DecisionView(d.decision(), views(d.reasons()), d.passageId(), d.passageNumber(), d.at()));
    }

    @Operation(summary = "Passages, newest first")
    @PreAuthorize(READERS)
    @GetMapping("/passages")
    Page<PassageView> passages(@RequestParam(required = false) String lane, @RequestParam(defaultValue = "0") int page,
                               @RequestParam(defaultValue = "20") int size, Actor actor) {
        Page<Passages.Passage> found = passages.list(lane, page, size, actor);
        return found.map(p -> new PassageView(p.id(), p.number(), p.laneId(), p.office(), p.plate(), p.containers(),
                p.weightKg(), p.releases().isEmpty() ? null : String.join(",", p.releases()), p.seal(), p.direction(), p.at(), p.decision(),
                views(p.reasons()), p.offline()));
    }

    @Operation(summary = "Lanes with today's passages; a lane's account sees its own")
    @PreAuthorize("hasAnyRole('OFFICER','INSPECTOR','SENIOR','ANALYST','ADMIN','LANE')")
    @GetMapping("/lanes")
    List<LaneNow> lanes(Actor actor) {
        Map<String, Lanes.Activity> activity = lanes.activity(actor);
        return lanes.list(actor).stream().map(l -> {
            Lanes.Activity seen = activity.getOrDefault(l.id(), Lanes.Activity.NONE);
            return new LaneNow(view(l), seen.today(), seen.lastAt());
        }).toList();
    }

    @Operation(summary = "Make or change a lane")
    @PreAuthorize("hasRole('ADMIN')")
    @StepUp
    @PostMapping("/lanes")
    LaneView saveLane(@RequestBody LaneView body, Actor actor) {
        return view(lanes.save(new Lanes.Lane(body.id(), body.office(), body.name(), body.direction(), body.allowsEmpty(), body.account(), body.active()),
                actor));
    }

    @Operation(summary = "Releases by number of release, container or declaration")
    @PreAuthorize("hasAnyRole('OFFICER','INSPECTOR','SENIOR','DECLARANT','TRADER_MANAGER')")
    @GetMapping("/releases")
    Page<ReleaseView> releases(@RequestParam(required = false) String q, @RequestParam(defaultValue = "0") int page,
                               @RequestParam(defaultValue = "20") int size, Actor actor) {
        return releases.search(q, page, size, actor).map(r -> new ReleaseView(r.number(), r.subject().id(), r.declarationNumber(), r.direction(), r.office(),
                r.containers().stream().map(c -> new ContainerView(c.number(), c.grossKg(), c.usedAt())).toList(), r.grossKg(), r.looseLeftKg(),
                r.validFrom(), r.validTo(), r.blockedReason() != null, r.revokedReason() != null, r.usedUpAt(), r.plates()));
    }

    @Operation(summary = "Name the only vehicles that may take the goods of a release; none = any")
    @PreAuthorize(Callers.TRADERS)
    @PutMapping("/releases/{number}/vehicles")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void nameVehicles(@PathVariable String number, @RequestBody VehiclesBody body, Actor actor) {
        releases.nameVehicles(number, body.plates(), actor);
    }

    @Operation(summary = "The signed list a lane decides by when the centre is away")
    @PreAuthorize("hasRole('LANE')")
    @GetMapping("/signed-list")
    SignedLists.SignedList signedList(@RequestParam String lane, Actor actor) {
        return lists.issue(lane, actor);
    }

    @Operation(summary = "Public keys that signed lists are checked with")
    @PreAuthorize(READERS)
    @GetMapping("/keys")
    List<SignedLists.PublicKeyView> keys(Actor actor) {
        return lists.keys(actor);
    }

    @Operation(summary = "Tell what a lane did while it was cut off")
    @PreAuthorize("hasRole('LANE')")
    @PostMapping("/offline-passages")
    List<ReconciledView> reconcile(@RequestBody List<OfflineBody> body, Actor actor) {
        return offline.reconcile(body.stream().map(OfflineBody::passage).toList(), actor).stream().map(r -> new ReconciledView(r.laneKey(), r.passageId(),
                r.passageNumber(), r.repeated(), r.refused(), views(r.conflicts()))).toList();
    }

    @Operation(summary = "Incidents: what lanes did offline that does not fit")
    @PreAuthorize(Callers.INSPECTORS)
    @GetMapping("/incidents")
    Page<IncidentView> incidents(@RequestParam(required = false) String office, @RequestParam(defaultValue = "true") boolean open,
                                 @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size, Actor actor) {
        Page<OfflinePassages.Incident> found = offline.listIncidents(office, open, page, size, actor);
        return found.map(i -> new IncidentView(i.id(), i.passageId(), i.passageNumber(), i.laneId(), i.office(), i.plate(),
                i.at(), views(i.reasons()), i.openedAt(), i.closedBy(), i.closedAt(), i.note()));
    }

    @Operation(summary = "Close an incident of one's own office")
    @PreAuthorize(Callers.OFFICERS)
    @PostMapping("/incidents/{id}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closeIncident(@PathVariable UUID id, @RequestBody NoteBody body, Actor actor) {
        offline.closeIncident(id, body.note(), actor);
    }

    @Operation(summary = "Plates no lane lets pass")
    @PreAuthorize(Callers.INSPECTORS)
    @GetMapping("/plate-bans")
    List<PlateBans.PlateBan> bans(Actor actor) {
        return bans.list(actor);
    }

    @Operation(summary = "Forbid a plate")
    @PreAuthorize(Callers.OFFICERS)
    @PostMapping("/plate-bans")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ban(@RequestBody BanBody body, Actor actor) {
        bans.place(body.plate(), body.reason(), actor);
    }

    @Operation(summary = "Let a plate pass again")
    @PreAuthorize("hasRole('SENIOR')")
    @StepUp
    @DeleteMapping("/plate-bans/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void liftBan(@PathVariable UUID id, Actor actor) {
        bans.lift(id, actor);
    }

    private static LaneView view(Lanes.Lane lane) {
        return new LaneView(lane.id(), lane.office(), lane.name(), lane.direction(), lane.allowsEmpty(), lane.account(), lane.active());
    }

    private List<ReasonView> views(List<Reason> reasons) {
        return reasons.stream().map(r -> new ReasonView(r.code(), texts.get("finding." + r.code(), r.args().toArray()))).toList();
    }
}
