package org.tongguan.suspense.act;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.hold.HoldLifted;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.Decision;
import org.tongguan.inspection.InspectionDecided;
import org.tongguan.inspection.Inspections;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.revenue.Bills;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.suspense.AccountFinding;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.GoodsAccountProcedure;
import org.tongguan.suspense.Movement;
import org.tongguan.suspense.MovementProcedure;

/**
 * Inspections of goods on account, heard inside the transaction that decided. An account that is only asked for is refused when its goods must go, be
 * destroyed, or be declared otherwise. On one that runs the items that failed are bound to the way that was decided, or wait until they are treated, a fine
 * is paid, or their declaration is amended ({@link AccountAmendments}); all others are free.
 */
@Component
class AccountInspections implements JobHandler {

    private final Stores stores;
    private final AccountFindings findings;
    private final AccountSteps steps;
    private final Inspections inspections;
    private final Bills bills;
    private final Holds holds;
    private final Around around;

    AccountInspections(Stores stores, AccountFindings findings, AccountSteps steps, Inspections inspections, Bills bills, Holds holds, Around around) {
        this.stores = stores;
        this.findings = findings;
        this.steps = steps;
        this.inspections = inspections;
        this.bills = bills;
        this.holds = holds;
        this.around = around;
    }

    @EventListener
    void on(InspectionDecided decided) {
        if (GoodsAccount.KIND.equals(decided.subject().kind())) {
            around.transactions().unscoped(() -> stores.accounts().lock(decided.subject().id()).map(a -> {
                if (a.isRunning()) {
                    bind(a, decided);
                } else if (decided.decision().endsTheCase() || decided.decision() == Decision.AMEND) {
                    reject(a, decided);
                }
                return a;
            }));
        }
    }

    /** Its declaration is amended, or its goods go: another account has to be asked for then. */
    private void reject(GoodsAccount a, InspectionDecided decided) {
        GoodsAccountProcedure.TABLE.find(a.state(), "reject", null).ifPresent(step -> {
            stores.accounts().step(a.id(), step.to(), Around.text(decided.reason()));
            around.tell(step.event(), a, Map.of("number", a.number(), "reason", Around.text(decided.reason())));
        });
        if (decided.decision() == Decision.AMEND) {
            inspections.carriedOut(a.ref(), decided.inspectionNumber(), a.number());
        }
    }

    private void bind(GoodsAccount a, InspectionDecided decided) {
        if (decided.decision() == Decision.RE_EXPORT && a.regime().isExport()) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.decision", a.number());
        }
        int bound = stores.findings().bind(a.id(), decided, around.now());
        if (bound == 0) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.bound-nothing", a.number());
        }
        around.tell("SuspenseGoodsBound", a, Map.of("number", a.number(), "inspection", decided.inspectionNumber(), "decision", decided.decision().name(),
                "items", bound, "reason", decided.reason()));
        Map<UUID, List<AccountFinding>> binding = stores.findings().open(a.id()).stream().collect(Collectors.groupingBy(AccountFinding::itemId));
        stores.movements().list(a.id()).stream().filter(m -> !m.levied() && stores.movements().lines(m.id()).stream().anyMatch(line ->
                binding.getOrDefault(line.itemId(), List.of()).stream().anyMatch(f -> !AccountFinding.allows(f.decision(), m.way()))))
                .forEach(m -> drop(a, m, decided.reason()));
    }

    /** What was asked to move another way is asked no more; its declaration waits for the account again, its bill is cancelled. */
    private void drop(GoodsAccount a, Movement m, String reason) {
        if (m.state() == Movement.State.DONE) {
            return;
        }
        MovementProcedure.TABLE.find(m.state(), "drop", null).ifPresent(step -> {
            if (m.declarationId() != null && m.state() == Movement.State.CONFIRMED) {
                holds.place(Declaration.ref(m.declarationId()), HoldReason.ACCOUNT, "", "");
            }
            steps.letGo(a, m, step.to(), Around.text(reason), Actor.PLATFORM.name());
            if (m.bill() != null) {
                bills.cancel(m.ref(), reason);
            }
            around.tell(step.event(), a, Map.of("number", a.number(), "movement", m.number(), "reason", Around.text(reason)));
        });
    }

    /** Treated and looked at again, or paid: nothing of that order holds the account any more. */
    @EventListener
    void on(HoldLifted lifted) {
        if (GoodsAccount.KIND.equals(lifted.subject().kind())) {
            around.transactions().unscoped(() -> stores.accounts().lock(lifted.subject().id()).map(a -> {
                Set<String> holding = findings.holding(a);
                stores.findings().settle(a.id(), stores.findings().open(a.id()).stream().map(AccountFinding::inspection).filter(i -> !holding.contains(i))
                        .collect(Collectors.toSet()), around.now());
                return a;
            }));
        }
    }

    @Override
    public String kind() {
        return AccountFindings.JOB;
    }

    @Override
    public void run(Jobs.Job job) {
        holds.lock(job.subject());
        stores.accounts().lock(job.subject().id()).ifPresent(a -> {
            Set<String> holding = findings.holding(a);
            stores.findings().carriedOut(a.id()).stream().filter(holding::contains).forEach(number -> inspections.carriedOut(a.ref(), number, a.number()));
        });
    }
}
