/** What changed in the tariff between two days, field by field. */
package org.tongguan.tariff.changes;
