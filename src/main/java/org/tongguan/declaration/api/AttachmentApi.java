package org.tongguan.declaration.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tongguan.declaration.act.Attachment;
import org.tongguan.declaration.act.Attachments;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.scan.FileScan;

/** Attached documents of a declaration. */
@RestController
@RequestMapping("/api/v1/declarations/{id}/attachments")
@Tag(name = "declarations")
class AttachmentApi {

    private final Attachments attachments;
    private final FileScan scan;

    AttachmentApi(Attachments attachments, FileScan scan) {
        this.attachments = attachments;
        this.scan = scan;
    }

    /** A document that the enterprise keeps: its SHA-256 (hexadecimal) binds it. */
    record Registration(String documentCode, boolean keptByTrader, String fileName, String sha256, long sizeBytes) { }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(Callers.TRADERS)
    @Operation(summary = "Upload a document")
    Attachment upload(Actor actor, @PathVariable UUID id, @RequestParam String documentCode, @RequestParam MultipartFile file) {
        try {
            byte[] content = file.getBytes();
            scan.demandClean(content);
            return attachments.upload(actor, id, documentCode, file.getOriginalFilename(), content);
        } catch (IOException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "message.unreadable");
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(Callers.TRADERS)
    @Operation(summary = "Register a document that the enterprise keeps")
    Attachment register(Actor actor, @PathVariable UUID id, @RequestBody Registration body) {
        return attachments.register(actor, id, body.documentCode(), body.fileName(), body.sizeBytes(), body.sha256());
    }

    @GetMapping("/{attachmentId}")
    @PreAuthorize("hasAnyRole('OFFICER','INSPECTOR','SENIOR','DECLARANT','TRADER_MANAGER')")
    @Operation(summary = "The document's bytes")
    ResponseEntity<byte[]> content(Actor actor, @PathVariable UUID id, @PathVariable UUID attachmentId) {
        byte[] content = attachments.content(actor, id, attachmentId);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("document-" + attachmentId).build().toString()).body(content);
    }

    @PostMapping("/{attachmentId}/request")
    @PreAuthorize(Callers.OFFICERS)
    @Operation(summary = "Ask for a document that the enterprise keeps; goods wait until it comes")
    Attachment request(Actor actor, @PathVariable UUID id, @PathVariable UUID attachmentId) {
        return attachments.request(actor, id, attachmentId);
    }
}
