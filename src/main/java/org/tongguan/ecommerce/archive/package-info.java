/**
 * Closed months leave the database for Parquet files: lists with what happened to them, their orders, payments and waybills as they were matched, and the
 * bodies of the messages, sealed as they were. What may not be forgotten stays: the ledger, the journal, every message's key and answer, and which orders
 * were used. docs/decisions/20.
 */
package org.tongguan.ecommerce.archive;
