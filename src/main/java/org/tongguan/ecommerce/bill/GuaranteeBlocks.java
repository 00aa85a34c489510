package org.tongguan.ecommerce.bill;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongguan.ecommerce.filing.Guarantees;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.GuaranteeStore;
import org.tongguan.ecommerce.store.GuaranteeStore.Backing;
import org.tongguan.ecommerce.store.TaxStore;
import org.tongguan.guarantee.Debts;
import org.tongguan.guarantee.SecuredParts;
import org.tongguan.guarantee.Securities;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Purses;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/**
 * What a firm stands for is a block of money set aside on its guarantee, so that lists draw within the block without touching the guarantee, and nobody draws
 * the same money twice. When tax is billed, the bill takes its amount out of the block and is set aside by itself, to be claimed when it is not paid;
 * paid, it goes back into the block. What is set aside is never less than what may be drawn or is drawn.
 */
@Component
public class GuaranteeBlocks implements JobHandler, Debts {

    private static final String JOB = "retail-guarantee";
    private static final String PREFIX = GuaranteeStore.Row.reference("");
    /** Every process has read a smaller amount, and what it decided before is committed. */
    private static final Duration UNTIL_KNOWN = Duration.ofMinutes(1);
    private static final Duration UNTIL_RETURNED = Duration.ofDays(1);
    private static final int MOST_DIGITS = 15;
    private final GuaranteeStore store;
    private final Guarantees memory;
    private final TaxStore taxes;
    private final Accounts accounts;
    private final Traders traders;
    private final Surroundings around;

    GuaranteeBlocks(GuaranteeStore store, Guarantees memory, TaxStore taxes, Accounts accounts, Traders traders, Surroundings around) {
        this.store = store;
        this.memory = memory;
        this.taxes = taxes;
        this.accounts = accounts;
        this.traders = traders;
        this.around = around;
    }

    /** Where the money stands. */
    @Component("retailGuaranteeAccounts")
    record Accounts(Securities securities, SecuredParts parts, Purses purses) { }

    /** What it works with beside its own business. */
    @Component("retailGuaranteeSurroundings")
    record Surroundings(Transactions transactions, Journal journal, Jobs jobs, Clock clock) { }

    /**
     * Registers what a firm stands for from now on, and sets it aside on its general guarantee. Less than before counts at once, and is free on the guarantee
     * a little later, when certainly nobody draws on more.
     *
     * @throws PlatformException NOT_FOUND {@code trader}; MALFORMED {@code ecommerce.amount}; REFUSED {@code ecommerce.guarantee-room} when no guarantee of
     *                           the firm has so much free
     */
    public void register(Actor actor, String firm, BigDecimal yuan) {
        Trader trader = traders.findByCode(firm).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "trader", firm));
        if (yuan == null || yuan.signum() < 0 || yuan.scale() > 2 || yuan.precision() > MOST_DIGITS) {
            throw new PlatformException(ErrorCode.MALFORMED, "ecommerce.amount", yuan);
        }
        long fen = yuan.movePointRight(2).longValueExact();
        around.transactions.run(actor, () -> {
            GuaranteeStore.Row old = store.lock(trader.customsCode()).orElse(new GuaranteeStore.Row(trader.customsCode(), 0, 0, Backing.NONE));
            GuaranteeStore.Row row = registered(trader, old, fen);
            store.save(row);
            if (row.held() > row.amount()) {
                around.jobs.add(JOB, subject(trader), Map.of(), around.clock.instant().plus(UNTIL_KNOWN));
            }
            tell("RetailGuaranteeRegistered", trader, row);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    Thread.ofVirtual().start(memory::refresh);
                }
            });
        });
    }

    private GuaranteeStore.Row registered(Trader trader, GuaranteeStore.Row old, long fen) {
        boolean less = fen <= (old.backing() == Backing.GUARANTEE ? old.held() : old.amount());
        if (less && (fen == 0 || old.backing() != Backing.EXEMPT)) {
            return new GuaranteeStore.Row(old.firm(), fen, old.held(), old.backing());
        }
        long held = Math.max(fen, drawn(old.firm()));
        long block = Math.max(held - billed(trader), 1);
        if (!aside(trader, block)) {
            BigDecimal room = accounts.securities.room(List.of(duty(trader, block))).get(old.reference());
            throw new PlatformException(ErrorCode.REFUSED, "ecommerce.guarantee-room", old.firm(), room.toPlainString(), TaxBills.yuan(block).toPlainString());
        }
        boolean real = part(old.reference()).isPresent();
        return new GuaranteeStore.Row(old.firm(), fen, real ? held : 0, real ? Backing.GUARANTEE : Backing.EXEMPT);
    }

    /** Sets a block of that size aside, in the place of the one there is; false when nothing of the firm's has room for it. */
    private boolean aside(Trader trader, long block) {
        String reference = GuaranteeStore.Row.reference(trader.customsCode());
        BigDecimal wanted = TaxBills.yuan(block);
        if (part(reference).isPresent()) {
            return accounts.parts.changeUpTo(reference, wanted).compareTo(wanted) == 0;
        }
        return accounts.securities.secure(List.of(duty(trader, block))).contains(reference);
    }

    private static Securities.Duty duty(Trader trader, long fen) {
        return new Securities.Duty(subject(trader), GuaranteeStore.Row.reference(trader.customsCode()), null, trader.id(), TaxBills.yuan(fen));
    }

    private static SubjectRef subject(Trader trader) {
        return new SubjectRef("trader", new UUID(0, trader.id()));
    }

    private Optional<SecuredParts.Part> part(String reference) {
        return Optional.ofNullable(accounts.parts.find(List.of(reference)).get(reference));
    }

    private long drawn(String firm) {
        return accounts.purses.find(Keys.guarantee(firm)).map(Purses.Balance::balance).orElse(0L);
    }

    /** Fen of the firm's open bills that are set aside by themselves. */
    private long billed(Trader trader) {
        Map<String, Long> open = taxes.openBills(trader.id());
        return accounts.securities.listSecured(open.keySet()).keySet().stream().mapToLong(open::get).sum();
    }

    /** A bill is about to be issued that is to be set aside on the same guarantee: the block makes room for it. Joins the running transaction. */
    void makeRoom(long firm, long fen) {
        store.lock(traders.get(firm).customsCode()).filter(row -> row.backing() == Backing.GUARANTEE).flatMap(row -> part(row.reference()))
                .ifPresent(part -> accounts.parts.changeUpTo(GuaranteeStore.Row.reference(traders.get(firm).customsCode()),
                        part.amount().subtract(TaxBills.yuan(fen)).max(BigDecimal.ZERO)));
    }

    /**
     * Bills of the firm were issued, paid, replaced or claimed: block and bills are together again what is to be set aside. Where the guarantee has less, since
     * a bill was claimed on it, the firm stands for less from now on. Joins the running transaction.
     */
    void balance(long firm) {
        Trader trader = traders.get(firm);
        store.lock(trader.customsCode()).filter(row -> row.backing() == Backing.GUARANTEE).ifPresent(row -> balance(trader, row));
    }

    private void balance(Trader trader, GuaranteeStore.Row row) {
        long billed = billed(trader);
        BigDecimal wanted = TaxBills.yuan(Math.max(row.held() - billed, 0));
        BigDecimal aside = part(row.reference()).map(SecuredParts.Part::amount).orElse(BigDecimal.ZERO);
        if (aside.compareTo(wanted) == 0) {
            return;
        }
        if (aside.signum() > 0) {
            aside = accounts.parts.changeUpTo(row.reference(), wanted);
        } else if (aside(trader, row.held() - billed)) {
            aside = wanted;
        }
        if (aside.compareTo(wanted) < 0) {
            long held = billed + aside.movePointRight(2).longValueExact();
            GuaranteeStore.Row less = new GuaranteeStore.Row(row.firm(), Math.min(row.amount(), held), held, Backing.GUARANTEE);
            store.save(less);
            tell("RetailGuaranteeLessened", trader, less);
        }
    }

    private void tell(String event, Trader trader, GuaranteeStore.Row row) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("amount", TaxBills.yuan(row.amount()).toPlainString());
        part(row.reference()).ifPresent(part -> payload.put("guarantee", part.guarantee()));
        around.journal.record(JournalEvent.of(event, subject(trader), trader.id(), null, payload));
    }

    @Override
    public String kind() {
        return JOB;
    }

    /** A smaller amount is known everywhere: what is set aside above it, and above what is drawn, is free again. */
    @Override
    public void run(Jobs.Job job) {
        Trader trader = traders.get(job.subject().id().getLeastSignificantBits());
        store.lock(trader.customsCode()).filter(row -> row.backing() == Backing.GUARANTEE).ifPresent(row -> {
            long held = Math.max(row.amount(), drawn(row.firm()));
            if (held < row.held()) {
                store.save(new GuaranteeStore.Row(row.firm(), row.amount(), held, Backing.GUARANTEE));
                balance(trader.id());
            }
            if (held > row.amount()) {
                around.jobs.add(JOB, job.subject(), Map.of(), around.clock.instant().plus(UNTIL_RETURNED));
            }
        });
    }

    /** A block is not claimed: what is not paid is a bill, which is set aside by itself. */
    @Override
    public Optional<Boolean> isInDefault(String reference) {
        return reference.startsWith(PREFIX) ? Optional.of(false) : Optional.empty();
    }
}
