/** The tables. */
package org.tongguan.suspense.store;
