package org.tongguan.oversight.grade;

import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.Conflicts;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.oversight.TwoPersonRequest;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.trader.Grade;
import org.tongguan.trader.GradeRaises;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Gives a trader a better grade when somebody else has confirmed it: it waives guarantees, so no one does it alone, nor anybody related. */
@Component
class RaisedGrades implements TwoPersonAction, GradeRaises {

    private static final String KIND = "raise-grade";
    private final ObjectProvider<TwoPersons> twoPersons;
    private final Conflicts conflicts;
    private final ObjectProvider<Traders> traders;

    RaisedGrades(ObjectProvider<TwoPersons> twoPersons, Conflicts conflicts, ObjectProvider<Traders> traders) {
        this.twoPersons = twoPersons;
        this.conflicts = conflicts;
        this.traders = traders;
    }

    @Override
    public boolean ask(Actor actor, Trader trader, Grade grade, String reason) {
        conflicts.demandNone(actor, trader.id());
        return twoPersons.getObject().ask(actor, new TwoPersons.Wish(KIND, trader.subject(), trader.name().zh() + " " + trader.customsCode(), null,
                Map.of("trader", String.valueOf(trader.id()), "grade", grade.name()), reason)).isDone();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.SENIOR, Role.ADMIN);
    }

    @Override
    public void lock(TwoPersonRequest request) {
        traders.getObject().lock(Long.parseLong(request.arguments().get("trader")));
    }

    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        long trader = Long.parseLong(request.arguments().get("trader"));
        conflicts.demandNone(second, trader);
        traders.getObject().changeGrade(second, trader, Grade.valueOf(request.arguments().get("grade")), request.reason());
    }
}
