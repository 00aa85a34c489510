/** What was declared, line by line, kept ready for questions about preferences: own goods, use, what is missed. Uses rates. */
package org.tongguan.preference.goods;
