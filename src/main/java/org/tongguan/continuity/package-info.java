/**
 * Work goes on when the platform does not: references given out beforehand for paper, entered once afterwards; and what everybody may know of how
 * the platform is, without having logged in.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "runtime :: postgres", "trader", "declaration", "gateway"})
package org.tongguan.continuity;
