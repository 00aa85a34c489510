/** The doors: exhibitions, lists and their items, clearances, approvals. */
package org.tongguan.temporary.api;
