package org.tongguan.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.oversight.Officials;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.oversight.TwoPersonRequest;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.OnlyAdministrator;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Traders;

/**
 * Keeps accounts. Administrators keep all; a trader's manager keeps the declarants of that trader. What gives anybody but a trader more than he
 * had - an account, a role, an office, a password - takes two administrators: one alone could else make himself the second person of every
 * other action. Taking away is done by one, at once. The first administrator is alone until there was ever a second one.
 */
@Component
public class Accounts implements TwoPersonAction, Officials, OnlyAdministrator {

    private static final Set<Role> TRADERS = EnumSet.of(Role.DECLARANT, Role.TRADER_MANAGER);
    private final AccountStore store;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Directory directory;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;
    private final ObjectProvider<TwoPersons> twoPersons;

    Accounts(AccountStore store, Passwords passwords, Sessions sessions, Directory directory, Transactions transactions, Journal journal, Clock clock,
             ObjectProvider<TwoPersons> twoPersons) {
        this.twoPersons = twoPersons;
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

    /** Whether there was never a second administrator: the first one cannot be asked for what takes two. */
    @Override
    public boolean isAlone() {
        return transactions.read(Actor.PLATFORM, store::everAdmins) <= 1;
    }

    /** An account the actor may see. */
    Account seen(Actor actor, long id) {
        return transactions.read(actor, () -> store.find(id)).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "account", id));
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

    /** As {@link #create}, by one who may need a second person: empty when it waits for one. */
    Optional<Account> propose(Actor actor, NewAccount account, String reason) {
        if (!takesTwo(actor, account.roles())) {
            return Optional.of(create(actor, account));
        }
        managed(actor, account.roles(), account.traderId());
        check(account);
        SubjectRef subject = new SubjectRef("account", UUID.nameUUIDFromBytes(("account " + account.username()).getBytes(StandardCharsets.UTF_8)));
        ask(actor, subject, account, null, hash(account.password(), account.username()), reason);
        return Optional.empty();
    }

    /** Whether one administrator alone may not do it: he is not alone, and it is not only traders' people that are concerned. */
    private boolean takesTwo(Actor actor, Set<Role> roles) {
        return actor != Actor.PLATFORM && !TRADERS.containsAll(roles) && !isAlone();
    }

    private void ask(Actor actor, SubjectRef subject, NewAccount account, Account before, String hash, String reason) {
        Map<String, String> wanted = new TreeMap<>(Map.of("username", account.username(), "displayName", account.displayName(),
                "roles", account.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(",")), "active", String.valueOf(account.active())));
        if (account.office() != null) {
            wanted.put("office", account.office());
        }
        if (account.traderId() != null) {
            wanted.put("traderId", account.traderId().toString());
        }
        if (before != null) {
            wanted.put("id", String.valueOf(before.id()));
        }
        if (hash != null) {
            wanted.put("hash", hash);
        }
        String why = (reason == null || reason.isBlank() ? "" : reason.strip() + " · ") + account.username() + ": " + wanted.get("roles")
                + (account.office() == null ? "" : " @" + account.office()) + (hash == null ? "" : " + password");
        twoPersons.getObject().ask(actor, new TwoPersons.Wish("account", subject, account.username(), null, wanted, why));
    }

    private String hash(String password, String username) {
        if (password == null) {
            return null;
        }
        valid(passwords.judged(password, username));
        return passwords.encode(password);
    }

    @Override
    public String kind() {
        return "account";
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.ADMIN);
    }

    @Override
    public void lock(TwoPersonRequest request) {
        if (request.arguments().containsKey("id")) {
            store.lock(Long.parseLong(request.arguments().get("id")));
        }
    }

    /** What two administrators want. */
    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        Map<String, String> w = request.arguments();
        Set<Role> roles = java.util.Arrays.stream(w.get("roles").split(",")).map(Role::valueOf).collect(Collectors.toSet());
        NewAccount account = new NewAccount(w.get("username"), w.get("displayName"), roles, w.get("office"),
                w.get("traderId") == null ? null : Long.valueOf(w.get("traderId")), Boolean.parseBoolean(w.get("active")), null);
        check(account);
        if (w.containsKey("id")) {
            change(second, Long.parseLong(w.get("id")), account, w.get("hash"));
        } else {
            told("AccountCreated", insert(account, w.get("hash"), false, false));
        }
    }

    @Override
    public boolean isOfficial(String username) {
        return transactions.read(Actor.PLATFORM, () -> store.isOfficial(username));
    }

    @Override
    public Optional<Actor> official(String username) {
        return transactions.read(Actor.PLATFORM, () -> store.isOfficial(username) ? store.find(username) : Optional.<AccountStore.WithHash>empty())
                .map(found -> found.account().actor());
    }

    Account create(Actor actor, NewAccount account, boolean mustChange, boolean sandbox) {
        managed(actor, account.roles(), account.traderId());
        // A sandbox's password is one that everybody may guess.
        check(sandbox ? account.withoutPassword() : account);
        String hash = sandbox && account.password() != null ? passwords.encode(account.password()) : hash(account.password(), account.username());
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
        String hash = hash(account.password(), account.username());
        return transactions.call(actor, () -> change(actor, id, account, hash));
    }

    /** As {@link #update}, by one who may need a second person: empty when it waits for one. */
    Optional<Account> proposeUpdate(Actor actor, long id, NewAccount account, String reason) {
        Account before = transactions.read(actor, () -> store.find(id)).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "account", id));
        Set<Role> touched = EnumSet.copyOf(before.roles());
        touched.addAll(account.roles());
        if (isLess(before, account) || !takesTwo(actor, touched)) {
            return Optional.of(update(actor, id, account));
        }
        managed(actor, account.roles(), account.traderId());
        managed(actor, before.roles(), before.traderId());
        check(account);
        ask(actor, before.subject(), account, before, hash(account.password(), account.username()), reason);
        return Optional.empty();
    }

    /** Nothing but taken away: roles, or the whole account. */
    private static boolean isLess(Account before, NewAccount after) {
        return before.roles().containsAll(after.roles()) && Objects.equals(before.office(), after.office())
                && Objects.equals(before.traderId(), after.traderId())
                && (before.active() || !after.active()) && after.password() == null;
    }

    private Account change(Actor actor, long id, NewAccount account, String hash) {
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
    }

    private void keepOneAdmin(Account before, NewAccount after) {
        boolean loses = before.active() && before.roles().contains(Role.ADMIN) && !(after.active() && after.roles().contains(Role.ADMIN));
        if (loses && store.otherAdmins(before.id()) == 0) {
            throw new PlatformException(ErrorCode.REFUSED, "account.last-admin");
        }
    }

    /** Gives an account a new password; its sessions end. False when it waits for a second person. */
    boolean setPassword(Actor actor, long id, String password, String reason) {
        Account account = transactions.read(actor, () -> store.find(id)).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "account", id));
        String hash = hash(password == null ? "" : password, account.username());
        if (takesTwo(actor, account.roles())) {
            managed(actor, account.roles(), account.traderId());
            ask(actor, account.subject(), new NewAccount(account.username(), account.displayName(), account.roles(), account.office(), account.traderId(),
                    account.active(), null), account, hash, reason);
            return false;
        }
        transactions.call(actor, () -> password(locked(actor, id), hash));
        return true;
    }

    /**
     * Replaces the actor's own password; its sessions end.
     *
     * @throws PlatformException FORBIDDEN {@code login.present} when the present password is not right
     */
    public void changePassword(Actor actor, String present, String password) {
        valid(passwords.judged(password, actor.name()));
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
