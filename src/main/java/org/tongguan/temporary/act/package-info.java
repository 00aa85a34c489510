/** What people and the clock do: exhibitions, lists, files, approvals, stock, ways out, terms. */
package org.tongguan.temporary.act;
