package org.tongguan.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Traders;

/** Keeps accounts. Administrators keep all; a trader's manager keeps the declarants of that trader. */
@Component
public class Accounts {

    private final AccountStore store;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Directory directory;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    Accounts(AccountStore store, Passwords passwords, Sessions sessions, Directory directory, Transactions transactions, Journal journal, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.sessions = sessions;
        this.directory = directory;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** What traders and offices there are. */
    @Component
    record Directory(Traders traders, CodeLists codes) {

        boolean isTrader(long id) {
            return traders.find(id).isPresent();
        }

        boolean isOffice(String code, LocalDate day) {
            return codes.isValid("customs_district", code, day);
        }
    }

    /** Accounts the actor may see whose names contain the query. */
    public Page<Account> list(Actor actor, String query, int page, int size) {
        return transactions.read(actor, () -> store.list(query == null ? "" : query.strip(), page, size));
    }

    /** The actor's own account; seen even by one that has no role yet. */
    public Account own(Actor actor) {
        return transactions.read(Actor.PLATFORM, () -> store.find(actor.accountId()))
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "account", actor.accountId()));
    }

    /** Those of the accounts that may still come in; for connections that stay open. */
    public Set<Long> active(Collection<Long> ids) {
        return ids.isEmpty() ? Set.of() : transactions.read(Actor.PLATFORM, () -> store.active(ids));
    }

    /**
     * Opens an account.
     *
     * @throws PlatformException REFUSED {@code account.invalid} with findings ACC-…; CONFLICT {@code account.exists};
     *                           FORBIDDEN {@code account.manager}
     */
    public Account create(Actor actor, NewAccount account) {
        return create(actor, account, false, false);
    }

    Account create(Actor actor, NewAccount account, boolean mustChange, boolean sandbox) {
        managed(actor, account.roles(), account.traderId());
        check(account);
        String hash = account.password() == null ? null : passwords.encode(account.password());
        return transactions.call(actor, () -> {
            Account made = insert(account, hash, mustChange, sandbox);
            told("AccountCreated", made);
            return made;
        });
    }

    private Account insert(NewAccount account, String hash, boolean mustChange, boolean sandbox) {
        try {
            return store.insert(account, hash, mustChange, sandbox, clock.instant());
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "account.exists", account.username());
        }
    }

    /** Changes an account; its name stays: the journal knows people by it. A disabled account is out at once. */
    public Account update(Actor actor, long id, NewAccount account) {
        managed(actor, account.roles(), account.traderId());
        String hash = account.password() == null ? null : passwords.encode(account.password());
        return transactions.call(actor, () -> {
            Account before = locked(actor, id);
            if (!before.username().equals(account.username())) {
                throw new PlatformException(ErrorCode.CONFLICT, "account.username");
            }
            check(account);
            keepOneAdmin(before, account);
            Account after = store.update(id, account);
            if (hash != null) {
                store.password(id, hash);
            }
            sessions.closeAll(id);
            told("AccountChanged", after);
            return after;
        });
    }

    private void keepOneAdmin(Account before, NewAccount after) {
        boolean loses = before.active() && before.roles().contains(Role.ADMIN) && !(after.active() && after.roles().contains(Role.ADMIN));
        if (loses && store.otherAdmins(before.id()) == 0) {
            throw new PlatformException(ErrorCode.REFUSED, "account.last-admin");
        }
    }

    /** Gives an account a new password; its sessions end. */
    public void setPassword(Actor actor, long id, String password) {
        valid(Passwords.findings(password));
        String hash = passwords.encode(password);
        transactions.call(actor, () -> password(locked(actor, id), hash));
    }

    /**
     * Replaces the actor's own password; its sessions end.
     *
     * @throws PlatformException FORBIDDEN {@code login.present} when the present password is not right
     */
    public void changePassword(Actor actor, String present, String password) {
        valid(Passwords.findings(password));
        AccountStore.WithHash own = transactions.read(Actor.PLATFORM, () -> store.find(actor.name())).orElseThrow();
        if (present == null || present.equals(password) || !passwords.check(actor.name(), present, own.hash())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "login.present");
        }
        String hash = passwords.encode(password);
        transactions.call(actor, () -> transactions.unscoped(() -> password(own.account(), hash)));
    }

    private Account password(Account account, String hash) {
        store.password(account.id(), hash);
        sessions.closeAll(account.id());
        told("PasswordChanged", account);
        return account;
    }

    private Account locked(Actor actor, long id) {
        Account account = store.lock(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "account", id));
        managed(actor, account.roles(), account.traderId());
        return account;
    }

    /** A trader's manager keeps only declarants, only of the own trader. */
    private static void managed(Actor actor, Set<Role> roles, Long traderId) {
        boolean free = actor == Actor.PLATFORM || actor.is(Role.ADMIN);
        boolean own = actor.is(Role.TRADER_MANAGER) && roles.equals(Set.of(Role.DECLARANT)) && actor.traderId().equals(traderId);
        if (!free && !own) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "account.manager");
        }
    }

    private void check(NewAccount account) {
        List<Finding> found = new ArrayList<>(account.findings());
        if (account.traderId() != null && !directory.isTrader(account.traderId())) {
            found.add(Finding.error("ACC-004", "/traderId"));
        }
        if (account.office() != null && !directory.isOffice(account.office(), LocalDate.now(clock))) {
            found.add(Finding.error("ACC-005", "/office"));
        }
        valid(found);
    }

    private static void valid(List<Finding> found) {
        if (!found.isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "account.invalid", found);
        }
    }

    private void told(String kind, Account account) {
        journal.record(JournalEvent.of(kind, account.subject(), account.traderId(), account.office(), Map.of("username", account.username(),
                "roles", account.roles().stream().map(Enum::name).sorted().toList(), "active", account.active())));
    }
}
