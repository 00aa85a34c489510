package org.tongguan.suspense.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.guarantee.Debts;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.GoodsAccountProcedure;
import org.tongguan.suspense.Regime;
import org.tongguan.suspense.Rent;
import org.tongguan.suspense.rules.DeclaredLine;
import org.tongguan.suspense.rules.RegimeLaw;

/** How long goods may be away or in: by dated law and granted extensions; a warning before the end, overdue after it; rents that nobody declared. */
@Component
class AccountTerms implements JobHandler, Debts {

    private static final String JOB = "suspense-term";
    private final Stores stores;
    private final Jobs jobs;
    private final Around around;

    AccountTerms(Stores stores, Jobs jobs, Around around) {
        this.stores = stores;
        this.jobs = jobs;
        this.around = around;
    }

    /** The last day of goods that moved on that day; of a lease some days after its end, for what then is to be done. */
    LocalDate dueOn(GoodsAccount a, LocalDate movedOn) {
        return a.regime() == Regime.LEASE ? a.leaseEnds().plusDays(around.law().whole("lease.end.days", movedOn))
                : movedOn.plusMonths(around.law().of(a.regime(), movedOn).months());
    }

    /** The last day to declare a rent that was paid on a day. */
    LocalDate declareBy(LocalDate paidOn) {
        return paidOn.plusDays(around.law().whole("rent.days", paidOn));
    }

    /** Goods went: perhaps what an inspection ordered has come about. Looked at afterwards, with the subject locked first. */
    void look(GoodsAccount a) {
        if (!stores.findings().open(a.id()).isEmpty()) {
            lookAgain(a);
        }
    }

    /** As {@link #look}, when something that bound goods binds them no more. */
    void lookAgain(GoodsAccount a) {
        jobs.add(AccountFindings.JOB, a.ref(), Map.of(), null);
    }

    /**
     * What is declared with leased goods is the first rent, or all of them at once.
     *
     * @throws PlatformException REFUSED {@code suspense.rent}
     */
    void checkRents(GoodsAccount a, List<DeclaredLine> declared) {
        if (a.regime() != Regime.LEASE) {
            return;
        }
        BigDecimal sum = declared.stream().map(DeclaredLine::rent).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean once = declared.stream().allMatch(l -> "LEASE_TOTAL".equals(l.method()));
        List<Rent> rents = stores.rents().list(a.id());
        BigDecimal asked = once ? rents.stream().map(Rent::amount).reduce(BigDecimal.ZERO, BigDecimal::add) : rents.getFirst().amount();
        if (sum.compareTo(asked) != 0) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.rent", sum.toPlainString(), asked.toPlainString());
        }
    }

    /**
     * What a later rent's own declaration tells is that rent.
     *
     * @throws PlatformException REFUSED {@code suspense.rent}
     */
    static void checkRent(Rent r, List<DeclaredLine> declared) {
        BigDecimal sum = declared.stream().map(DeclaredLine::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(r.amount()) != 0 || declared.stream().anyMatch(l -> !l.currency().equals(r.currency()))) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.rent", sum.toPlainString(), r.amount().toPlainString() + " " + r.currency());
        }
    }

    /** Looks at an account again some days before its term ends, and the day after. */
    void watch(GoodsAccount a, LocalDate dueOn) {
        LocalDate warning = dueOn.minusDays(around.law().whole("warning.days", around.today()));
        jobs.add(JOB, a.ref(), Map.of(), around.startOf(warning.isBefore(around.today()) ? around.today() : warning));
        jobs.addAfter(dueOn, JOB, a.ref(), Map.of());
    }

    /** Looks at an account again the day after a rent is to be declared. */
    void watch(GoodsAccount a, Rent rent) {
        jobs.addAfter(declareBy(rent.payOn()), JOB, a.ref(), Map.of("rent", rent.number()));
    }

    /**
     * Whether an extension until that day may be asked for.
     *
     * @throws PlatformException REFUSED {@code suspense.extensions} when all are used up, {@code suspense.extension-until} for a day that is not after the
     *                           term or too long after it
     */
    void checkExtension(GoodsAccount a, LocalDate until) {
        RegimeLaw.Rule rule = around.law().of(a.regime(), around.today());
        GoodsAccount.Term term = a.term();
        if (term.extensions() >= rule.extensions()) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.extensions", String.valueOf(rule.extensions()));
        }
        LocalDate longest = term.dueOn().plusMonths(rule.extensionMonths());
        if (until == null || !until.isAfter(term.dueOn()) || until.isAfter(longest)) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.extension-until", term.dueOn(), longest);
        }
    }

    @Override
    public String kind() {
        return JOB;
    }

    @Override
    public void run(Jobs.Job job) {
        stores.accounts().lock(job.subject().id()).filter(GoodsAccount::isRunning).ifPresent(a -> {
            LocalDate today = around.today();
            LocalDate due = a.term().dueOn();
            stores.rents().list(a.id()).stream().filter(r -> r.state() == Rent.State.OPEN && today.isAfter(declareBy(r.payOn()))).forEach(r ->
                    around.tell("SuspenseRentLate", a, Map.of("number", a.number(), "rent", r.number(), "declareBy", declareBy(r.payOn()).toString())));
            if (a.state() == GoodsAccount.State.OPEN && today.isAfter(due)) {
                var step = GoodsAccountProcedure.TABLE.get(a.state(), "fall-due", null);
                stores.accounts().step(a.id(), step.to(), "");
                around.tell(step.event(), a, Map.of("number", a.number(), "dueOn", due.toString()));
            } else if (!today.isAfter(due) && !today.isBefore(due.minusDays(around.law().whole("warning.days", today)))) {
                around.tell("SuspenseTermNear", a, Map.of("number", a.number(), "dueOn", due.toString()));
            }
        });
    }

    /** An account is in default when its term is over and it is not closed. */
    @Override
    public Optional<Boolean> isInDefault(String reference) {
        return around.transactions().read(Actor.PLATFORM, () -> stores.accounts().find(reference))
                .map(a -> a.isRunning() && around.today().isAfter(a.term().dueOn()));
    }
}
