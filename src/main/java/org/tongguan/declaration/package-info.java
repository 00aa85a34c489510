/**
 * The goods declaration (报关单) in all its clearance modes: normal, advance, two-step (summary and full), two-stage access, any district,
 * consolidated tax; import and export. Customs Law art. 24–29; GACC announcements 2018 No. 61, 2019 No. 127, 2019 No. 160.
 * One procedure ({@link org.tongguan.declaration.DeclarationProcedure}); every wait is a hold. Called by the gateway and by its own API;
 * hears of lifted holds, arrivals, inspection decisions and gate passages.
 *
 * <p>Inside, from the door down: api; act and filing; control; screening; rules and store. A part calls only those below it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "runtime :: scan", "formats", "hold", "reference", "trader",
    "tariff", "tariff :: value", "tariff :: tax", "risk", "inspection", "oversight", "revenue", "guarantee", "cargo", "gate"})
package org.tongguan.declaration;
