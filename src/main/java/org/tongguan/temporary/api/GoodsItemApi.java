package org.tongguan.temporary.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tongguan.formats.SpreadsheetWriter;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.temporary.Upload;
import org.tongguan.temporary.act.Uploads;

@RestController
@RequestMapping("/api/v1/temporary/lists")
@Tag(name = "temporary")
class GoodsItemApi {

    private final Uploads uploads;
    private final TemporaryViews views;

    GoodsItemApi(Uploads uploads, TemporaryViews views) {
        this.uploads = uploads;
        this.views = views;
    }

    @GetMapping("/template")
    @Operation(summary = "An empty file of items to fill in, with example rows; format CSV or XLSX")
    @PreAuthorize(Callers.CONCERNED)
    ResponseEntity<byte[]> template(@RequestParam(defaultValue = "XLSX") String format) {
        SpreadsheetWriter.Format wanted = SpreadsheetWriter.Format.of(format);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(wanted.mediaType())).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(wanted.fileName("exhibits")).build().toString()).body(Uploads.template(wanted));
    }

    @PostMapping(path = "/{number}/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Read a file of items into a list, XLSX or CSV, up to 20,000 rows; answers at once, sound rows come in afterwards")
    @PreAuthorize(Callers.TRADERS)
    TemporaryViews.TemporaryUpload upload(Actor actor, @PathVariable String number, @RequestParam MultipartFile file) {
        try {
            return TemporaryViews.view(uploads.create(actor, number, file.getOriginalFilename(), file.getBytes()));
        } catch (IOException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "sheet.unreadable", String.valueOf(e.getMessage()));
        }
    }

    @PostMapping("/{number}/items")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Read items into a list, as the rows of a file: objects with number, code, nameZh, nameEn, quantity, unit, pieces, weight, price,"
            + " currency, origin, special, proof, course")
    @PreAuthorize(Callers.TRADERS)
    TemporaryViews.TemporaryUpload add(Actor actor, @PathVariable String number, @RequestBody List<Map<String, String>> rows) {
        return TemporaryViews.view(uploads.create(actor, number, rows));
    }

    @DeleteMapping("/{number}/items")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take all items out of a draft")
    @PreAuthorize(Callers.TRADERS)
    void clear(Actor actor, @PathVariable String number) {
        uploads.clear(actor, number);
    }

    @GetMapping("/{number}/uploads/{id}")
    @Operation(summary = "How far a file is: rows done of all, rows wrong")
    @PreAuthorize(Callers.CONCERNED)
    TemporaryViews.TemporaryUpload progress(Actor actor, @PathVariable String number, @PathVariable UUID id) {
        return TemporaryViews.view(uploads.get(actor, number, id));
    }

    @GetMapping("/{number}/uploads/{id}/problems")
    @Operation(summary = "What is wrong with which row and column, and what cures it")
    @PreAuthorize(Callers.CONCERNED)
    Page<TemporaryViews.TemporaryProblem> problems(Actor actor, @PathVariable String number, @PathVariable UUID id, @RequestParam(defaultValue = "0") int page,
                                                   @RequestParam(defaultValue = "20") int size) {
        Page<Upload.Problem> found = uploads.problems(actor, number, id, page, size);
        return found.map(p -> new TemporaryViews.TemporaryProblem(p.row(), p.column(), p.text()));
    }

    @GetMapping("/{number}/items")
    @Operation(summary = "Items of a list with what is left of them; by number, code or name, by kind, only those still in")
    @PreAuthorize(Callers.CONCERNED)
    Page<TemporaryViews.TemporaryItem> items(Actor actor, @PathVariable String number, @RequestParam(required = false) String q,
                                             @RequestParam(required = false) String special, @RequestParam(defaultValue = "false") boolean left,
                                             @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        var found = uploads.items(actor, number, q, special, left, page, size);
        return found.map(views::view);
    }

    @GetMapping("/{number}/items/{item}")
    @Operation(summary = "An item with every part of it that went, or is asked to go, out")
    @PreAuthorize(Callers.CONCERNED)
    TemporaryViews.TemporaryItemCase item(Actor actor, @PathVariable String number, @PathVariable int item) {
        return views.view(uploads.item(actor, number, item));
    }
}
