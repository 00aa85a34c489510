package org.tongguan.ledger;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transfer of which the amounts are set aside first, to be posted or given back later. It names an account once.
 *
 * @param transfer  what it becomes when it is posted: under the same identity and key
 * @param expiresAt when it is given back by itself; null = waits for ever
 */
public record PendingTransfer(Transfer transfer, @Nullable Instant expiresAt) {

    public PendingTransfer {
        transfer.check();
        Set<String> accounts = new HashSet<>();
        transfer.postings().forEach(p -> accounts.add(p.account().code()));
        if (accounts.size() != transfer.postings().size()) {
            throw new IllegalArgumentException("a pending transfer names an account once: " + transfer);
        }
    }
}
