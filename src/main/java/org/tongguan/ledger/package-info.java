/**
 * Double-entry accounts for everything that must not be overdrawn or lost: money now, quantities and limits as well. Entries are posted in
 * balanced transfers and never edited; a correction is a reversal. Limits are constraints of the database, so they hold under concurrency.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime"})
package org.tongguan.ledger;
