package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Alternative;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Claim;
import org.tongguan.tariff.Quote;
import org.tongguan.tariff.Shipment;
import org.tongguan.tariff.choice.RateChoice;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.schedule.Agreement;
import org.tongguan.tariff.schedule.Schedule.Offer;
import org.tongguan.tariff.schedule.Schedule.RatedQuota;
import org.tongguan.tariff.schedule.Schedule.RatedRemedy;

/**
 * The reasons of one line and every other way to bring it in: without a claim, under each agreement open to its origin, inside a quota. Each way goes
 * through the same choice of rate as the line itself, so that none promises what the law does not give.
 */
public final class Ways {

    private static final Comparator<Alternative> CHEAPEST_FIRST = Comparator.comparing(Alternative::total, Comparator.nullsLast(Comparator.naturalOrder()));
    private final LineTaxes line;
    private final LineTaxes.State at;
    private final Forgiven.Part others;
    private final String pointer;
    private final BigDecimal assessed;
    private final List<Alternative> found = new ArrayList<>(6);
    private final List<Owed> sums = new ArrayList<>(4);

    /**
     * @param line      after its duty was computed
     * @param index     in the shipment
     * @param assessed  all taxes of the line as assessed
     * @param forgiven  what the shipment as assessed does not owe
     */
    public Ways(LineTaxes line, int index, BigDecimal assessed, Forgiven forgiven) {
        this.line = line;
        this.at = line.state();
        this.pointer = "/goodsItems/" + index;
        this.assessed = assessed;
        this.others = forgiven.others(index);
    }

    /** Reasons and ways. */
    public Quote.Reasons find() {
        boolean imported = at.ground().shipment().direction() == Shipment.Direction.IMPORT;
        if (imported && at.tariff() != null && at.value() != null && at.value().signum() > 0 && at.tariff().line().vatPercent() != null
                && at.treatment() != Assessment.Treatment.EXEMPT && at.treatment() != Assessment.Treatment.SUSPENDED) {
            all();
        }
        found.sort(CHEAPEST_FIRST);
        return new Quote.Reasons(at.tariff() == null ? null : at.tariff().line(), line.decisions(), found);
    }

    private void all() {
        Claim claim = at.goods().claim();
        RateChoice.Answer plain = line.choose(claim.plain(), null);
        String source = at.tariff().line().source();
        way(plain.kind(), null, null, plain.rate(), plain, at.tariff().line().validTo(), source);
        for (Offer open : line.law().offers()) {
            boolean elsewhere = open.agreement().code().equals(claim.agreement()) && claim.preferentialOrigin() != null;
            Offer own = elsewhere ? line.law().offer(claim.agreement(), claim.preferentialOrigin()) : open;
            Offer offer = own == null ? open : own;
            if (offer.party().isHighest()) {
                RateChoice.Answer highest = line.choose(claim.withAgreement(claim.agreement()), null);
                RateExpression rate = highest.agreement() == null ? null : highest.rate();
                way(offer.agreement().kind().name(), offer.agreement(), null, rate, highest, offer.validTo(), offer.source());
                continue;
            }
            if (offer.rate() == null && offer.quotaRate() == null) {
                unknown(offer);
            }
            if (offer.rate() != null) {
                way(offer.agreement().kind().name(), offer.agreement(), null, offer.rate(), line.choose(claim.withAgreement(offer.agreement().code()), null),
                        offer.validTo(), offer.source());
            }
            if (offer.quotaRate() != null) {
                way("AGREEMENT_QUOTA", offer.agreement(), offer.quota(), offer.quotaRate(), line.choose(claim.withQuota(offer.agreement().code()), null),
                        offer.validTo(), offer.source());
            }
        }
        RatedQuota quota = line.law().quota();
        if (quota != null) {
            RateChoice.Answer inside = line.choose(claim.withQuota(null), null);
            way("QUOTA", null, quota.row().quota(), inside.rate(), inside, quota.row().validTo(), quota.row().source());
        }
    }

    private void unknown(Offer offer) {
        found.add(new Alternative(offer.agreement().kind().name(), offer.agreement(), null, null, null, null, null, null, false, null, offer.source(),
                List.of(Finding.warning("DUTY-122", pointer + "/agreement", at.goods().itemNumber(), at.goods().commodityCode(),
                        offer.agreement().code(), at.ground().shipment().rateDate()))));
    }

    private void way(String kind, Agreement agreement, String quota, RateExpression rate, RateChoice.Answer answer, LocalDate validTo,
                     String source) {
        boolean applied = isApplied(agreement, quota);
        if (!answer.isChosen() || line.lacking(answer).isPresent()) {
            found.add(new Alternative(kind, agreement, quota, rate, answer.kind(), null, null, null, applied, validTo, source, problems(answer)));
            return;
        }
        Owed owed = owed(answer);
        found.add(new Alternative(kind, agreement, quota, rate, answer.kind(), owed.duty, owed.total, owed.saving, applied, validTo, source, List.of()));
    }

    /** What a way comes to. */
    private record Owed(RateExpression rate, List<RatedRemedy> remedies, BigDecimal duty, BigDecimal total, BigDecimal saving) { }

    /** Two ways that lead to the same rate with the same remedies owe the same: several agreements give zero, or lead back to the MFN rate. */
    private Owed owed(RateChoice.Answer answer) {
        for (Owed known : sums) {
            if (known.rate == answer.rate() && known.remedies == answer.remedies()) {
                return known;
            }
        }
        BigDecimal duty = line.rounded(line.amount(answer.rate()));
        BigDecimal onTop = LineTaxes.ZERO;
        for (RatedRemedy r : answer.remedies()) {
            onTop = onTop.add(at.ground().settings().tax(line.amount(r.rate())));
        }
        Forgiven.Part taxes = line.taxes(duty.add(onTop), others);
        duty = taxes.duty().signum() == 0 ? LineTaxes.ZERO : line.due(duty);
        BigDecimal total = taxes.duty().add(taxes.consumption()).add(taxes.vat());
        sums.add(new Owed(answer.rate(), answer.remedies(), duty, total, assessed == null ? null : assessed.subtract(total)));
        return sums.getLast();
    }

    private List<Finding> problems(RateChoice.Answer answer) {
        List<Finding> problems = new ArrayList<>();
        for (RateChoice.Problem p : answer.problems()) {
            List<Object> args = new ArrayList<>(p.args());
            args.addFirst(at.goods().itemNumber());
            problems.add(Finding.warning(p.code(), pointer + p.field(), args.toArray()));
        }
        if (answer.rate() != null) {
            line.lacking(answer).ifPresent(unit -> problems.add(Finding.warning("DUTY-103", pointer + "/firstQuantity", at.goods().itemNumber(), unit)));
        }
        return problems;
    }

    /** Whether the line was assessed this way, by the claim that was accepted. */
    private boolean isApplied(Agreement agreement, String quota) {
        RateChoice.Answer chosen = at.chosen();
        if (chosen == null) {
            return false;
        }
        boolean quotaTaken = chosen.kind().startsWith("QUOTA");
        if (agreement == null) {
            return chosen.agreement() == null && quotaTaken == (quota != null);
        }
        boolean inside = at.goods().claim().quotaCertificate() != null;
        return chosen.agreement() != null && chosen.agreement().code().equals(agreement.code()) && inside == (quota != null);
    }
}
