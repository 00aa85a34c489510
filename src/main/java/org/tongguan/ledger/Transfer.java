package org.tongguan.ledger;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;

/**
 * A balanced movement: the postings of each unit sum to zero.
 *
 * @param key     unique for ever; posting the same key again has no effect (idempotence)
 * @param kind    what happened, e.g. {@code tax-assessed}
 * @param subject what it is about
 * @param reverses transfer that this one undoes, or null
 */
public record Transfer(UUID id, String key, String kind, SubjectRef subject, UUID reverses, List<Posting> postings) {

    /** An amount on an account: positive adds, negative takes. */
    public record Posting(Account account, BigDecimal amount) { }

    public Transfer {
        postings = List.copyOf(postings);
    }

    /** Moves an amount from one account to another. */
    public static Transfer move(UUID id, String key, String kind, SubjectRef subject, Account from, Account to, BigDecimal amount) {
        return new Transfer(id, key, kind, subject, null, List.of(new Posting(from, amount.negate()), new Posting(to, amount)));
    }

    /** @throws IllegalArgumentException when it does not balance or is finer than its accounts count: the caller's mistake */
    void check() {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (Posting posting : postings) {
            if (posting.amount.scale() > posting.account.unit().decimals()
                    && posting.amount.stripTrailingZeros().scale() > posting.account.unit().decimals()) {
                throw new IllegalArgumentException("finer than its account counts: " + this);
            }
            sums.merge(posting.account.unit().name(), posting.amount, BigDecimal::add);
        }
        if (sums.values().stream().anyMatch(sum -> sum.signum() != 0)) {
            throw new IllegalArgumentException("transfer does not balance: " + this);
        }
    }
}
