package org.tongguan.ecommerce.filing;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Matching;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.match.Pending;
import org.tongguan.ecommerce.screening.ProvedPayments;
import org.tongguan.ledger.Purses;
import org.tongguan.ledger.Purses.Move;
import org.tongguan.ledger.Purses.Purse;
import org.tongguan.reference.Law;

/**
 * Decides lists whose parts are all there: they must agree, the buyer's limit of the year must hold, the stock must be there, and somebody
 * must stand for the tax. What is drawn for a list that falls at a later hurdle is posted back.
 */
@Component
public class ListDecisions {

    /** What a purse is for. */
    static final int LIMIT = 1, STOCK = 2, GUARANTEE = 3;
    /** What a transfer is for. */
    public static final int LIMIT_USED = 1, LIMIT_RESTORED = 2, GUARANTEE_DRAWN = 3, GUARANTEE_RETURNED = 4, STOCK_IN = 5, STOCK_UNDONE = 6,
            STOCK_OUT = 100, STOCK_BACK = 200;
    private static final UUID ORDERS = Keys.guarantee("*orders");
    private static final UUID TAXES = Keys.guarantee("*taxes");
    private static final UUID GOODS = Keys.guarantee("*goods");
    private static final BigDecimal FEN = new BigDecimal("100");
    private final Purses purses;
    private final Law law;
    private final ProvedPayments proved;

    ListDecisions(Purses purses, Law law, ProvedPayments proved) {
        this.proved = proved;
        this.purses = purses;
        this.law = law;
    }

    /** A list with its parts; those are null when it waits for none of them any more. */
    record Candidate(UUID id, Pending pending, Part order, Part payment, Part waybill) { }

    /**
     * The decision.
     *
     * @param findings as {@link org.tongguan.ecommerce.RetailList#findings}
     */
    record Decision(ListState state, String findings) { }

    /** Decides them, in their order; joins the running transaction. */
    Map<UUID, Decision> decide(Collection<Candidate> candidates, LocalDate day) {
        Map<UUID, Decision> decisions = new LinkedHashMap<>();
        List<Candidate> agreed = new ArrayList<>(candidates.size());
        Map<UUID, List<String>> doubts = new LinkedHashMap<>();
        for (Candidate c : candidates) {
            if (c.order == null) {
                decisions.put(c.id, new Decision(c.pending.awaits() == Pending.Awaits.ARRIVAL ? ListState.RELEASED : ListState.CLOSED, null));
                continue;
            }
            Matching.Answer answer = match(c);
            if (answer.contradictions().isEmpty()) {
                agreed.add(c);
                List<String> all = new ArrayList<>(c.pending.doubts());
                for (String doubt : answer.doubts()) {
                    if (!Matching.NAMES_DIFFER.equals(doubt) || areNamesCompared(day)) {
                        all.add(doubt);
                    }
                }
                proved.doubts(c.pending.orderKey(), c.order.values(), c.payment == null ? null : c.payment.values()).stream()
                        .filter(code -> !all.contains(code)).forEach(all::add);
                doubts.put(c.id, all);
            } else {
                decisions.put(c.id, new Decision(ListState.REJECTED, String.join(";", answer.contradictions())));
            }
        }
        if (!agreed.isEmpty()) {
            draw(agreed, day, decisions);
        }
        for (Candidate c : agreed) {
            List<String> open = doubts.get(c.id);
            ListState clean = c.pending.isExport() ? ListState.PASSED : ListState.RELEASED;
            ListState state = c.pending.inspect() ? ListState.INSPECTION : open.isEmpty() ? clean : ListState.REVIEW;
            decisions.putIfAbsent(c.id, new Decision(state, open.isEmpty() ? null : String.join(";", open)));
        }
        return decisions;
    }

    /** Whether another name of goods in the list than in the order is an officer's question. */
    private boolean areNamesCompared(LocalDate day) {
        return "YES".equals(law.text("retail.match.names", day));
    }

    private static Matching.Answer match(Candidate c) {
        return c.pending.isExport()
                ? Matching.export(c.pending.values(), c.order.values(), c.payment == null ? null : c.payment.values(), c.waybill.values())
                : Matching.of(c.pending.values(), c.order.values(), c.payment.values(), c.waybill.values());
    }

    /** Limit, stock, guarantee, in this order everywhere: the guarantee's account is the one that most others wait for. */
    private void draw(List<Candidate> all, LocalDate day, Map<UUID, Decision> refused) {
        long most = law.decimal("retail.year.limit", day).multiply(FEN).longValueExact();
        List<Move> limits = new ArrayList<>(all.size());
        all.forEach(c -> limits.add(new Move(c.id, LIMIT_USED, new Purse(c.pending.money().limit(), LIMIT, most), ORDERS, c.pending.money().value())));
        purses.post(limits).forEach((move, held) -> refused.put(move.id(), new Decision(ListState.REJECTED,
                "ECM-402|" + yuan(held.balance() + move.amount()) + "|" + yuan(held.maximum()))));
        List<Candidate> left = all.stream().filter(c -> !refused.containsKey(c.id)).toList();
        List<Move> stocks = new ArrayList<>();
        left.forEach(c -> stocks.addAll(stock(c)));
        if (!stocks.isEmpty()) {
            purses.post(stocks).keySet().forEach(move -> refused.put(move.id(), new Decision(ListState.REJECTED, "ECM-420")));
        }
        List<Candidate> supplied = left.stream().filter(c -> !refused.containsKey(c.id)).toList();
        List<Move> taxes = new ArrayList<>(supplied.size());
        for (Candidate c : supplied) {
            Pending.Money money = c.pending.money();
            if (money.tax() > 0 && money.covered() < 0) {
                refused.put(c.id, new Decision(ListState.REJECTED, "ECM-421"));
            } else if (money.tax() > 0) {
                taxes.add(new Move(c.id, GUARANTEE_DRAWN, new Purse(money.guarantee(), GUARANTEE, money.covered()), TAXES, money.tax()));
            }
        }
        purses.post(taxes).keySet().forEach(move -> refused.put(move.id(), new Decision(ListState.REJECTED, "ECM-421")));
        List<Candidate> fallen = left.stream().filter(c -> refused.containsKey(c.id)).toList();
        giveBack(fallen, most);
    }

    private static List<Move> stock(Candidate c) {
        List<Move> moves = new ArrayList<>();
        List<Pending.Stock> stock = c.pending.stock();
        for (int i = 0; i < stock.size(); i++) {
            moves.add(new Move(c.id, STOCK_OUT + i, new Purse(stock.get(i).account(), STOCK, Long.MAX_VALUE), GOODS, -stock.get(i).amount()));
        }
        return moves;
    }

    /** Limit and stock of lists that fell at a later hurdle. */
    private void giveBack(List<Candidate> fallen, long most) {
        if (fallen.isEmpty()) {
            return;
        }
        List<Move> back = new ArrayList<>();
        for (Candidate c : fallen) {
            Pending.Money money = c.pending.money();
            back.add(new Move(c.id, LIMIT_RESTORED, new Purse(money.limit(), LIMIT, most), ORDERS, -money.value()));
            List<Pending.Stock> stock = c.pending.stock();
            for (int i = 0; i < stock.size(); i++) {
                if (purses.isPosted(c.id, STOCK_OUT + i)) {
                    back.add(new Move(c.id, STOCK_BACK + i, new Purse(stock.get(i).account(), STOCK, Long.MAX_VALUE), GOODS, stock.get(i).amount()));
                }
            }
        }
        purses.post(back);
    }

    /** Gives back all that a list drew: it is cancelled, refused or returned as a whole. */
    public void giveBackAll(UUID id, Pending pending) {
        Pending.Money money = pending.money();
        List<Move> back = new ArrayList<>();
        back.add(new Move(id, LIMIT_RESTORED, new Purse(money.limit(), LIMIT, Long.MAX_VALUE), ORDERS, -money.value()));
        for (int i = 0; i < pending.stock().size(); i++) {
            back.add(new Move(id, STOCK_BACK + i, new Purse(pending.stock().get(i).account(), STOCK, Long.MAX_VALUE), GOODS,
                    pending.stock().get(i).amount()));
        }
        if (purses.isPosted(id, GUARANTEE_DRAWN) && !purses.isPosted(id, GUARANTEE_RETURNED)) {
            back.add(new Move(id, GUARANTEE_RETURNED, new Purse(money.guarantee(), GUARANTEE, Long.MAX_VALUE), TAXES, -money.tax()));
        }
        purses.post(back);
    }

    /**
     * Gives back a part: some goods came back. Bonded stock stays out, since what was sold is not sold again from it.
     *
     * @param id what it is about: the return
     */
    public void restore(UUID id, UUID list, Pending pending, long value, long tax) {
        Pending.Money money = pending.money();
        List<Move> back = new ArrayList<>();
        if (value > 0) {
            back.add(new Move(id, LIMIT_RESTORED, new Purse(money.limit(), LIMIT, Long.MAX_VALUE), ORDERS, -value));
        }
        if (tax > 0 && purses.isPosted(list, GUARANTEE_DRAWN) && !purses.isPosted(list, GUARANTEE_RETURNED)) {
            back.add(new Move(id, GUARANTEE_RETURNED, new Purse(money.guarantee(), GUARANTEE, Long.MAX_VALUE), TAXES, -tax));
        }
        purses.post(back);
    }

    /**
     * The tax of lists was paid: what the firm stood for is free, where it was not freed before.
     *
     * @param taxes fen by list
     * @param firm  customs code of the firm
     */
    public void taxPaid(Map<UUID, Long> taxes, String firm) {
        List<Move> back = new ArrayList<>();
        taxes.forEach((list, tax) -> {
            if (purses.isPosted(list, GUARANTEE_DRAWN) && !purses.isPosted(list, GUARANTEE_RETURNED)) {
                back.add(new Move(list, GUARANTEE_RETURNED, new Purse(Keys.guarantee(firm), GUARANTEE, Long.MAX_VALUE), TAXES, -tax));
            }
        });
        purses.post(back);
    }

    /** Goods come into a bonded account book. */
    public void stockIn(UUID id, UUID account, long amount) {
        purses.post(List.of(new Move(id, STOCK_IN, new Purse(account, STOCK, Long.MAX_VALUE), GOODS, amount)));
    }

    /** What came in so is taken out again; false when it is sold already, and nothing is done. */
    public boolean stockUndone(UUID id, UUID account, long amount) {
        return purses.post(List.of(new Move(id, STOCK_UNDONE, new Purse(account, STOCK, Long.MAX_VALUE), GOODS, -amount))).isEmpty();
    }

    static String yuan(long fen) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(BigDecimal.valueOf(fen, 2));
    }
}
