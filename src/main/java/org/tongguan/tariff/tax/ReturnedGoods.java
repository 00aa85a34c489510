package org.tongguan.tariff.tax;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.Law;
import org.tongguan.tariff.Assessment.Step;

/**
 * Goods that come back, and goods that replace others: whether duty is levied at all (Tariff Law arts. 39, 40). What is not said is asked for.
 *
 * @param free     no duty is levied
 * @param steps    why
 * @param findings what stands against it, or must be told first
 */
public record ReturnedGoods(boolean free, List<Step> steps, List<Finding> findings) {

    /** Why they come back or are replaced. */
    public enum Reason {
        /** Quality. */
        QUALITY(true, true),
        /** Specification other than agreed. */
        SPECIFICATION(true, true),
        /** Force majeure; since the Tariff Law. */
        FORCE_MAJEURE(true, false),
        /** Damaged. */
        DAMAGE(false, true),
        /** Short. */
        SHORTAGE(false, true),
        /** Anything else. */
        OTHER(false, false);

        private final boolean returned;
        private final boolean replaced;

        Reason(boolean returned, boolean replaced) {
            this.returned = returned;
            this.replaced = replaced;
        }
    }

    /**
     * The claim.
     *
     * @param replacement     free replacement or compensation (art. 40), else returned in the same state (art. 39)
     * @param before          day the first goods left or entered; for replacements the day they were released
     * @param unchanged       art. 39: in the state in which they went
     * @param originalHandled art. 40: the replaced goods are sent back, given up, or levied anew
     */
    public record Claim(boolean replacement, Reason reason, LocalDate before, Boolean unchanged, Boolean originalHandled) { }

    /**
     * Answers a claim.
     *
     * @param day     of the declaration
     * @param years   for which a replacement may be claimed at most, counted from the release
     * @param pointer of the claim in the document
     */
    public static ReturnedGoods of(Claim claim, LocalDate day, int years, String pointer) {
        Optional<Finding> missing = missing(claim, day, pointer);
        if (missing.isPresent()) {
            return new ReturnedGoods(false, List.of(), List.of(missing.get()));
        }
        // The Regulations knew quality and specification only (art. 43).
        boolean unknownYet = claim.reason == Reason.FORCE_MAJEURE && day.isBefore(Law.TARIFF_LAW);
        boolean known = claim.replacement ? claim.reason.replaced : claim.reason.returned && !unknownYet;
        if (!known) {
            return no("returned.reason", claim.reason);
        }
        if (!claim.replacement) {
            if (!claim.unchanged) {
                return no("returned.changed");
            }
            LocalDate last = claim.before.plusYears(1);
            return day.isAfter(last) ? no("returned.late", claim.before, last) : yes("returned.free", claim.reason, claim.before, last);
        }
        if (!claim.originalHandled) {
            // The replacement stays free; the goods first imported are levied again.
            return yes("replaced.original", claim.reason);
        }
        LocalDate last = claim.before.plusYears(years);
        return day.isAfter(last) ? no("replaced.late", claim.before, last) : yes("replaced.free", claim.reason, claim.before, last);
    }

    private static Optional<Finding> missing(Claim claim, LocalDate day, String pointer) {
        if (claim.reason == null) {
            return Optional.of(Finding.warning("DUTY-171", pointer + "/reason"));
        }
        if (claim.before == null || claim.before.isAfter(day)) {
            return Optional.of(Finding.warning("DUTY-172", pointer + "/before", String.valueOf(claim.before), day));
        }
        if (!claim.replacement && claim.unchanged == null) {
            return Optional.of(Finding.warning("DUTY-173", pointer + "/unchanged"));
        }
        return claim.replacement && claim.originalHandled == null ? Optional.of(Finding.warning("DUTY-174", pointer + "/originalHandled")) : Optional.empty();
    }

    private static ReturnedGoods yes(String key, Object... args) {
        return new ReturnedGoods(true, List.of(Step.of(key, args)), List.of());
    }

    private static ReturnedGoods no(String key, Object... args) {
        return new ReturnedGoods(false, List.of(Step.of(key, args)), List.of());
    }
}
