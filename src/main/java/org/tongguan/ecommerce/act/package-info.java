/** What happens to a list afterwards: officers' work, returns, a buyer's year, stock, guarantees; and how lists and documents are found. */
@org.springframework.modulith.NamedInterface("act")
package org.tongguan.ecommerce.act;
