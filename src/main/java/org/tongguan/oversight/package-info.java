/**
 * What keeps one person from doing alone what takes two, and from judging his own: requests for a second person, the register of conflicts of
 * interest, cases drawn by lot, and the log of what was taken out as a file. Modules that own an action implement {@link
 * org.tongguan.oversight.TwoPersonAction}; nobody else can carry it out.
 *
 * <p>Customs Law art. 81 (officials may not favour) and the recusal rules of the Administrative Penalties Law art. 43; GB/T 22239-2019 level 3
 * (least privilege, separation). Callers: declaration, inspection and access ask; {@link org.tongguan.kernel.FourEyes} is the rule itself.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "reference", "trader"})
package org.tongguan.oversight;
