package org.tongguan.risk.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Dated;

/** Reference values by metric and commodity code, dated: what a kilogram of beef usually costs. */
public final class References {

    public static final References NONE = new References(Map.of());

    /**
     * One reference value.
     *
     * @param metric  what it measures, e.g. {@code valuePerKg}
     * @param key     commodity code or leading digits of it
     * @param validTo first day on which it is no longer valid, null = open
     */
    public record Reference(String metric, String key, BigDecimal value, @Nullable LocalDate validFrom, @Nullable LocalDate validTo, String source) { }

    private final Map<String, Map<String, Dated<BigDecimal>>> byMetric;

    private References(Map<String, Map<String, Dated<BigDecimal>>> byMetric) {
        this.byMetric = byMetric;
    }

    public static References of(Collection<Reference> references) {
        Map<String, Map<String, List<Dated.Version<BigDecimal>>>> gathered = new HashMap<>();
        for (Reference r : references) {
            gathered.computeIfAbsent(r.metric(), m -> new HashMap<>()).computeIfAbsent(r.key(), k -> new ArrayList<>())
                    .add(new Dated.Version<>(r.value(), r.validFrom(), r.validTo(), r.source()));
        }
        Map<String, Map<String, Dated<BigDecimal>>> dated = new HashMap<>();
        gathered.forEach((metric, keys) -> {
            Map<String, Dated<BigDecimal>> of = new HashMap<>();
            keys.forEach((key, versions) -> of.put(key, Dated.of(versions)));
            dated.put(metric, of);
        });
        return new References(dated);
    }

    public Set<String> metrics() {
        return byMetric.keySet();
    }

    /** The value of the longest key the commodity code begins with that is valid on that day. */
    public Optional<BigDecimal> find(String metric, String commodityCode, LocalDate day) {
        Map<String, Dated<BigDecimal>> keys = byMetric.get(metric);
        if (keys == null || commodityCode == null) {
            return Optional.empty();
        }
        for (int length = commodityCode.length(); length > 0; length--) {
            Dated<BigDecimal> found = keys.get(commodityCode.substring(0, length));
            Optional<BigDecimal> value = found == null ? Optional.empty() : found.on(day);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
