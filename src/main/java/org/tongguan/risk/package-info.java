/**
 * Risk targeting (风险布控): which declarations are looked at, and why. Analysts write rules as data over any field of the declaration
 * document and a few derived facts; the platform compiles them into one index, answers in memory, and explains every hit by the values
 * that caused it. Beside the rules stands a random share that no white list suppresses (random selection, 随机布控), drawn with a secret
 * so that nobody can foresee it and everybody entitled can check it afterwards. Results of inspections come back and are counted per rule.
 * Law: Customs Law art. 28 (inspection), GACC Order 251 (inspection rates by credit grade).
 * Callers: the declaration module calls {@link org.tongguan.risk.Targeting} and {@link org.tongguan.risk.TargetingHits}, gives past
 * declarations through {@link org.tongguan.risk.DeclarationSource} and tells results with {@link org.tongguan.risk.InspectionFeedback}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "formats", "oversight", "reference"})
package org.tongguan.risk;
