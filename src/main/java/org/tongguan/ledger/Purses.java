package org.tongguan.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ledger.PurseStore.Change;

/**
 * Accounts and transfers of fixed width, for movements that come by the thousand a second: an account is a number of 128 bits, an amount a
 * whole number of the account's smallest unit, a transfer one row with its two legs, so that it balances by its shape. What
 * {@link Ledger} promises holds here as well: entries are final, a transfer is posted once, limits are constraints of the database.
 * Every call joins the caller's transaction.
 */
@Component
public class Purses {

    private final PurseStore store;
    private final Clock clock;

    Purses(PurseStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * An account with limits; its balance is never below zero.
     *
     * @param kind    what it counts; small number of the caller's, for reports
     * @param maximum balance it may not go above; the newest one counts
     */
    public record Purse(UUID id, int kind, long maximum) { }

    /**
     * A transfer between a purse and an account without limits.
     *
     * @param id     what it is about; with {@code kind} unique for ever
     * @param kind   what happened, small number of the caller's
     * @param other  the other leg: an account that is only ever summed
     * @param amount into the purse; negative takes out
     */
    public record Move(UUID id, int kind, Purse purse, UUID other, long amount) { }

    /** What an account holds and may hold. */
    public record Balance(long balance, long maximum) { }

    /**
     * Posts those that fit, each for itself, in the order given; purses are opened as they are first named.
     *
     * @return those that did not fit, with the balance they met; their transfers do not exist
     */
    public Map<Move, Balance> post(Collection<Move> given) {
        // A movement of nothing is none: a list may be worth less than a fen.
        List<Move> moves = given.stream().filter(move -> move.amount() != 0).toList();
        Map<UUID, List<Move>> byPurse = new LinkedHashMap<>();
        moves.forEach(move -> byPurse.computeIfAbsent(move.purse().id(), p -> new ArrayList<>(1)).add(move));
        // One order for everybody: two batches over the same purses cannot wait for each other in a circle.
        List<Change> wholes = byPurse.values().stream().map(Purses::whole).sorted(Comparator.comparing(Change::purse)).toList();
        Set<UUID> done = store.change(wholes);
        Map<Move, Balance> refused = new LinkedHashMap<>();
        List<UUID> tight = wholes.stream().map(Change::purse).filter(id -> !done.contains(id)).toList();
        if (!tight.isEmpty()) {
            oneByOne(tight, byPurse, refused);
        }
        Instant now = clock.instant();
        store.insert(moves.stream().filter(move -> !refused.containsKey(move)).toList(), now);
        return refused;
    }

    private static Change whole(List<Move> moves) {
        Purse purse = moves.getFirst().purse();
        return new Change(purse.id(), purse.kind(), moves.stream().mapToLong(Move::amount).sum(), purse.maximum());
    }

    /** All together were too much for these: those that fit, in their order, on balances nobody else can move meanwhile. */
    private void oneByOne(List<UUID> purses, Map<UUID, List<Move>> byPurse, Map<Move, Balance> refused) {
        store.open(purses.stream().map(id -> byPurse.get(id).getFirst().purse()).toList());
        Map<UUID, Balance> held = store.lock(purses);
        List<Change> fitting = new ArrayList<>();
        for (UUID id : purses) {
            long balance = held.get(id).balance();
            long before = balance;
            for (Move move : byPurse.get(id)) {
                long after = balance + move.amount();
                if (after < 0 || after > move.purse().maximum()) {
                    refused.put(move, new Balance(balance, move.purse().maximum()));
                } else {
                    balance = after;
                }
            }
            if (balance != before) {
                Purse purse = byPurse.get(id).getFirst().purse();
                fitting.add(new Change(id, purse.kind(), balance - before, purse.maximum()));
            }
        }
        store.move(fitting);
    }

    /** What a purse holds; empty when nothing was ever posted to it. */
    public Optional<Balance> find(UUID purse) {
        return store.find(purse);
    }

    /** Whether that transfer was posted. */
    public boolean isPosted(UUID id, int kind) {
        return store.isPosted(id, kind);
    }
}
