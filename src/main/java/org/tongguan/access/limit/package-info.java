/** How much one sender may ask in a second, so that none takes the platform from the others. Which messages go first is the inbox's fair queue. */
package org.tongguan.access.limit;
