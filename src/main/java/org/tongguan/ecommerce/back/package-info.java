/** Returns of exported goods (213, 215), GACC announcement 2020 No. 44: applied for within a year of release, back when they are sorted at the site. */
package org.tongguan.ecommerce.back;
