package org.tongguan.continuity;

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
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.trader.Traders;

@RestController
@RequestMapping("/api/v1/offline-references")
@Tag(name = "continuity")
class OfflineApi {

    private final OfflineReferences references;
    private final Traders traders;

    OfflineApi(OfflineReferences references, Traders traders) {
        this.references = references;
        this.traders = traders;
    }

    /**
     * @param traderId who will hold them; without it the own trader, or an official's own office
     * @param validTo  last day on which they may be used on paper
     */
    record OfflineIssue(@Nullable String traderId, int count, LocalDate validTo) { }

    /**
     * @param declarationNumber declaration that takes the paper's place; without it the note says what was done
     * @param occurredAt        when it was done on paper
     */
    record OfflineEntryInput(@Nullable String declarationNumber, Instant occurredAt, @Nullable String note) { }

    record OfflineVoid(String reason) { }

    /** @param subject number of the declaration that took the paper's place */
    record OfflineReferenceView(String number, OfflineReference.State state, @Nullable String traderId, @Nullable Text traderName, @Nullable String office,
                                LocalDate validTo, String issuedBy, Instant issuedAt, String reason, OfflineReference.@Nullable Purpose purpose,
                                @Nullable UUID subjectId, @Nullable String subject, @Nullable Instant occurredAt, @Nullable String note,
                                @Nullable String enteredBy, @Nullable Instant enteredAt, List<String> commands) { }

    private OfflineReferenceView view(Actor actor, OfflineReference r) {
        OfflineReference.Entry e = r.entry();
        return new OfflineReferenceView(r.number(), r.state(), r.traderId() == null ? null : r.traderId().toString(),
                traders.name(r.traderId()), r.office(), r.validTo(), r.issuedBy(), r.issuedAt(),
                r.reason(), e == null ? null : e.purpose(), e == null ? null : e.subjectId(), e == null ? null : e.subject(),
                e == null ? null : e.occurredAt(), e == null ? null : e.note(), e == null ? null : e.enteredBy(), e == null ? null : e.enteredAt(),
                references.commands(actor, r));
    }

    @GetMapping
    @Operation(summary = "Offline references, newest first: a trader's own, all for officers; by state, and by number, declaration or office")
    @PreAuthorize(Callers.BOTH_SIDES)
    Page<OfflineReferenceView> list(Actor actor, @RequestParam(required = false) OfflineReference.State state, @RequestParam(required = false) String q,
                                    @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<OfflineReference> found = references.list(actor, state, q, page, size);
        return found.map(r -> view(actor, r));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Give out references to be used on paper while the platform cannot be reached")
    @PreAuthorize(Callers.BOTH_SIDES)
    List<OfflineReferenceView> issue(Actor actor, @RequestBody OfflineIssue input) {
        return references.issue(actor, trader(input.traderId()), input.count(), input.validTo()).stream().map(r -> view(actor, r)).toList();
    }

    private static Long trader(String id) {
        if (id == null || id.isBlank()) {
            return null;
        }
        if (!id.matches("[0-9]{1,18}")) {
            throw new PlatformException(ErrorCode.REFUSED, "offline.field", "traderId");
        }
        return Long.valueOf(id);
    }

    @PostMapping("/{number}/entry")
    @Operation(summary = "Enter what was done on paper under a reference; once")
    @PreAuthorize(Callers.BOTH_SIDES)
    OfflineReferenceView enter(Actor actor, @PathVariable String number, @RequestBody OfflineEntryInput input) {
        return view(actor, references.enter(actor, number, input.declarationNumber(), input.occurredAt(), input.note()));
    }

    @PostMapping("/{number}/void")
    @Operation(summary = "Withdraw a reference that was not used")
    @PreAuthorize("hasAnyRole('OFFICER','SENIOR','TRADER_MANAGER')")
    OfflineReferenceView withdraw(Actor actor, @PathVariable String number, @RequestBody OfflineVoid input) {
        return view(actor, references.withdraw(actor, number, input.reason()));
    }
}
