/** The sample world's fair. */
package org.tongguan.sample.fair;
