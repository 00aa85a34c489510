package org.tongguan.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.trader.Trader;

/**
 * Things of one trader, by the beginning of the addresses where they are found: what another trader must never find there.
 *
 * @param variables path variables by name that lead to a thing of the trader's
 * @param secrets   texts that must not stand in any answer to another trader
 */
public record OwnedSamples(Map<String, String> variables, List<String> secrets) {

    /** Addresses of things that belong to nobody in particular: reference data and the like. */
    public static final Set<String> NOBODYS = Set.of("/api/v1/reference/", "/api/v1/tariff/");

    /** Makes samples; a module adds its own by a component of this kind in its test package. */
    public interface Source {

        /** By beginning of the address; the longest that fits counts. */
        Map<String, OwnedSamples> make(Trader owner);
    }

    /** All sources. */
    @Component
    public record Sources(List<Source> all) {

        public Map<String, OwnedSamples> collect(Trader owner) {
            Map<String, OwnedSamples> samples = new LinkedHashMap<>();
            all.forEach(source -> samples.putAll(source.make(owner)));
            return samples;
        }
    }

    /** The trader itself, an account and a token of it. */
    @Component
    static class Basics implements Source {

        private final Accounts accounts;
        private final Tokens tokens;

        Basics(Accounts accounts, Tokens tokens) {
            this.accounts = accounts;
            this.tokens = tokens;
        }

        @Override
        public Map<String, OwnedSamples> make(Trader owner) {
            Account account = accounts.create(Actor.PLATFORM, new NewAccount("owned-" + Ids.next().toString().substring(24), "", Set.of(Role.DECLARANT), null,
                    owner.id(), true, null));
            Tokens.NewToken token = tokens.create(account.actor(), "owned token");
            return Map.of(
                    "/api/v1/traders/", new OwnedSamples(Map.of("id", String.valueOf(owner.id())),
                    List.of(owner.customsCode(), owner.creditCode(), owner.name().zh())),
                    "/api/v1/accounts/", new OwnedSamples(Map.of("id", String.valueOf(account.id())), List.of(account.username())),
                    "/api/v1/tokens/", new OwnedSamples(Map.of("id", token.id().toString()), List.of(token.id().toString())),
                    "/api/v1/passkeys/", new OwnedSamples(Map.of("id", "b3duZWQ"), List.of()));
        }
    }
}
