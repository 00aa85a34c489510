package org.tongguan.risk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.oversight.Conflicts;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.oversight.TwoPersonRequest;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.risk.RiskParameters.ExemptionDraft;

/** Spares a trader or commodity the hits of rules: targeting waived, so one asks and another confirms, neither of them related to the trader. */
@Component
class WhiteList implements TwoPersonAction {

    static final String KIND = "white-list";
    private final RiskParameters parameters;
    private final TwoPersons twoPersons;
    private final Conflicts conflicts;

    WhiteList(RiskParameters parameters, TwoPersons twoPersons, Conflicts conflicts) {
        this.parameters = parameters;
        this.twoPersons = twoPersons;
        this.conflicts = conflicts;
    }

    /** Asks for an entry, or enters what another asked for. */
    TwoPersonRequest ask(Actor actor, ExemptionDraft draft) {
        RiskParameters.demandFit(draft);
        conflicts.demandNone(actor, draft.traderId());
        Map<String, String> wanted = arguments(draft);
        SubjectRef subject = new SubjectRef("risk-exemption", UUID.nameUUIDFromBytes(("white list " + wanted).getBytes(StandardCharsets.UTF_8)));
        String label = (draft.traderId() == null ? "" : "#" + draft.traderId() + " ") + (draft.commodityPrefix() == null ? "" : draft.commodityPrefix() + "…");
        return twoPersons.ask(actor, new TwoPersons.Wish(KIND, subject, label.strip(), null, wanted, draft.reason()));
    }

    private static Map<String, String> arguments(ExemptionDraft d) {
        Map<String, String> all = new TreeMap<>();
        put(all, "traderId", d.traderId());
        put(all, "commodityPrefix", d.commodityPrefix());
        put(all, "ruleId", d.ruleId());
        put(all, "validFrom", d.validFrom());
        put(all, "validTo", d.validTo());
        return all;
    }

    private static void put(Map<String, String> all, String name, Object value) {
        if (value != null) {
            all.put(name, value.toString());
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.ANALYST, Role.SENIOR);
    }

    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        Map<String, String> w = request.arguments();
        Long trader = w.containsKey("traderId") ? Long.valueOf(w.get("traderId")) : null;
        conflicts.demandNone(second, trader);
        parameters.exempt(new ExemptionDraft(trader, w.get("commodityPrefix"), w.containsKey("ruleId") ? UUID.fromString(w.get("ruleId")) : null,
                date(w.get("validFrom")), date(w.get("validTo")), request.reason()), second);
    }

    private static LocalDate date(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
