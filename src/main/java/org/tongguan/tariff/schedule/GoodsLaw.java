package org.tongguan.tariff.schedule;

import java.time.LocalDate;
import java.util.List;
import org.tongguan.tariff.schedule.Schedule.Offer;
import org.tongguan.tariff.schedule.Schedule.PartyRate;
import org.tongguan.tariff.schedule.Schedule.RatedQuota;
import org.tongguan.tariff.schedule.Schedule.RatedRemedy;

/**
 * What the schedule has for goods of one code and origin on one day, each looked up once however often it is asked: the ways to bring a line in differ
 * in what is claimed, not in this. Not for several threads.
 */
public final class GoodsLaw {

    private final Schedule schedule;
    private final String code;
    private final String origin;
    private final LocalDate day;
    private List<Offer> offers;
    private List<RatedRemedy> remedies;
    private RatedQuota quota;
    private boolean quotaSought;

    /** @param origin null or empty = not told */
    public GoodsLaw(Schedule schedule, String code, String origin, LocalDate day) {
        this.schedule = schedule;
        this.code = code;
        this.origin = origin == null ? "" : origin;
        this.day = day;
    }

    public String code() {
        return code;
    }

    public String origin() {
        return origin;
    }

    public LocalDate day() {
        return day;
    }

    /** See {@link Schedule#offers}. */
    public List<Offer> offers() {
        if (offers == null) {
            offers = schedule.offers(code, origin, day);
        }
        return offers;
    }

    /** See {@link Schedule#offer}; of another origin where a preferential one is claimed. */
    public Offer offer(String agreement, String from) {
        if (!origin.equals(from)) {
            return schedule.offer(agreement, code, from, day);
        }
        for (Offer offer : offers()) {
            if (offer.agreement().code().equals(agreement)) {
                return offer;
            }
        }
        return null;
    }

    /** See {@link Schedule#partyRates}. */
    public List<PartyRate> partyRates(String agreement) {
        return schedule.partyRates(agreement, code, day);
    }

    /** See {@link Schedule#quota}. */
    public RatedQuota quota() {
        if (!quotaSought) {
            quota = schedule.quota(code, day);
            quotaSought = true;
        }
        return quota;
    }

    /** See {@link Schedule#remedies}. */
    public List<RatedRemedy> remedies() {
        if (remedies == null) {
            remedies = schedule.remedies(code, day);
        }
        return remedies;
    }
}
