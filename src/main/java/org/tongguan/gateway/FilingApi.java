package org.tongguan.gateway;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.reference.Texts;

/** Filing by JSON: the same way in as a message, with the answer told at once. */
@RestController
@RequestMapping("/api/v1/declarations")
@Tag(name = "declarations")
class FilingApi {

    private static final String KIND = "declaration+json";
    private static final String DRAFT = "declaration-draft+json";
    private final Inbox inbox;
    private final Texts texts;

    FilingApi(Inbox inbox, Texts texts) {
        this.inbox = inbox;
        this.texts = texts;
    }

    /** What became of a declaration that was filed. */
    @Schema(name = "Filed")
    record FiledView(UUID id, UUID messageId, @Nullable String sequenceNumber, @Nullable String number, String state, List<Texts.FindingView> findings) { }

    /** What would become of it. */
    @Schema(name = "Checked")
    record CheckedView(boolean accepted, List<Texts.FindingView> findings,
                       @Nullable @Schema(ref = "#/components/schemas/AssessmentView") Object assessment) { }

    @PostMapping
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = FiledView.class)))
    @ApiResponse(responseCode = "200", description = "Dry run", content = @Content(schema = @Schema(implementation = CheckedView.class)))
    @PreAuthorize(Callers.TRADERS)
    @Operation(summary = "File a declaration; ?draft=true keeps it unfinished, ?dryRun=true only tells all findings and the duty, "
            + "with ?place=ID as what would take the place of that declaration")
    ResponseEntity<Map<String, Object>> post(Actor actor, HttpServletRequest request, @RequestParam(defaultValue = "false") boolean dryRun,
                                             @RequestParam(defaultValue = "false") boolean draft, @RequestParam(required = false) UUID place,
                                             @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey) {
        byte[] body = RequestBody.read(request);
        if (dryRun) {
            return ResponseEntity.ok(inbox.handler(KIND).tryOut(actor, KIND, body, place));
        }
        Inbox.Receipt receipt = inbox.accept(actor, draft ? DRAFT : KIND, body, idempotencyKey);
        Message message = receipt.message();
        if (!message.accepted()) {
            throw new PlatformException(ErrorCode.REFUSED, "declaration.refused", message.findings());
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", message.subject().id());
        answer.put("messageId", message.id());
        answer.putAll(message.answer());
        answer.put("findings", texts.views(message.findings()));
        return ResponseEntity.status(HttpStatus.CREATED).header("Idempotent-Replay", Boolean.toString(receipt.repeat())).body(answer);
    }
}
