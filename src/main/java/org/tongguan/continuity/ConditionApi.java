package org.tongguan.continuity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the platform is, for everybody: no figures, nothing of anybody's. */
@RestController
@RequestMapping("/api/v1/condition")
@Tag(name = "status")
class ConditionApi {

    private final Watch watch;

    ConditionApi(Watch watch) {
        this.watch = watch;
    }

    @GetMapping
    @SecurityRequirements
    @Operation(summary = "How the platform is, without logging in: OK, DEGRADED or DOWN, and why")
    PlatformCondition condition() {
        return watch.condition();
    }
}
