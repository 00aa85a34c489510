package org.tongguan.revenue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;

@RestController
@RequestMapping("/api/v1/payments")
@Tag(name = "revenue")
class PaymentApi {

    private static final int MAX_REFERENCE = 64;
    private final Payments payments;

    PaymentApi(Payments payments) {
        this.payments = payments;
    }

    /** A bank's report; amount as decimal text, time in ISO 8601 with its offset. */
    record PaymentInput(String billNumber, String amount, String currency, String bankReference, String paidAt) { }

    record PaymentReceipt(UUID id, String billNumber, Bill.State state) { }

    record PaymentView(UUID id, String billNumber, String amount, String lateFee, String currency, String bank, String bankReference, Instant paidAt,
                       Instant receivedAt, @Nullable Instant reversedAt) {

        static PaymentView of(Payment p) {
            return new PaymentView(p.id(), p.billNumber(), p.amount().toPlainString(), p.lateFee().toPlainString(), p.currency(), p.bankName(),
                    p.bankReference(), p.paidAt(), p.receivedAt(), p.reversedAt());
        }
    }

    @PostMapping
    @Operation(summary = "A bank reports a payment of a bill, or of a month's bill; the same report again is the same payment")
    @PreAuthorize("hasRole('BANK')")
    PaymentReceipt pay(Actor actor, @RequestBody PaymentInput input) {
        String reference = required(input.bankReference(), "bankReference");
        if (reference.length() > MAX_REFERENCE) {
            throw unusable("bankReference", reference);
        }
        Payment.Report payment = payments.take(actor, new Payment.Order(required(input.billNumber(), "billNumber"), amount(required(input.amount(), "amount")),
                required(input.currency(), "currency"), reference, time(required(input.paidAt(), "paidAt"))));
        return new PaymentReceipt(payment.id(), payment.number(), Bill.State.PAID);
    }

    @GetMapping
    @Operation(summary = "Payments: those a bank reported, a trader's own, all for officials; q is the number of a bill or the bank's reference")
    @PreAuthorize("hasAnyRole('OFFICER','INSPECTOR','SENIOR','ANALYST','ADMIN','DECLARANT','TRADER_MANAGER','BANK')")
    Page<PaymentView> list(Actor actor, @RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page,
                           @RequestParam(defaultValue = "20") int size) {
        Page<Payment> found = payments.list(actor, q == null || q.isBlank() ? null : q.strip(), page, size);
        return found.map(PaymentView::of);
    }

    private static String required(String text, String field) {
        if (text == null || text.isBlank()) {
            throw unusable(field, text);
        }
        return text.strip();
    }

    private static BigDecimal amount(String text) {
        if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,4})?")) {
            throw unusable("amount", text);
        }
        return new BigDecimal(text);
    }

    private static Instant time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() < 2000 || time.getYear() > 9999) {
                throw unusable("paidAt", text);
            }
            return time.toInstant();
        } catch (DateTimeException e) {
            throw unusable("paidAt", text);
        }
    }

    private static PlatformException unusable(String field, String value) {
        return new PlatformException(ErrorCode.MALFORMED, "payment.field", field, String.valueOf(value));
    }
}
