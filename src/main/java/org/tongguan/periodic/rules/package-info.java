/** Documents made of deliveries, and what differs from them. */
package org.tongguan.periodic.rules;
