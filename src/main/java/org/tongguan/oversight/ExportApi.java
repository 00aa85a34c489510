package org.tongguan.oversight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;

@RestController
@RequestMapping("/api/v1/exports")
@Tag(name = "oversight")
class ExportApi {

    private final Exports exports;

    ExportApi(Exports exports) {
        this.exports = exports;
    }

    record ExportView(UUID id, Instant at, String account, String what, @Nullable Long rows, @Nullable Long bytes, String format) { }

    /** @param format how the file's name ends; csv unless told */
    record ExportInput(String what, Long rows, @Nullable String format) { }

    @GetMapping
    @PreAuthorize("hasAnyRole('SENIOR','ADMIN')")
    @Operation(summary = "What was taken out as a file, newest first: who, what, how many rows")
    Page<ExportView> list(Actor actor, @RequestParam(required = false) String account, @RequestParam(defaultValue = "0") int page,
                          @RequestParam(defaultValue = "20") int size) {
        Page<ExportStore.Export> found = exports.list(actor, account, page, size);
        return found.map(e -> new ExportView(e.id(), e.at(), e.account(), e.what(), e.rows(), e.bytes(), e.format()));
    }

    @PostMapping
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "A page tells that it is about to write what it has read to a file")
    void told(Actor actor, @RequestBody ExportInput input) {
        exports.record(actor, input.what, input.rows, null, input.format == null ? "csv" : input.format);
    }
}
