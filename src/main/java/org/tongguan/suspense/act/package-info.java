/** What people, declarations, bills and the clock do. */
@org.springframework.modulith.NamedInterface("act")
package org.tongguan.suspense.act;
