/** Import parcels that came into a supervised warehouse (711, 712), as its operator tells. */
package org.tongguan.ecommerce.delivery;
