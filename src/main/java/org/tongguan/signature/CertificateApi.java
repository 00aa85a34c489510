package org.tongguan.signature;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
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
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;

/** Certificates of traders: registered by the administration, or by a trader's manager for the trader itself. */
@RestController
@RequestMapping("/api/v1/certificates")
@Tag(name = "certificate")
class CertificateApi {

    private final Certificates certificates;

    CertificateApi(Certificates certificates) {
        this.certificates = certificates;
    }

    /** {@code traderId} is needed from officials only; {@code certificate} is PEM, or the same without its first and last line. */
    record CertificateInput(Long traderId, String certificate) { }

    record RevocationInput(String reason) { }

    @GetMapping
    @PreAuthorize("hasAnyRole('OFFICER','SENIOR','ADMIN','DECLARANT','TRADER_MANAGER')")
    @Operation(summary = "Certificates that sign messages, newest first; of one trader where one is named")
    Page<RegisteredCertificate> list(Actor actor, @RequestParam(required = false) Long trader, @RequestParam(defaultValue = "0") int page,
                                     @RequestParam(defaultValue = "20") int size) {
        return certificates.list(actor, trader, page, size);
    }

    @StepUp
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('ADMIN','TRADER_MANAGER')")
    @Operation(summary = "Register a certificate: from then on messages signed with it are the trader's")
    RegisteredCertificate register(Actor actor, @RequestBody CertificateInput input) {
        Long trader = actor.traderId() != null ? actor.traderId() : input.traderId();
        if (trader == null) {
            throw new PlatformException(ErrorCode.REFUSED, "certificate.trader");
        }
        if (input.certificate() == null) {
            throw new PlatformException(ErrorCode.REFUSED, "certificate.unreadable");
        }
        return certificates.register(actor, trader, input.certificate().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @PostMapping("/{id}/revocation")
    @PreAuthorize("hasAnyRole('ADMIN','TRADER_MANAGER')")
    @Operation(summary = "Take a certificate out of use, for ever")
    RegisteredCertificate revoke(Actor actor, @PathVariable UUID id, @RequestBody RevocationInput input) {
        return certificates.revoke(actor, id, input.reason());
    }
}
