/** Messages in: read, checked, matched, decided, written; receipts out. */
package org.tongguan.ecommerce.filing;
