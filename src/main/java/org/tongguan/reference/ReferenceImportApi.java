package org.tongguan.reference;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.StepUp;

/** Takes codes and law parameters over from files. */
@RestController
@RequestMapping("/api/v1/reference/import")
@Tag(name = "reference")
class ReferenceImportApi {

    private final ReferenceChanges changes;

    ReferenceImportApi(ReferenceChanges changes) {
        this.changes = changes;
    }

    @StepUp
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "202", description = "Another administrator has to approve it")
    @PostMapping("/codes")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Take codes of a list over from a CSV file: all of it, or nothing and what is wrong with which row. Once there were two "
            + "administrators it is a proposal, which another approves")
    ResponseEntity<ImportReport> codes(Actor actor, @RequestParam String list, HttpServletRequest request) throws IOException {
        return ImportBody.answer(changes.bringIn(actor, ReferenceChange.Kind.CODES, list, text(request)));
    }

    @StepUp
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "202", description = "Another administrator has to approve it")
    @PostMapping("/parameters")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Take parameters of the law over from a CSV file: all of it, or nothing and what is wrong with which row. Once there were two "
            + "administrators it is a proposal, which another approves")
    ResponseEntity<ImportReport> parameters(Actor actor, HttpServletRequest request) throws IOException {
        return ImportBody.answer(changes.bringIn(actor, ReferenceChange.Kind.PARAMETERS, null, text(request)));
    }

    private static String text(HttpServletRequest request) throws IOException {
        return new String(ImportBody.of(request).readAllBytes(), StandardCharsets.UTF_8);
    }
}
