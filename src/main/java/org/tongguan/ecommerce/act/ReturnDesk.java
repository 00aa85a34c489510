package org.tongguan.ecommerce.act;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.RetailReturn;
import org.tongguan.ecommerce.ReturnProcedure;
import org.tongguan.ecommerce.filing.ListDecisions;
import org.tongguan.ecommerce.filing.Undoing;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** The desk for goods that come back: seen in the supervised area in time, limit and tax are restored; too late, the return lapses. */
@Component
public class ReturnDesk {

    private static final int MILLISECONDS = 60_000;
    private static final int AT_ONCE = 500;
    private final ReturnStore returns;
    private final ListStore lists;
    private final Undoing undoing;
    private final ListDecisions decisions;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    ReturnDesk(ReturnStore returns, ListStore lists, Undoing undoing, ListDecisions decisions, Transactions transactions, Journal journal, Clock clock) {
        this.returns = returns;
        this.lists = lists;
        this.undoing = undoing;
        this.decisions = decisions;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** A return with the list it is of. */
    public record Row(RetailReturn back, RetailList list) { }

    /** Returns in a state, those due first first. */
    public Page<Row> list(Actor actor, RetailReturn.State state, int page, int size) {
        return transactions.read(actor, () -> {
            List<RetailReturn> found = returns.list(state, Page.offset(page, size), Page.rows(size));
            Map<UUID, RetailList> of = lists.list(found.stream().map(RetailReturn::listId).toList()).stream().collect(Collectors.toMap(RetailList::id, l -> l));
            return new Page<>(found.stream().map(r -> new Row(r, of.get(r.listId()))).toList(), Math.max(0, page), Page.rows(size), returns.count(state));
        });
    }

    /**
     * The goods are back.
     *
     * @throws PlatformException NOT_FOUND {@code retail-return}; CONFLICT {@code procedure.step}, {@code retail.return.late} after the last day;
     *                           FORBIDDEN {@code retail.office} for a list of another office
     */
    public Row arrive(Actor actor, UUID id) {
        return transactions.call(actor, () -> {
            RetailReturn back = returns.lock(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "retail-return", id));
            ReturnProcedure.TABLE.get(back.state(), "arrive", null, actor);
            Instant now = Times.now(clock);
            if (LocalDate.ofInstant(now, clock.getZone()).isAfter(back.dueOn())) {
                throw new PlatformException(ErrorCode.CONFLICT, "retail.return.late", back.dueOn());
            }
            RetailList list = lists.lock(back.listId()).orElseThrow();
            if (!actor.covers("%04d".formatted(list.office()))) {
                throw new PlatformException(ErrorCode.FORBIDDEN, "retail.office", "%04d".formatted(list.office()));
            }
            decisions.restore(back.id(), list.id(), undoing.pending(list), back.value(), back.tax());
            returns.end(id, RetailReturn.State.ARRIVED, now);
            if (isEverythingBack(list)) {
                lists.decide(List.of(list.in(ListState.RETURNED)));
                lists.step(List.of(new ListStore.Step(list.id(), now, ListState.RETURNED.code(), "<" + list.state() + ">")));
            }
            told("RetailReturnArrived", back, list);
            return new Row(returns.find(id).orElseThrow(), lists.find(list.id()).orElseThrow());
        });
    }

    /** All that is back together is the list; an earlier return may have lapsed since the last one was applied for. */
    private boolean isEverythingBack(RetailList list) {
        return returns.listOf(list.id()).stream().filter(r -> r.state() == RetailReturn.State.ARRIVED).mapToLong(RetailReturn::value).sum()
                == list.amounts().value();
    }

    private void told(String kind, RetailReturn back, RetailList list) {
        journal.record(JournalEvent.of(kind, list.ref(), back.traderId(), "%04d".formatted(list.office()),
                Map.of("return", back.id().toString(), "whole", back.whole(), "value", back.value(), "tax", back.tax())));
    }

    /** What is not back on its last day does not count as returned; its goods may be applied for again only within the first term. */
    @Scheduled(fixedDelay = MILLISECONDS)
    public void lapse() {
        transactions.run(Actor.PLATFORM, () -> {
            Instant now = Times.now(clock);
            for (RetailReturn back : returns.overdue(LocalDate.ofInstant(now, clock.getZone()), AT_ONCE)) {
                returns.end(back.id(), RetailReturn.State.LAPSED, now);
                told("RetailReturnLapsed", back, lists.find(back.listId()).orElseThrow());
            }
        });
    }
}
