package org.tongguan.tariff.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.TariffLine;

@RestController
@RequestMapping("/api/v1/tariff")
@Tag(name = "tariff")
class TariffApi {

    private final Tariff tariff;
    private final Clock clock;

    TariffApi(Tariff tariff, Clock clock) {
        this.tariff = tariff;
        this.clock = clock;
    }

    /** A tariff line as the API shows it; rates in the rate language, empty as in {@link TariffLine}. */
    @Schema(name = "TariffLine")
    record LineView(String code, Text name, String unit1, String unit2, String mfn, String general, String provisional, boolean provisionalExPart,
                    String vat, String consumption, String exportDuty, String importDocuments, String exportDocuments, String inspection,
                    LocalDate validFrom, LocalDate validTo, String source) {

        static LineView of(TariffLine l) {
            BigDecimal vat = l.vatPercent();
            return new LineView(l.code(), l.name(), l.unit1(), l.unit2(), l.mfn(), l.general(), l.provisional(), l.provisionalExPart(),
                    vat == null ? "" : vat.toPlainString(), l.consumption(), l.exportDuty(), l.importDocuments(), l.exportDocuments(), l.inspection(),
                    l.validFrom(), l.validTo(), l.source());
        }
    }

    @GetMapping("/{code}")
    @Operation(summary = "The tariff line of a commodity code on a day, today where none is given")
    @PreAuthorize("isAuthenticated()")
    LineView get(@PathVariable String code, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf) {
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        return tariff.find(code, day).map(LineView::of).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "tariff-line", code, day));
    }

    @GetMapping
    @Operation(summary = "Tariff lines by the beginning of their code or by words of their Chinese or English name")
    @PreAuthorize("isAuthenticated()")
    Page<LineView> list(@RequestParam(defaultValue = "") String q,
                        @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
                        @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        List<TariffLine> all = tariff.matching(q, asOf == null ? LocalDate.now(clock) : asOf);
        return Page.cut(all.stream().map(LineView::of).toList(), page, size);
    }
}
