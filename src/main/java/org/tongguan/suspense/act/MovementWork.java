package org.tongguan.suspense.act;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Declarations;
import org.tongguan.formats.Decimals;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillOrder;
import org.tongguan.revenue.Bills;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Packed;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Movement;
import org.tongguan.suspense.MovementProcedure;
import org.tongguan.suspense.Regime;
import org.tongguan.suspense.rules.AccountTaxes;
import org.tongguan.suspense.rules.DeclaredLine;
import org.tongguan.suspense.rules.RegimeLaw;
import org.tongguan.tariff.Assessment;

/**
 * Decides on movements. What returns is compared with its declaration, which an officer then lets go on; what stays is taxed on a bill of the account's own;
 * what is still there after the term is levied with late fee from its end.
 */
@Component
public class MovementWork {

    private final Stores stores;
    private final AccountMovements movements;
    private final AccountSteps steps;
    private final AccountTaxes taxes;
    private final Bills bills;
    private final Beside beside;
    private final Around around;

    MovementWork(Stores stores, AccountMovements movements, AccountSteps steps, AccountTaxes taxes, Bills bills, Beside beside, Around around) {
        this.stores = stores;
        this.movements = movements;
        this.steps = steps;
        this.taxes = taxes;
        this.bills = bills;
        this.beside = beside;
        this.around = around;
    }

    /** Declarations, and what they wait for. */
    @Component("suspenseBeside")
    record Beside(Declarations declarations, Holds holds, AccountFindings findings) { }

    /** What a step is given. @param identity of a return: by what the goods are the same */
    public record Given(@Nullable String reason, @Nullable String identity) { }

    /** A movement with its account and lines, how its taxes came about, and what the asking actor may do now. */
    public record View(Movement movement, GoodsAccount account, Map<Movement.Line, AccountItem> lines, @Nullable Assessment assessment,
                       List<String> commands) { }

    /**
     * Takes a step: identify, confirm, refuse, withdraw.
     *
     * @throws PlatformException NOT_FOUND {@code suspense.movement}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code suspense.office}; REFUSED {@code suspense.reason}, {@code suspense.identity}, {@code suspense.inspecting},
     *                           {@code suspense.bound…},
     *                           {@code suspense.procedure}, {@code suspense.late}, {@code suspense.lines} when the declaration says something else,
     *                           {@code suspense.tax-open} when a tax cannot be computed
     */
    public View act(Actor actor, String number, String command, Given given) {
        return around.transactions().call(actor, () -> {
            Movement seen = found(number);
            GoodsAccount a = stores.accounts().lock(seen.accountId()).orElseThrow();
            Movement m = found(number);
            boolean confirming = "confirm".equals(command) && actor.isOfficial();
            Assessment owed = confirming && m.way() == Movement.Way.REMAIN && m.state() == Movement.State.ASKED
                    ? taxes.staying(a.regime(), stores.lines(m), around.today()) : null;
            Map<Assessment.Tax, BigDecimal> payable = owed == null ? Map.of() : payable(a, m, owed);
            var step = MovementProcedure.TABLE.get(m.state(), command, new MovementProcedure.Standing(Long.valueOf(m.traderId()).equals(actor.traderId()),
                    m.declarationId() != null, !payable.isEmpty()), actor);
            Around.covers(actor, m.office());
            switch (command) {
                case "identify" -> {
                    beside.findings.check(a, m.way(), stores.lines(m).values());
                    returns(actor, a, m, given);
                }
                case "confirm" -> {
                    beside.findings.check(a, m.way(), stores.lines(m).values());
                    if (payable.isEmpty()) {
                        steps.writeOff(a, m, actor.name());
                    } else {
                        bill(actor, a, m, owed, payable, false);
                    }
                }
                case "refuse" -> steps.letGo(a, m, step.to(), Around.reason(given.reason()), actor.name());
                case "withdraw" -> steps.letGo(a, m, step.to(), Around.text(given.reason()), actor.name());
                default -> throw new PlatformException(ErrorCode.CONFLICT, "procedure.step", "suspense-movement", command, m.state());
            }
            if (step.to() != Movement.State.DONE) {
                around.tell(step.event(), a, Map.of("number", a.number(), "movement", m.number(), "reason", Around.text(given.reason())));
            }
            return view(actor, found(number));
        });
    }

    /** The same goods, in time or declared as any goods are: their declaration need not wait for the account any more. */
    private void returns(Actor actor, GoodsAccount a, Movement m, Given given) {
        String identity = Around.identity(given.identity());
        Declaration d = beside.declarations.get(actor, m.declarationId());
        compare(a, m, d, around.today());
        stores.movements().identified(m.id(), identity);
        stores.movements().decide(m.id(), Movement.State.CONFIRMED, "", actor.name(), around.now());
        if (d.state() == DeclarationState.RELEASED || d.state() == DeclarationState.CLOSED) {
            steps.writeOff(a, found(m.number()), actor.name());
        } else {
            beside.holds.liftAll(d.ref(), HoldReason.ACCOUNT);
        }
    }

    /**
     * Whether goods return under a declaration as the law of a day asks.
     *
     * @throws PlatformException REFUSED {@code suspense.procedure}, {@code suspense.late}, {@code suspense.lines}
     */
    void compare(GoodsAccount a, Movement m, Declaration d, LocalDate day) {
        RegimeLaw.Rule rule = around.law().of(a.regime(), day);
        boolean kept = around.law().isKept(d.key().procedureCode(), day);
        LocalDate declared = LocalDate.ofInstant(d.acceptedAt(), around.clock().getZone());
        if (rule.lateIsOrdinary() && declared.isAfter(a.term().dueOn())) {
            if (kept) {
                throw new PlatformException(ErrorCode.REFUSED, "suspense.late", d.number(), a.term().dueOn());
            }
        } else if (!rule.back().contains(d.key().procedureCode())) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.procedure", d.number(), String.join(" ", rule.back()));
        }
        if (rule.same()) {
            checkSame(d, stores.lines(m));
        }
    }

    /** What comes back as it was is declared as it was: so much of each code in each unit. */
    private static void checkSame(Declaration d, Map<Movement.Line, AccountItem> lines) {
        Map<String, BigDecimal> declared = new TreeMap<>();
        Map<String, BigDecimal> moved = new HashMap<>();
        DeclaredLine.of(d).forEach(l -> declared.merge(l.code() + " " + l.unit(), l.quantity(), BigDecimal::add));
        lines.forEach((line, item) -> moved.merge(item.code() + " " + item.unit(), line.amount().quantity(), BigDecimal::add));
        moved.keySet().forEach(kind -> declared.putIfAbsent(kind, BigDecimal.ZERO));
        declared.forEach((kind, quantity) -> {
            BigDecimal other = moved.getOrDefault(kind, BigDecimal.ZERO);
            if (quantity.compareTo(other) != 0) {
                throw new PlatformException(ErrorCode.REFUSED, "suspense.lines", d.number(), kind.split(" ")[0], Decimals.plain(quantity),
                        Decimals.plain(other));
            }
        });
    }

    /** What is owed on a bill of the account's own; goods taxed by their time when they came in have that share taken off. */
    private Map<Assessment.Tax, BigDecimal> payable(GoodsAccount a, Movement m, Assessment owed) {
        if (!owed.isComplete()) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.tax-open", m.number(), owed.findings().isEmpty() ? "" : owed.findings().getFirst().code());
        }
        Map<Assessment.Tax, BigDecimal> payable = new EnumMap<>(Assessment.Tax.class);
        payable.putAll(owed.payable());
        if (a.regime() == Regime.TEMPORARY_IMPORT) {
            BigDecimal all = stores.items().list(a.id()).stream().map(AccountItem::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal part = stores.movements().lines(m.id()).stream().map(l -> l.amount().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
            bills.find(Declaration.ref(a.declarationId())).filter(b -> b.state() == Bill.State.PAID && all.signum() > 0).ifPresent(b ->
                    b.lines().forEach(line -> payable.computeIfPresent(Assessment.Tax.valueOf(line.tax()), (tax, amount) ->
                            amount.subtract(line.amount().multiply(part)
                            .divide(all, 2, RoundingMode.DOWN)).max(BigDecimal.ZERO))));
        }
        payable.values().removeIf(amount -> amount.signum() == 0);
        return payable;
    }

    private void bill(Actor actor, GoodsAccount a, Movement m, Assessment owed, Map<Assessment.Tax, BigDecimal> payable, boolean late) {
        LocalDate today = around.today();
        List<Bill.Line> lines = payable.entrySet().stream().map(e -> new Bill.Line(e.getKey().name(), e.getValue())).toList();
        BillOrder order = new BillOrder(m.ref(), a.declaration(), a.traderId(), a.office(), today, Bill.Settlement.IMMEDIATE, false, Text.of(
                "账册 " + a.number() + "，单证 " + m.number() + (late ? "，逾期未办结" : ""), "account " + a.number() + ", movement " + m.number()
                + (late ? ", not finished in time" : "")), lines);
        Bill bill = late ? bills.recover(order, today.plusDays(around.law().whole("bill.days", today)), a.term().dueOn())
                : bills.issue(List.of(order)).getFirst();
        stores.movements().decide(m.id(), m.state(), "", actor.name(), around.now());
        stores.movements().due(m.id(), bill.amount(), bill.number(), Packed.pack(Json.write(owed)));
    }

    /** After the term: all that is free stays, taxed as ordinary goods, with late fee from the end of the term. */
    void levy(Actor actor, GoodsAccount a, String reason) {
        Movement m = new Movement(Ids.next(), around.number("R", a.office()), a.id(), a.traderId(), a.office(), Movement.Way.REMAIN,
                MovementProcedure.TABLE.initial(), null, null, reason, "", true, BigDecimal.ZERO, null, "", actor.name(), around.now(), null, null);
        Map<Movement.Line, AccountItem> lines = movements.put(a, m, null);
        Assessment owed = taxes.staying(a.regime(), lines, around.today());
        Map<Assessment.Tax, BigDecimal> payable = payable(a, m, owed);
        if (payable.isEmpty()) {
            steps.writeOff(a, m, actor.name());
        } else {
            bill(actor, a, m, owed, payable, true);
        }
    }

    private Movement found(String number) {
        return stores.movements().find(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "suspense.movement", number));
    }

    /** @throws PlatformException NOT_FOUND {@code suspense.movement} */
    public View get(Actor actor, String number) {
        return around.transactions().read(actor, () -> view(actor, found(number)));
    }

    private View view(Actor actor, Movement m) {
        // Whether the account will bill taxes is the officer's step to find out: either way it is one command.
        Set<String> commands = MovementProcedure.TABLE.commands(m.state(), new MovementProcedure.Standing(Long.valueOf(m.traderId()).equals(actor.traderId()),
                m.declarationId() != null, false), actor).stream().collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        return new View(m, stores.accounts().find(m.accountId()).orElseThrow(), stores.lines(m), stores.movements().assessment(m.id())
                .map(kept -> Json.read(Packed.text(kept), Assessment.class)).orElse(null), List.copyOf(commands));
    }
}
