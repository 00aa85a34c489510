/**
 * Passkeys (W3C WebAuthn level 3): registered, signed in with, and asked for again before what lets goods go ({@link org.tongguan.kernel.StepUp}).
 * User verification is demanded; attestation is not asked for, so any maker's authenticator will do. Cybersecurity Law art. 21; GB/T 22239-2019
 * level 3 wants a second factor by cryptography for those who work in the system.
 */
package org.tongguan.access.passkey;
