/** The matching itself: immutable, in memory, without database or Spring. Internal to the risk module. */
package org.tongguan.risk.engine;
