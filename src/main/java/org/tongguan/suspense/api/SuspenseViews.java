package org.tongguan.suspense.api;

import static org.tongguan.formats.Decimals.plain;
import static org.tongguan.formats.Decimals.yuan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.inspection.Decision;
import org.tongguan.kernel.Text;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Movement;
import org.tongguan.suspense.Regime;
import org.tongguan.suspense.Rent;
import org.tongguan.suspense.act.GoodsAccounts;
import org.tongguan.suspense.act.MovementWork;
import org.tongguan.suspense.store.GoodsAccountStore;
import org.tongguan.tariff.AssessmentView;
import org.tongguan.tariff.Duties;
import org.tongguan.trader.Traders;

/** What pages and machines are shown. Amounts are decimal texts: yuan, quantities without trailing zeros. */
@Component
class SuspenseViews {

    private final Traders traders;
    private final CodeLists codes;
    private final Texts texts;
    private final Duties duties;
    private final Clock clock;

    SuspenseViews(Traders traders, CodeLists codes, Texts texts, Duties duties, Clock clock) {
        this.traders = traders;
        this.codes = codes;
        this.texts = texts;
        this.duties = duties;
        this.clock = clock;
    }

    /** @param daysLeft until the term ends, below zero when it is over; null while nothing is on it */
    record SuspenseAccount(String number, Regime regime, GoodsAccount.State state, @Nullable Text trader, String office, String declaration, String contract,
                           String partner, @Nullable LocalDate dueOn, @Nullable Long daysLeft, String secured, String claimed, Instant filedAt) { }

    record SuspenseListed(SuspenseAccount account, String goods, int items, String value, String left) { }

    /** @param bound what an inspection decided about it, while that binds it */
    record SuspenseItem(int number, String code, String name, String quantity, String left, String asked, String unit, Text unitName, String price,
                        String currency, String value, String valueLeft, String origin, String identity, boolean replaced, @Nullable String tax,
                        String security, @Nullable Decision bound) { }

    /** How an item reads, or read. */
    record SuspenseReading(String code, String name, String quantity, Text unitName, String price, String currency, String value, String security) { }

    /**
     * An item that reads otherwise since the declaration was amended; before, one that was added then reads of nothing.
     *
     * @param version    of the declaration that says so
     * @param by         who wanted it amended
     * @param difference of the quantity; below zero when there is less
     */
    record SuspenseChange(int item, int version, Instant at, String by, String reason, String difference, SuspenseReading before, SuspenseReading after) { }

    record SuspenseMovement(String number, Movement.Way way, Movement.State state, @Nullable String declaration, String evidence, String identity,
                            boolean levied, String tax, @Nullable String bill, String reason, Instant askedAt, @Nullable Instant decidedAt) { }

    /** @param declareBy last day to declare it, from the day it was paid, or is to be */
    record SuspenseRent(int number, LocalDate payOn, String amount, String currency, Rent.State state, @Nullable LocalDate paidOn, LocalDate declareBy,
                        @Nullable String declaration, @Nullable String bill) { }

    /** @param guaranteeNow the guarantee behind it today: {@code guarantee}, or the one in its place */
    record SuspenseAccountCase(SuspenseAccount account, @Nullable String guarantee, @Nullable String guaranteeNow, @Nullable LocalDate leaseEnds,
                               String reason, String identity, @Nullable LocalDate movedOn, int extensions, @Nullable LocalDate askedUntil,
                               @Nullable String askReason, List<SuspenseItem> items, List<SuspenseChange> changes, List<SuspenseMovement> movements,
                               List<SuspenseRent> rents,
                               boolean movable, List<String> commands) { }

    record SuspenseMovementLine(int item, String code, String name, String quantity, Text unitName, String value, @Nullable String price) { }

    /** @param assessment how the taxes on the account's own bill came about; null where there is none */
    record SuspenseMovementCase(SuspenseMovement movement, SuspenseAccount account, List<SuspenseMovementLine> lines, @Nullable AssessmentView assessment,
                                List<String> commands) { }

    record SuspenseEvent(long seq, Instant at, String actor, String kind, Text text, @Nullable String reason) { }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private SuspenseAccount account(GoodsAccount a) {
        LocalDate due = a.term() == null ? null : a.term().dueOn();
        return new SuspenseAccount(a.number(), a.regime(), a.state(), traders.name(a.traderId()), a.office(), a.declaration(),
                a.contract(), a.partner(), due, due == null || !a.isRunning() ? null : ChronoUnit.DAYS.between(today(), due), yuan(a.secured()),
                yuan(a.claimed()), a.filedAt());
    }

    SuspenseListed view(GoodsAccountStore.Listed l) {
        return new SuspenseListed(account(l.account()), l.goods(), l.items(), yuan(l.in()), yuan(l.left()));
    }

    SuspenseAccountCase view(GoodsAccounts.View v, boolean filer) {
        GoodsAccount a = v.account();
        GoodsAccount.Term term = a.term();
        boolean free = v.items().stream().anyMatch(s -> s.free().quantity().signum() > 0);
        return new SuspenseAccountCase(account(a), a.guarantee(), v.guaranteeNow(), a.leaseEnds(), a.reason(), a.identity(),
                term == null ? null : term.movedOn(),
                term == null ? 0 : term.extensions(), term == null ? null : term.askedUntil(), term == null ? null : term.askReason(),
                v.items().stream().map(this::item).toList(), v.changes().stream().map(this::change).toList(),
                v.movements().stream().map(SuspenseViews::movement).toList(),
                v.rents().stream().map(r -> rent(r, v.declareBy().get(r.number()))).toList(), filer && free && a.isRunning(), v.commands());
    }

    private SuspenseItem item(AccountItem.Standing s) {
        AccountItem i = s.item();
        return new SuspenseItem(i.number(), i.code(), i.name(), plain(i.quantity()), plain(s.left().quantity()), plain(s.asked().quantity()), i.unit(),
                codes.name("unit", i.unit(), today()), yuan(i.price()), i.currency(), yuan(i.value()), yuan(s.left().value()), i.origin(), i.identity(),
                i.replaced(), i.tax() == null ? null : yuan(i.tax()), yuan(i.security()), s.bound());
    }

    private SuspenseChange change(AccountItem.Change c) {
        return new SuspenseChange(c.now().number(), c.version(), c.at(), c.by(), c.reason(), plain(c.now().quantity().subtract(c.was().quantity())),
                reading(c.was()), reading(c.now()));
    }

    private SuspenseReading reading(AccountItem i) {
        return new SuspenseReading(i.code(), i.name(), plain(i.quantity()), codes.name("unit", i.unit(), today()), yuan(i.price()), i.currency(),
                yuan(i.value()), yuan(i.security()));
    }

    private static SuspenseMovement movement(Movement m) {
        return new SuspenseMovement(m.number(), m.way(), m.state(), m.declaration(), m.evidence(), m.identity(), m.levied(), yuan(m.tax()), m.bill(),
                m.reason(), m.askedAt(), m.decidedAt());
    }

    private static SuspenseRent rent(Rent r, LocalDate declareBy) {
        return new SuspenseRent(r.number(), r.payOn(), yuan(r.amount()), r.currency(), r.state(), r.paidOn(), declareBy, r.declaration(), r.bill());
    }

    SuspenseMovementCase view(MovementWork.View v) {
        List<SuspenseMovementLine> lines = v.lines().entrySet().stream().map(e -> new SuspenseMovementLine(e.getValue().number(),
                e.getValue().code(), e.getValue().name(), plain(e.getKey().amount().quantity()), codes.name("unit", e.getValue().unit(), today()),
                yuan(e.getKey().amount().value()), e.getKey().price() == null ? null : yuan(e.getKey().price()))).toList();
        return new SuspenseMovementCase(movement(v.movement()), account(v.account()), lines, v.assessment() == null ? null : duties.view(v.assessment()),
                v.commands());
    }

    SuspenseEvent view(JournalEntry e) {
        Object reason = Json.map(e.payload()).get("reason");
        return new SuspenseEvent(e.seq(), e.at(), e.actor(), e.kind(), texts.get("event." + e.kind()), reason == null || reason.toString().isEmpty() ? null
                : reason.toString());
    }
}
