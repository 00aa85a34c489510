/**
 * What makes a case run: transactions with their row-level scope, the hash-chained journal, jobs that leave a transaction, group commit,
 * numbers, the clock, and the embedded database. Knows no domain.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package org.tongguan.runtime;
