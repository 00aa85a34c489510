package org.tongguan.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Text;
import org.tongguan.trader.Traders;

/** Asks platforms for the payments behind orders. */
@RestController
@RequestMapping("/api/v1/payment-proofs")
@Tag(name = "payment-proof")
class PaymentProofApi {

    private final PaymentProofs proofs;
    private final PaymentPlatforms platforms;
    private final Traders traders;

    PaymentProofApi(PaymentProofs proofs, PaymentPlatforms platforms, Traders traders) {
        this.platforms = platforms;
        this.proofs = proofs;
        this.traders = traders;
    }

    /** @param url its {@code platDataOpen} address */
    record PlatformAddress(String traderId, @Nullable Text traderName, String url, String registeredBy, Instant registeredAt) { }

    record QuestionInput(String ebpCode, String orderNo) { }

    record PlatformInput(String url) { }

    /** Questions and answers about one order. */
    record OrderView(List<PaymentQuestion> questions, List<PaymentProof> proofs) { }

    @GetMapping
    @PreAuthorize("hasAnyRole('OFFICER','SENIOR','ANALYST','ADMIN')")
    @Operation(summary = "What was asked and proved about the payment of an order")
    OrderView get(Actor actor, @RequestParam String ebp, @RequestParam String order) {
        return new OrderView(proofs.questions(actor, ebp, order), proofs.list(actor, ebp, order));
    }

    @PostMapping("/questions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('OFFICER','SENIOR','ADMIN')")
    @Operation(summary = "Ask a platform for the payment behind an order")
    Map<String, String> ask(Actor actor, @RequestBody QuestionInput input) {
        return Map.of("sessionID", proofs.ask(actor, input.ebpCode(), input.orderNo()));
    }

    @GetMapping("/platforms")
    @PreAuthorize("hasAnyRole('OFFICER','SENIOR','ADMIN')")
    @Operation(summary = "Platforms that can be asked, and where")
    Page<PlatformAddress> platforms(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return platforms.list(actor, page, size).map(p -> new PlatformAddress(String.valueOf(p.traderId()), traders.name(p.traderId()), p.url(),
                p.registeredBy(), p.registeredAt()));
    }

    @StepUp
    @PutMapping("/platforms/{traderId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Say where a platform is asked (its platDataOpen address)")
    void platform(Actor actor, @PathVariable long traderId, @RequestBody PlatformInput input) {
        platforms.register(actor, traderId, input.url());
    }

    @StepUp
    @DeleteMapping("/platforms/{traderId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Ask a platform no more: its address is forgotten, what it proved stays")
    void remove(Actor actor, @PathVariable long traderId) {
        platforms.remove(actor, traderId);
    }
}
