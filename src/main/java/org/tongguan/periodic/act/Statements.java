package org.tongguan.periodic.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.Declarations;
import org.tongguan.declaration.PeriodicDay;
import org.tongguan.declaration.PeriodicDeclarations;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.Difference;
import org.tongguan.periodic.LineTaxes;
import org.tongguan.periodic.Statement;
import org.tongguan.periodic.StatementProcedure;
import org.tongguan.periodic.rules.Differences;
import org.tongguan.periodic.rules.Documents;
import org.tongguan.runtime.Ids;

/** Statements: the deliveries of a month gathered into drafts of declarations, and what these say otherwise. */
@Component
public class Statements {

    private final Deliveries.Stores stores;
    private final PeriodicDeclarations periodic;
    private final Declarations declarations;
    private final StatementTaxes taxes;
    private final Around around;

    Statements(Deliveries.Stores stores, PeriodicDeclarations periodic, Declarations declarations, StatementTaxes taxes, Around around) {
        this.stores = stores;
        this.periodic = periodic;
        this.declarations = declarations;
        this.taxes = taxes;
        this.around = around;
    }

    /**
     * A statement with what it gathers and what its declaration says.
     *
     * @param taxes of each of the differences, in their order
     */
    public record View(Statement statement, Approval approval, Declaration declaration, List<Delivery> deliveries, List<Difference> differences,
                       List<LineTaxes> taxes) { }

    /**
     * Gathers what has gone by an approval until the end of a month and nothing declares yet: one statement with the draft of its declaration for each
     * month and each set of rates. An approval that was stopped or has ended is still to be declared.
     *
     * @throws PlatformException NOT_FOUND {@code periodic.approval}; REFUSED {@code periodic.field} for a month to come, {@code periodic.nothing} when there
     *                           is nothing to declare
     */
    public List<Statement> make(Actor actor, String approval, YearMonth month) {
        Around.require(actor.traderId() != null, "traderId");
        Around.require(month != null && !month.isAfter(YearMonth.from(around.today())), "month");
        return around.transactions().call(actor, () -> {
            Approval a = stores.approvals().lock(Around.text(approval)).orElseThrow(() -> Approvals.missing(approval));
            List<Delivery> free = stores.deliveries().lockFree(a.id(), month.plusMonths(1).atDay(1));
            if (free.isEmpty()) {
                throw new PlatformException(ErrorCode.REFUSED, "periodic.nothing", a.number(), month);
            }
            List<Statement> made = new ArrayList<>();
            gather(a, free).forEach((of, all) -> all.forEach(g -> made.add(state(actor, a, of, g))));
            return made;
        });
    }

    private Map<YearMonth, List<Gathered>> gather(Approval a, List<Delivery> free) {
        Map<YearMonth, List<Gathered>> months = new LinkedHashMap<>();
        for (Delivery d : free) {
            List<Gathered> all = months.computeIfAbsent(d.month(), m -> new ArrayList<>());
            Gathered fitting = all.stream().filter(g -> g.hasRoom(d) && isSameLaw(a, d, g.ratesOn())).findFirst().orElse(null);
            if (fitting == null) {
                fitting = new Gathered(d.acceptedOn());
                all.add(fitting);
            }
            fitting.add(d);
        }
        return months;
    }

    /** Whether that day's rates and exchange rates give a delivery the same taxes as its own day's. */
    private boolean isSameLaw(Approval a, Delivery d, LocalDate day) {
        if (d.acceptedOn().equals(day)) {
            return true;
        }
        List<Documents.Goods> goods = d.lines().stream().map(l -> new Documents.Goods(l.goods(), l.quantity(), l.unitPrice(), l.netKg(), l.second())).toList();
        Document document = new Documents(a).of(new Documents.Whole(d.number(), day, d.packages(), d.grossKg(), goods));
        PeriodicDay.set(document, d.number(), day);
        List<PeriodicDeclarations.Owed> owed = periodic.taxes(document);
        for (int i = 0; i < owed.size(); i++) {
            BigDecimal tax = owed.get(i).tax();
            if (tax == null || tax.compareTo(d.lines().get(i).tax()) != 0) {
                return false;
            }
        }
        return true;
    }

    private Statement state(Actor actor, Approval a, YearMonth month, Gathered g) {
        String number = around.number("J", a.office());
        Declaration draft = periodic.draft(actor, g.document(a, number, around.today()));
        List<Statement.Line> lines = new ArrayList<>();
        g.goods().forEach(goods -> lines.add(new Statement.Line(lines.size() + 1, goods.goods(), goods.unitPrice(), null)));
        LocalDate due = g.deliveries().stream().map(Delivery::dueOn).min(LocalDate::compareTo).orElseThrow();
        Statement s = new Statement(Ids.next(), number, a.id(), a.traderId(), a.office(), month, g.ratesOn(), due, StatementProcedure.TABLE.initial(),
                draft.id(), draft.sequenceNumber(), actor.name(), around.now(), lines);
        stores.statements().insert(s);
        stores.deliveries().declareBy(g.deliveries().stream().map(Delivery::id).toList(), s.id());
        around.tell("PeriodicStatementMade", s);
        return s;
    }

    /** Statements as that actor may see them, newest first; {@code query}: a number, or the sequence number of the declaration. */
    public Page<Statement> list(Actor actor, Statement.@Nullable State state, @Nullable String query, int page, int size) {
        String q = Around.text(query).isEmpty() ? null : Around.text(query);
        return around.transactions().read(actor, () -> Page.of(page, size, stores.statements().count(state, q),
                (from, rows) -> stores.statements().list(state, q, from, rows)));
    }

    /** @throws PlatformException NOT_FOUND {@code periodic.statement} */
    public View get(Actor actor, String number) {
        return around.transactions().read(actor, () -> view(actor, stores.statements().find(number).orElseThrow(() -> missing(number))));
    }

    private View view(Actor actor, Statement s) {
        Approval a = stores.approvals().find(s.approvalId()).orElseThrow();
        Declaration d = declarations.get(actor, s.declarationId());
        List<Delivery> deliveries = stores.deliveries().ofStatement(s.id());
        List<Difference> differences = s.state() == Statement.State.DROPPED ? List.of() : Differences.of(a, s, deliveries, d.document());
        return new View(s, a, d, deliveries, differences, differences.isEmpty() ? List.of() : taxes.of(a, s, d, deliveries, differences));
    }

    /**
     * Says why the declaration says otherwise of a line.
     *
     * @throws PlatformException NOT_FOUND {@code periodic.statement}, {@code periodic.line}; REFUSED {@code periodic.reason} without a reason; CONFLICT
     *                           {@code periodic.dropped}
     */
    public View explain(Actor actor, String number, int line, String explanation) {
        String why = Around.reason(explanation);
        return around.transactions().call(actor, () -> {
            Statement s = stores.statements().lock(number).orElseThrow(() -> missing(number));
            if (s.state() == Statement.State.DROPPED) {
                throw new PlatformException(ErrorCode.CONFLICT, "periodic.dropped", number);
            }
            if (!stores.statements().explain(s.id(), line, why)) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "periodic.line", line);
            }
            around.tell("PeriodicDifferenceExplained", s.ref(), s.traderId(), s.office(), Map.of("number", s.number(), "line", line, "reason", why));
            return view(actor, stores.statements().find(number).orElseThrow());
        });
    }

    private static PlatformException missing(String number) {
        return new PlatformException(ErrorCode.NOT_FOUND, "periodic.statement", Objects.requireNonNullElse(number, ""));
    }
}
