package org.tongguan.continuity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.continuity.OfflineReference.Entry;
import org.tongguan.continuity.OfflineReference.Purpose;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.Declarations;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;

/**
 * References for paper. They are given out while all is well, to a trader or an office, and written on whatever is done by hand while the platform
 * cannot be reached. Afterwards each is entered once: as the declaration that is filed now, or in words. Neither can a reference be entered twice nor
 * a declaration be covered by two, whoever enters them and however often: constraints of the database say so.
 */
@Component
public class OfflineReferences {

    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_OPEN = 500;
    private static final int LONGEST_DAYS = 366;
    private static final int MAX_NOTE = 1000;
    private final OfflineStore store;
    private final Declarations declarations;
    private final Transactions transactions;
    private final Journal journal;
    private final Numbers numbers;
    private final Clock clock;

    OfflineReferences(OfflineStore store, Declarations declarations, Transactions transactions, Journal journal, Numbers numbers, Clock clock) {
        this.store = store;
        this.declarations = declarations;
        this.transactions = transactions;
        this.journal = journal;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * Gives references out. A trader's account gets them for its own trader, an official gives them to a trader or to its own office.
     *
     * @param trader  who will hold them, null for the office
     * @param validTo last day on which they may be used on paper
     * @throws PlatformException REFUSED {@code offline.field} with the field that is wrong, {@code offline.many} when the holder has many unused
     */
    public List<OfflineReference> issue(Actor actor, @Nullable Long trader, int count, LocalDate validTo) {
        LocalDate today = LocalDate.now(clock);
        Long holder = actor.traderId() == null ? trader : actor.traderId();
        require(count >= 1 && count <= MOST_AT_ONCE, "count");
        require(validTo != null && !validTo.isBefore(today) && !validTo.isAfter(today.plusDays(LONGEST_DAYS)), "validTo");
        require(holder != null || actor.office() != null, "traderId");
        require(actor.traderId() == null || trader == null || trader.equals(actor.traderId()), "traderId");
        String office = holder == null ? actor.office() : null;
        return transactions.call(actor, () -> {
            long open = store.countOpen(holder, office);
            if (open + count > MOST_OPEN) {
                throw new PlatformException(ErrorCode.REFUSED, "offline.many", open, MOST_OPEN);
            }
            List<OfflineReference> made = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                made.add(new OfflineReference(OfflineReference.number(today.getYear(), numbers.next("offline_reference_number")), holder, office,
                        OfflineProcedure.TABLE.initial(), validTo, actor.name(), now(), "", null));
            }
            store.insert(made);
            made.forEach(reference -> tell("OfflineIssued", reference, Map.of("number", reference.number(), "validTo", validTo.toString())));
            return made;
        });
    }

    private Instant now() {
        return Times.now(clock);
    }

    private static void require(boolean right, String field) {
        if (!right) {
            throw new PlatformException(ErrorCode.REFUSED, "offline.field", field);
        }
    }

    /** Those the actor may see, newest first. */
    public Page<OfflineReference> list(Actor actor, OfflineReference.@Nullable State state, @Nullable String query, int page, int size) {
        String wanted = state == null ? null : state.name();
        String text = query == null || query.isBlank() ? null : query.strip();
        return transactions.read(actor, () -> Page.of(page, size, store.count(wanted, text), (from, rows) -> store.list(wanted, text, from, rows)));
    }

    /** What that actor may do with it now. */
    public List<String> commands(Actor actor, OfflineReference reference) {
        return OfflineProcedure.TABLE.commands(reference.state(), reference, actor);
    }

    /**
     * Enters what was done on paper.
     *
     * @param declaration number of the declaration that takes the paper's place, null when it was something else
     * @param occurredAt  when it was done on paper
     * @throws PlatformException NOT_FOUND {@code offline}, {@code declaration}; CONFLICT {@code offline.used} when it was entered or voided,
     *                           {@code offline.subject} when the declaration was entered under another; REFUSED {@code offline.field},
     *                           {@code offline.day} when it was not in force on that day, {@code offline.holder} when it is another's declaration
     */
    public OfflineReference enter(Actor actor, String number, @Nullable String declaration, Instant occurredAt, @Nullable String note) {
        String words = note == null ? "" : note.strip();
        Purpose purpose = declaration == null || declaration.isBlank() ? Purpose.OTHER : Purpose.DECLARATION;
        require(words.length() <= MAX_NOTE && (purpose == Purpose.DECLARATION || !words.isEmpty()), "note");
        require(occurredAt != null && !occurredAt.isAfter(clock.instant()), "occurredAt");
        return transactions.call(actor, () -> {
            OfflineReference reference = open(actor, number, "enter");
            LocalDate day = LocalDate.ofInstant(occurredAt, clock.getZone());
            if (day.isAfter(reference.validTo()) || day.isBefore(LocalDate.ofInstant(reference.issuedAt(), clock.getZone()))) {
                throw new PlatformException(ErrorCode.REFUSED, "offline.day", day, reference.validTo());
            }
            Declaration found = purpose == Purpose.OTHER ? null : declarations.getByNumber(actor, declaration.strip());
            if (found != null && reference.traderId() != null && found.traderId() != reference.traderId()) {
                throw new PlatformException(ErrorCode.REFUSED, "offline.holder", reference.number());
            }
            store.decide(reference.number(), OfflineReference.State.ENTERED, "");
            store.insert(reference, new Entry(purpose, found == null ? null : found.id(), found == null ? null : declaration.strip(),
                    Times.kept(occurredAt), words, actor.name(), now()));
            tell("OfflineEntered", reference, Map.of("number", reference.number(), "occurredAt", occurredAt.toString(), "subject",
                    found == null ? words : declaration.strip()));
            return store.find(reference.number()).orElseThrow();
        });
    }

    /**
     * Withdraws one that was not used, or spoiled.
     *
     * @throws PlatformException as {@link #enter}; REFUSED {@code offline.field} without a reason
     */
    public OfflineReference withdraw(Actor actor, String number, String reason) {
        require(reason != null && !reason.isBlank() && reason.length() <= MAX_NOTE, "reason");
        return transactions.call(actor, () -> {
            OfflineReference reference = open(actor, number, "void");
            store.decide(reference.number(), OfflineReference.State.VOIDED, reason.strip());
            tell("OfflineVoided", reference, Map.of("number", reference.number(), "reason", reason.strip()));
            return store.find(reference.number()).orElseThrow();
        });
    }

    private OfflineReference open(Actor actor, String given, String command) {
        String number = given.strip().toUpperCase(Locale.ROOT);
        if (!OfflineReference.isWellFormed(number) || !store.lock(number)) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "offline", given);
        }
        OfflineReference reference = store.find(number).orElseThrow();
        if (reference.state() != OfflineReference.State.ISSUED) {
            String what = reference.entry() == null ? reference.reason() : reference.entry().subject() == null ? reference.entry().note()
                    : reference.entry().subject();
            throw new PlatformException(ErrorCode.CONFLICT, "offline.used", number, what);
        }
        OfflineProcedure.TABLE.get(reference.state(), command, reference, actor);
        return reference;
    }

    private void tell(String event, OfflineReference reference, Map<String, String> payload) {
        journal.record(JournalEvent.of(event, reference.ref(), reference.traderId(), reference.office(), payload));
    }
}
