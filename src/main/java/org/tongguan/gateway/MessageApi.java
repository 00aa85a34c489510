package org.tongguan.gateway;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.formats.DecMessageReader;
import org.tongguan.formats.FormatException;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.MessageHandler;
import org.tongguan.runtime.Transactions;
import org.tongguan.reference.Texts;

/** Raw messages in, receipts out. */
@RestController
@RequestMapping("/api/v1/messages")
@Tag(name = "messages")
class MessageApi {

    private final Inbox inbox;
    private final MessageStore store;
    private final Transactions transactions;
    private final Texts texts;

    MessageApi(Inbox inbox, MessageStore store, Transactions transactions, Texts texts) {
        this.inbox = inbox;
        this.store = store;
        this.transactions = transactions;
        this.texts = texts;
    }

    /** A message as its sender sees it. {@code answer} is what the business said when it came, e.g. the sequence number. */
    record MessageView(UUID id, Instant receivedAt, String kind, @Nullable String key, String state, @Nullable UUID declarationId,
                       List<Texts.FindingView> findings, @Nullable Map<String, Object> answer) { }

    /** One receipt, with its text in the sender's format. */
    record ReceiptView(String name, @Nullable String channel, Instant at, org.tongguan.kernel.Text text, String xml) { }

    @PostMapping
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = MessageView.class)))
    @ApiResponse(responseCode = "200", description = "Dry run", content = @Content(schema = @Schema(implementation = FilingApi.CheckedView.class)))
    @PreAuthorize(Callers.TRADERS)
    @Operation(summary = "Send a message as your software produces it; answered after it is durably stored and handled. ?dryRun=true only tells all findings")
    ResponseEntity<Object> post(Actor actor, HttpServletRequest request, @RequestParam(defaultValue = "false") boolean dryRun,
                                     @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey) {
        byte[] body = RequestBody.read(request);
        if (dryRun) {
            String kind = kind(body);
            return ResponseEntity.ok(inbox.handler(kind).tryOut(actor, kind, body, null));
        }
        Inbox.Receipt receipt;
        try {
            receipt = inbox.accept(actor, kind(body), body, idempotencyKey);
        } catch (PlatformException e) {
            return unread(request, body, e).orElseThrow(() -> e);
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).header("Idempotent-Replay", Boolean.toString(receipt.repeat())).body(view(receipt.message()));
    }

    /** The receipt of the sender's own format for what could not be read or is of no known kind, if the sender asks for XML and the format has one. */
    private Optional<ResponseEntity<Object>> unread(HttpServletRequest request, byte[] body, PlatformException e) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean unread = e.code() == ErrorCode.MALFORMED || "message.kind".equals(e.key());
        if (!unread || accept == null || !accept.startsWith(MediaType.APPLICATION_XML_VALUE)) {
            return Optional.empty();
        }
        return inbox.unread(body, texts.get("problem." + e.key(), e.args().toArray()).zh())
                .map(xml -> ResponseEntity.status(e.code().status()).contentType(MediaType.APPLICATION_XML).body(xml));
    }

    private static String kind(byte[] body) {
        try {
            return DecMessageReader.rootName(body);
        } catch (FormatException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "format." + e.key(), e.place());
        }
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Messages sent, newest first")
    Page<MessageView> list(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return transactions.read(actor, () -> new Page<>(store.page(Page.offset(page, size), Page.rows(size)).stream().map(this::view).toList(), page,
                Page.rows(size), store.count()));
    }

    @GetMapping("/{id}")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "One message with its first answer")
    MessageView get(Actor actor, @PathVariable UUID id) {
        return view(find(actor, id));
    }

    @GetMapping(path = "/{id}/raw", produces = MediaType.APPLICATION_XML_VALUE)
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "The message exactly as it was sent")
    ResponseEntity<byte[]> raw(Actor actor, @PathVariable UUID id) {
        byte[] body = transactions.read(actor, () -> inbox.body(find(actor, id)));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("message-" + id + ".xml").build().toString()).body(body);
    }

    @ApiResponse(responseCode = "200", content = {
        @Content(mediaType = MediaType.APPLICATION_XML_VALUE, schema = @Schema(type = "string")),
        @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, array = @ArraySchema(schema = @Schema(implementation = ReceiptView.class)))})
    @GetMapping(path = "/{id}/receipts", produces = {MediaType.APPLICATION_XML_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "The receipts so far, in the sender's format (XML), or listed as JSON with ?format=json")
    ResponseEntity<Object> receipts(Actor actor, @PathVariable UUID id, @RequestParam(required = false) String format) {
        List<MessageHandler.Receipt> receipts = transactions.read(actor, () -> {
            Message m = find(actor, id);
            return inbox.handler(m.kind()).receipts(m.id(), m.subject(),
                    new MessageHandler.Stored(m.kind(), m.key().substring(m.key().indexOf(':') + 1), m.accepted(), m.findings(), m.answer(), m.receivedAt(),
                            () -> inbox.body(m)));
        });
        if ("json".equals(format)) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(receipts.stream()
                    .map(r -> new ReceiptView(r.name(), r.channel(), r.at(), r.text(), r.xml())).toList());
        }
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Receipts message=\"").append(id).append("\">\n");
        receipts.forEach(r -> xml.append(r.xml().replaceFirst("^<\\?xml[^>]*\\?>\\s*", "")));
        return ResponseEntity.ok().contentType(new MediaType("application", "xml", java.nio.charset.StandardCharsets.UTF_8))
                .body(xml.append("</Receipts>\n").toString());
    }

    private Message find(Actor actor, UUID id) {
        return transactions.read(actor, () -> store.find(id)).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "message", id));
    }

    private MessageView view(Message m) {
        UUID declaration = m.subject() != null && "declaration".equals(m.subject().kind()) ? m.subject().id() : null;
        return new MessageView(m.id(), m.receivedAt(), m.kind(), m.key(), m.accepted() ? "ACCEPTED" : "REJECTED", declaration,
                texts.views(m.findings()), m.answer());
    }
}
