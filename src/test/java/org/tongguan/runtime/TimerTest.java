package org.tongguan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;
import org.tongguan.support.PlatformTest;

/** What the timer calls must not wait for each other: the look at the disk comes every second, whatever is being imported. */
class TimerTest extends PlatformTest {

    @Autowired TaskScheduler timer;

    @Test
    void aLongTaskKeepsNoOtherWaiting() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(2);
        ScheduledFuture<?> slow = timer.scheduleWithFixedDelay(() -> awaitQuietly(end), Duration.ofMillis(10));
        ScheduledFuture<?> quick = timer.scheduleWithFixedDelay(others::countDown, Duration.ofMillis(10));
        try {
            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            end.countDown();
            slow.cancel(false);
            quick.cancel(false);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
