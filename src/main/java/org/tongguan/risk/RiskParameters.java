package org.tongguan.risk;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.oversight.TwoPersonRequest;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.reference.Law;
import org.tongguan.risk.engine.Exemption;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * What targeting needs beside rules: the random share and white lists; {@link ReferenceValues} are by themselves. Every change is journaled. Fewer draws
 * waive controls, so one person only raises an own random share: to lower it, to set one in the place of the law's or to give it up takes two.
 */
@Component
public class RiskParameters implements TwoPersonAction {

    private static final String LOWER = "lower-random-share";
    private static final String SHARE = "randomSharePercent";
    private static final String OF_THE_LAW = "law";

    private static final SubjectRef SUBJECT = new SubjectRef("risk-settings", new UUID(0, 1));
    private static final BigDecimal LEAST = new BigDecimal("0.1");
    private static final BigDecimal MOST = new BigDecimal("100");
    private final Transactions transactions;
    private final RiskStore store;
    private final Targeting targeting;
    private final Journal journal;
    private final Law law;
    private final Clock clock;
    private final TwoPersons twoPersons;

    RiskParameters(Transactions transactions, RiskStore store, Targeting targeting, Journal journal, Law law, Clock clock, TwoPersons twoPersons) {
        this.twoPersons = twoPersons;
        this.transactions = transactions;
        this.store = store;
        this.targeting = targeting;
        this.journal = journal;
        this.law = law;
        this.clock = clock;
    }

    /**
     * The settings in force.
     *
     * @param subject            under which requests for a second person about them stand
     * @param randomSharePercent share of declarations drawn at random
     * @param fromLaw            whether that is the law's parameter and not an own setting
     * @param tooBroadPercent    a rule that would hit more than this of recent declarations must be confirmed
     * @param randomSelected     declarations the random share has taken so far
     * @param randomInspected    of those, with a result
     * @param randomFound        of those, with something found: an estimate of the true rate
     */
    public record SettingsView(UUID subject, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal randomSharePercent, boolean fromLaw,
                               @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal tooBroadPercent, long randomSelected, long randomInspected,
                               long randomFound) { }

    /** A change of settings; null = the law's share, the breadth as it is. A reason is wanted where it takes two. */
    @com.fasterxml.jackson.annotation.JsonIgnoreProperties({"subject", "fromLaw", "randomSelected", "randomInspected", "randomFound"})
    public record SettingsChange(BigDecimal randomSharePercent, BigDecimal tooBroadPercent, String reason) { }

    /** A white-list entry as asked for; see {@link Exemption}. */
    public record ExemptionDraft(Long traderId, String commodityPrefix, UUID ruleId, LocalDate validFrom, LocalDate validTo, String reason) { }

    public SettingsView settings(Actor actor) {
        return transactions.read(actor, () -> {
            RiskStore.SettingsRow row = store.settings();
            RiskStore.Rate random = store.randomRate();
            boolean fromLaw = row.randomSharePercent() == null;
            return new SettingsView(SUBJECT.id(), share(row.randomSharePercent()), fromLaw,
                    row.tooBroadPercent(), random.hits(), random.inspected(), random.found());
        });
    }

    /** An own share, or the law's. */
    private BigDecimal share(BigDecimal own) {
        return own == null ? law.decimal("risk.random.share.percent", LocalDate.now(clock)) : own;
    }

    /**
     * Changes settings. Of the random share only a rise of an own one is done at once; whatever else becomes a request that another confirms, here by
     * wanting the same or under two-persons: the answer then still shows the old one.
     *
     * @throws PlatformException REFUSED when a share is not between 0.1 and 100 percent; and what {@link TwoPersons#ask} throws
     */
    public SettingsView change(SettingsChange change, Actor actor) {
        if (!isShare(change.randomSharePercent()) || !isShare(change.tooBroadPercent())) {
            throw new PlatformException(ErrorCode.REFUSED, "risk.share", LEAST, MOST);
        }
        SettingsView view = transactions.call(actor, () -> {
            RiskStore.SettingsRow before = store.settings();
            if (change.tooBroadPercent() != null && change.tooBroadPercent().compareTo(before.tooBroadPercent()) != 0) {
                store.changeBreadth(change.tooBroadPercent());
                told(actor);
            }
            if (takesTwo(before.randomSharePercent(), change.randomSharePercent())) {
                twoPersons.ask(actor, new TwoPersons.Wish(LOWER, SUBJECT, percent(share(before.randomSharePercent())) + " → "
                        + percent(share(change.randomSharePercent())), null, Map.of(SHARE, change.randomSharePercent() == null ? OF_THE_LAW
                        : change.randomSharePercent().stripTrailingZeros().toPlainString()), change.reason()));
            } else if (before.randomSharePercent() != null && change.randomSharePercent().compareTo(before.randomSharePercent()) > 0) {
                store.raiseShare(change.randomSharePercent());
                told(actor);
            }
            return settings(actor);
        });
        targeting.refresh();
        return view;
    }

    /** Whatever changes what is in force, but a rise of an own share; the law's number itself is nobody's own share. */
    private boolean takesTwo(BigDecimal before, BigDecimal after) {
        return before == null ? share(after).compareTo(share(null)) != 0 : after == null || after.compareTo(before) < 0;
    }

    private static String percent(BigDecimal share) {
        return share.stripTrailingZeros().toPlainString() + " %";
    }

    private void told(Actor actor) {
        SettingsView now = settings(actor);
        tell("RiskSettingsChanged", Map.of(SHARE, now.randomSharePercent(), "tooBroadPercent", now.tooBroadPercent()));
    }

    @Override
    public String kind() {
        return LOWER;
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.ANALYST, Role.SENIOR);
    }

    /** What two want. */
    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        String wanted = request.arguments().get(SHARE);
        store.changeShare(OF_THE_LAW.equals(wanted) ? null : new BigDecimal(wanted), request.id());
        told(second);
    }

    private static boolean isShare(BigDecimal percent) {
        return percent == null || percent.compareTo(LEAST) >= 0 && percent.compareTo(MOST) <= 0;
    }

    public List<Exemption> exemptions(Actor actor) {
        return transactions.read(actor, store::listExemptions);
    }

    /**
     * Refuses what could not be put on the white list.
     *
     * @throws PlatformException REFUSED when it names neither trader nor commodity, has no reason, or ends before it begins
     */
    static void demandFit(ExemptionDraft d) {
        boolean named = d.traderId() != null || d.commodityPrefix() != null;
        boolean fits = d.commodityPrefix() == null || d.commodityPrefix().matches("[0-9]{2,10}");
        boolean ends = d.validFrom() == null || d.validTo() == null || !d.validTo().isBefore(d.validFrom());
        if (!named || !fits || !ends || d.reason() == null || d.reason().isBlank()) {
            throw new PlatformException(ErrorCode.REFUSED, "risk.exemption");
        }
    }

    /**
     * Puts an entry on the white list; who may is for {@link WhiteList} to say: it takes two.
     *
     * @throws PlatformException REFUSED when it names neither trader nor commodity, has no reason, or ends before it begins
     */
    Exemption exempt(ExemptionDraft draft, Actor actor) {
        LocalDate from = draft.validFrom() == null ? LocalDate.now(clock) : draft.validFrom();
        Exemption exemption = new Exemption(Ids.next(), draft.traderId(), draft.commodityPrefix(), draft.ruleId(), from, draft.validTo(), draft.reason());
        transactions.run(actor, () -> {
            refuseBad(() -> store.insertExemption(exemption, actor.name(), clock.instant()), "risk.exemption");
            Map<String, Object> payload = new HashMap<>();
            payload.put("exemption", exemption.id());
            payload.put("trader", exemption.traderId());
            payload.put("commodity", exemption.commodityPrefix());
            payload.put("reason", exemption.reason());
            tell("RiskExemptionGranted", payload);
        });
        targeting.refresh();
        return exemption;
    }

    /**
     * Takes an entry off the white list, at once.
     *
     * @throws PlatformException NOT_FOUND when there is none that stands
     */
    public void endExemption(UUID id, Actor actor) {
        transactions.run(actor, () -> {
            if (!store.endExemption(id, actor.name(), clock.instant())) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "risk.exemption.none", id);
            }
            tell("RiskExemptionEnded", Map.of("exemption", id));
        });
        targeting.refresh();
    }

    private void tell(String kind, Map<String, ?> payload) {
        store.moveSnapshot();
        journal.record(JournalEvent.of(kind, SUBJECT, null, null, payload));
    }

    /** The table's constraints are the rules here. */
    private static void refuseBad(Runnable work, String key) {
        try {
            work.run();
        } catch (DataIntegrityViolationException | IllegalArgumentException e) {
            throw new PlatformException(ErrorCode.REFUSED, key);
        }
    }
}
