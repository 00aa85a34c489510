/** The doors for pages. */
package org.tongguan.ecommerce.api;
