package org.tongguan.gate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;

@RestController
@RequestMapping("/api/v1/gate")
@Tag(name = "gate")
class VehicleApi {

    private final Vehicles vehicles;

    VehicleApi(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    /** None = any vehicle may take the goods. */
    record VehiclesBody(List<String> plates) { }

    @Operation(summary = "Name the only vehicles that may take the goods of a release")
    @PreAuthorize("hasAnyRole('DECLARANT','TRADER_MANAGER')")
    @PutMapping("/releases/{number}/vehicles")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void name(@PathVariable String number, @RequestBody VehiclesBody body, Actor actor) {
        vehicles.name(number, body.plates(), actor);
    }
}
