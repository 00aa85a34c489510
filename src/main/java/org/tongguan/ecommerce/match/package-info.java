/** What is compared between the four documents, and what comes of it. Pure. */
package org.tongguan.ecommerce.match;
