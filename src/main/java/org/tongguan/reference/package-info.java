/**
 * Dated law and reference data: code lists, parameters of the law, working days, and the sentences of the platform in both languages.
 * Shipped as files under {@code data/} with their sources; an administration's own additions are rows that take precedence.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "formats"})
package org.tongguan.reference;
