package org.tongguan.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** One sender gets what was agreed, not more over any time, and takes nothing from another. */
class RateLimitsTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aBurstThenTheRate() {
        RateLimits limits = new RateLimits(10, 40);
        long now = 5 * SECOND;
        for (int i = 0; i < 40; i++) {
            assertThat(limits.take("a", now)).isZero();
        }
        assertThat(limits.take("a", now)).isEqualTo(1);
        assertThat(limits.take("b", now)).as("another is not concerned").isZero();
        assertThat(limits.take("a", now + SECOND / 10)).isZero();
        assertThat(limits.take("a", now + SECOND / 10)).isPositive();
        assertThat(limits.take("a", now + 3600 * SECOND)).isZero();
    }

    @Test
    void neverMoreThanBurstAndRateTogetherWhateverTheOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            long rate = 1 + random.nextInt(50);
            long burst = rate * (1 + random.nextInt(4));
            RateLimits limits = new RateLimits(rate, burst);
            long now = random.nextLong(SECOND);
            long start = now;
            long taken = 0;
            for (int i = 0; i < 2_000; i++) {
                now += random.nextInt(20_000_000);
                taken += limits.take("a", now) == 0 ? 1 : 0;
            }
            assertThat(taken).isLessThanOrEqualTo(burst + (now - start) * rate / SECOND + 1);
        }
    }

    @Test
    void noLimitIsNone() {
        RateLimits limits = new RateLimits(0, 0);
        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.take("a", 0)).isZero();
        }
    }

    @Test
    void whoSendsFromManyAddressesFillsNoMemory() {
        RateLimits limits = new RateLimits(10, 10);
        for (int i = 0; i < 250_000; i++) {
            limits.take("address " + i, (long) i * SECOND / 1000);
        }
        assertThat(limits.take("address 1", 251 * SECOND)).isZero();
    }
}
