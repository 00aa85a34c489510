package org.tongguan.revenue.levy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.FourEyes;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Times;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillOrder;
import org.tongguan.revenue.Bills;
import org.tongguan.revenue.LeviedGoods;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;

/** The register of levies after the fact. */
@Component
public class Levies {

    private final LevyStore store;
    private final LevyLaw law;
    private final Bills bills;
    private final Transactions transactions;
    private final Numbers numbers;
    private final Journal journal;
    private final Clock clock;

    Levies(LevyStore store, LevyLaw law, Bills bills, Transactions transactions, Numbers numbers, Journal journal, Clock clock) {
        this.store = store;
        this.law = law;
        this.bills = bills;
        this.transactions = transactions;
        this.numbers = numbers;
        this.journal = journal;
        this.clock = clock;
    }

    /** A levy with what the asking actor may do. */
    public record View(Levy levy, List<String> commands) { }

    /**
     * An officer proposes to levy taxes after the fact.
     *
     * @param lines tax by tax, yuan
     * @throws PlatformException NOT_FOUND {@code levy.declaration}; REFUSED {@code levy.field}, {@code guarantee.reason}, {@code levy.unreleased} while
     *                           nothing is paid and the goods are not released, {@code levy.late} after the law's period
     */
    public View propose(Actor actor, String declarationNumber, Levy.Ground ground, List<Bill.Line> lines, String reason) {
        if (ground == null || lines.isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "levy.field", ground == null ? "ground" : "lines");
        }
        if (reason == null || reason.isBlank()) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.reason");
        }
        return transactions.call(actor, () -> {
            LeviedGoods.Goods goods = law.goods(declarationNumber);
            LocalDate from = law.countsFrom(goods);
            LocalDate last = law.lastDay(ground, from);
            law.check(from, last);
            BigDecimal amount = lines.stream().map(Bill.Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
            Levy levy = new Levy(Ids.next(), "L%d%010d".formatted(LocalDate.now(clock).getYear(), numbers.next("levy_number")), ground, goods.subject(),
                    declarationNumber, goods.traderId(), goods.office(), lines, amount, from, last, LevyProcedure.TABLE.initial(), reason.strip(), "",
                    actor.name(), Times.now(clock), null, null, null);
            store.insert(levy);
            tell("LevyProposed", levy);
            return view(actor, levy);
        });
    }

    /**
     * Another officer decides: approve, and its bill is issued; or refuse.
     *
     * @throws PlatformException NOT_FOUND {@code levy}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code guarantee.four-eyes}; REFUSED {@code guarantee.reason}, {@code levy.late}
     */
    public View act(Actor actor, String number, String command, @Nullable String note) {
        String told = note == null ? "" : note.strip();
        if (told.isEmpty() && !"approve".equals(command)) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.reason");
        }
        return transactions.call(actor, () -> {
            Levy levy = store.lock(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "levy", number));
            FourEyes.demandAnother(actor, levy.proposedBy(), "guarantee.four-eyes");
            var step = LevyProcedure.TABLE.get(levy.state(), command, new LevyProcedure.Case(false), actor);
            String bill = step.to() == Levy.State.DECIDED ? billed(levy).number() : null;
            Levy after = levy.decided(step.to(), actor.name(), Times.now(clock), told, bill);
            store.decide(after);
            tell(step.event(), after);
            return view(actor, after);
        });
    }

    /** The late fee of what a breach kept back counts from the day of payment or release; of what customs confirmed from the end of the term. */
    private Bill billed(Levy levy) {
        law.check(levy.countsFrom(), levy.lastDay());
        LocalDate today = LocalDate.now(clock);
        BillOrder order = new BillOrder(levy.subject(), levy.declarationNumber(), levy.traderId(), levy.office(), today, Bill.Settlement.IMMEDIATE, false,
                law.basis(levy), levy.lines());
        return bills.recover(order, law.dueOn(today), levy.ground() == Levy.Ground.CONFIRMED ? null : levy.countsFrom());
    }

    /** Levies as that actor may see them, newest first; {@code query}: a levy's, a declaration's or a bill's number. */
    public Page<View> list(Actor actor, Levy.State state, String query, int page, int size) {
        String wanted = state == null ? null : state.name();
        String q = query == null || query.isBlank() ? null : query.strip();
        return transactions.read(actor, () -> Page.of(page, size, store.count(wanted, q),
                (from, rows) -> store.list(wanted, q, from, rows)).map(l -> view(actor, l)));
    }

    /** @throws PlatformException NOT_FOUND {@code levy} */
    public View get(Actor actor, String number) {
        return transactions.read(actor, () -> view(actor, store.find(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "levy", number))));
    }

    private static View view(Actor actor, Levy l) {
        return new View(l, LevyProcedure.TABLE.commands(l.state(), new LevyProcedure.Case(FourEyes.isSame(actor, l.proposedBy())), actor));
    }

    private void tell(String event, Levy l) {
        Map<String, String> payload = new HashMap<>(Map.of("number", l.number(), "declaration", l.declarationNumber(), "amount",
                l.amount().toPlainString(), "ground", l.ground().name()));
        if (l.billNumber() != null) {
            payload.put("bill", l.billNumber());
        }
        // A trader hears of it when it is decided; it concerns him from the beginning.
        journal.concerns(l.traderId());
        journal.record(JournalEvent.of(event, l.ref(), l.state() == Levy.State.DECIDED ? l.traderId() : null, l.office(), payload));
    }
}
