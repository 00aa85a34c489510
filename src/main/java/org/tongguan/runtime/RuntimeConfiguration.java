package org.tongguan.runtime;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The clock everything asks, and the timer of the jobs. */
@Configuration
@EnableScheduling
public class RuntimeConfiguration {

    /** So many of what the timer calls may run at once; fewer than the connections of the database, so that requests have theirs. */
    private static final int AT_ONCE = 16;
    private static final int LAST_SECONDS = 3;

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return systemClock();
    }

    /**
     * The timer. With virtual threads Spring would run everything that is repeated after a pause on one thread: an import of a tariff, or many
     * jobs due at once, would keep the look at the disk and the lists whose last part came waiting for minutes.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("timer-");
        scheduler.setPoolSize(AT_ONCE);
        // What runs may end what it has begun; interrupted, it would lose its connection in the middle and say so in the log.
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(LAST_SECONDS);
        return scheduler;
    }

    /** The machine's clock in China's time: for commands that run without the platform. */
    public static Clock systemClock() {
        return Clock.system(java.time.ZoneId.of("Asia/Shanghai"));
    }
}
