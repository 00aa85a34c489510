package org.tongguan.oversight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Text;
import org.tongguan.trader.Traders;

/** Conflicts of interest, and cases drawn by lot. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "oversight")
class ConflictApi {

    private final Conflicts conflicts;
    private final CaseDraws draws;
    private final Traders traders;

    ConflictApi(Conflicts conflicts, CaseDraws draws, Traders traders) {
        this.conflicts = conflicts;
        this.draws = draws;
        this.traders = traders;
    }

    record ConflictView(UUID id, String officer, String traderId, @Nullable Text traderName, String relation, String declaredBy, Instant declaredAt,
                        @Nullable Instant endedAt) { }

    /** @param officer null: oneself */
    record ConflictInput(@Nullable String officer, Long traderId, String relation) { }

    record ConflictEnd(String reason) { }

    /** @param among how many it was drawn from; null = a senior officer assigned it */
    record DrawView(String subjectKind, UUID subjectId, String label, @Nullable String office, @Nullable Integer among, @Nullable String assignedBy,
                    @Nullable String reason, Instant drawnAt) { }

    /** @param officer log-in name of another officer of the case's office */
    record AssignInput(UUID subjectId, String officer, String reason) { }

    @GetMapping("/conflicts")
    @PreAuthorize(Callers.OFFICIALS)
    @Operation(summary = "Conflicts of interest: one's own; all of them for administrators and senior officers")
    Page<ConflictView> list(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<Conflict> found = conflicts.list(actor, page, size);
        return found.map(this::view);
    }

    @PostMapping("/conflicts")
    @PreAuthorize(Callers.OFFICIALS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Declare a conflict: from now on the official takes no step in that trader's cases")
    ConflictView declare(Actor actor, @RequestBody ConflictInput input) {
        if (input.traderId == null) {
            throw new PlatformException(ErrorCode.MALFORMED, "parameter.missing", "traderId");
        }
        return view(conflicts.declare(actor, input.officer, input.traderId, input.relation));
    }

    @StepUp
    @PostMapping("/conflicts/{id}/end")
    @PreAuthorize("hasAnyRole('SENIOR','ADMIN')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Ask for the end of a conflict; a second person confirms it")
    void end(Actor actor, @PathVariable UUID id, @RequestBody ConflictEnd body) {
        conflicts.end(actor, id, body.reason);
    }

    @PostMapping("/work-queue/draw")
    @PreAuthorize(Callers.OFFICERS)
    @Operation(summary = "Get a waiting case by lot; 404 when none waits, 409 with too many in hand")
    DrawView draw(Actor actor) {
        return draws.draw(actor).map(ConflictApi::view).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "draw.none"));
    }

    @StepUp
    @PostMapping("/work-queue/assign")
    @PreAuthorize("hasRole('SENIOR')")
    @Operation(summary = "Give a waiting case to another officer instead of the lot's choice, with a reason; never to oneself")
    CaseDraws.Judge assign(Actor actor, @RequestBody AssignInput input) {
        if (input.subjectId == null) {
            throw new PlatformException(ErrorCode.MALFORMED, "parameter.missing", "subjectId");
        }
        return draws.assign(actor, input.subjectId, input.officer, input.reason);
    }

    @GetMapping("/work-queue/drawn")
    @PreAuthorize(Callers.OFFICERS)
    @Operation(summary = "Cases that are one's own, drawn or assigned, newest first")
    List<DrawView> drawn(Actor actor) {
        return draws.list(actor).stream().map(ConflictApi::view).toList();
    }

    private static DrawView view(CaseDraw d) {
        return new DrawView(d.subject().kind(), d.subject().id(), d.label(), d.office(), d.among(), d.assignedBy(),
                d.reason(), d.at());
    }

    private ConflictView view(Conflict c) {
        return new ConflictView(c.id(), c.officer(), String.valueOf(c.traderId()), traders.find(c.traderId()).map(t -> t.name()).orElse(null), c.relation(),
                c.declaredBy(), c.declaredAt(), c.endedAt());
    }
}
