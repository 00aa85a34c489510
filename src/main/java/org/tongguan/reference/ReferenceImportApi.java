package org.tongguan.reference;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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

    private final ReferenceImports imports;

    ReferenceImportApi(ReferenceImports imports) {
        this.imports = imports;
    }

    @StepUp
    @PostMapping("/codes")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Take codes of a list over from a CSV file: all of it, or nothing and what is wrong with which row")
    ResponseEntity<ImportReport> codes(Actor actor, @RequestParam String list, HttpServletRequest request) {
        return ImportBody.answer(imports.importCodes(actor, list, ImportBody.of(request)));
    }

    @StepUp
    @PostMapping("/parameters")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Take parameters of the law over from a CSV file: all of it, or nothing and what is wrong with which row")
    ResponseEntity<ImportReport> parameters(Actor actor, HttpServletRequest request) {
        return ImportBody.answer(imports.importParameters(actor, ImportBody.of(request)));
    }
}
