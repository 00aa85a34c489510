/**
 * Tax bills of retail imports (816, 818): when nothing can come back any more, what lists owe is billed to the firms that stand for it; paid, it frees
 * their guarantees. GACC announcement 2018 No. 194.
 */
package org.tongguan.ecommerce.bill;
