package org.tongguan.revenue.month;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.formats.SpreadsheetWriter;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Text;
import org.tongguan.revenue.BillView;
import org.tongguan.revenue.Bills;
import org.tongguan.trader.Traders;

@RestController
@RequestMapping("/api/v1/consolidated-tax")
@Tag(name = "revenue")
class MonthBillApi {

    private static final String PAYERS = "hasAnyRole('OFFICER','INSPECTOR','SENIOR','ANALYST','ADMIN','DECLARANT','TRADER_MANAGER','BANK')";
    private final MonthBills months;
    private final Bills bills;
    private final Traders traders;

    MonthBillApi(MonthBills months, Bills bills, Traders traders) {
        this.months = months;
        this.bills = bills;
        this.traders = traders;
    }

    /**
     * @param month       such as 2026-06
     * @param tax         of the bills that belong to it now
     * @param outstanding what a payment of all of it today must be
     * @param count       bills that belong to it
     * @param bills       empty in lists
     */
    record MonthBillView(String number, String traderId, @Nullable Text traderName, String month, LocalDate dueOn, MonthBill.State state, String tax,
                         String lateFee, String outstanding, int count, @Nullable Instant issuedAt, @Nullable Instant paidAt, List<BillView> bills) { }

    /** @param reinstatedAt null while it is stopped */
    record StoppedPrivilege(UUID id, String traderId, @Nullable Text traderName, String number, Instant stoppedAt, @Nullable Instant reinstatedAt,
                            @Nullable String reinstatedBy, @Nullable String reason) { }

    record Reinstatement(@Nullable String reason) { }

    private MonthBillView view(MonthBills.View v, boolean whole) {
        MonthBill m = v.month();
        List<BillView> all = bills.views(v.bills());
        return new MonthBillView(m.number(), String.valueOf(m.traderId()), traders.name(m.traderId()), m.month().toString().substring(0, 7), m.dueOn(),
                m.state(), sum(all.stream().map(BillView::amount).toList()), sum(all.stream().map(BillView::lateFee).toList()),
                sum(all.stream().map(BillView::outstanding).toList()), all.size(), m.issuedAt(), m.paidAt(), whole ? all : List.of());
    }

    private static String sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add).toPlainString();
    }

    private StoppedPrivilege view(MonthBill.Stop s) {
        return new StoppedPrivilege(s.id(), String.valueOf(s.traderId()), traders.name(s.traderId()), s.number(), s.stoppedAt(), s.reinstatedAt(),
                s.reinstatedBy(), s.reason());
    }

    @GetMapping("/months")
    @Operation(summary = "Months' bills of consolidated tax: a trader's own, all for officials; by state and number; without their bills")
    @PreAuthorize(Callers.EVERYBODY)
    Page<MonthBillView> list(Actor actor, @RequestParam(required = false) MonthBill.State state, @RequestParam(required = false) String q,
                             @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<MonthBills.View> found = months.list(actor, state, q, page, size);
        return found.map(v -> view(v, false));
    }

    @GetMapping("/months/{number}")
    @Operation(summary = "A month's bill with every bill that belongs to it; a bank sees what is to be paid")
    @PreAuthorize(PAYERS)
    MonthBillView get(Actor actor, @PathVariable String number) {
        return view(months.get(actor, number), true);
    }

    @GetMapping("/months/{number}/statement")
    @Operation(summary = "The statement of a month as a workbook, one line a bill")
    @PreAuthorize(Callers.EVERYBODY)
    ResponseEntity<byte[]> statement(Actor actor, @PathVariable String number) {
        MonthBillView month = view(months.get(actor, number), true);
        List<List<String>> rows = month.bills().stream().map(b -> List.of(b.number(), b.declarationNumber() == null ? "" : b.declarationNumber(), b.amount(),
                b.lateFee(), b.outstanding(), b.dueOn().toString(), b.state().name())).toList();
        byte[] file = SpreadsheetWriter.write(new SpreadsheetWriter.Table(month.month(), List.of("税单 Bill", "报关单 Declaration", "税款 Tax CNY",
                "滞纳金 Late fee CNY", "应缴 Outstanding CNY", "期限 Due on", "状态 State"), rows), List.of(2, 3, 4), SpreadsheetWriter.Format.XLSX);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(SpreadsheetWriter.Format.XLSX.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(month.number() + ".xlsx").build().toString())
                .header("X-Rows", Integer.toString(month.bills().size())).body(file);
    }

    @GetMapping("/stops")
    @Operation(summary = "Stopped privileges of consolidated tax: a trader's own, all for officials; those stopped now first")
    @PreAuthorize(Callers.EVERYBODY)
    Page<StoppedPrivilege> stops(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<MonthBill.Stop> found = months.listStops(actor, page, size);
        return found.map(this::view);
    }

    @StepUp
    @PostMapping("/stops/{id}/reinstate")
    @Operation(summary = "Let a trader use consolidated tax again, once the month's bill in default is paid")
    @PreAuthorize(Callers.OFFICERS)
    StoppedPrivilege reinstate(Actor actor, @PathVariable UUID id, @RequestBody Reinstatement input) {
        return view(months.reinstate(actor, id, input.reason()));
    }
}
