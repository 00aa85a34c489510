/** What people and the clock do: exhibitions, lists, files, approvals, stock, ways out, terms. */
@org.springframework.modulith.NamedInterface("act")
package org.tongguan.temporary.act;
