/** What people, declarations, bills and the clock do. */
package org.tongguan.suspense.act;
