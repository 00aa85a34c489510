package org.tongguan.tariff.choice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.Claim;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.schedule.Agreement;
import org.tongguan.tariff.schedule.GoodsLaw;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.schedule.Schedule.Offer;
import org.tongguan.tariff.schedule.Schedule.PartyRate;
import org.tongguan.tariff.schedule.Schedule.RatedQuota;
import org.tongguan.tariff.schedule.Schedule.RatedRemedy;

/**
 * Which import rate applies to a goods line, and which remedies on top: Tariff Law arts. 12-14 and 16-19. Pure; the same question has the same
 * answer. Where two rates must be compared, what they come to on these goods is compared.
 */
public final class RateChoice {

    /** Which origins have no most-favoured-nation treatment, and which stand for an origin nobody knows. */
    public interface Origins {
        boolean isGeneral(String origin);

        boolean isUnknown(String origin);
    }

    /** Whether an agreement asks no proof for a consignment. */
    @FunctionalInterface
    public interface Waived {
        boolean isWaived(Agreement agreement);
    }

    /**
     * A goods line whose rate is asked.
     *
     * @param value    customs value in yuan, null = not determined
     * @param excluded whether the levy nature sets retaliatory duties aside
     */
    public record Question(GoodsLaw law, Rated line, Origins origins, BigDecimal value, Quantities quantities, Waived waived, boolean excluded) { }

    /**
     * What applies.
     *
     * @param kind      MFN, PROVISIONAL, AGREEMENT, SPECIAL, QUOTA, QUOTA_PROVISIONAL, GENERAL
     * @param rate      null = not at hand
     * @param agreement the agreement it comes from, null = none
     * @param remedies  levied on top
     * @param why       what {@link #because} tells beside the rate
     * @param ex        the provisional rate covers only part of the line and was applied by the code
     * @param exSkipped a provisional rate for part of the line was not applied
     * @param problems  what stands against a claim or the choice
     */
    public record Answer(String kind, RateExpression rate, Agreement agreement, List<RatedRemedy> remedies, Object why, boolean ex, boolean exSkipped,
                         List<Problem> problems) {

        /** Whether the rate to apply could be told. */
        public boolean isChosen() {
            return rate != null && !isStopped();
        }

        /** Whether one of the problems stops everything. */
        public boolean isStopped() {
            for (Problem problem : problems) {
                if (problem.stops()) {
                    return true;
                }
            }
            return false;
        }

        /** {@code step.rate.<kind>} with its values. */
        public Step because() {
            return Step.of("rate." + kind, rate == null ? "" : rate, why);
        }
    }

    /**
     * @param field below the goods line
     * @param stops nothing can be computed
     */
    public record Problem(String code, String field, boolean stops, List<Object> args) { }

    private final Question q;
    private final RemedyChoice remedyChoice;
    private Claim claim;
    private List<Step> trace;
    private List<Problem> problems;
    private String kind;
    private RateExpression rate;
    private Agreement agreement;
    private Object because;
    private boolean ex;
    private boolean exSkipped;

    /** For all claims that may be made for a line: what does not depend on the claim is found once. Not for several threads. */
    public RateChoice(Question q) {
        this.q = q;
        this.remedyChoice = new RemedyChoice(q);
    }

    /**
     * What applies to a claim.
     *
     * @param claimed   all claims asked of one choice name the same firm, and say the same of the proof of origin
     * @param reasons   where the reasons go, step by step; null when nobody asks
     */
    public Answer choose(Claim claimed, List<Step> reasons) {
        claim = claimed;
        trace = reasons;
        problems = List.of();
        agreement = null;
        because = "";
        ex = false;
        exSkipped = false;
        return choose();
    }

    private Answer choose() {
        String origin = q.law.origin();
        boolean unknown = origin.isEmpty() || q.origins.isUnknown(origin);
        boolean general = unknown || q.origins.isGeneral(origin);
        say(unknown ? "choice.origin.unknown" : general ? "choice.origin.general" : "choice.origin.mfn", origin);
        if (general) {
            pick("GENERAL", q.line.general(), origin);
            if (q.line.provisional() != null) {
                say("choice.general.noProvisional", q.line.provisional());
            }
        } else {
            ordinary();
        }
        boolean inside = quota();
        if (claim.agreement() != null && !(inside && agreement == null)) {
            preference(general);
        }
        List<RatedRemedy> remedies = remedies(unknown);
        say("choice.result." + kind, rate == null ? "?" : rate, agreement == null ? "" : agreement.code());
        return new Answer(kind, rate, agreement, remedies, because, ex, exSkipped, problems);
    }

    /** MFN, or the provisional rate in its place (art. 13, first paragraph). */
    private void ordinary() {
        boolean part = q.line.line().provisionalExPart();
        boolean named = q.law.code().length() == 10 && !q.law.code().endsWith("00");
        say("choice.mfn", q.line.mfn() == null ? "?" : q.line.mfn());
        pick("MFN", q.line.mfn(), q.law.origin());
        if (q.line.provisional() == null) {
            say("choice.noProvisional");
        } else if (part && !named) {
            exSkipped = true;
            say("choice.ex.skipped", q.line.provisional(), q.law.code());
        } else {
            ex = part;
            say(part ? "choice.provisional.ex" : "choice.provisional", q.line.provisional(), q.law.code());
            pick("PROVISIONAL", q.line.provisional(), q.line.mfn() == null ? "?" : q.line.mfn());
        }
    }

    private void pick(String newKind, RateExpression newRate, Object why) {
        kind = newKind;
        rate = newRate;
        because = why;
    }

    /** Whether the quota's own rate was taken (art. 14). */
    private boolean quota() {
        RatedQuota quota = q.law.quota();
        if (quota == null) {
            return false;
        }
        if (claim.quotaCertificate() == null) {
            say("choice.quota.outside", quota.row().quota(), quota.rate());
            return false;
        }
        Offer own = claim.agreement() == null ? null : q.law.offer(claim.agreement(), preferentialOrigin());
        if (own != null && own.quotaRate() != null) {
            return false;
        }
        boolean provisional = quota.provisional() != null;
        say(provisional ? "choice.quota.provisional" : "choice.quota.inside", quota.row().quota(), provisional ? quota.provisional() : quota.rate());
        ex = false;
        exSkipped = false;
        pick(provisional ? "QUOTA_PROVISIONAL" : "QUOTA", provisional ? quota.provisional() : quota.rate(), quota.row().quota());
        return true;
    }

    /** The claimed agreement or special arrangement (arts. 12 and 13, second and third paragraphs). */
    private void preference(boolean general) {
        String claimed = claim.agreement();
        Offer offer = general ? null : q.law.offer(claimed, preferentialOrigin());
        if (offer == null) {
            say("choice.agreement.closed", claimed, preferentialOrigin(), q.law.day());
            problem("DUTY-120", "/agreement", false, claimed, preferentialOrigin(), q.law.day());
            return;
        }
        Agreement offered = offer.agreement();
        if (blank(claim.originProof()) && !q.waived.isWaived(offered)) {
            say("choice.agreement.noProof", claimed);
            problem("DUTY-121", "/originProof", false, claimed);
            return;
        }
        say(blank(claim.originProof()) ? "choice.agreement.waived" : "choice.agreement.proven", claimed, preferentialOrigin());
        tellDifferential(offer);
        boolean inside = claim.quotaCertificate() != null && offer.quotaRate() != null;
        RateExpression preferred = offer.party().isHighest() ? highest(offer) : inside ? offer.quotaRate() : offer.rate();
        if (preferred == null && offer.party().isHighest()) {
            return;
        }
        if (preferred == null) {
            say("choice.agreement.notAtHand", claimed, q.law.code());
            problem("DUTY-122", "/agreement", true, q.law.code(), claimed, q.law.day());
            return;
        }
        weigh(offered, preferred, inside ? offer.quota() : "");
    }

    /**
     * The rate of goods of which only the parties that may have made them are known: the highest of all parties, or of those whose materials went into
     * them (RCEP art. 2.6). Null, with a problem, when it cannot be told.
     */
    private RateExpression highest(Offer offer) {
        String claimed = offer.agreement().code();
        boolean all = offer.party().columnKey().equals(Agreement.Party.HIGHEST_OF_ALL);
        List<String> contributors = claim.contributors();
        if (!all && contributors.isEmpty()) {
            problem("DUTY-138", "/contributors", true, claimed);
            return null;
        }
        List<PartyRate> rates = q.law.partyRates(claimed);
        for (String contributor : contributors) {
            if (!all && rates.stream().noneMatch(r -> r.parties().contains(contributor))) {
                problem("DUTY-120", "/contributors", true, claimed, contributor, q.law.day());
                return null;
            }
        }
        RateExpression most = null;
        for (PartyRate one : rates) {
            if (!all && one.parties().stream().noneMatch(contributors::contains)) {
                continue;
            }
            if (one.rate() == null) {
                say("choice.agreement.notAtHand", claimed, q.law.code());
                problem("DUTY-122", "/agreement", true, q.law.code(), claimed, q.law.day());
                return null;
            }
            Integer order = most == null ? Integer.valueOf(1) : compare(one.rate(), most);
            if (order == null) {
                return null;
            }
            most = order > 0 ? one.rate() : most;
        }
        say(all ? "choice.differential.all" : "choice.differential.contributors", claimed, String.join(" ", contributors), told(rates), most);
        return most;
    }

    /** Tells that the parties of the agreement have different rates for these goods, so that it matters which of them the goods are from. */
    private void tellDifferential(Offer offer) {
        if (trace == null || offer.party().isHighest() || offer.party().columnKey().isEmpty()) {
            return;
        }
        List<PartyRate> rates = q.law.partyRates(offer.agreement().code());
        if (rates.stream().map(PartyRate::rate).filter(java.util.Objects::nonNull).map(RateExpression::toString).distinct().count() > 1) {
            say("choice.differential", offer.agreement().code(), told(rates), preferentialOrigin(), offer.rate() == null ? "?" : offer.rate());
        }
    }

    private static String told(List<PartyRate> rates) {
        return String.join("; ", rates.stream().map(r -> String.join(" ", r.parties()) + " " + (r.rate() == null ? "?" : r.rate())).toList());
    }

    private String preferentialOrigin() {
        return claim.preferentialOrigin() == null ? q.law.origin() : claim.preferentialOrigin();
    }

    private void weigh(Agreement offered, RateExpression preferred, String quota) {
        boolean special = offered.kind() == Agreement.Kind.SPECIAL;
        boolean provisional = "PROVISIONAL".equals(kind);
        // The law compares a special rate with the provisional one only; an agreement rate also with the MFN rate where there is no provisional one.
        boolean compared = rate != null && (provisional || !special);
        Integer order = compared ? compare(preferred, rate) : Integer.valueOf(-1);
        if (order == null) {
            return;
        }
        String name = special ? "choice.special" : "choice.agreement";
        if (order <= 0) {
            say(name + (provisional ? ".belowProvisional" : compared ? ".belowMfn" : ".applies"), offered.code(), preferred, rate == null ? "" : rate);
            ex = false;
            exSkipped = false;
            pick(special ? "SPECIAL" : "AGREEMENT", preferred, quota.isEmpty() ? offered.code() : offered.code() + " " + quota);
            agreement = offered;
        } else {
            say(name + (provisional ? ".aboveProvisional" : ".aboveMfn"), offered.code(), preferred, rate);
        }
    }

    /** Which of two rates comes to less on these goods; null, with a problem, when that cannot be told. */
    private Integer compare(RateExpression a, RateExpression b) {
        if (a instanceof RateExpression.Percent x && b instanceof RateExpression.Percent y) {
            return x.percent().compareTo(y.percent());
        }
        String lacking = q.quantities.lacks(a).or(() -> q.quantities.lacks(b)).orElse(null);
        if (lacking != null) {
            problem("DUTY-103", "/firstQuantity", true, lacking);
            return null;
        }
        return q.value == null ? Integer.valueOf(-1) : a.amount(q.value, q.quantities).compareTo(b.amount(q.value, q.quantities));
    }

    private List<RatedRemedy> remedies(boolean unknown) {
        if (q.law.remedies().isEmpty()) {
            say("choice.remedy.none");
            return List.of();
        }
        RemedyChoice.Answer chosen = remedyChoice.choose(claim, unknown, rate, trace);
        chosen.problems().forEach(this::problem);
        if (chosen.general()) {
            ex = false;
            exSkipped = false;
            agreement = null;
            pick("GENERAL", q.line.general(), q.law.origin());
        }
        return chosen.remedies();
    }

    private void problem(String code, String field, boolean stops, Object... args) {
        problem(new Problem(code, field, stops, List.of(args)));
    }

    private void problem(Problem one) {
        problems = problems.isEmpty() ? new ArrayList<>(2) : problems;
        problems.add(one);
    }

    private void say(String key, Object... args) {
        if (trace != null) {
            trace.add(Step.of(key, args));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
