/**
 * The sample world of a sandbox: traders of every grade, people of every role, ships, some two hundred declarations in every state and
 * clearance mode, as many retail parcels and a fair in progress, all brought about by the real ways in (messages, payments, inspections,
 * officers' commands, gate passages). What is in it stands in {@code data/sample}: rows that a person can read and change. It fills an empty
 * installation once, in the background, when {@code tongguan.sample=true}; a start that was cut off goes on where it stopped. Nobody calls
 * it; it may call all facades.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "formats", "hold", "trader", "access", "oversight", "tariff",
    "risk", "inspection", "revenue", "cargo", "gate", "declaration", "gateway", "formats :: ceb", "ecommerce", "ecommerce :: act",
    "ecommerce :: rules", "proof", "signature", "guarantee", "temporary", "temporary :: act", "periodic",
    "periodic :: act", "suspense", "suspense :: act"})
package org.tongguan.sample;
