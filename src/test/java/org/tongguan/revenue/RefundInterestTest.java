package org.tongguan.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.revenue.refund.RefundInterest;
import org.tongguan.support.PlatformTest;

/** Interest on refunds: by hand, amount × percent × days ÷ 36,000, each stretch at its rate. */
class RefundInterestTest extends PlatformTest {

    @Autowired RefundInterest interest;

    @ParameterizedTest
    @CsvSource({
        "100000.00, 2026-06-10, 2026-06-10, 0.00, 0",
        "100000.00, 2026-06-10, 2026-06-11, 0.14, 1",
        "100000.00, 2026-06-10, 2026-09-08, 12.50, 1",
        // 2025-05-10 to 05-20 at 0.1 %: 10 days, 2.7778; to 06-09 at 0.05 %: 20 days, 2.7778
        "100000.00, 2025-05-10, 2025-06-09, 5.56, 2",
        // 2024-07-01 at 0.2 % 24 days, at 0.15 % 85 days, at 0.1 % 214 days, at 0.05 % 12 days
        "360000.00, 2024-07-01, 2025-06-01, 395.50, 4",
        "0.00, 2025-05-10, 2025-06-09, 0.00, 0"})
    void eachStretchAtItsRate(BigDecimal amount, LocalDate paid, LocalDate refunded, BigDecimal expected, int stretches) {
        RefundInterest.Interest found = interest.of(amount, paid, refunded);
        assertThat(found.amount()).isEqualTo(expected);
        assertThat(found.worked()).hasSize(stretches);
    }
}
