/** The doors of the tariff: quotes, tariff lines, imports. */
package org.tongguan.tariff.api;
