/** What happens to a list afterwards. */
package org.tongguan.ecommerce.act;
