package org.tongguan.risk.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tongguan.risk.Facts;
import org.tongguan.risk.RuleDraft;
import org.tongguan.risk.Targets;
import org.tongguan.risk.Targets.Hit;
import org.tongguan.risk.Targets.Suppressed;

/** Everything targeting depends on at one moment. Immutable; the answer for given facts is always the same. */
public final class Snapshot {

    /** The law's numbers that targeting needs. */
    public interface Rates {

        /** Share of declarations drawn at random, in percent. */
        BigDecimal randomSharePercent(LocalDate day);

        /** By what the sampling of a rule is multiplied for traders of that grade. */
        BigDecimal gradeFactor(String grade, LocalDate day);
    }

    private static final UUID RANDOM = new UUID(0, 0);
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final Targets RANDOM_ONLY = new Targets(List.of(), true, List.of());
    private final long version;
    private final RuleIndex index;
    private final Map<Long, List<Exemption>> exemptions = new HashMap<>();
    private final Draw draw;
    private final Rates rates;

    /** Puts a snapshot together; {@code version} is the database's counter it was read at. */
    public Snapshot(long version, RuleIndex index, List<Exemption> exemptions, Draw draw, Rates rates) {
        this.version = version;
        this.index = index;
        this.draw = draw;
        this.rates = rates;
        exemptions.forEach(e -> this.exemptions.computeIfAbsent(e.traderId(), t -> new ArrayList<>()).add(e));
    }

    public long version() {
        return version;
    }

    public RuleIndex index() {
        return index;
    }

    /** See {@link org.tongguan.risk.Targeting#target}. */
    public Targets target(Facts facts) {
        boolean random = draw.falls(facts.subjectId(), RANDOM, rates.randomSharePercent(facts.day()));
        List<RuleIndex.Match> matches = index.match(facts);
        if (matches.isEmpty()) {
            return random ? RANDOM_ONLY : Targets.NONE;
        }
        List<Hit> hits = new ArrayList<>(matches.size());
        List<Suppressed> suppressed = new ArrayList<>();
        for (RuleIndex.Match match : matches) {
            CompiledRule rule = match.rule();
            if (!isSampled(rule, facts)) {
                continue;
            }
            RuleDraft content = rule.content();
            Hit hit = new Hit(rule.id(), content.code(), rule.version(), content.name(), content.action(), content.departments(), content.reason(),
                    match.because());
            Exemption exemption = exemption(rule.id(), facts);
            if (exemption == null) {
                hits.add(hit);
            } else {
                suppressed.add(new Suppressed(hit, exemption.id()));
            }
        }
        hits.sort(Comparator.comparing(Hit::ruleCode));
        suppressed.sort(Comparator.comparing(s -> s.hit().ruleCode()));
        return new Targets(List.copyOf(hits), random, List.copyOf(suppressed));
    }

    private boolean isSampled(CompiledRule rule, Facts facts) {
        BigDecimal percent = rule.content().samplingPercent();
        if (percent == null) {
            return true;
        }
        BigDecimal adjusted = percent.multiply(rates.gradeFactor(facts.traderGrade(), facts.day()));
        return draw.falls(facts.subjectId(), rule.id(), adjusted.min(HUNDRED));
    }

    private Exemption exemption(UUID rule, Facts facts) {
        Exemption own = facts.traderId() == null ? null : exemption(exemptions.get(facts.traderId()), rule, facts);
        return own != null ? own : exemption(exemptions.get(null), rule, facts);
    }

    private static Exemption exemption(List<Exemption> candidates, UUID rule, Facts facts) {
        if (candidates != null) {
            for (Exemption candidate : candidates) {
                if (candidate.covers(rule, facts)) {
                    return candidate;
                }
            }
        }
        return null;
    }
}
