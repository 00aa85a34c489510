/** Lodging in bulk, in one transaction for many, and the receipts that answer. Uses control and below. */
package org.tongguan.declaration.filing;
