package org.tongguan.ecommerce.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.ecommerce.summary.Made;
import org.tongguan.ecommerce.summary.SummaryDeclarations;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;

/** Export declarations summed up from lists. */
@RestController
@RequestMapping("/api/v1/ecommerce/summaries")
@Tag(name = "ecommerce")
class SummaryApi {

    private final SummaryDeclarations summaries;

    SummaryApi(SummaryDeclarations summaries) {
        this.summaries = summaries;
    }

    /** A declaration made of lists. {@code head}: what they have in common, by the list's element names. {@code byPlatform}: nobody applied for it in time. */
    record ExportSummaryView(UUID id, String number, String declarationNumber, String office, Instant madeAt, Map<String, String> head, int lines,
                             boolean byPlatform) { }

    /** A line, and the lines of lists that went into it. */
    record ExportSummaryLine(Map<String, String> values, List<List<String>> sources) { }

    /** With its goods, and as a goods declaration in the form in which declarations are filed. */
    record ExportSummaryWhole(ExportSummaryView summary, List<ExportSummaryLine> goods, Map<String, Object> declaration) { }

    @GetMapping
    @PreAuthorize("hasAnyRole('DECLARANT','TRADER_MANAGER','OFFICER','SENIOR','ANALYST')")
    @Operation(summary = "Export declarations summed up from lists, newest first")
    Page<ExportSummaryView> list(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return summaries.newest(actor, page, size).map(SummaryApi::view);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('DECLARANT','TRADER_MANAGER','OFFICER','SENIOR','ANALYST')")
    @Operation(summary = "One of them with its goods, and as a goods declaration for the broker to complete and file")
    ExportSummaryWhole get(Actor actor, @PathVariable UUID id) {
        Made made = summaries.get(actor, id);
        return new ExportSummaryWhole(view(made), made.goods().stream().map(g -> new ExportSummaryLine(g.values(), g.sources())).toList(),
                summaries.declaration(made));
    }

    @PostMapping("/{id}/take-back")
    @PreAuthorize(Callers.TRADERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes back what the platform summed up: the firm applies itself")
    void takeBack(Actor actor, @PathVariable UUID id) {
        summaries.takeBack(actor, id);
    }

    private static ExportSummaryView view(Made made) {
        return new ExportSummaryView(made.row().id(), made.row().number(), made.row().declaration(), made.row().office(), made.row().madeAt(), made.head(),
                made.goods().size(), made.row().byPlatform());
    }
}
