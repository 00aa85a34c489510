/** What a list owes, and whether it is targeted: in memory, before its transaction. */
package org.tongguan.ecommerce.screening;
