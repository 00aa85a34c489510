package org.tongguan.gateway;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
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

    @PostMapping
    @PreAuthorize("hasAnyRole('DECLARANT','TRADER_MANAGER')")
    @Operation(summary = "File a declaration; ?draft=true keeps it unfinished, ?dryRun=true only tells all findings and the duty")
    ResponseEntity<Map<String, Object>> post(Actor actor, HttpServletRequest request, @RequestParam(defaultValue = "false") boolean dryRun,
                                             @RequestParam(defaultValue = "false") boolean draft,
                                             @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey) {
        byte[] body = RequestBody.read(request);
        if (dryRun) {
            return ResponseEntity.ok(inbox.handler(KIND).tryOut(actor, KIND, body));
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
