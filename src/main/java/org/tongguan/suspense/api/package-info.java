/** The doors. */
package org.tongguan.suspense.api;
