package org.tongguan.inspection;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.StepUp;
import org.tongguan.runtime.scan.FileScan;

@RestController
@RequestMapping("/api/v1/inspections")
@Tag(name = "inspection")
class InspectionApi {

    private static final String READERS = "hasAnyRole('OFFICER','INSPECTOR','SENIOR','DECLARANT','TRADER_MANAGER')";
    private final Inspections inspections;
    private final FileScan scan;

    InspectionApi(Inspections inspections, FileScan scan) {
        this.inspections = inspections;
        this.scan = scan;
    }

    record Schedule(String place, Instant at) { }

    record Result(Outcome outcome, String findings) { }

    /** @param items that failed, of lists and accounts of goods; null or empty = all goods */
    record DecisionBody(Decision decision, String reason, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String article, LocalDate dueOn,
                        @Nullable List<Integer> items) { }

    record Note(String note) { }

    record Reason(String reason) { }

    record Payment(String receiptNumber, LocalDate paidOn) { }

    @Operation(summary = "Inspection orders, newest first")
    @PreAuthorize(READERS)
    @GetMapping
    Page<InspectionView> list(@RequestParam(required = false) String office, @RequestParam(required = false) Inspection.State state,
                    @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size, Actor actor) {
        Page<Inspection> found = inspections.list(office, state == null ? null : state.name(), page, size, actor);
        return found.map(i -> inspections.view(i, actor));
    }

    @Operation(summary = "One inspection order")
    @PreAuthorize(READERS)
    @GetMapping("/{id}")
    InspectionView get(@PathVariable UUID id, Actor actor) {
        return inspections.view(inspections.get(id, actor), actor);
    }

    @Operation(summary = "Set or change place and time of the visit")
    @PreAuthorize(Callers.INSPECTORS)
    @PostMapping("/{id}/schedule")
    InspectionView schedule(@PathVariable UUID id, @RequestBody Schedule body, Actor actor) {
        return inspections.view(inspections.schedule(id, body.place(), body.at(), actor), actor);
    }

    @Operation(summary = "Record what a department saw")
    @PreAuthorize(Callers.INSPECTORS)
    @StepUp
    @PostMapping("/{id}/tasks/{taskId}/result")
    InspectionView result(@PathVariable UUID id, @PathVariable UUID taskId, @RequestBody Result body, Actor actor) {
        return inspections.view(inspections.recordResult(id, taskId, body.outcome(), body.findings(), actor), actor);
    }

    @Operation(summary = "Add a photo (JPEG, PNG or WebP, at most 10 MB) to a task")
    @PreAuthorize(Callers.INSPECTORS)
    @PostMapping(path = "/{id}/tasks/{taskId}/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Inspection.Photo addPhoto(@PathVariable UUID id, @PathVariable UUID taskId, @RequestParam MultipartFile file, Actor actor) throws IOException {
        byte[] content = file.getBytes();
        scan.demandClean(content);
        return inspections.addPhoto(id, taskId, file.getOriginalFilename(), content, actor);
    }

    @Operation(summary = "A photo")
    @PreAuthorize(READERS)
    @GetMapping("/{id}/photos/{photoId}")
    ResponseEntity<byte[]> photo(@PathVariable UUID id, @PathVariable UUID photoId, Actor actor) {
        Inspections.PhotoContent photo = inspections.photo(id, photoId, actor);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(photo.contentType()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(photo.fileName(), StandardCharsets.UTF_8).build().toString())
                .body(photo.content());
    }

    @Operation(summary = "Decide about goods that failed")
    @PreAuthorize(Callers.OFFICERS)
    @StepUp
    @PostMapping("/{id}/decision")
    InspectionView decide(@PathVariable UUID id, @RequestBody DecisionBody body, Actor actor) {
        return inspections.view(inspections.decide(id, new DecisionRequest(body.decision(), body.reason(), body.amount(), body.article(), body.dueOn(),
                body.items()), actor), actor);
    }

    @Operation(summary = "Record that what was decided is done")
    @PreAuthorize(Callers.INSPECTORS)
    @StepUp
    @PostMapping("/{id}/remedy-done")
    InspectionView remedyDone(@PathVariable UUID id, @RequestBody Note body, Actor actor) {
        return inspections.view(inspections.remedyDone(id, body.note(), actor), actor);
    }

    @Operation(summary = "Record the payment of a penalty")
    @PreAuthorize(Callers.OFFICERS)
    @StepUp
    @PostMapping("/{id}/penalty-payment")
    InspectionView penaltyPaid(@PathVariable UUID id, @RequestBody Payment body, Actor actor) {
        return inspections.view(inspections.recordPenaltyPayment(id, body.receiptNumber(), body.paidOn(), actor), actor);
    }

    @Operation(summary = "Ask for an order to be taken back, or confirm it when another person asked")
    @PreAuthorize(Callers.OFFICERS)
    @StepUp
    @PostMapping("/{id}/cancel")
    InspectionView cancel(@PathVariable UUID id, @RequestBody Reason body, Actor actor) {
        return inspections.view(inspections.cancel(id, body.reason(), actor), actor);
    }

}
