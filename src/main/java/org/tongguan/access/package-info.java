/**
 * Who may come in: accounts of officials, traders, banks, terminals and lanes, their log-ins, sessions and tokens, and the one place where
 * a refusal becomes an answer (RFC 9457). Nothing is open that is not named in {@link org.tongguan.access.SecurityRules}; a role of one
 * side never meets a role of another in one account. Cybersecurity Law art. 21 (graded protection); Data Security Law art. 27.
 * Other modules get the {@link org.tongguan.kernel.Actor} as a controller argument and need not call anything here.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "formats", "oversight", "reference", "trader"})
package org.tongguan.access;
