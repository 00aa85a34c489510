package org.tongguan.access.passkey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongguan.access.Account;
import org.tongguan.access.Sessions;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Transactions;

/**
 * How old a proof by passkey may be for what lets goods go ({@code tongguan.passkey.fresh}, five minutes), and of whom it is asked
 * ({@code tongguan.passkey.policy}): of every official ({@code DEMANDED}), or only of accounts that have a passkey ({@code REGISTERED}).
 * Unless it is set, a sandbox is content with the latter, since its sample accounts have none; a real platform is not.
 */
@Component
class Freshness implements Sessions.PasskeyOnly {

    private final PasskeyStore store;
    private final Transactions transactions;
    private final Clock clock;
    private final Duration fresh;
    private final Policy policy;

    Freshness(PasskeyStore store, Transactions transactions, Clock clock, @Value("${tongguan.passkey.fresh:5m}") Duration fresh,
              @Value("${tongguan.passkey.policy:}") String policy, @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
        this.fresh = fresh;
        this.policy = policy.isBlank() ? sandbox ? Policy.REGISTERED : Policy.DEMANDED : Policy.valueOf(policy.strip());
    }

    /** Of whom a fresh proof is asked. */
    enum Policy { DEMANDED, REGISTERED }

    Policy policy() {
        return policy;
    }

    long minutes() {
        return fresh.toMinutes();
    }

    /** Until when that session needs no further proof; empty when it needs one. */
    Optional<Instant> until(byte[] sessionHash) {
        return transactions.read(Actor.PLATFORM, () -> store.verifiedAt(sessionHash)).map(at -> at.plus(fresh)).filter(end -> end.isAfter(clock.instant()));
    }

    /**
     * Refuses whoever has not proved lately who sits there.
     *
     * @param sessionHash null when the request came with an API token
     * @throws PlatformException FORBIDDEN {@code step-up.none} without a passkey where one is demanded, {@code step-up.token} with an API token,
     *                           {@code step-up} when the last proof is too old
     */
    void demand(Actor actor, byte[] sessionHash) {
        boolean has = transactions.read(Actor.PLATFORM, () -> store.hasAny(actor.accountId()));
        if (!has && !(policy == Policy.DEMANDED && actor.isOfficial())) {
            return;
        }
        if (sessionHash == null) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "step-up.token");
        }
        if (!has) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "step-up.none");
        }
        if (until(sessionHash).isEmpty()) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "step-up", fresh.toMinutes());
        }
    }

    /** Where passkeys are demanded, an official who has one signs in by it: a password that was found out lets nobody in. */
    @Override
    public boolean isDemanded(Account account) {
        return policy == Policy.DEMANDED && official(account) && transactions.read(Actor.PLATFORM, () -> store.hasAny(account.id()));
    }

    /** Whatever its password may do just now. */
    private static boolean official(Account a) {
        return new Actor(a.id(), a.username(), a.roles(), a.office(), a.traderId()).isOfficial();
    }

    /** Whether that account has a passkey that counts. */
    boolean hasPasskey(Actor actor) {
        return transactions.read(Actor.PLATFORM, () -> store.hasAny(actor.accountId()));
    }

    /** As {@link #demand}, of an account that has a passkey already; the first one is registered with the password alone. */
    void demandIfAny(Actor actor, byte[] sessionHash) {
        if (transactions.read(Actor.PLATFORM, () -> store.hasAny(actor.accountId()))) {
            demand(actor, sessionHash);
        }
    }
}
