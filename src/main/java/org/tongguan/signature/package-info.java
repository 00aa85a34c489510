/**
 * Signatures of messages and the certificates they are made with: enveloped XML signatures (W3C XML-DSig) with RSA and with SM2 and SM3, checked
 * strictly - one reference to the whole document, one known transform, nothing that could cover less than it seems - and made, for
 * integrators to try out. A certificate is bound to the trader it was registered for.
 *
 * <p>Source: interface specification of cross-border e-commerce 2022-05, part 6; GB/T 32918 (SM2), GB/T 32905 (SM3).
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "formats", "formats :: xml", "formats :: ceb"})
package org.tongguan.signature;
