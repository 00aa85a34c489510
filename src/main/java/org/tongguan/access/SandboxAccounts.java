package org.tongguan.access;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Traders;

/** The sample accounts of a sandbox, all with one password that everybody may know. Outside a sandbox none of them can log in. */
@Component
public class SandboxAccounts {

    /** Every sample account's password. */
    public static final String PASSWORD = "tongguan-demo";
    private final Accounts accounts;
    private final AccountStore store;
    private final Transactions transactions;
    private final Traders traders;
    private final Texts texts;
    private final boolean sandbox;

    SandboxAccounts(Accounts accounts, AccountStore store, Transactions transactions, Traders traders, Texts texts,
                    @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.accounts = accounts;
        this.store = store;
        this.transactions = transactions;
        this.traders = traders;
        this.texts = texts;
        this.sandbox = sandbox;
    }

    /** A sample log-in as the log-in page offers it. */
    public record Sample(String username, String password, String displayName, Text role) { }

    /**
     * Opens a sample account, or gives the one of that name.
     *
     * @throws PlatformException NOT_FOUND {@code sandbox} outside a sandbox
     */
    public Account register(String username, String displayName, Set<Role> roles, String office, Long traderId) {
        on();
        return transactions.read(Actor.PLATFORM, () -> store.find(username)).map(AccountStore.WithHash::account).orElseGet(() ->
                accounts.create(Actor.PLATFORM, new NewAccount(username, displayName, roles, office, traderId, true, PASSWORD), false, true));
    }

    /** All sample accounts, in the order in which they were opened. */
    public List<Sample> list() {
        on();
        return transactions.read(Actor.PLATFORM, store::listSandbox).stream()
                .map(a -> new Sample(a.username(), PASSWORD, a.displayName(), role(a))).toList();
    }

    private Text role(Account account) {
        Role first = account.roles().stream().min(Comparator.naturalOrder()).orElseThrow();
        Text role = texts.get("role." + first);
        if (account.traderId() == null) {
            return account.office() == null ? role : Text.of(role.zh() + " " + account.office(), role.en() + " " + account.office());
        }
        Text name = traders.get(account.traderId()).name();
        return Text.of(role.zh() + " · " + name.zh(), role.en() + " · " + name.in(java.util.Locale.ENGLISH));
    }

    private void on() {
        if (!sandbox) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "sandbox");
        }
    }
}
