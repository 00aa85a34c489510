package org.tongguan.tariff.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;
import org.tongguan.reference.ImportBody;
import org.tongguan.reference.ImportReport;
import org.tongguan.runtime.Transactions;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.schedule.LawKind;
import org.tongguan.tariff.value.ExchangeRates;

/** Takes tariff lines and exchange rates over from files. */
@RestController
@RequestMapping("/api/v1/reference/import")
@Tag(name = "tariff")
class TariffImportApi {

    private final Tariff tariff;
    private final ExchangeRates rates;
    private final Transactions transactions;

    TariffImportApi(Tariff tariff, ExchangeRates rates, Transactions transactions) {
        this.tariff = tariff;
        this.rates = rates;
        this.transactions = transactions;
    }

    @StepUp
    @PostMapping("/tariff")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Take tariff lines over from a CSV file: all of it, or nothing and what is wrong with which row")
    ResponseEntity<ImportReport> tariff(Actor actor, HttpServletRequest request) {
        var file = ImportBody.of(request);
        return ImportBody.answer(transactions.call(actor, () -> tariff.importLines(file)));
    }

    @StepUp
    @PostMapping("/tariff/{kind}")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Take rows of one kind over from a CSV file in our own layout: lines, agreements, parties, agreement-rates, quotas or remedies")
    ResponseEntity<ImportReport> rows(Actor actor, @PathVariable String kind, HttpServletRequest request) {
        LawKind known = Arrays.stream(LawKind.values()).filter(k -> k.name().equals(kind.replace('-', '_').toUpperCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "tariff-kind", kind));
        var file = ImportBody.of(request);
        return ImportBody.answer(transactions.call(actor, () -> tariff.importRows(known, file)));
    }

    @PostMapping("/exchange-rates")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Take exchange rates over from a CSV file: all of it, or nothing and what is wrong with which row")
    ResponseEntity<ImportReport> exchangeRates(Actor actor, HttpServletRequest request) {
        var file = ImportBody.of(request);
        return ImportBody.answer(transactions.call(actor, () -> rates.importRates(file)));
    }
}
