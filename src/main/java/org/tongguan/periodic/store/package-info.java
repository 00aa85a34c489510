/** The tables. */
package org.tongguan.periodic.store;
