package org.tongguan.tariff.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;
import org.tongguan.reference.ImportBody;
import org.tongguan.tariff.imports.ImportKind;
import org.tongguan.tariff.imports.ImportOptions;
import org.tongguan.tariff.imports.ImportRun;
import org.tongguan.tariff.imports.RateReading;
import org.tongguan.tariff.imports.TariffImports;

/** Whole tariffs from files, taken over beside the request. */
@RestController
@RequestMapping("/api/v1/tariff")
@Tag(name = "tariff")
class TariffFilesApi {

    private final TariffImports imports;

    TariffFilesApi(TariffImports imports) {
        this.imports = imports;
    }

    @StepUp
    @PostMapping("/imports")
    @ApiResponse(responseCode = "202")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Take a whole tariff over from a file, as a run beside the request: kind is tariff, agreements, parties, agreement-rates, quotas, "
            + "remedies, china, japan, us or taric")
    ResponseEntity<ImportRun> start(Actor actor, @RequestParam String kind, @RequestParam(defaultValue = "") String fileName,
                                    @RequestParam(required = false) String source, @RequestParam(required = false) String schedule,
                                    @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
                                    @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validTo,
                                    HttpServletRequest request) throws IOException {
        ImportKind known = ImportKind.of(kind).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "tariff-kind", kind));
        if (schedule != null && imports.schedules().stream().noneMatch(s -> s.name().equals(schedule))) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "tariff-schedule", schedule);
        }
        String name = fileName.length() > 200 ? fileName.substring(0, 200) : fileName;
        UUID id = imports.start(known, name, ImportBody.of(request).readAllBytes(), new ImportOptions(source, validFrom, validTo, schedule), actor);
        return ResponseEntity.accepted().location(URI.create("/api/v1/tariff/imports/" + id)).body(imports.get(id));
    }

    @GetMapping("/imports/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "How far an import is: rows read of about how many, and every wrong row with its cure")
    ImportRun get(@PathVariable UUID id) {
        return imports.get(id);
    }

    @GetMapping("/imports")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "The latest imports")
    List<ImportRun> list(@RequestParam(defaultValue = "20") int limit) {
        return imports.list(Math.clamp(limit, 1, 200));
    }

    @GetMapping("/schedules")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Tariffs that can be here: the national one and those of other administrations, with the currency of their rates")
    List<TariffImports.ScheduleName> schedules() {
        return imports.schedules();
    }

    @GetMapping("/schedules/{name}/readings")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "How each distinct text that a foreign schedule prints as a rate was read")
    List<RateReading> readings(@PathVariable String name) {
        return imports.readings(name);
    }
}
