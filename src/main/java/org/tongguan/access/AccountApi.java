package org.tongguan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    /** @param waiting what was asked waits for a second administrator; shown is what stands now, without an id where nothing does */
    record AccountView(String id, String username, String displayName, Set<Role> roles, @Nullable String office, @Nullable String traderId,
                       @Nullable String traderName, boolean active, @Nullable Instant lastLoginAt, boolean waiting) { }

    record AccountInput(String username, String displayName, Set<Role> roles, String office, Long traderId, Boolean active, String password,
                        @Nullable String reason) {

        /** A trader's account is the actor's trader's where none is named; a blank password is none. */
        NewAccount account(Actor actor) {
            return new NewAccount(username, displayName, roles, office, traderId == null ? actor.traderId() : traderId, active == null || active,
                    password == null || password.isEmpty() ? null : password);
        }
    }

    record PasswordInput(String password, @Nullable String reason) { }

    @GetMapping
    @Operation(summary = "Accounts: all of them for administrators, the own trader's for its manager")
    Page<AccountView> list(Actor actor, Locale locale, @RequestParam(required = false) String q, @RequestParam(defaultValue = "0") int page,
                           @RequestParam(defaultValue = "20") int size) {
        Page<Account> found = accounts.list(actor, q, page, size);
        return found.map(a -> view(a, locale));
    }

    @StepUp
    @PostMapping
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "202", description = "Another administrator has to confirm it")
    @Operation(summary = "Opens an account; one that is not a trader's takes two administrators")
    ResponseEntity<AccountView> create(Actor actor, Locale locale, @RequestBody AccountInput input) {
        NewAccount wanted = input.account(actor);
        return accounts.propose(actor, wanted, input.reason).map(a -> ResponseEntity.status(HttpStatus.CREATED).body(view(a, locale)))
                .orElseGet(() -> ResponseEntity.accepted().body(new AccountView("", wanted.username(), wanted.displayName(), wanted.roles(), wanted.office(),
                        wanted.traderId() == null ? null : wanted.traderId().toString(), null, false, null, true)));
    }

    @StepUp
    @PutMapping("/{id}")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "202", description = "Another administrator has to confirm it")
    @Operation(summary = "Changes an account; a disabled one is out at once. What gives one that is not a trader's more takes two administrators")
    ResponseEntity<AccountView> update(Actor actor, Locale locale, @PathVariable long id, @RequestBody AccountInput input) {
        return accounts.proposeUpdate(actor, id, input.account(actor), input.reason).map(a -> ResponseEntity.ok(view(a, locale)))
                .orElseGet(() -> ResponseEntity.accepted().body(view(accounts.seen(actor, id), true, locale)));
    }

    @StepUp
    @PostMapping("/{id}/password")
    @ApiResponse(responseCode = "202", description = "Another administrator has to confirm it")
    @ApiResponse(responseCode = "204")
    @Operation(summary = "Gives an account a new password; its sessions end. For one that is not a trader's it takes two administrators")
    ResponseEntity<Void> setPassword(Actor actor, @PathVariable long id, @RequestBody PasswordInput input) {
        return accounts.setPassword(actor, id, input.password, input.reason) ? ResponseEntity.noContent().build() : ResponseEntity.accepted().build();
    }

    private AccountView view(Account a, Locale locale) {
        return view(a, false, locale);
    }

    private AccountView view(Account a, boolean waiting, Locale locale) {
        String traderName = a.traderId() == null ? null : traders.find(a.traderId()).map(t -> t.name().in(locale)).orElse(null);
        return new AccountView(String.valueOf(a.id()), a.username(), a.displayName(), a.roles(), a.office(),
                a.traderId() == null ? null : a.traderId().toString(), traderName, a.active(), a.lastLoginAt(),
                waiting);
    }
}
