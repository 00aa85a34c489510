/**
 * Which family of algorithms the platform keeps its own records with: the international one (SHA-256, HMAC-SHA-256, AES-GCM) or the Chinese
 * commercial one (SM3, HMAC-SM3, SM4-GCM; GB/T 32905, GB/T 32907). Chosen at the first start of a database ({@code tongguan.crypto}).
 * A software implementation, not a certified module: GB/T 39786 level 3 asks for one, which takes the place of this package.
 */
@org.springframework.modulith.NamedInterface("crypto")
package org.tongguan.runtime.crypto;
