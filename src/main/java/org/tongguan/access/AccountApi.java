package org.tongguan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.StepUp;
import org.tongguan.trader.Traders;

@RestController
@RequestMapping("/api/v1/accounts")
@PreAuthorize("hasAnyRole('ADMIN','TRADER_MANAGER')")
@Tag(name = "access")
class AccountApi {

    private final Accounts accounts;
    private final Traders traders;

    AccountApi(Accounts accounts, Traders traders) {
        this.accounts = accounts;
        this.traders = traders;
    }

    record AccountView(String id, String username, String displayName, Set<Role> roles, @Nullable String office, @Nullable String traderId,
                       @Nullable String traderName, boolean active, @Nullable Instant lastLoginAt) { }

    record AccountInput(String username, String displayName, Set<Role> roles, String office, Long traderId, Boolean active, String password) {

        /** A trader's account is the actor's trader's where none is named; a blank password is none. */
        NewAccount account(Actor actor) {
            return new NewAccount(username, displayName, roles, office, traderId == null ? actor.traderId() : traderId, active == null || active,
                    password == null || password.isEmpty() ? null : password);
        }
    }

    record PasswordInput(String password) { }

    @GetMapping
    @Operation(summary = "Accounts: all of them for administrators, the own trader's for its manager")
    Page<AccountView> list(Actor actor, Locale locale, @RequestParam(required = false) String q, @RequestParam(defaultValue = "0") int page,
                           @RequestParam(defaultValue = "20") int size) {
        Page<Account> found = accounts.list(actor, q, page, size);
        return new Page<>(found.items().stream().map(a -> view(a, locale)).toList(), found.page(), found.size(), found.total());
    }

    @StepUp
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Opens an account")
    AccountView create(Actor actor, Locale locale, @RequestBody AccountInput input) {
        return view(accounts.create(actor, input.account(actor)), locale);
    }

    @StepUp
    @PutMapping("/{id}")
    @Operation(summary = "Changes an account; a disabled one is out at once")
    AccountView update(Actor actor, Locale locale, @PathVariable long id, @RequestBody AccountInput input) {
        return view(accounts.update(actor, id, input.account(actor)), locale);
    }

    @StepUp
    @PostMapping("/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Gives an account a new password; its sessions end")
    void setPassword(Actor actor, @PathVariable long id, @RequestBody PasswordInput input) {
        accounts.setPassword(actor, id, input.password);
    }

    private AccountView view(Account a, Locale locale) {
        String traderName = a.traderId() == null ? null : traders.find(a.traderId()).map(t -> t.name().in(locale)).orElse(null);
        return new AccountView(String.valueOf(a.id()), a.username(), a.displayName(), a.roles(), a.office(),
                a.traderId() == null ? null : a.traderId().toString(), traderName, a.active(), a.lastLoginAt());
    }
}
