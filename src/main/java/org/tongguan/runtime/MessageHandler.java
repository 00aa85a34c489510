package org.tongguan.runtime;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.SubjectRef;

/**
 * Understands some kinds of incoming message; implemented by the module whose business they are. The gateway stores, deduplicates and
 * acknowledges, and knows nothing of their content.
 */
public interface MessageHandler {

    /** Kinds it understands: the root element of an XML message, e.g. {@code DecMessage}, or a name of its own. */
    Set<String> kinds();

    /**
     * Reads the bytes and does everything that needs no database: outside any transaction, in the sender's own thread.
     *
     * @throws org.tongguan.kernel.PlatformException MALFORMED or REFUSED: the message has no effect and is not stored
     */
    Decoded decode(Actor sender, String kind, byte[] body);

    /**
     * Says everything that would be found, and does nothing: senders test against it.
     *
     * @param place whose place it is to take, where the body does not say it; null = nobody's, or the body says it
     * @return facts for the caller, at least {@code findings}
     */
    Map<String, Object> tryOut(Actor sender, String kind, byte[] body, @Nullable UUID place);

    /** Does the business of new messages in the running transaction, all of them with set-based SQL; answers in order. */
    List<Outcome> handle(List<Received> messages);

    /**
     * Whether these messages come in masses: they get committers of their own, and batches are measured by {@link Decoded#weight}, so that
     * neither kind keeps the other waiting.
     */
    default boolean isMass() {
        return false;
    }

    /** Whether bodies hold personal numbers: then they are stored sealed ({@link org.tongguan.runtime.vault.Vault}). */
    default boolean isPersonal() {
        return false;
    }

    /**
     * The bytes of an accepted message whose {@link Outcome} said that they are kept here, packed as they were handed over.
     *
     * @param subject the case it made
     */
    default byte[] body(SubjectRef subject) {
        throw new IllegalStateException("keeps no messages");
    }

    /**
     * A receipt in the sender's own format for bytes that could not be read; empty when they are not of its kinds, or the format has no such receipt.
     *
     * @param why as it is told the sender, in Chinese
     */
    default Optional<String> unread(byte[] body, String why) {
        return Optional.empty();
    }

    /** The receipts of a message so far, oldest first, in the sender's own format. */
    List<Receipt> receipts(UUID message, SubjectRef subject, Stored stored);

    /**
     * A message read and prepared.
     *
     * @param key     the sender's own key of this message: with the sender it is unique for ever
     * @param content whatever {@link #handle} needs
     * @param weight  how much of a transaction it takes, 1 for an ordinary message
     */
    record Decoded(String key, Object content, int weight) {
        public Decoded(String key, Object content) {
            this(key, content, 1);
        }
    }

    /**
     * A new message to handle. Its parts can be numbered within {@code id} ({@link Ids#part}).
     *
     * @param packed its bytes as sent, {@link Packed}, and sealed where the handler says that they are personal
     */
    record Received(UUID id, Actor sender, Instant at, String kind, byte[] packed, Decoded decoded) { }

    /**
     * What became of it.
     *
     * @param subject  the case it made or changed, null when it was rejected
     * @param findings everything found, errors and warnings
     * @param answer   small facts for the caller
     * @param keeps    whether the handler keeps the bytes for ever and gives them back by {@link #body}: then they are not stored twice
     */
    record Outcome(SubjectRef subject, boolean accepted, List<Finding> findings, Map<String, Object> answer, boolean keeps) { }

    /** What the gateway kept of the message: its kind, its key, its first answer, and on demand its bytes. */
    record Stored(String kind, String key, boolean accepted, List<Finding> findings, Map<String, Object> answer, Instant at, Supplier<byte[]> body) { }

    /**
     * One receipt.
     *
     * @param channel the sender's format's word for the state, e.g. {@code P}
     * @param xml     the receipt's bytes as text
     */
    record Receipt(String name, String channel, Instant at, org.tongguan.kernel.Text text, String xml) { }

    /** Gives back what messages were, for modules that keep their documents nowhere else; implemented by the gateway. */
    interface Bodies {

        /** The bytes of a message as they were sent. */
        byte[] body(UUID message);

        /** These messages, as far as the running transaction's actor may see them. */
        Map<UUID, Sent> sent(Collection<UUID> messages);

        /** Accepted messages of these kinds, newest first, as far as the running transaction's actor may see them. */
        List<Sent> newest(Collection<String> kinds, long offset, int limit);

        /** Messages of these kinds whose bodies are still kept here, by identity, after one and before another. */
        List<Kept> kept(Collection<String> kinds, UUID after, UUID before, int limit);

        /** Their bodies lie in the archive now ({@link OldBodies}) and are kept here no longer; key and answer stay for ever. */
        int archived(Collection<UUID> messages);
    }

    /** Where the bodies of old messages lie that have left the database; implemented by the module that takes them out. */
    interface OldBodies {

        /**
         * A body as it was kept: packed, and sealed where it was.
         *
         * @throws IllegalStateException when it cannot be found there
         */
        byte[] body(UUID message);
    }

    /** A message's body as it is kept: packed, and sealed or not. */
    record Kept(UUID id, long traderId, String kind, Instant at, boolean sealed, byte[] stored) { }

    /** A message that was sent. */
    record Sent(UUID id, long traderId, String kind, Instant at) { }

    /** What waits for its transaction now; implemented by the gateway. */
    interface Queues {

        /** Documents that wait, of messages that come in masses, by the sending trader's number; what no longer waits is not there. */
        Map<Long, Integer> waiting();
    }
}
