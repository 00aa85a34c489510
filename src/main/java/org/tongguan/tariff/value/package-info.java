/** What the value of a shipment is counted from: prices, charges, exchange rates. Tariff Law arts. 24-30, 60. */
@org.springframework.modulith.NamedInterface("value")
package org.tongguan.tariff.value;
