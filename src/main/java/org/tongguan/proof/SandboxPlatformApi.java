package org.tongguan.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A platform's side of the interface, in a sandbox only: takes the question, signs an answer with a trial key and uploads it. */
@RestController
@ConditionalOnProperty("tongguan.sandbox")
@RequestMapping("/sandbox")
@Tag(name = "payment-proof")
class SandboxPlatformApi {

    private final SandboxPlatform platform;
    private final Clock clock;

    SandboxPlatformApi(SandboxPlatform platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** The platform's answer at once; the data follow by upload. */
    record Taken(String code, String message, long serviceTime) { }

    @PostMapping(path = "/platDataOpen", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(summary = "Sandbox: a platform that answers questions for raw payment data")
    Taken platDataOpen(@RequestParam String orderNo, @RequestParam String sessionID, @RequestParam(defaultValue = "0") String serviceTime) {
        String refusal = platform.take(sessionID);
        return new Taken(refusal == null ? "10000" : "20000", refusal == null ? "" : refusal, clock.millis());
    }
}
