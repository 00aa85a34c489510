package org.tongguan.temporary.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.guarantee.Debts;
import org.tongguan.guarantee.GuaranteeClaims;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.GoodsListProcedure;
import org.tongguan.temporary.store.GoodsListStore;

/** How long goods may stay: six months and extensions by dated law, a warning before the end, overdue after it. */
@Component
class Terms implements JobHandler, Debts {

    private static final String JOB = "temporary-term";
    private final GoodsListStore lists;
    private final Jobs jobs;
    private final Around around;

    Terms(GoodsListStore lists, Jobs jobs, Around around) {
        this.lists = lists;
        this.jobs = jobs;
        this.around = around;
    }

    /** The last day of goods that entered on that day; of a carnet never later than its own. */
    LocalDate dueOn(GoodsList list, LocalDate enteredOn) {
        LocalDate due = enteredOn.plusMonths(around.law().whole("temporary.months", enteredOn));
        return list.isAta() && list.carnet().until().isBefore(due) ? list.carnet().until() : due;
    }

    /**
     * A carnet lasts no longer than the law lets it from its day of issue, which is not to come.
     *
     * @throws PlatformException REFUSED {@code temporary.field}, {@code temporary.carnet-validity}
     */
    void checkCarnet(@Nullable LocalDate issued, LocalDate until) {
        Around.require(issued != null && !issued.isAfter(around.today()), "carnet.issued");
        LocalDate last = issued.plusMonths(around.law().whole("temporary.carnet.months", around.today()));
        if (until.isAfter(last)) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.carnet-validity", issued, last);
        }
    }

    /** Looks at a term again some days before it ends, and the day after. */
    void watch(GoodsList list, LocalDate dueOn) {
        LocalDate warning = dueOn.minusDays(around.law().whole("temporary.warning.days", around.today()));
        jobs.add(JOB, list.ref(), Map.of(), around.startOf(warning.isBefore(around.today()) ? around.today() : warning));
        jobs.addAfter(dueOn, JOB, list.ref(), Map.of());
    }

    /**
     * Whether an extension until that day may be asked for.
     *
     * @throws PlatformException REFUSED {@code temporary.extensions} when all are used up, {@code temporary.extension-late} when the term ends too soon,
     *                           {@code temporary.extension-until} for a day that is not after the term or too long after it, or after the carnet's end
     */
    void checkExtension(GoodsList list, LocalDate until) {
        LocalDate today = around.today();
        GoodsList.Term term = list.term();
        int most = around.law().whole("temporary.extensions.most", today);
        if (term.extensions() >= most) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.extensions", String.valueOf(most));
        }
        LocalDate last = term.dueOn().minusDays(around.law().whole("temporary.extension.ask.days", today));
        if (today.isAfter(last)) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.extension-late", last);
        }
        LocalDate longest = term.dueOn().plusMonths(around.law().whole("temporary.extension.months", today));
        LocalDate end = list.isAta() && list.carnet().until().isBefore(longest) ? list.carnet().until() : longest;
        if (until == null || !until.isAfter(term.dueOn()) || until.isAfter(end)) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.extension-until", term.dueOn(), end);
        }
    }

    /** A list that was closed runs again; the day after its term it is overdue again. */
    void again(GoodsList list) {
        GoodsListProcedure.TABLE.find(list.state(), "run-again", null).ifPresent(step -> {
            lists.step(list.id(), step.to(), "");
            around.tell(step.event(), list, Map.of("number", list.number()));
            watch(list, list.term().dueOn());
        });
    }

    /** Whoever claimed it, on whichever page: the list is claimed. */
    @EventListener
    public void on(GuaranteeClaims.Claimed claimed) {
        around.transactions().unscoped(() -> lists.lock(claimed.reference()).map(list -> {
            GoodsList.State overdue = list.state() == GoodsList.State.ADMITTED ? GoodsListProcedure.TABLE.get(list.state(), "fall-due", null).to()
                    : list.state();
            var step = GoodsListProcedure.TABLE.steps().stream().filter(s -> s.from() == overdue && s.command().equals("claim")).findFirst();
            step.ifPresent(s -> {
                lists.step(list.id(), s.to(), Around.text(claimed.reason()));
                lists.secure(list.id(), BigDecimal.ZERO);
                around.tell(s.event(), list, Map.of("number", list.number(), "amount", claimed.amount().toPlainString(), "reason", claimed.reason()));
            });
            return list;
        }));
    }

    @Override
    public String kind() {
        return JOB;
    }

    @Override
    public void run(Jobs.Job job) {
        lists.lock(job.subject().id()).filter(l -> l.state() == GoodsList.State.ADMITTED).ifPresent(list -> {
            LocalDate today = around.today();
            LocalDate due = list.term().dueOn();
            if (today.isAfter(due)) {
                var step = GoodsListProcedure.TABLE.get(list.state(), "fall-due", null);
                lists.step(list.id(), step.to(), "");
                around.tell(step.event(), list, Map.of("number", list.number(), "dueOn", due.toString()));
            } else if (!today.isBefore(due.minusDays(around.law().whole("temporary.warning.days", today)))) {
                around.tell("TemporaryTermNear", list, Map.of("number", list.number(), "dueOn", due.toString()));
            }
        });
    }

    /** A list is in default when its term is over and goods of it are still in. */
    @Override
    public Optional<Boolean> isInDefault(String reference) {
        return around.transactions().read(Actor.PLATFORM, () -> lists.find(reference)).map(l -> l.term() != null && around.today().isAfter(l.term().dueOn())
                && l.isIn());
    }
}
