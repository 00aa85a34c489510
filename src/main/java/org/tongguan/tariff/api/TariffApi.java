package org.tongguan.tariff.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.tongguan.tariff.schedule.Nomenclature;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.schedule.Schedule;

@RestController
@RequestMapping("/api/v1/tariff")
@Tag(name = "tariff")
class TariffApi {

    private final Tariff tariff;
    private final Nomenclature nomenclature;
    private final Clock clock;

    TariffApi(Tariff tariff, Nomenclature nomenclature, Clock clock) {
        this.tariff = tariff;
        this.nomenclature = nomenclature;
        this.clock = clock;
    }

    /** A tariff line as the API shows it; rates in the rate language, empty as in {@link TariffLine}. */
    @Schema(name = "TariffLine")
    record LineView(String code, Text name, String unit1, @Nullable String unit2, String mfn, String general, String provisional, boolean provisionalExPart,
                    String vat, String consumption, String exportDuty, String exportProvisional, String vatRefund, String importDocuments,
                    String exportDocuments, String inspection, LocalDate validFrom, @Nullable LocalDate validTo, String source) {

        static LineView of(TariffLine l) {
            return new LineView(l.code(), l.name(), l.unit1(), l.unit2(), l.mfn(), l.general(), l.provisional(), l.provisionalExPart(),
                    text(l.vatPercent()), l.consumption(), l.exportDuty(), l.exportProvisional(), text(l.vatRefund()), l.importDocuments(),
                    l.exportDocuments(), l.inspection(), l.validFrom(), l.validTo(), l.source());
        }

        private static String text(BigDecimal number) {
            return number == null ? "" : number.toPlainString();
        }
    }

    /**
     * A tariff line with everything around it. {@code offers}, {@code quota} and {@code remedies} are as of the day; offers are there when an origin
     * was given, remedies of every origin when none was. {@code history} holds every validity of the code, newest first.
     */
    @Schema(name = "TariffEntry")
    record EntryView(String code, Text name, String unit1, @Nullable String unit2, String mfn, String general, String provisional, boolean provisionalExPart,
                     String vat, String consumption, String exportDuty, String exportProvisional, String vatRefund, String importDocuments,
                     String exportDocuments, String inspection, LocalDate validFrom, @Nullable LocalDate validTo, String source,
                     List<HeadingView> above, List<OfferView> offers, @Nullable QuotaView quota, List<RemedyView> remedies,
                     List<LineView> history, String lawVersion) { }

    @Schema(name = "TariffHeading")
    record HeadingView(String code, Text name) { }

    /** {@code rate} is null when it is not at hand; {@code waiver} is the customs value up to which no proof is asked. */
    @Schema(name = "TariffOffer")
    record OfferView(String agreement, Text name, String kind, @Nullable String rate, @Nullable String quota, @Nullable String quotaRate,
                     LocalDate since, @Nullable LocalDate validTo, @Nullable Text proof, @Nullable Text transport, @Nullable String waiver,
                     @Nullable Text law, @Nullable String source) { }

    @Schema(name = "TariffQuota")
    record QuotaView(String quota, Text name, String rate, @Nullable String provisional, @Nullable String document, @Nullable LocalDate validTo,
                     String source) { }

    @Schema(name = "TradeRemedy")
    record RemedyView(String measure, String kind, Text goods, String code, String origin, @Nullable String firm, String rate, @Nullable Text law,
                      LocalDate validFrom, @Nullable LocalDate validTo, String source) { }

    @GetMapping("/{code}")
    @Operation(summary = "The tariff line of a commodity code on a day, today where none is given, with what each agreement open to an origin offers; "
            + "knownAt asks what was known at that moment")
    @PreAuthorize("isAuthenticated()")
    EntryView get(@PathVariable String code, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
                  @RequestParam(required = false) String origin,
                  @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) Instant knownAt) {
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        Schedule schedule = knownAt == null ? tariff.schedule() : tariff.knownAt(knownAt);
        Rated found = code.length() == 8 || code.length() == 10 ? schedule.line(code, day) : null;
        if (found == null) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "tariff-line", code, day);
        }
        LineView l = LineView.of(found.line());
        boolean asked = origin != null && !origin.isBlank();
        return new EntryView(l.code, l.name, l.unit1, l.unit2, l.mfn, l.general, l.provisional, l.provisionalExPart, l.vat, l.consumption, l.exportDuty,
                l.exportProvisional, l.vatRefund, l.importDocuments, l.exportDocuments, l.inspection, l.validFrom, l.validTo, l.source,
                nomenclature.above(code, day).stream().map(h -> new HeadingView(h.code(), h.name())).toList(),
                asked ? schedule.offers(code, origin, day).stream().map(TariffApi::offer).toList() : List.of(), quota(schedule.quota(code, day)),
                schedule.remedies(code, day).stream().filter(r -> !asked || r.row().origin().equals(origin) || "*".equals(r.row().origin()))
                        .map(TariffApi::remedy).toList(),
                schedule.versions(found.line().code()).stream().map(r -> LineView.of(r.line())).toList(), tariff.version());
    }

    private static OfferView offer(Schedule.Offer o) {
        var a = o.agreement();
        return new OfferView(a.code(), a.name(), a.kind().name(), o.rate() == null ? null : o.rate().toString(), o.quota(),
                o.quotaRate() == null ? null : o.quotaRate().toString(), o.party().validFrom(), o.validTo(), a.proof(), a.transport(),
                a.waiverAmount() == null ? null : a.waiverAmount().toPlainString() + " " + a.waiverCurrency(), a.law(), o.source());
    }

    private static QuotaView quota(Schedule.RatedQuota q) {
        return q == null ? null : new QuotaView(q.row().quota(), q.row().name(), q.row().rate(), q.row().provisional(), q.row().document(), q.row().validTo(),
                q.row().source());
    }

    private static RemedyView remedy(Schedule.RatedRemedy r) {
        var row = r.row();
        return new RemedyView(row.measure(), row.kind().name(), row.goods(), row.code(), row.origin(), row.firm(), row.rate(), row.law(), row.validFrom(),
                row.validTo(), row.source());
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
