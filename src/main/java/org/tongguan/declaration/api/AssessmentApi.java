package org.tongguan.declaration.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.declaration.Declarations;
import org.tongguan.declaration.control.Assessments;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;

/** What a declaration was assessed at, each time, and the proof that it still comes to the same by the law of then. */
@RestController
@RequestMapping("/api/v1/declarations/{id}/assessments")
@Tag(name = "declarations")
@PreAuthorize(Callers.CONCERNED)
class AssessmentApi {

    private final Declarations declarations;
    private final Assessments assessments;

    AssessmentApi(Declarations declarations, Assessments assessments) {
        this.declarations = declarations;
        this.assessments = assessments;
    }

    @GetMapping
    @Operation(summary = "All assessments of a declaration, in the order in which they were made, with the law each was made by")
    List<Assessments.Entry> list(Actor actor, @PathVariable UUID id) {
        return assessments.list(actor, declarations.get(actor, id));
    }

    @GetMapping("/{n}/recomputed")
    @Operation(summary = "An assessment computed once more by the law it was made by, compared to the cent")
    Assessments.Recomputed recomputed(Actor actor, @PathVariable UUID id, @PathVariable int n) {
        return assessments.recompute(actor, declarations.get(actor, id), n);
    }
}
