package org.tongguan.reference;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
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
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Text;

/** Changes of codes and parameters with four eyes. */
@RestController
@RequestMapping("/api/v1/reference/changes")
@Tag(name = "reference")
class ReferenceChangeApi {

    private static final String KEEPERS = "hasAnyRole('ADMIN','SENIOR')";
    private static final int SHOWN_ROWS = 50;
    private final ReferenceChanges changes;

    ReferenceChangeApi(ReferenceChanges changes) {
        this.changes = changes;
    }

    /**
     * A row to come in: {@code key} is a code or the name of a parameter, {@code value} a parameter's; {@code from} inclusive, {@code to} exclusive.
     * A row with the key and beginning of a standing one takes its place.
     */
    record ReferenceRow(@Nullable String key, @Nullable String value, @Nullable Text name, @Nullable String attributes, @Nullable LocalDate from,
                        @Nullable LocalDate to, @Nullable String source) { }

    /**
     * What is proposed: {@code rows}, or a whole file in the layout of imports as {@code csv}.
     *
     * @param kind CODES or PARAMETERS
     * @param list the code list
     */
    record ReferenceProposal(ReferenceChange.@Nullable Kind kind, @Nullable String list, @Nullable List<ReferenceRow> rows, @Nullable String csv,
                             @Nullable String reason) { }

    /** Why it is decided so. */
    record ReferenceNote(@Nullable String note) { }

    /** A change; {@code first}: its first rows; {@code commands}: what the asking account may do now. */
    record ReferenceChangeView(UUID id, ReferenceChange.Kind kind, String list, int rows, List<ReferenceRow> first, String reason, ReferenceChange.State state,
                               String proposedBy, Instant proposedAt, @Nullable String decidedBy, @Nullable Instant decidedAt, @Nullable String note,
                               List<String> commands) { }

    @GetMapping
    @PreAuthorize("hasAnyRole('ADMIN','SENIOR','OFFICER','ANALYST')")
    @Operation(summary = "Changes of codes and parameters, open ones first; of one code list, or of parameters (law)")
    Page<ReferenceChangeView> list(Actor actor, @RequestParam(required = false) String list, @RequestParam(defaultValue = "0") int page,
                                   @RequestParam(defaultValue = "20") int size) {
        Page<ReferenceChange> found = changes.list(actor, list == null || list.isBlank() ? null : list, page, size);
        return found.map(c -> view(actor, c));
    }

    @PostMapping("/check")
    @PreAuthorize(KEEPERS)
    @Operation(summary = "What stands against rows before they are proposed; nothing is changed")
    ImportReport check(@RequestBody ReferenceProposal proposal) {
        return changes.check(kind(proposal), list(proposal), file(proposal));
    }

    @PostMapping
    @PreAuthorize(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Propose rows; they count when another person has approved them")
    ReferenceChangeView propose(Actor actor, @RequestBody ReferenceProposal proposal) {
        return view(actor, changes.propose(actor, kind(proposal), list(proposal), file(proposal), proposal.reason()));
    }

    @StepUp({"approve"})
    @PostMapping("/{id}/{command}")
    @PreAuthorize(KEEPERS)
    @Operation(summary = "approve or refuse what another person proposed, or withdraw one's own proposal")
    ReferenceChangeView decide(Actor actor, @PathVariable UUID id, @PathVariable String command, @RequestBody ReferenceNote note) {
        return view(actor, changes.decide(actor, id, command, note.note()));
    }

    private static ReferenceChange.Kind kind(ReferenceProposal proposal) {
        if (proposal.kind() == null) {
            throw new PlatformException(ErrorCode.MALFORMED, "reference.change.kind");
        }
        return proposal.kind();
    }

    private static String list(ReferenceProposal proposal) {
        return proposal.kind() == ReferenceChange.Kind.PARAMETERS ? ReferenceChange.LAW : proposal.list() == null ? "" : proposal.list();
    }

    private String file(ReferenceProposal proposal) {
        if (proposal.csv() != null) {
            return proposal.csv();
        }
        List<ReferenceChanges.Row> rows = proposal.rows() == null ? List.of() : proposal.rows().stream()
                .map(r -> new ReferenceChanges.Row(r.key(), r.value(), r.name(), r.attributes(), r.from(), r.to(), r.source())).toList();
        return changes.file(kind(proposal), list(proposal), rows);
    }

    private static ReferenceChangeView view(Actor actor, ReferenceChange c) {
        List<ReferenceRow> first = ReferenceChanges.rows(c, SHOWN_ROWS).stream()
                .map(r -> new ReferenceRow(r.key(), r.value(), r.name(), r.attributes(), r.from(), r.to(), r.source())).toList();
        return new ReferenceChangeView(c.id(), c.kind(), c.list(), c.rows(), first, c.reason(), c.state(), c.proposedBy(), c.proposedAt(), c.decidedBy(),
                c.decidedAt(), c.note(), ReferenceChanges.commands(actor, c));
    }
}
