/**
 * The smart gate (智能化卡口): what was released, and every vehicle's passage through a lane, decided at once and recorded for ever. A release
 * opens once for each container (or for so many kilograms of loose cargo); a hold placed later wins; a lane that is cut off decides by a
 * signed list of limited age with the same rules and tells afterwards what it did.
 *
 * <p>Law: Customs Law art. 23 and 29 (goods under supervision until released). Callers: the declaration grants, blocks and revokes releases
 * and listens to {@link org.tongguan.gate.GoodsLeft}; lanes ask for passages; officers read.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "hold", "reference", "cargo"})
package org.tongguan.gate;
