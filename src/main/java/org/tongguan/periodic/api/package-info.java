/** The doors: approvals, deliveries with their returns, statements. */
package org.tongguan.periodic.api;
