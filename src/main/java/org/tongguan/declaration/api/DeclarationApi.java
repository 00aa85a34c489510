package org.tongguan.declaration.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.declaration.Declarations;
import org.tongguan.declaration.act.DutyDetermination;
import org.tongguan.declaration.store.DeclarationQueries;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.Transactions;
import tools.jackson.databind.JsonNode;

/** Declarations for people and machines. Filing a new one by JSON is {@code FilingApi}'s, in the gateway's way. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "declarations")
class DeclarationApi {

    private final Declarations declarations;
    private final DeclarationQueries queries;
    private final DeclarationViews views;
    private final Surroundings surroundings;
    private final Transactions transactions;
    private final Clock clock;

    DeclarationApi(Declarations declarations, DeclarationQueries queries, DeclarationViews views, Surroundings surroundings, Transactions transactions,
                   Clock clock) {
        this.declarations = declarations;
        this.queries = queries;
        this.views = views;
        this.surroundings = surroundings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A new document with the reason for it. */
    record Amend(JsonNode document, String reason) { }

    /** Why, and which version was seen. */
    record Command(String reason, Integer version) { }

    /** What an officer determines, line by line. */
    record Determination(List<DutyDetermination.Determined> lines) { }

    @GetMapping("/declarations")
    @PreAuthorize(Callers.CONCERNED)
    @Operation(summary = "Declarations by state, office, mode, open hold, trader, words and days")
    Page<DeclarationQueries.Summary> list(Actor actor, @ParameterObject DeclarationQueries.Filter filter, @RequestParam(defaultValue = "0") int page,
                                          @RequestParam(defaultValue = "20") int size) {
        return transactions.read(actor, () -> surroundings.named(queries.list(filter, page, size)));
    }

    @GetMapping("/work-queue")
    @PreAuthorize(Callers.INSPECTORS)
    @Operation(summary = "What waits for an officer and whose it is, green channels first")
    Page<Surroundings.Queued> queue(Actor actor, @RequestParam(required = false) String office, @RequestParam(required = false) String reason,
                                           @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        DeclarationQueries.Filter filter = new DeclarationQueries.Filter("ACCEPTED,PICKUP,RELEASED", office, null, null,
                reason == null ? "DOCUMENT_REVIEW" : reason, null, null, null, null, null, "priority");
        return transactions.read(actor, () -> surroundings.queued(actor, queries.list(filter, page, size)));
    }

    @GetMapping("/statistics")
    @PreAuthorize(Callers.CONCERNED)
    @Operation(summary = "Numbers of today: by state, by open hold, by hour, median time to release")
    DeclarationQueries.Statistics statistics(Actor actor, @RequestParam(required = false) String office) {
        return transactions.read(actor, () -> queries.statistics(Times.startOf(LocalDate.now(clock), clock), office));
    }

    @GetMapping("/declarations/{id}")
    @PreAuthorize(Callers.CONCERNED)
    @Operation(summary = "One declaration with everything that belongs to it")
    DeclarationViews.DeclarationView get(Actor actor, @PathVariable UUID id) {
        return views.view(actor, declarations.get(actor, id));
    }

    @GetMapping("/declarations/{id}/events")
    @PreAuthorize(Callers.CONCERNED)
    @Operation(summary = "Its time line, oldest first")
    List<DeclarationViews.EventView> events(Actor actor, @PathVariable UUID id) {
        return views.events(actor, declarations.get(actor, id));
    }

    @PutMapping("/declarations/{id}")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "202", description = "An officer decides")
    @PreAuthorize(Callers.TRADERS)
    @Operation(summary = "Save a draft, or amend a declaration: at once while nobody has acted on it (200), else an officer decides (202)")
    ResponseEntity<DeclarationViews.DeclarationView> amend(Actor actor, @PathVariable UUID id, @RequestBody Amend amend) {
        if (amend.document() == null) {
            throw new PlatformException(ErrorCode.MALFORMED, "format.json", "/document");
        }
        DeclarationViews.DeclarationView view = views.view(actor, declarations.amend(actor, id, document(amend.document()), amend.reason()));
        return ResponseEntity.status(view.changeRequest() == null ? HttpStatus.OK : HttpStatus.ACCEPTED).body(view);
    }

    static org.tongguan.formats.Document document(JsonNode json) {
        try {
            return JsonDocuments.read(json.toString());
        } catch (FormatException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "format." + e.key(), e.place());
        }
    }

    @PostMapping("/declarations/{id}/declare")
    @PreAuthorize(Callers.TRADERS)
    @Operation(summary = "Declare a draft or a returned declaration")
    DeclarationViews.DeclarationView declare(Actor actor, @PathVariable UUID id) {
        return views.view(actor, declarations.declare(actor, id));
    }

    @PostMapping("/declarations/{id}/withdraw")
    @PreAuthorize(Callers.TRADERS)
    @Operation(summary = "Take a declaration back: at once while nobody has acted on it, else an officer decides")
    DeclarationViews.DeclarationView withdraw(Actor actor, @PathVariable UUID id, @RequestBody Command command) {
        return views.view(actor, declarations.withdraw(actor, id, command.reason()));
    }

    @StepUp
    @PostMapping("/declarations/{id}/assessment")
    @PreAuthorize(Callers.OFFICERS)
    @Operation(summary = "Say what lines owe for which no rate is at hand, with the basis")
    DeclarationViews.DeclarationView determine(Actor actor, @PathVariable UUID id, @RequestBody Determination body) {
        return views.view(actor, declarations.determineDuty(actor, id, body.lines() == null ? List.of() : body.lines()));
    }

    @StepUp({"accept-review", "lift-stop", "originals-received", "approve-change"})
    @PostMapping("/declarations/{id}/commands/{command}")
    @PreAuthorize(Callers.BOTH_SIDES)
    @Operation(summary = "Give a command of the procedure; which ones are open is told by the declaration")
    DeclarationViews.DeclarationView command(Actor actor, @PathVariable UUID id, @PathVariable String command, @RequestBody(required = false) Command body) {
        Command given = body == null ? new Command(null, null) : body;
        return views.view(actor, declarations.command(actor, id, command, given.reason(), given.version()));
    }
}
