package org.tongguan.access;

import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Transactions;

/**
 * Opens the first account of an empty installation: {@code admin}, with a random password that is printed once, stored nowhere, and has to
 * be replaced at the first log-in. A sandbox has sample accounts instead.
 */
@Component
class FirstAdmin implements ApplicationRunner {

    private final Accounts accounts;
    private final AccountStore store;
    private final Transactions transactions;
    private final boolean sandbox;

    FirstAdmin(Accounts accounts, AccountStore store, Transactions transactions, @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.accounts = accounts;
        this.store = store;
        this.transactions = transactions;
        this.sandbox = sandbox;
    }

    @Override
    public void run(ApplicationArguments given) {
        if (!sandbox && !given.containsOption("sample") && transactions.read(Actor.PLATFORM, store::isEmpty)) {
            create("admin");
        }
    }

    /** Opens it, unless another process was first; gives its password. */
    String create(String username) {
        String password = Secrets.random().substring(0, 20);
        try {
            accounts.create(Actor.PLATFORM, new NewAccount(username, "Administrator", Set.of(Role.ADMIN), null, null, true, password), true, false);
        } catch (PlatformException e) {
            if (e.code() == ErrorCode.CONFLICT) {
                return null;
            }
            throw e;
        }
        System.out.printf("%n  首次登录 First log-in:  %s  /  %s%n  此密码只显示这一次，首次登录时须更换。%n"
                + "  This password is shown only now and has to be replaced at the first log-in.%n%n", username, password);
        return password;
    }
}
