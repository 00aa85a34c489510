package org.tongguan.support;

import org.springframework.test.context.TestPropertySource;

/**
 * A test on the platform as an administration runs it: not a sandbox, so nothing is forgiven. Its limits are small, so that a test can pass them; all
 * such tests share one platform.
 */
@TestPropertySource(properties = {"tongguan.sandbox=false", "tongguan.rate.account=10", "tongguan.rate.address=30", "tongguan.inbox.capacity=4",
    "tongguan.inbox.batch=1", "spring.datasource.hikari.maximum-pool-size=10", "spring.datasource.hikari.minimum-idle=2",
    "spring.datasource.hikari.idle-timeout=10000"})
public abstract class StrictPlatform extends PlatformTest { }
