/** The tables of exhibitions and temporary goods. */
package org.tongguan.temporary.store;
