package org.tongguan.tariff.batch;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tongguan.formats.SheetForm;
import org.tongguan.formats.SpreadsheetWriter;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;

@RestController
@RequestMapping("/api/v1/duty/batches")
@Tag(name = "tariff")
@PreAuthorize("hasAnyRole('DECLARANT','TRADER_MANAGER','OFFICER','SENIOR','ANALYST')")
class BatchApi {

    private final Batches batches;

    BatchApi(Batches batches) {
        this.batches = batches;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Quote a file of goods, CSV or XLSX, up to 20,000 rows; answers at once, the rows are quoted afterwards")
    Batch create(Actor actor, @RequestParam MultipartFile file) {
        try {
            SheetForm.checkSize(file.getSize());
            return batches.create(actor, file.getOriginalFilename(), file.getBytes());
        } catch (IOException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "sheet.unreadable", String.valueOf(e.getMessage()));
        }
    }

    @GetMapping
    @Operation(summary = "Own batches, newest first; they are kept for 30 days")
    Page<Batch> list(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return batches.list(actor, page, size);
    }

    @GetMapping("/template")
    @Operation(summary = "An empty file to fill in, with example rows; format CSV or XLSX")
    ResponseEntity<byte[]> template(@RequestParam(defaultValue = "XLSX") String format) {
        SpreadsheetWriter.Format wanted = SpreadsheetWriter.Format.of(format);
        return file("duty-batch", wanted, Batches.template(wanted), 0);
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a batch is: rows done of all, rows wrong")
    Batch get(Actor actor, @PathVariable UUID id) {
        return batches.get(actor, id);
    }

    @GetMapping("/{id}/problems")
    @Operation(summary = "What is wrong with which row and column, and what cures it")
    Page<BatchRow.Problem> problems(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "0") int page,
                                    @RequestParam(defaultValue = "20") int size) {
        return batches.problems(actor, id, page, size);
    }

    @GetMapping("/{id}/result")
    @Operation(summary = "The file with its results, in the format it came in or in the one asked for")
    ResponseEntity<byte[]> result(Actor actor, @PathVariable UUID id, @RequestParam(required = false) String format) {
        Batch batch = batches.get(actor, id);
        SpreadsheetWriter.Format wanted = SpreadsheetWriter.Format.of(format == null || format.isEmpty() ? batch.format().name() : format);
        return file("duty-result-" + id, wanted, batches.result(actor, id, wanted), batch.rows());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a batch with its file and results")
    void delete(Actor actor, @PathVariable UUID id) {
        batches.delete(actor, id);
    }

    private static ResponseEntity<byte[]> file(String name, SpreadsheetWriter.Format format, byte[] content, int rows) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(format.mediaType())).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(format.fileName(name)).build().toString())
                .header("X-Rows", Integer.toString(rows)).body(content);
    }
}
