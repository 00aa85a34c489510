package org.tongguan.trader;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Text;

@RestController
@RequestMapping("/api/v1/traders")
@Tag(name = "trader")
class TraderApi {

    private static final String KEEPERS = "hasAnyRole('SENIOR','ADMIN')";
    private final Traders traders;

    TraderApi(Traders traders) {
        this.traders = traders;
    }

    record TraderView(String id, String customsCode, String creditCode, Text name, Grade grade, Set<TraderRole> roles, boolean active) {

        static TraderView of(Trader t) {
            return new TraderView(String.valueOf(t.id()), t.customsCode(), t.creditCode(), t.name(), t.grade(), t.roles(), t.active());
        }
    }

    record TraderInput(String customsCode, String creditCode, Text name, Set<TraderRole> roles, Boolean active) {

        Registration registration() {
            return new Registration(customsCode, creditCode, name, roles, active == null || active);
        }
    }

    record GradeInput(Grade grade, String reason) { }

    /** @param waiting another person has to confirm it; the trader is shown as it stands now */
    record GradeAnswer(TraderView trader, boolean waiting) { }

    @GetMapping
    @PreAuthorize(Callers.EVERYBODY)
    @Operation(summary = "Traders by code or name")
    Page<TraderView> list(Actor actor, @RequestParam(required = false) String q, @RequestParam(defaultValue = "0") int page,
                          @RequestParam(defaultValue = "20") int size) {
        Page<Trader> found = traders.list(actor, q, page, size);
        return found.map(TraderView::of);
    }

    @GetMapping("/{id}")
    @PreAuthorize(Callers.EVERYBODY)
    @Operation(summary = "One trader")
    TraderView get(Actor actor, @PathVariable long id) {
        return TraderView.of(traders.get(actor, id));
    }

    @PostMapping
    @PreAuthorize(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Registers a trader")
    TraderView register(Actor actor, @RequestBody TraderInput input) {
        return TraderView.of(traders.register(actor, input.registration()));
    }

    @PutMapping("/{id}")
    @PreAuthorize(KEEPERS)
    @Operation(summary = "Changes what is entered of a trader")
    TraderView update(Actor actor, @PathVariable long id, @RequestBody TraderInput input) {
        return TraderView.of(traders.update(actor, id, input.registration()));
    }

    @StepUp
    @PostMapping("/{id}/grade")
    @PreAuthorize(KEEPERS)
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "202", description = "Another person has to confirm it")
    @Operation(summary = "Gives a trader another credit grade; a better one takes two persons, the same again by another or a confirmation under two-persons")
    ResponseEntity<GradeAnswer> changeGrade(Actor actor, @PathVariable long id, @RequestBody GradeInput input) {
        boolean done = traders.propose(actor, id, input.grade(), input.reason());
        return ResponseEntity.status(done ? HttpStatus.OK : HttpStatus.ACCEPTED).body(new GradeAnswer(TraderView.of(traders.get(actor, id)), !done));
    }

    @GetMapping("/{id}/grades")
    @PreAuthorize(Callers.EVERYBODY)
    @Operation(summary = "The trader's credit grades, newest first")
    List<GradeChange> grades(Actor actor, @PathVariable long id) {
        return traders.grades(actor, id);
    }
}
