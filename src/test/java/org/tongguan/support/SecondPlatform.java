package org.tongguan.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.test.context.TestPropertySource;

/**
 * A {@link PlatformTest} on a second platform with a database and a clock of its own, so that it runs beside those on the first: for long ones. One
 * after the other, and last of all, when the tests that start processes are over and wait for nobody.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = {"tongguan.test=a second platform", "spring.datasource.hikari.maximum-pool-size=20"})
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("second platform")
@Order(Integer.MAX_VALUE)
public @interface SecondPlatform { }
