package org.tongguan.tariff.choice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongguan.reference.Law;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.Claim;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.schedule.Remedy;
import org.tongguan.tariff.schedule.Schedule.RatedRemedy;

/**
 * Which remedies are levied on a goods line: those against its origin at the rate of its firm or of all others (Tariff Law arts. 16-18); where the
 * origin is not proven, the highest of any origin, unless the general rate comes to more (art. 19).
 */
final class RemedyChoice {

    private static final String EVERY = "*";
    private final RateChoice.Question q;
    private List<RatedRemedy> all;
    private Claim claim;
    private List<Step> trace;
    private List<RateChoice.Problem> problems;
    private Answer known;

    RemedyChoice(RateChoice.Question q) {
        this.q = q;
    }

    /**
     * @param general  the general rate takes the place of everything
     * @param problems what stands against it
     */
    record Answer(List<RatedRemedy> remedies, boolean general, List<RateChoice.Problem> problems) { }

    /**
     * Only where the origin is not proven does the answer depend on the normal rate; else the first one holds for every claim.
     *
     * @param normal the rate by arts. 12-14
     */
    Answer choose(Claim claimed, boolean unknown, RateExpression normal, List<Step> reasons) {
        if (known != null && reasons == null) {
            return known;
        }
        all = q.law().remedies();
        claim = claimed;
        trace = reasons;
        problems = List.of();
        boolean ofSomeOrigin = false;
        boolean ofThis = false;
        for (RatedRemedy r : all) {
            ofSomeOrigin |= !EVERY.equals(r.row().origin());
            ofThis |= r.row().origin().equals(q.law().origin());
        }
        boolean unproven = Boolean.FALSE.equals(claim.originProven());
        if (ofSomeOrigin && !ofThis && (unknown || unproven) && !q.law().day().isBefore(Law.TARIFF_LAW)) {
            return unproven(normal);
        }
        if (ofSomeOrigin && !ofThis && claim.originProven() == null) {
            say("choice.remedy.proofNeeded", origins());
            problem("DUTY-124", "/originCountry", false, q.law().code(), origins());
        }
        List<RatedRemedy> levied = of(q.law().origin(), false);
        if (levied.isEmpty()) {
            say("choice.remedy.otherOrigins", origins(), q.law().origin());
        }
        for (RatedRemedy r : levied) {
            boolean named = !r.row().firm().isEmpty();
            say("choice.remedy." + r.row().kind() + (named ? ".firm" : ""), r.row().measure(), q.law().origin(), r.rate(),
                    named ? r.row().firm().replace("|", " / ") : "");
            if (!named && hasFirms(r.row()) && claim.firm() == null) {
                problem("DUTY-123", "/producer", false, r.row().measure(), r.rate());
            }
        }
        known = new Answer(levied, false, problems);
        return known;
    }

    private boolean hasFirms(Remedy row) {
        return all.stream().anyMatch(r -> r.row().measure().equals(row.measure()) && r.row().kind() == row.kind() && !r.row().firm().isEmpty()
                && r.row().origin().equals(row.origin()));
    }

    /** For each measure and kind against that origin the row that counts: the firm's, else that of all others; or the one that comes to most. */
    private List<RatedRemedy> of(String origin, boolean highest) {
        String firm = null;
        List<RatedRemedy> found = new ArrayList<>(2);
        for (RatedRemedy r : all) {
            if (!r.row().origin().equals(origin) && !EVERY.equals(r.row().origin())) {
                continue;
            }
            if (q.excluded() && r.row().kind() == Remedy.Kind.RETALIATORY) {
                say("choice.remedy.excluded", r.row().measure());
                continue;
            }
            if (!highest && !r.firms().isEmpty()) {
                firm = firm != null ? firm : claim.firm() == null ? "" : RatedRemedy.plain(claim.firm());
                if (!r.firms().contains(firm)) {
                    continue;
                }
            }
            int same = indexOfSame(found, r.row());
            if (same < 0) {
                found.add(r);
            } else if (highest ? amount(r).compareTo(amount(found.get(same))) > 0 : closeness(r.row()) > closeness(found.get(same).row())) {
                found.set(same, r);
            }
        }
        return found;
    }

    /** A row for the firm counts before one for all others, one for the origin before one for every origin. */
    private static int closeness(Remedy row) {
        return (row.firm().isEmpty() ? 0 : 2) + (EVERY.equals(row.origin()) ? 0 : 1);
    }

    private static int indexOfSame(List<RatedRemedy> found, Remedy row) {
        for (int i = 0; i < found.size(); i++) {
            Remedy other = found.get(i).row();
            if (other.kind() == row.kind() && other.measure().equals(row.measure())) {
                return i;
            }
        }
        return -1;
    }

    /** Art. 19: the higher of the highest measure together with the normal rate, and the general rate. */
    private Answer unproven(RateExpression normal) {
        say("choice.unproven", origins());
        Optional<String> lacking = lacking(normal);
        if (lacking.isPresent() || q.value() == null || normal == null) {
            lacking.ifPresent(unit -> problem("DUTY-103", "/firstQuantity", true, unit));
            return new Answer(List.of(), false, problems);
        }
        if (q.line().general() == null) {
            problem("DUTY-102", "/commodityCode", true, q.law().code(), "GENERAL");
            return new Answer(List.of(), false, problems);
        }
        Map<String, List<RatedRemedy>> byOrigin = new LinkedHashMap<>();
        all.stream().map(r -> r.row().origin()).filter(o -> !EVERY.equals(o)).forEach(o -> byOrigin.computeIfAbsent(o, x -> of(x, true)));
        String worst = null;
        BigDecimal most = null;
        for (Map.Entry<String, List<RatedRemedy>> one : byOrigin.entrySet()) {
            BigDecimal sum = one.getValue().stream().map(this::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (most == null || sum.compareTo(most) > 0) {
                most = sum;
                worst = one.getKey();
            }
        }
        BigDecimal together = most.add(normal.amount(q.value(), q.quantities()));
        BigDecimal general = q.line().general().amount(q.value(), q.quantities());
        boolean generalIsMore = general.compareTo(together) > 0;
        say(generalIsMore ? "choice.unproven.general" : "choice.unproven.measure", worst, most.stripTrailingZeros().toPlainString(), normal,
                q.line().general());
        problem("DUTY-125", "/originCountry", false, q.law().code(), worst);
        return generalIsMore ? new Answer(List.of(), true, problems) : new Answer(byOrigin.get(worst), false, problems);
    }

    private Optional<String> lacking(RateExpression normal) {
        for (RatedRemedy r : all) {
            Optional<String> unit = q.quantities().lacks(r.rate());
            if (unit.isPresent()) {
                return unit;
            }
        }
        Optional<String> unit = normal == null ? Optional.empty() : q.quantities().lacks(normal);
        return unit.isPresent() || q.line().general() == null ? unit : q.quantities().lacks(q.line().general());
    }

    private BigDecimal amount(RatedRemedy r) {
        return r.rate().amount(q.value(), q.quantities());
    }

    private String origins() {
        return String.join(" ", all.stream().map(r -> r.row().origin()).filter(o -> !EVERY.equals(o)).distinct().sorted().toList());
    }

    private void problem(String code, String field, boolean stops, Object... args) {
        problems = problems.isEmpty() ? new ArrayList<>(2) : problems;
        problems.add(new RateChoice.Problem(code, field, stops, List.of(args)));
    }

    private void say(String key, Object... args) {
        if (trace != null) {
            trace.add(Step.of(key, args));
        }
    }
}
