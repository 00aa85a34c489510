package org.tongguan.gate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongguan.gate.GateDecision.Reason;
import org.tongguan.gate.PassageRequest.Direction;

/** The rules of the barrier as a pure function of what is known: the same at the centre and in a lane that is cut off. */
final class PassageRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PassageRules() { }

    /** The lane. */
    record LaneFacts(String id, String office, Set<Direction> directions, boolean allowsEmpty) { }

    /** A release with what only the centre knows of it. */
    record ReleaseFacts(Release release, List<String> openHolds, boolean berthed) { }

    /**
     * Everything a decision rests on.
     *
     * @param releases         of those named, the known ones by number
     * @param plateElsewhere   office at which the same plate passed moments ago, null = none
     * @param tolerancePercent of the weight
     */
    record Facts(LaneFacts lane, PassageRequest request, Map<String, ReleaseFacts> releases, boolean plateBanned, String plateElsewhere, LocalDate today,
                 BigDecimal tolerancePercent) { }

    /** All reasons against the passage, in order of their codes; none = open. */
    static List<Reason> stops(Facts facts) {
        List<Reason> stops = new ArrayList<>();
        PassageRequest request = facts.request();
        request.releases().stream().filter(n -> !facts.releases().containsKey(n)).forEach(n -> stops.add(Reason.of("GATE-001", n)));
        facts.releases().values().forEach(r -> release(facts, r, stops));
        containers(facts, stops);
        vehicle(facts, stops);
        if (request.releases().isEmpty() && request.containers().isEmpty()) {
            empty(facts, stops);
        } else {
            weight(facts, stops);
        }
        return stops.stream().distinct().sorted(java.util.Comparator.comparing(Reason::code)).toList();
    }

    private static void release(Facts facts, ReleaseFacts known, List<Reason> stops) {
        Release release = known.release();
        String number = release.number();
        if (release.blockedReason() != null) {
            stops.add(Reason.of("GATE-002", number, release.blockedReason()));
        }
        if (release.revokedReason() != null) {
            stops.add(Reason.of("GATE-003", number));
        }
        if (facts.today().isBefore(release.validFrom()) || release.validTo() != null && facts.today().isAfter(release.validTo())) {
            stops.add(Reason.of("GATE-004", number, release.validFrom(), release.validTo() == null ? "-" : release.validTo()));
        }
        if (release.usedUpAt() != null) {
            stops.add(Reason.of("GATE-005", number));
        }
        known.openHolds().forEach(hold -> stops.add(Reason.of("GATE-012", number, hold)));
        if (!release.office().equals(facts.lane().office())) {
            stops.add(Reason.of("GATE-013", number, release.office()));
        }
        if (!(release.direction().equals("I") ? Direction.OUT : Direction.IN).equals(facts.request().direction())) {
            stops.add(Reason.of("GATE-014", number, release.direction()));
        }
        if (release.needsBerth() && !known.berthed()) {
            stops.add(Reason.of("GATE-015", number, release.transport().name()));
        }
        if (!release.isLoose() && facts.request().containers().stream().noneMatch(c -> release.container(c).isPresent())) {
            stops.add(Reason.of("GATE-008", number));
        }
        // Which vehicles are named is not told: who reads it here could put that plate on.
        if (isOther(release, facts.request().plate())) {
            stops.add(Reason.of("GATE-023", number, facts.request().plate()));
        }
    }

    private static boolean isOther(Release release, String plate) {
        return !release.plates().isEmpty() && !plate.isEmpty() && !release.plates().contains(plate);
    }

    private static void containers(Facts facts, List<Reason> stops) {
        List<String> carried = facts.request().containers();
        if (!carried.isEmpty() && facts.request().releases().isEmpty()) {
            stops.add(Reason.of("GATE-016"));
        }
        Set<String> seen = new HashSet<>();
        for (String number : carried) {
            if (!seen.add(number)) {
                stops.add(Reason.of("GATE-018", number));
                continue;
            }
            List<Release.Container> released = facts.releases().values().stream().flatMap(r -> r.release().container(number).stream()).toList();
            if (released.isEmpty() && !facts.request().releases().isEmpty()) {
                stops.add(Reason.of("GATE-006", number));
            }
            if (released.stream().anyMatch(c -> c.usedAt() != null)) {
                stops.add(Reason.of("GATE-007", number));
            }
            // The right seal is not told: who reads it here could make one.
            released.stream().filter(c -> c.seal() != null && !facts.request().seals().contains(PassageRequest.clean(c.seal())))
                    .forEach(c -> stops.add(Reason.of("GATE-011", number)));
        }
    }

    private static void vehicle(Facts facts, List<Reason> stops) {
        String plate = facts.request().plate();
        if (plate.isEmpty()) {
            stops.add(Reason.of("GATE-022"));
        }
        if (facts.plateBanned()) {
            stops.add(Reason.of("GATE-009", plate));
        }
        if (facts.plateElsewhere() != null) {
            stops.add(Reason.of("GATE-020", plate, facts.plateElsewhere()));
        }
        if (!facts.lane().directions().contains(facts.request().direction())) {
            stops.add(Reason.of("GATE-021", facts.lane().id()));
        }
    }

    private static void empty(Facts facts, List<Reason> stops) {
        if (!facts.lane().allowsEmpty()) {
            stops.add(Reason.of("GATE-017"));
        }
        BigDecimal weight = facts.request().weightKg();
        BigDecimal tare = facts.request().tareKg();
        if (weight != null && tare != null && weight.compareTo(tare.add(share(tare, facts.tolerancePercent()))) > 0) {
            stops.add(Reason.of("GATE-010", weight.toPlainString(), tare.toPlainString()));
        }
    }

    private static void weight(Facts facts, List<Reason> stops) {
        BigDecimal weight = facts.request().weightKg();
        BigDecimal tare = facts.request().tareKg();
        boolean loose = facts.releases().values().stream().anyMatch(r -> r.release().isLoose());
        if (loose && (weight == null || tare == null)) {
            stops.add(Reason.of("GATE-019"));
            return;
        }
        BigDecimal boxes = grossInContainers(facts);
        if (weight == null || boxes == null) {
            return;
        }
        if (loose) {
            BigDecimal left = sum(facts, true);
            BigDecimal net = weight.subtract(tare).subtract(boxes);
            if (net.compareTo(left.add(share(sum(facts, false).add(boxes), facts.tolerancePercent()))) > 0 || net.signum() < 0) {
                stops.add(Reason.of("GATE-010", weight.toPlainString(), tare.add(boxes).add(left).toPlainString()));
            }
            return;
        }
        BigDecimal expected = tare == null ? boxes : boxes.add(tare);
        BigDecimal allowed = share(expected, facts.tolerancePercent());
        boolean tooLight = weight.compareTo(expected.subtract(allowed)) < 0;
        boolean tooHeavy = tare != null && weight.compareTo(expected.add(allowed)) > 0;
        if (boxes.signum() > 0 && (tooLight || tooHeavy)) {
            stops.add(Reason.of("GATE-010", weight.toPlainString(), expected.toPlainString()));
        }
    }

    private static BigDecimal sum(Facts facts, boolean left) {
        return facts.releases().values().stream().map(ReleaseFacts::release).filter(Release::isLoose)
                .map(r -> left ? r.looseLeftKg() : r.grossKg()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Declared weight of the goods in the containers carried; null when the declaration does not say. */
    private static BigDecimal grossInContainers(Facts facts) {
        BigDecimal sum = BigDecimal.ZERO;
        Set<String> carried = new HashSet<>(facts.request().containers());
        for (ReleaseFacts known : facts.releases().values()) {
            Release release = known.release();
            List<Release.Container> here = release.containers().stream().filter(c -> carried.contains(c.number())).toList();
            if (!here.isEmpty() && here.size() == release.containers().size()) {
                sum = sum.add(release.grossKg());
            } else if (here.stream().allMatch(c -> c.grossKg() != null)) {
                sum = here.stream().map(Release.Container::grossKg).reduce(sum, BigDecimal::add);
            } else {
                return null;
            }
        }
        return sum;
    }

    /** How many kilograms of each loose release this vehicle takes, in the order of release numbers. */
    static Map<String, BigDecimal> looseTaken(Facts facts) {
        Map<String, BigDecimal> taken = new LinkedHashMap<>();
        List<Release> loose = facts.releases().values().stream().map(ReleaseFacts::release).filter(Release::isLoose)
                .sorted(java.util.Comparator.comparing(Release::number)).toList();
        BigDecimal boxes = grossInContainers(facts);
        BigDecimal weight = facts.request().weightKg();
        if (loose.isEmpty() || boxes == null || weight == null || facts.request().tareKg() == null) {
            return taken;
        }
        BigDecimal net = weight.subtract(facts.request().tareKg()).subtract(boxes).max(BigDecimal.ZERO);
        for (Release release : loose) {
            BigDecimal share = net.min(release.looseLeftKg());
            taken.put(release.number(), share);
            net = net.subtract(share);
        }
        return taken;
    }

    static BigDecimal share(BigDecimal whole, BigDecimal percent) {
        return whole.multiply(percent).divide(HUNDRED);
    }
}
