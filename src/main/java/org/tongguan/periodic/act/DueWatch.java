package org.tongguan.periodic.act;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.guarantee.Debts;
import org.tongguan.kernel.Actor;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.Statement;
import org.tongguan.revenue.Bills;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Json;

/** Tells, the day after, that a month should have been declared; and which deliveries are in default. */
@Component
class DueWatch implements JobHandler, Debts {

    static final String KIND = "periodic-due";
    private final Deliveries.Stores stores;
    private final Bills bills;
    private final Around around;

    DueWatch(Deliveries.Stores stores, Bills bills, Around around) {
        this.stores = stores;
        this.bills = bills;
        this.around = around;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Jobs.Job job) {
        LocalDate due = LocalDate.parse(String.valueOf(Json.map(job.payload()).get("dueOn")));
        Approval a = stores.approvals().find(job.subject().id()).orElseThrow();
        int late = stores.deliveries().countOverdue(a.id(), due);
        if (late > 0) {
            around.tell("PeriodicMonthOverdue", a.ref(), a.traderId(), a.office(), Map.of("number", a.number(), "dueOn", due.toString(), "deliveries", late));
        }
    }

    /** A delivery is in default when its day has passed undeclared, or what declares it was not paid in time. */
    @Override
    public Optional<Boolean> isInDefault(String reference) {
        return around.transactions().read(Actor.PLATFORM, () -> stores.deliveries().find(reference).map(this::isInDefault));
    }

    private boolean isInDefault(Delivery d) {
        Statement s = d.statementId() == null ? null : stores.statements().find(d.statementId()).orElseThrow();
        if (s == null || !s.isDeclared()) {
            return d.state() == Delivery.State.OUT && around.today().isAfter(d.dueOn());
        }
        return bills.find(Declaration.ref(s.declarationId())).filter(b -> b.isUnpaid() && around.today().isAfter(b.dueOn())).isPresent();
    }
}
