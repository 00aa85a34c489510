package org.tongguan.proof;

import java.time.Instant;

/**
 * Where a platform is asked.
 *
 * @param traderId the platform
 * @param url      its {@code platDataOpen} address
 */
public record PaymentPlatform(long traderId, String url, String registeredBy, Instant registeredAt) { }
