/**
 * Channels in and out. In: every message is bounded, stored raw, deduplicated for ever and acknowledged after commit, then handed to the
 * module that understands its kind ({@link org.tongguan.runtime.MessageHandler}). Out: receipts in the sender's own format, the event log
 * by pull, live stream and signed webhooks. Knows no domain.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "runtime :: postgres", "runtime :: vault", "formats",
    "reference", "access", "proof"})
package org.tongguan.gateway;
