/** The tables. */
package org.tongguan.ecommerce.store;
