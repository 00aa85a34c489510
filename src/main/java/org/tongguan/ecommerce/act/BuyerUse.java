package org.tongguan.ecommerce.act;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.ledger.Purses;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.vault.Vault;

/**
 * How much of the year's limit a person has used. Whoever looks says why, and the journal keeps who looked, when and why, under a keyed index
 * of the person's number and never under the number itself.
 */
@Component
public class BuyerUse {

    private static final int MOST = 100;
    private static final int LEAST_REASON = 4;
    private static final int MOST_REASON = 500;
    private static final int MOST_LOOKS = 20;
    private final Purses purses;
    private final ListStore lists;
    private final Vault vault;
    private final Law law;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    BuyerUse(Purses purses, ListStore lists, Vault vault, Law law, Transactions transactions, Journal journal, Clock clock) {
        this.purses = purses;
        this.lists = lists;
        this.vault = vault;
        this.law = law;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param used  fen of the year, and allowed
     * @param lists  the newest that count
     * @param others the newest of the year that do not: they wait, fell or were taken back
     * @param looks who looked before, newest first
     */
    public record Use(int year, long used, long limit, List<RetailList> lists, List<RetailList> others, List<Look> looks) { }

    /** Somebody looked. */
    public record Look(Instant at, String who, String office, String reason) { }

    /**
     * Looks it up for an official.
     *
     * @throws PlatformException MALFORMED {@code retail.buyer} without a number, {@code retail.reason} without a reason of some words, or with one
     *                           that repeats the number: reasons are read by others
     */
    public Use look(Actor actor, String idType, String idNumber, String reason) {
        if (idNumber == null || idNumber.isBlank() || idNumber.length() > 60) {
            throw new PlatformException(ErrorCode.MALFORMED, "retail.buyer");
        }
        String why = reason == null ? "" : reason.strip();
        if (why.length() < LEAST_REASON || why.length() > MOST_REASON || why.toUpperCase(Locale.ROOT).contains(idNumber.strip().toUpperCase(Locale.ROOT))) {
            throw new PlatformException(ErrorCode.MALFORMED, "retail.reason");
        }
        String person = (idType == null ? "1" : idType) + ":" + idNumber.strip();
        LocalDate today = LocalDate.now(clock);
        UUID purse = vault.index(today.getYear() + ":" + person);
        SubjectRef subject = new SubjectRef("retail-buyer", vault.index(person));
        Instant since = Times.startOf(today.withDayOfYear(1), clock);
        return transactions.call(actor, () -> {
            List<Look> looks = journal.list(subject).reversed().stream().limit(MOST_LOOKS)
                    .map(e -> new Look(e.at(), e.actor(), e.office(), String.valueOf(Json.map(e.payload()).get("reason")))).toList();
            journal.record(JournalEvent.of("RetailBuyerLookedUp", subject, null, actor.office(), Map.of("reason", why)));
            long limit = law.decimal("retail.year.limit", today).movePointRight(2).longValueExact();
            return new Use(today.getYear(), purses.find(purse).map(Purses.Balance::balance).orElse(0L), limit,
                    lists.listOfBuyer(vault.digest(person), since, MOST), lists.others(vault.digest(person), since, MOST), looks);
        });
    }
}
