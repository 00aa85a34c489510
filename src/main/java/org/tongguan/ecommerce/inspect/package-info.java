/** Parcels to be looked into: the same orders, visits, results and decisions as for declarations. */
package org.tongguan.ecommerce.inspect;
