/**
 * Means of transport and the goods at their side: arrivals as terminals and carriers report them (进境申报, from which the terms of
 * declaration run), and appointments at the ship's side: pick-up of imports (船边直提) and direct loading of exports (抵港直装).
 *
 * <p>Law: Customs Law art. 14 and 24 (arrival of the means of transport, 14 days to declare). Callers: terminals report, the declaration
 * asks for arrivals and listens to {@link org.tongguan.cargo.TransportArrived}, the gate asks whether a ship has berthed and tells what was
 * released and what has left.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "reference"})
package org.tongguan.cargo;
