package org.tongguan.ecommerce.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.ecommerce.export.Warehouses;
import org.tongguan.ecommerce.store.WarehouseStore.Warehouse;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.StepUp;

/** Overseas warehouses: filed by firms, accepted or ended by customs. */
@RestController
@RequestMapping("/api/v1/ecommerce/warehouses")
@Tag(name = "ecommerce")
class WarehouseApi {

    private final Warehouses warehouses;

    WarehouseApi(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    /** A warehouse abroad. {@code country}: three letters. */
    record OverseasWarehouse(@Nullable String name, @Nullable String country, @Nullable String address) { }

    /** A filing. {@code validFrom}: empty until customs accepts it. */
    record OverseasWarehouseView(UUID id, String name, String country, String address, Instant filedAt, @Nullable LocalDate validFrom,
                                 @Nullable LocalDate endedOn) { }

    @GetMapping
    @PreAuthorize(Callers.BOTH_SIDES)
    @Operation(summary = "Overseas warehouses filed, newest first")
    Page<OverseasWarehouseView> list(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return warehouses.list(actor, page, size).map(WarehouseApi::view);
    }

    @PostMapping
    @PreAuthorize(Callers.TRADERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Files an overseas warehouse; it counts once customs has accepted it")
    OverseasWarehouseView file(Actor actor, @RequestBody OverseasWarehouse warehouse) {
        return view(warehouses.file(actor, warehouse.name(), warehouse.country(), warehouse.address()));
    }

    @StepUp
    @PostMapping("/{id}/accept")
    @PreAuthorize(Callers.OFFICERS)
    @Operation(summary = "Accepts the filing from today on")
    OverseasWarehouseView accept(Actor actor, @PathVariable UUID id) {
        return view(warehouses.decide(actor, id, true));
    }

    @PostMapping("/{id}/end")
    @PreAuthorize(Callers.OFFICERS)
    @Operation(summary = "The filing counts no more from today on")
    OverseasWarehouseView end(Actor actor, @PathVariable UUID id) {
        return view(warehouses.decide(actor, id, false));
    }

    private static OverseasWarehouseView view(Warehouse w) {
        return new OverseasWarehouseView(w.id(), w.name(), w.country(), w.address(), w.filedAt(), w.validFrom(), w.endedOn());
    }
}
