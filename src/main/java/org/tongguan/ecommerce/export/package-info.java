/**
 * Export by cross-border e-commerce (9610, 1210, 9710, 9810): orders, money received, waybills and lists as they are matched, arrival at the
 * supervised site and departure, consolidated waybills, cancellation. GACC announcements 2018 No. 194, 2020 Nos. 44 and 75, 2024 No. 167.
 */
package org.tongguan.ecommerce.export;
