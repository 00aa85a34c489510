/**
 * Holds (WCO: conditions before release; not 扣留, which is a detention): a reason why a subject may not be released. A control places
 * and lifts its own holds on a {@link org.tongguan.kernel.SubjectRef} and knows nothing of declarations. Waiting is a hold, never a state.
 * The database refuses a release while a hold is open, whatever Java believes.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime"})
package org.tongguan.hold;
