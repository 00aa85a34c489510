package org.tongguan.access.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.passkey.PasskeyStore.Passkey;
import org.tongguan.access.passkey.PasskeyStore.Purpose;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** Registers passkeys and checks their answers; each is journaled. */
@Component
class Passkeys {

    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);
    static final Duration ANSWER_WITHIN = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST = 20;
    private static final int MAX_NAME = 100;
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(new ObjectConverter());
    private final PasskeyStore store;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;
    private final Freshness freshness;
    private final TwoPersons twoPersons;

    Passkeys(PasskeyStore store, Accounts accounts, Transactions transactions, Journal journal, Clock clock, Freshness freshness, TwoPersons twoPersons) {
        this.freshness = freshness;
        this.twoPersons = twoPersons;
        this.store = store;
        this.accounts = accounts;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** The actor's own passkeys. */
    List<Passkey> list(Actor actor) {
        return transactions.read(Actor.PLATFORM, () -> store.list(actor.accountId()));
    }

    /** Asks a question; {@code accountId} null for whoever signs in. */
    byte[] ask(Purpose purpose, Long accountId) {
        byte[] challenge = new byte[32];
        RANDOM.nextBytes(challenge);
        transactions.run(Actor.PLATFORM, () -> store.ask(challenge, purpose, accountId, clock.instant().plus(ANSWER_WITHIN)));
        return challenge;
    }

    /** The question that was answered, if it was ours; it is used up whatever becomes of the answer. */
    private byte[] answered(CollectedClientData client, Purpose purpose, Long accountId) {
        byte[] challenge = client == null || client.getChallenge() == null ? new byte[0] : client.getChallenge().getValue();
        if (!transactions.call(Actor.PLATFORM, () -> store.take(challenge, purpose, accountId, clock.instant()))) {
            throw new PlatformException(ErrorCode.UNAUTHENTICATED, "passkey.wrong");
        }
        return challenge;
    }

    /**
     * Registers a passkey for the actor's own account. Where passkeys are demanded, an official's first one counts when an administrator other
     * than himself has confirmed it: whoever only stole a password could else register his own.
     *
     * @param answer the browser's credential, as JSON
     * @throws PlatformException UNAUTHENTICATED {@code passkey.wrong}; REFUSED {@code passkey.name}, {@code passkey.most}
     */
    void register(Actor actor, Site.Address site, String name, String answer) {
        if (name == null || name.isBlank() || name.length() > MAX_NAME) {
            throw new PlatformException(ErrorCode.REFUSED, "passkey.name", MAX_NAME);
        }
        RegistrationData data = registration(answer);
        byte[] challenge = answered(data.getCollectedClientData(), Purpose.REGISTER, actor.accountId());
        List<PublicKeyCredentialParameters> algorithms = ALGORITHMS.stream()
                .map(a -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, a)).toList();
        checked(() -> MANAGER.verify(data, new RegistrationParameters(site.with(challenge), algorithms, true, true)));
        var seen = data.getAttestationObject().getAuthenticatorData();
        var credential = seen.getAttestedCredentialData();
        Account account = accounts.own(actor);
        transactions.run(Actor.PLATFORM, () -> {
            if (store.list(actor.accountId()).size() >= MOST) {
                throw new PlatformException(ErrorCode.REFUSED, "passkey.most", MOST);
            }
            // The first administrator has nobody to ask; whoever is not one has him.
            boolean first = actor.is(Role.ADMIN) && accounts.isAlone();
            boolean counts = freshness.policy() == Freshness.Policy.REGISTERED || !actor.isOfficial() || store.hasAny(actor.accountId()) || first;
            store.insert(new Passkey(credential.getCredentialId(), actor.accountId(), name.strip(), credentials.convert(credential), seen.getSignCount(),
                    seen.isFlagBE(), counts, clock.instant(), null));
            told("PasskeyRegistered", account, name.strip());
            if (!counts) {
                twoPersons.ask(actor, new TwoPersons.Wish(FirstPasskey.KIND, account.subject(), account.username(), null,
                        Map.of("passkey", HexFormat.of().formatHex(credential.getCredentialId())), account.username() + ": " + name.strip()));
            }
        });
    }

    /**
     * Checks an answer and gives the account that it proves.
     *
     * @param accountId whose it must be, null for whoever signs in
     * @throws PlatformException UNAUTHENTICATED {@code passkey.wrong}, the same for every reason
     */
    long prove(Site.Address site, Purpose purpose, Long accountId, String answer) {
        AuthenticationData data = proof(answer);
        byte[] challenge = answered(data.getCollectedClientData(), purpose, accountId);
        return transactions.call(Actor.PLATFORM, () -> {
            Passkey key = store.lock(data.getCredentialId()).filter(k -> accountId == null || accountId == k.accountId())
                    .orElseThrow(() -> new PlatformException(ErrorCode.UNAUTHENTICATED, "passkey.wrong"));
            var known = new CredentialRecordImpl(new NoneAttestationStatement(), true, key.backupEligible(), false, key.counter(),
                    credentials.convert(key.credential()), null, null, null, null);
            checked(() -> MANAGER.verify(data, new AuthenticationParameters(site.with(challenge), known, List.of(key.id()), true, true)));
            store.used(key.id(), data.getAuthenticatorData().getSignCount(), clock.instant());
            return key.accountId();
        });
    }

    /** Proves who sits at a session; what lets goods go is open to it for some minutes. */
    Instant stepUp(Actor actor, byte[] sessionHash, Site.Address site, String answer) {
        prove(site, Purpose.STEP_UP, actor.accountId(), answer);
        return verified(accounts.own(actor), sessionHash);
    }

    /** Notes that a session was proved just now. */
    Instant verified(Account account, byte[] sessionHash) {
        Instant now = clock.instant();
        transactions.run(Actor.PLATFORM, () -> {
            store.verified(sessionHash, now);
            told("PasskeyProved", account, "");
        });
        return now;
    }

    /** @throws PlatformException NOT_FOUND {@code passkey} */
    void delete(Actor actor, String id) {
        byte[] key = bytes(id);
        Account account = accounts.own(actor);
        transactions.run(Actor.PLATFORM, () -> {
            if (!store.delete(key, actor.accountId())) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "passkey");
            }
            told("PasskeyDeleted", account, "");
        });
    }

    private static byte[] bytes(String id) {
        try {
            return Base64.getUrlDecoder().decode(id);
        } catch (IllegalArgumentException e) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "passkey");
        }
    }

    private void told(String kind, Account account, String name) {
        journal.record(new JournalEvent(kind, account.subject(), account.traderId(), account.office(), account.username(), Map.of("name", name)));
    }

    /** What a browser says it made, read only. */
    static RegistrationData registration(String answer) {
        return checked(() -> MANAGER.parseRegistrationResponseJSON(answer));
    }

    /** What a browser says its owner proved, read only. */
    static AuthenticationData proof(String answer) {
        return checked(() -> MANAGER.parseAuthenticationResponseJSON(answer));
    }

    private interface Check<T> {
        T run();
    }

    /**
     * Everything an answer may be wrong by is one refusal: whoever guesses learns nothing. The library throws what comes to it of parts that are not
     * what they should be, a wrong cast among it.
     */
    private static <T> T checked(Check<T> check) {
        try {
            return check.run();
        } catch (RuntimeException e) {
            LOG.info("a passkey's answer was refused: {}", e.toString());
            throw new PlatformException(ErrorCode.UNAUTHENTICATED, "passkey.wrong");
        }
    }

    /** Throws away questions nobody answered. */
    @Scheduled(fixedRate = 600_000)
    void sweep() {
        transactions.run(Actor.PLATFORM, () -> store.sweep(clock.instant()));
    }
}
