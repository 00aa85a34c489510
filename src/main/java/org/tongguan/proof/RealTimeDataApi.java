package org.tongguan.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where platforms upload, at the path the notice names. Open to everybody: what counts is the signature, and that it answers a question. */
@RestController
@RequestMapping("/ceb2grab/grab")
@Tag(name = "payment-proof")
class RealTimeDataApi {

    private final PaymentProofs proofs;

    RealTimeDataApi(PaymentProofs proofs) {
        this.proofs = proofs;
    }

    @PostMapping(path = "/realTimeDataUpload", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(summary = "Upload raw payment data (form field payExInfoStr), signed by the platform")
    PaymentProofs.Ack upload(@RequestParam(defaultValue = "") String payExInfoStr) {
        return proofs.take(payExInfoStr);
    }
}
