/**
 * The words everything else is made of: findings, subjects, procedures, money, dated values. Only {@code java.*} is seen here;
 * nothing here knows a database, a format or a module.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.tongguan.kernel;
