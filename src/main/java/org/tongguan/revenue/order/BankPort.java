package org.tongguan.revenue.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bank that takes orders. An order is known there by its number: the same number again is the same order, and gives the same answer. Whoever
 * implements it answers {@link Answer#UNKNOWN} whenever the bank's own word is missing: a time-out, a broken line, an answer that cannot be read.
 */
public interface BankPort {

    /** Its name, the same under which it reports payments. */
    String name();

    /** Sends an order. */
    Outcome send(BankOrder order);

    /**
     * Asks what became of an order. A bank that never heard of it and says so has refused it: it must refuse it for ever from then on, should it
     * still arrive.
     */
    Outcome ask(BankOrder order);

    enum Answer { DONE, REFUSED, UNKNOWN }

    /**
     * What the bank says.
     *
     * @param at     when it was done
     * @param reason why it was refused, in the bank's words; else empty
     */
    record Outcome(Answer answer, @Nullable Instant at, String reason) {

        public static final Outcome UNKNOWN = new Outcome(Answer.UNKNOWN, null, "");

        public static Outcome done(Instant at) {
            return new Outcome(Answer.DONE, at, "");
        }

        public static Outcome refused(String reason) {
            return new Outcome(Answer.REFUSED, null, reason);
        }
    }
}
