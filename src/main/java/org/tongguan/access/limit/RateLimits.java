package org.tongguan.access.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bucket of permits for every sender: filled steadily, emptied by requests, never fuller than its burst. Kept by each process for itself.
 */
public final class RateLimits {

    private static final int MOST_SENDERS = 100_000;
    private static final long NANOS = 1_000_000_000L;
    private final long perSecond;
    private final long burst;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * Limits.
     *
     * @param perSecond requests a second in the long run; 0 = no limit
     * @param burst     at most at once
     */
    public RateLimits(long perSecond, long burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** Permits in billionths, so that nothing is lost by rounding. */
    private static final class Bucket {
        private long billionths;
        private long seen;

        private Bucket(long billionths, long now) {
            this.billionths = billionths;
            this.seen = now;
        }
    }

    /**
     * Takes a permit.
     *
     * @param now nanoseconds of a clock that only goes forward
     * @return 0 when there was one, else the seconds after which there will be
     */
    public long take(String sender, long now) {
        if (perSecond == 0) {
            return 0;
        }
        if (buckets.size() >= MOST_SENDERS) {
            long full = burst * NANOS;
            buckets.values().removeIf(b -> {
                synchronized (b) {
                    return b.billionths + (now - b.seen) / NANOS * perSecond * NANOS >= full;
                }
            });
        }
        Bucket bucket = buckets.computeIfAbsent(sender, s -> new Bucket(burst * NANOS, now));
        synchronized (bucket) {
            long passed = Math.min(now - bucket.seen, burst * NANOS / perSecond + NANOS);
            bucket.billionths = Math.min(burst * NANOS, bucket.billionths + passed * perSecond);
            bucket.seen = now;
            if (bucket.billionths >= NANOS) {
                bucket.billionths -= NANOS;
                return 0;
            }
            return Math.max(1, (NANOS - bucket.billionths) / perSecond / NANOS);
        }
    }
}
