/**
 * The register of traders (报关单位): customs code, unified social credit code, roles, and the credit grade with its history. What a grade
 * brings (fewer inspections, no guarantee, green channel) is dated law data, asked with the day.
 * Customs Law art. 11 (registration); GACC Order 251, measures for the credit management of registered enterprises; GB 32100-2015.
 * Every module may ask {@link org.tongguan.trader.Traders}; answers come from memory.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "reference"})
package org.tongguan.trader;
