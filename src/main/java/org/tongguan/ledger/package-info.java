/**
 * Double-entry accounts for everything that must not be overdrawn or lost: money, quantities with their units, counts. Entries are posted in
 * balanced transfers and never edited; a correction is a reversal. A transfer can come in two phases: set aside first, then posted, voided or
 * expired, once. Limits are constraints of the database, so they hold under concurrency; what an account held is known for any past moment;
 * the trial balance is zero at every moment.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime"})
package org.tongguan.ledger;
