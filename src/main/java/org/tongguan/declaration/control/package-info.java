/** What decides whether goods may go: holds, inspection orders, bills, terms, release, and the reactions to news. Uses screening and below. */
package org.tongguan.declaration.control;
