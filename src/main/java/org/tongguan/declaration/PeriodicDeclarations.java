package org.tongguan.declaration;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.control.Controls;
import org.tongguan.declaration.filing.Filing;
import org.tongguan.declaration.filing.Lodged;
import org.tongguan.declaration.filing.Lodging;
import org.tongguan.declaration.screening.Screened;
import org.tongguan.declaration.screening.Screening;
import org.tongguan.declaration.screening.Valuation;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.hold.HoldReason;
import org.tongguan.inspection.Department;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.risk.Action;
import org.tongguan.risk.Targets;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Packed;
import org.tongguan.runtime.Transactions;
import org.tongguan.tariff.Assessment;

/**
 * For goods that move many times and are declared together: how they would be treated if they were declared now, and drafts of what is declared
 * afterwards. The same rules, targeting and taxes as for any declaration.
 */
@Component
public class PeriodicDeclarations {

    private final Screening screening;
    private final Valuation valuation;
    private final Lodging lodging;
    private final Transactions transactions;
    private final Clock clock;

    PeriodicDeclarations(Screening screening, Valuation valuation, Lodging lodging, Transactions transactions, Clock clock) {
        this.screening = screening;
        this.valuation = valuation;
        this.lodging = lodging;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What one goods line owes.
     *
     * @param tax   null = it cannot be computed
     * @param value customs value, yuan; null = not determined
     */
    public record Owed(@Nullable BigDecimal tax, @Nullable BigDecimal value) { }

    /** What asks that goods wait. */
    public record Stop(HoldReason reason, String cause, String note) { }

    /**
     * How goods would be treated.
     *
     * @param lines       in the order of the goods items; empty when there are errors
     * @param departments who is to look at the goods; empty = nobody
     */
    public record Trial(List<Finding> findings, List<Owed> lines, Set<Department> departments, List<Stop> stops) {

        public boolean isRefused() {
            return findings.stream().anyMatch(Finding::isError);
        }
    }

    /** Tries a document as that trader's, declared today. */
    public Trial tryOut(long traderId, Document document) {
        Screened s = screening.screen(traderId, document, true, Ids.next());
        if (s.isRefused()) {
            return new Trial(s.findings(), List.of(), Set.of(), List.of());
        }
        List<Stop> stops = new ArrayList<>();
        for (Targets.Hit hit : s.targets().hits()) {
            if (hit.action() != Action.INSPECT) {
                stops.add(new Stop(hit.action() == Action.HOLD ? HoldReason.RISK : HoldReason.DOCUMENT_REVIEW, hit.ruleCode(), hit.reason().zh()));
            }
        }
        return new Trial(s.findings(), owed(s.duty()), Controls.departments(s), stops);
    }

    /** What a document's goods owe, line by line, by the law of the day it is declared on or of the day it names ({@link PeriodicDay}). */
    public List<Owed> taxes(Document document) {
        return owed(valuation.assess(document, LocalDate.now(clock)));
    }

    /** What a declaration's goods owe, line by line: as it was assessed last; a draft as it would be. */
    public List<Owed> taxes(Declaration d) {
        return d.assessment() == null ? taxes(d.document()) : owed(Valuation.read(d.assessment()));
    }

    private static List<Owed> owed(Assessment duty) {
        return duty.lines().stream().map(l -> new Owed(l.treatment() == Assessment.Treatment.NOT_COMPUTED ? null
                : l.taxes().stream().map(Assessment.TaxLine::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add), l.customsValue())).toList();
    }

    /**
     * Keeps a draft of that actor's trader; joins the running transaction. It is looked through and declared like any other draft.
     *
     * @throws PlatformException REFUSED {@code declaration.refused} with what stands against it
     */
    public Declaration draft(Actor actor, Document document) {
        Screened screened = screening.screen(actor.traderId(), document, false, Ids.next());
        Filing filing = new Filing(actor, screened.asUnfinished(), "JSON", Packed.pack(JsonDocuments.bytes(document)));
        Lodged lodged = transactions.unscoped(() -> lodging.lodge(List.of(filing)).getFirst());
        if (!lodged.isAccepted()) {
            throw new PlatformException(ErrorCode.REFUSED, "declaration.refused", lodged.findings());
        }
        return lodged.declaration();
    }
}
