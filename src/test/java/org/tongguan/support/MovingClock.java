package org.tongguan.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A clock that journeys move by hand. Starts on a Wednesday morning in Shanghai. */
public final class MovingClock extends Clock {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private volatile Instant now = LocalDateTime.of(2026, 6, 10, 9, 0).atZone(SHANGHAI).toInstant();

    public void advance(Duration by) {
        now = now.plus(by);
    }

    public void set(LocalDateTime shanghai) {
        now = shanghai.atZone(SHANGHAI).toInstant();
    }

    @Override
    public ZoneId getZone() {
        return SHANGHAI;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
