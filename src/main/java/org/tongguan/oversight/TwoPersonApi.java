package org.tongguan.oversight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
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
import org.tongguan.reference.Texts;

/** Actions that wait for a second person. */
@RestController
@RequestMapping("/api/v1/two-persons")
@PreAuthorize(Callers.OFFICIALS)
@Tag(name = "oversight")
class TwoPersonApi {

    private final TwoPersons twoPersons;
    private final Texts texts;

    TwoPersonApi(TwoPersons twoPersons, Texts texts) {
        this.twoPersons = twoPersons;
        this.texts = texts;
    }

    /** @param commands what the caller may do with it now */
    record TwoPersonView(UUID id, String kind, Text kindText, String subjectKind, UUID subjectId, String label, @Nullable String office, String reason,
                         TwoPersonRequest.State state, String askedBy, Instant askedAt, Instant expiresAt, @Nullable String decidedBy,
                         @Nullable Instant decidedAt, @Nullable String note, List<String> commands) { }

    record TwoPersonDecision(@Nullable String note) { }

    @GetMapping
    @Operation(summary = "Actions that wait for a second person, and what became of earlier ones")
    Page<TwoPersonView> list(Actor actor, @RequestParam(required = false) UUID subject, @RequestParam(required = false) TwoPersonRequest.State state,
                             @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<TwoPersonRequest> found = twoPersons.list(actor, subject, state, page, size);
        return found.map(r -> view(actor, r));
    }

    @StepUp({"confirm"})
    @PostMapping("/{id}/{command}")
    @Operation(summary = "confirm or refuse what another person asked for, or withdraw what one asked for oneself")
    TwoPersonView decide(Actor actor, @PathVariable UUID id, @PathVariable String command, @RequestBody(required = false) TwoPersonDecision body) {
        return view(actor, twoPersons.decide(actor, id, command, body == null ? null : body.note));
    }

    private TwoPersonView view(Actor actor, TwoPersonRequest r) {
        return new TwoPersonView(r.id(), r.kind(), texts.get("two-persons.kind." + r.kind()), r.subject().kind(), r.subject().id(), r.label(), r.office(),
                r.reason(), r.state(), r.askedBy(), r.askedAt(), r.expiresAt(), r.decidedBy(), r.decidedAt(), r.note(), twoPersons.commands(actor, r));
    }
}
