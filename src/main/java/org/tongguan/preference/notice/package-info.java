/** Notices: a rate of goods somebody declares has changed. Uses goods and rates. */
package org.tongguan.preference.notice;
