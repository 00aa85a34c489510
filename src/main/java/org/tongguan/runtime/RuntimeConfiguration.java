package org.tongguan.runtime;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The clock everything asks, and the timer of the jobs. */
@Configuration
@EnableScheduling
public class RuntimeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return systemClock();
    }

    /** The machine's clock in China's time: for commands that run without the platform. */
    public static Clock systemClock() {
        return Clock.system(java.time.ZoneId.of("Asia/Shanghai"));
    }
}
