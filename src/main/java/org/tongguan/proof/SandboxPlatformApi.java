package org.tongguan.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** A platform's side of the interface, in a sandbox only: takes the question, signs an answer with a trial key and uploads it. */
@RestController
@RequestMapping("/sandbox")
@Tag(name = "payment-proof")
class SandboxPlatformApi {

    private final SandboxPlatform platform;
    private final Clock clock;
    private final boolean sandbox;

    SandboxPlatformApi(SandboxPlatform platform, Clock clock, @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.platform = platform;
        this.clock = clock;
        this.sandbox = sandbox;
    }

    /** The platform's answer at once; the data follow by upload. */
    record Taken(String code, String message, long serviceTime) { }

    @PostMapping(path = "/platDataOpen", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(summary = "Sandbox: a platform that answers questions for raw payment data")
    Taken platDataOpen(@RequestParam String orderNo, @RequestParam String sessionID, @RequestParam(defaultValue = "0") String serviceTime) {
        if (!sandbox) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "proof.sandbox");
        }
        platform.answerLater(sessionID);
        return new Taken("10000", "", clock.millis());
    }
}
