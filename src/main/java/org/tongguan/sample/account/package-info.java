/** The sample world's deliveries on account. */
package org.tongguan.sample.account;
